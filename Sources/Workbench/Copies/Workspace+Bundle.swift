// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import DatasetExchange
internal import Glibc
internal import JSON
internal import LedgerExchange
internal import TerminalIO

/// Which part of a project goes into a bundle.
public struct BundleRequest: Sendable {
  /// Where the bundle goes; `-` is the standard output.
  public var path: String
  /// What the receiver has: a bundle, the doctor's answer in JSON, or heads as `ORIGIN:SEQ:ID` with commas between.
  public var since: String?
  /// The only reviewer whose entries go.
  public var reviewer: String?
  /// Whether unfinished reviews go with what they say.
  public var isOpen = false
  /// Whether the answer is JSON.
  public var isJSON = false

  /// A bundle of the whole project.
  public init(path: String) { self.path = path }
}

extension Workspace {
  /// Writes entries, and the articles they need, to a bundle that another copy of the project can merge.
  ///
  /// Labels go once everybody who was to read the article has finished, which an entry records first; before that the
  /// bundle proves that they exist and when they were made, and does not say what they are.
  public func bundle(_ request: BundleRequest) throws(Failure) {
    let undone = "no bundle written"
    try attempt(undone) {
      if let viewer { throw WorkError.notTheirs(reviewer: viewer) }
      let reading = try open(.read, for: undone)
      if let reviewer = request.reviewer { _ = try reading.reviewer(reviewer) }
      let since = try request.since.map(heads) ?? []
      let inputs = [request.since].compactMap { $0 }.filter { access($0, F_OK) == 0 }
      try checkOutput(request.path, sparing: inputs)
      let released = try letGo(request, reading, undone)
      let store = try open(.read, for: undone)
      try remarkOnLastLinks(of: store)
      var counts = (entries: 0, withheld: 0)
      try write(to: request.path, sparing: inputs, isPlain: false) { sink in
        var writer = BundleWriter { try sink.write($0) }
        try writer.write(LedgerSelection(since: since, reviewer: request.reviewer), of: store)
        counts = (writer.entries, writer.withheld)
      }
      guard request.path != "-" else { return }
      if request.isJSON {
        let answer: JSONValue = [
          "path": .string(request.path), "entries": .integer(counts.entries), "withheld": .integer(counts.withheld),
          "released": .array(released.map(\.json)), "opened": .bool(request.isOpen),
        ]
        return say(answer.text)
      }
      let heads =
        counts.withheld == 0 ? "" : ", \(counted(counts.withheld, "of them a head", plural: "of them heads")) only"
      tell("\(request.path): \(counted(counts.entries, "entry", plural: "entries"))\(heads)")
      for review in released { tell("released: \(review.article) by \(review.reviewer), round \(review.round)") }
    }
  }

  /// Records what may leave the copy from here on, where anything newly may.
  private func letGo(_ request: BundleRequest, _ store: ProjectStore, _ undone: String) throws -> [ReviewID] {
    let due = try store.releasable()
    if !due.isEmpty {
      let writing = try open(.write, for: undone)
      _ = try writing.append(
        [Submission(.trust(.labelsReleased(LabelsReleased(reviews: due))))], by: nil, at: clock())
    }
    guard request.isOpen else { return due }
    let opened = try store.withheldReviews(of: request.reviewer)
    try reveal(opened.filter { !due.contains($0) }, by: LabelsRevealed.bundle, instead: "leave --open out")
    return due
  }

  /// The heads that somebody has, in any of the ways they can be told.
  private func heads(_ words: String) throws -> [ChainHead] {
    var status = stat()
    if stat(words, &status) == 0 {
      let bytes = try FileBytes.read(words, limit: .max)
      if bytes.starts(with: Array(#"{"attest_bundle":"#.utf8)) { return try read(words, bytes).heads }
      var parser = JSONParser(bytes)
      guard let answer = try? parser.document(), case .array(let heads)? = answer["heads"] else {
        throw CopiesError.notHeads(words)
      }
      return try heads.map { head in
        guard let origin = head["origin"]?.string, let seq = head["seq"]?.integer, let id = head["id"]?.string else {
          throw CopiesError.notHeads(words)
        }
        return ChainHead(origin: origin, seq: seq, id: id)
      }
    }
    return try words.split(separator: ",").map { word in
      let parts = word.split(separator: ":").map(String.init)
      guard parts.count == 3, let seq = Int(parts[1]), parts[2].utf8.count == 64 else {
        throw CopiesError.notHeads(words)
      }
      return ChainHead(origin: parts[0], seq: seq, id: parts[2])
    }
  }

  /// A bundle that was read from a file.
  func read(_ file: String, _ bytes: [UInt8]) throws -> LedgerBundle {
    do { return try LedgerBundle(bytes) } catch let error as BundleError { throw CopiesError.bundle(file: file, error) }
  }
}

extension ReviewID {
  /// The review as answers name it.
  var json: JSONValue {
    ["article": .string(article), "reviewer": .string(reviewer), "round": .integer(round)]
  }
}
