// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
public import DatasetExchange
internal import TerminalIO

/// Which dataset to take in, and what its user says of it.
public struct ImportRequest: Sendable {
  /// The format.
  public var format: ExportFormat
  /// The file or the folder.
  public var path: String
  /// The field that names the reviewer.
  public var reviewerField: String?
  /// The reviewer whose labels all of them are.
  public var reviewer: String?
  /// The machine whose labels all of them are; what is known of it is said of a person nowhere.
  public var machine: Reviewer?
  /// What offsets count; nil lets each span's text tell.
  public var offsetUnit: OffsetUnit?
  /// `old=new`: labels and reviewers that bear another name here.
  public var renames: [String] = []
  /// `unit=…`, `reviewer=…`, `label=…`: what a table's columns hold.
  public var columns: [String] = []
  /// Whether nothing is stored.
  public var isDryRun = false
  /// Whether bad records are left out and listed.
  public var keepsGoing = false
  /// Whether the answer is JSON.
  public var isJSON = false

  /// A request.
  public init(format: ExportFormat, path: String) {
    self.format = format
    self.path = path
  }

  /// Says that all labels are a machine's.
  ///
  /// - Throws: a ``Failure`` where something is known of a machine that is not named.
  public mutating func take(_ details: Reviewer.Machine, named id: String?) throws(Failure) {
    if let id { machine = Reviewer(id: id, machine: details) }
    if id == nil, details != Reviewer.Machine() { throw Failure("nothing imported", ImportError.noMachine) }
  }

  /// Old names and new ones.
  ///
  /// - Throws: ``ImportError/notAPair(option:word:)``.
  func pairs(_ words: [String], option: String) throws(ImportError) -> [String: String] {
    var pairs: [String: String] = [:]
    for word in words.flatMap({ $0.split(separator: ",").map(String.init) }) {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw .notAPair(option: option, word: word) }
      if let before = pairs.updateValue(parts[1], forKey: parts[0]), before != parts[1] {
        throw .twoPairs(option: option, word: parts[0], before, parts[1])
      }
    }
    return pairs
  }

  /// That the format has what is said of it.
  ///
  /// - Parameter columns: what is said of columns.
  /// - Throws: ``ImportError``.
  func check(_ columns: [String: String]) throws(ImportError) {
    let known = ["unit", "article", "paragraph", "text", "reviewer", "label", "note", "unsure", "confidence"]
    if let name = columns.keys.sorted().first(where: { !known.contains($0) }) { throw .notAColumn(name) }
    let named: [String] =
      switch format {
      case .csv, .tsv: known
      case .doccano, .labelStudio: ["text", "label"]
      case .gateBDOC, .casJSON: ["label"]
      default: []
      }
    if let name = columns.keys.sorted().first(where: { !named.contains($0) }) {
      throw .notSaid(format, option: "--columns \(name)=…")
    }
    let hasField: Set<ExportFormat> = [.csv, .tsv, .jsonl, .huggingface, .croissant, .labelStudio, .doccano, .prodigy]
    if reviewerField != nil, !hasField.contains(format) { throw .notSaid(format, option: "--reviewer-from") }
    let isOfRows: Set<ExportFormat> = [.csv, .tsv, .jsonl, .huggingface, .croissant]
    if offsetUnit != nil, isOfRows.contains(format) { throw .notSaid(format, option: "--offset-unit") }
  }
}

/// Why a dataset is not taken in.
enum ImportError: Error, Equatable {
  /// The format is written only.
  case notRead(ExportFormat)
  /// A word is no `old=new`.
  case notAPair(option: String, word: String)
  /// One word is to become two.
  case twoPairs(option: String, word: String, String, String)
  /// The format has nothing that an option could say.
  case notSaid(ExportFormat, option: String)
  /// A table has no such column to be named.
  case notAColumn(String)
  /// Labels that the codebook does not have, each with how often.
  case unknownLabels([String: Int], known: [String])
  /// A label is to be called what the codebook does not have.
  case noSuchLabel(String, known: [String])
  /// Two names of the dataset, or one and a reviewer of the project, come to one identifier.
  case ambiguousReviewer(word: String, id: String)
  /// A name that can be made no identifier.
  case notAReviewer(String)
  /// A reviewer is a machine here and a person there, or another model, version or prompt.
  case otherReviewer(id: String, here: Reviewer)
  /// Labels are a person's and a machine's at once.
  case machineAndReviewer
  /// A model, a version or a prompt of no machine.
  case noMachine
  /// A paragraph has neither text here nor one in the project.
  case noText(article: String, paragraph: Int)
  /// A text's digest is not the one that the dataset states.
  case wrongDigest(article: String, paragraph: Int)
  /// Gold that rests on votes came without them.
  case goldWithoutVotes(article: String)
  /// A span's words are not those of its place.
  case otherWords(String, article: String, paragraph: Int)
  /// The dataset holds nothing.
  case empty
  /// Records were left out.
  case leftOut(Int)
}

extension ImportError: UserFacingError {
  var message: Message {
    switch self {
    case .notRead(let format): Message(.usage, "\(format.rawValue) is written, not read")
    case .notAPair(let option, let word):
      Message(.usage, "\(option) \(quoted(word)) is no pair", advice: "such as \(option) old=new")
    case .twoPairs(let option, let word, let first, let second):
      Message(.usage, "\(option) gives \(quoted(word)) two meanings, \(quoted(first)) and \(quoted(second))")
    case .notSaid(let format, let option):
      Message(.usage, "\(format.rawValue) has nothing that \(option) says", advice: "leave it out")
    case .notAColumn(let name):
      Message(
        .usage, "--columns knows no \(quoted(name))",
        advice: "it knows unit, article, paragraph, text, reviewer, label, note, unsure and confidence")
    case .unknownLabels(let labels, let known):
      Message(
        .badInput,
        "the codebook has no "
          + listed(labels.sorted { $0.key < $1.key }.map { "\(quoted($0.key)) (\(counted($0.value, "label")))" }),
        advice:
          "\(labels.keys.sorted().map { "--map \(shellWord($0))=…" }.joined(separator: " ")) with \(listed(known))"
      )
    case .noSuchLabel(let label, let known):
      Message(.usage, "--map to \(quoted(label)), which the codebook does not have", advice: "it has \(listed(known))")
    case .ambiguousReviewer(let word, let id):
      Message(
        .badInput, "\(quoted(word)) and somebody else would both be reviewer \(quoted(id))",
        advice: "--map \(word)=ID says who it is")
    case .notAReviewer(let word):
      Message(
        .badInput, "\(quoted(word)) can be made no reviewer's identifier", advice: "--map \(word)=ID says who it is")
    case .otherReviewer(let id, let here):
      Message(
        .badInput, "\(quoted(id)) is \(Self.words(for: here)) here",
        advice: here.machine == nil
          ? "a machine has a name of its own" : "each model, version and prompt has a name of its own")
    case .machineAndReviewer:
      Message(.usage, "--as-machine says whose labels they are", advice: "leave --reviewer and --reviewer-from out")
    case .noMachine:
      Message(
        .usage, "--model, --model-version and --prompt-digest are of a machine", advice: "--as-machine NAME names it")
    case .noText(let article, let paragraph):
      Message(
        .badInput, "\(quoted(article)) ¶\(paragraph) has no text, and the project has no such article",
        advice: "load the article first")
    case .wrongDigest(let article, let paragraph):
      Message(.badInput, "\(quoted(article)) ¶\(paragraph) is not the text whose digest stands beside it")
    case .goldWithoutVotes(let article):
      Message(
        .badInput, "the gold of \(quoted(article)) rests on votes that are not in the dataset",
        advice: "jsonl --unit all holds both")
    case .otherWords(let words, let article, let paragraph):
      Message(
        .badInput, "\(quoted(words)) does not stand at its place in \(quoted(article)) ¶\(paragraph)",
        advice: "import the texts before what is marked in them")
    case .empty: Message(.badInput, "the dataset holds no labels and no articles")
    case .leftOut(let count): Message(.badInput, "\(counted(count, "record")) left out, named above")
    }
  }

  private static func words(for reviewer: Reviewer) -> String {
    guard let machine = reviewer.machine else { return "a person" }
    let details = zip(["model", "version", "prompt"], machine.details).compactMap { name, detail in
      detail.value.map { "\(name) \($0)" }
    }
    return "a machine" + (details.isEmpty ? "" : ", " + details.joined(separator: ", "))
  }
}
