// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import DatasetExchange
internal import JSON

extension Workspace {
  /// Writes what is selected, reads it back, and puts it in its place.
  func write(
    _ selection: ExportSelection, _ reviewers: [Reviewer], _ store: ProjectStore
  ) throws -> DatasetTally {
    let request = selection.request
    let codebook = try store.codebook()
    var head = DatasetHead(
      codebook: codebook, codebookJSON: try codebook?.json.sortedByKey, reviewers: reviewers,
      ledger: try store.headsDigest())
    let anonymity = request.isAnonymous ? Anonymity(try store.reviewersInOrder()) : nil
    if let anonymity { head.reviewers = reviewers.map { Reviewer(id: anonymity.name($0.id), machine: $0.machine) } }
    if !request.reviewers.isEmpty {
      let kept = Set(request.reviewers.map { anonymity?.name($0) ?? $0 })
      head.reviewers.removeAll { !kept.contains($0.id) }
    }
    head.reviewers.sort { $0.id < $1.id }
    let card = request.format == .huggingface ? try self.card(selection, codebook, store) : nil
    let export = DatasetExport(request, head, anonymity, card: card)
    if !request.format.isFile {
      let folder = try OutputFolder(path: request.path)
      try export.write(selection, store, to: folder)
      try export.check(folder)
      try folder.append(export.manifest, to: OutputFolder.manifest)
      try commit(folder, request.path)
      return export.tally
    }
    var manifest: [UInt8]?
    try write(to: request.path, isPlain: request.format != .jsonl) { sink in
      try export.write(selection, store, to: SinkOutput(sink))
      if let draft = (sink as? OutputFile)?.draft {
        try export.check(try InputFolder(draft))
        manifest = export.manifest
      }
    }
    if let manifest {
      try describe(request.path + ".manifest.json", manifest)
      let schema = request.rows(head.codebook).schema
      if request.isOfOneUnit, let schema { try describe(OutputName.stem(of: request.path) + ".schema.json", schema) }
    }
    return export.tally
  }

  /// Writes what describes a dataset beside it; a file of that name that is none of ours stays as it is.
  private func describe(_ path: String, _ bytes: [UInt8]) throws {
    let known = try? InputFolder(path).bytes(of: "")
    if let known, !String(decoding: known.prefix(400), as: UTF8.self).contains("\"attest_format\"") {
      return remark("attest: \(path) is none of this program's, and stays as it is")
    }
    let beside = try OutputFile(path: path)
    try beside.write(bytes)
    try beside.commit()
  }

  private func commit(_ folder: OutputFolder, _ path: String) throws {
    do { try folder.commit() } catch {
      guard case .notSynced = error else { throw error }
      throw Failure("\(path) not made safe", error)
    }
  }
}

/// One dataset on its way out: what was written, and what it says of itself.
private final class DatasetExport {
  private let request: ExportRequest
  private let head: DatasetHead
  private let anonymity: Anonymity?
  private var card: DatasetCard?
  private(set) var tally = DatasetTally()
  private var features: [DatasetFeature: Int] = [:]
  private var codebooks: Set<String> = []
  private var digests: [DatasetDigests.File] = []

  init(_ request: ExportRequest, _ head: DatasetHead, _ anonymity: Anonymity?, card: DatasetCard?) {
    self.card = card
    self.request = request
    self.head = head
    self.anonymity = anonymity
  }

  /// Writes every article.
  func write(_ selection: ExportSelection, _ store: ProjectStore, to output: any DatasetOutput) throws {
    var writer = try request.writer(head)
    let digesting = DatasetDigests(output, isCounting: request.path != "-")
    let isHistory = request.labels == .history
    try store.forEachArticle(selection.articles, decisions: isHistory ? .all : .standing) { record in
      guard var article = selection.article(record) else { return }
      if let anonymity { article = anonymity.article(article) }
      if request.isWithoutText { article.hideGoldWords() }
      if request.labels == .gold, !request.isOfOneUnit, !request.format.hasGold { article.takeGoldForReview() }
      tally.add(article)
      card?.add(article)
      features.merge(article.features, uniquingKeysWith: +)
      for review in article.reviews { codebooks.formUnion(review.labels.compactMap(\.codebook)) }
      try writer.write(article, to: digesting)
    }
    if let card { writer.describe(try card.text()) }
    try writer.finish(digesting)
    try refuseLosses(type(of: writer).carries)
    if digesting.isEmpty, request.format == .jsonl { try digesting.append(Array("[]\n".utf8), to: "") }
    digests = digesting.files
  }

  private func refuseLosses(_ carried: Set<DatasetFeature>) throws(ExportError) {
    guard !request.isOfOneUnit, !request.allowsLoss else { return }
    let losses = features.filter { !carried.contains($0.key) }
    if !losses.isEmpty { throw .losses(request.format, losses) }
  }

  /// Reads back what was written and compares.
  func check(_ files: any DatasetFiles) throws {
    guard let reader = request.format.reader, request.labels == .current, !request.isOfOneUnit || request.unit == .label
    else { return }
    var read = DatasetTally()
    var options = ReaderOptions()
    options.predictions = .beside
    _ = try reader.init(options).read(files) { read.add($0) }
    let carried = request.isOfOneUnit ? [.abstentions, .notes, .flags] : request.format.writer?.carries ?? []
    if let difference = tally.difference(from: read, carried: carried, isWithoutText: request.isWithoutText) {
      throw ExportError.selfCheck(difference)
    }
  }

  /// What the dataset says of itself, as a file of JSON.
  var manifest: [UInt8] {
    let files = digests.map { file -> JSONValue in
      let name = file.path.isEmpty ? OutputName.last(of: request.path) : file.path
      return ["path": .string(name), "sha256": .string(file.sha256), "bytes": .integer(file.bytes)]
    }
    let value: JSONValue = [
      "attest_format": .integer(DatasetHead.version), "format": .string(request.format.rawValue),
      "unit": .string(request.unit.rawValue), "labels": .string(request.labels.rawValue), "files": .array(files),
      "counts": tally.json, "offset_unit": .string(request.format.offsetUnit.rawValue),
      "codebook": JSONValue(head.codebook?.reference), "codebooks": JSONValue(codebooks.sorted()),
      "ledger_head": JSONValue(head.ledger), "anonymous": .bool(request.isAnonymous),
      "without_text": .bool(request.isWithoutText),
    ]
    var json = JSONWriter(.indented)
    json.value(value)
    json.line()
    return json.bytes
  }
}

/// The last part of a path.
enum OutputName {
  static func last(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The path without the extension of its last part.
  static func stem(of path: String) -> String {
    let name = last(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return path }
    return String(path.dropLast(name.distance(from: dot, to: name.endIndex)))
  }
}

extension DatasetArticle {
  /// Takes the words out of the marks that hold; their offsets stay.
  fileprivate mutating func hideGoldWords() {
    for place in gold.indices {
      gold[place].marks = gold[place].marks?.map { mark in
        guard case .span(var span) = mark else { return mark }
        span.text = ""
        return .span(span)
      }
    }
  }

  /// Puts the gold in the place of the reviews, as the reading of a reviewer called gold, for formats that know only those.
  fileprivate mutating func takeGoldForReview() {
    let labels = gold.compactMap { gold in
      gold.label.map {
        DatasetLabel(paragraph: gold.paragraph, judgement: Judgement(label: $0), note: gold.note, madeAt: gold.madeAt)
      }
    }
    reviews = labels.isEmpty ? [] : [DatasetReview(reviewer: "gold", isFinished: true, labels: labels)]
    gold = []
  }
}
