// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import DatasetExchange
internal import JSON
internal import TerminalIO

/// The ratings in a file that `export` wrote: its paragraphs are units, its reviewers raters.
///
/// As in the project, finished reviews of the first round count, and an abstention is a missing rating.
struct ExportedRatings {
  /// The ratings as a table of unit, rater, label and article, the last for clusters.
  private(set) var bytes: [UInt8]
  private var otherRounds = 0, unfinished = 0

  /// The columns by which a file shows that it is an export.
  private static let signs = [article, "paragraph", "reviewer", "label"]
  /// The column of what a paragraph belongs to.
  static let article = "article"

  /// The format of a file that begins so; nil where it is no export.
  static func format(of beginning: [UInt8]) -> ExportFormat? {
    let text = String(decoding: beginning, as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    if line.hasPrefix("{") { return signs.allSatisfy { text.contains("\"\($0)\":") } ? .jsonl : nil }
    let names = line.split { ",\t;".contains($0) }.map { $0.trimmingPrefix("\u{FEFF}") }
    return signs.allSatisfy { sign in names.contains { $0 == sign } } ? .csv : nil
  }

  /// Reads an export.
  ///
  /// - Throws: ``DatasetFault`` or ``ExchangeError``.
  init(_ files: any DatasetFiles, _ format: ExportFormat) throws {
    var csv = CSVWriter(isGuarded: true)
    csv.row(["unit", "rater", "label", Self.article].map(JSONValue.string))
    var rounds = 0, open = 0
    _ = try format.reader?.init(ReaderOptions()).read(files) { article in
      for review in article.reviews {
        let labels = review.labels.filter { $0.judgement != nil }
        if review.round != ReviewID.firstRound {
          rounds += labels.count
        } else if review.isFinished == false {
          open += labels.count
        } else {
          for label in labels {
            csv.row([
              .string("\(article.name ?? "")#\(label.paragraph)"), .string(review.reviewer),
              JSONValue(label.judgement?.label?.rawValue), JSONValue(article.name),
            ])
          }
        }
      }
    }
    bytes = csv.bytes
    (otherRounds, unfinished) = (rounds, open)
  }

  /// What does not count, in a line; nil where all does.
  var remark: String? {
    let parts = [(otherRounds, "of other rounds"), (unfinished, "of unfinished reviews")].filter { $0.0 > 0 }
    guard !parts.isEmpty else { return nil }
    return "attest: left out are \(listed(parts.map { "\(counted($0.0, "label")) \($0.1)" }))"
  }
}
