// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import TerminalIO

extension Wording {
  static func saying(_ error: SpanTableError) -> Saying {
    switch error {
    case .emptyFile: Saying(.badInput, "there is nothing in it, not even row 1")
    case .notUTF8(let row): Saying(.badInput, "row \(row) is not UTF-8")
    case .missingColumn(let name, let header):
      Saying(
        .badInput, "row 1 has no column \(quoted(name)); it has \(listed(header.map(quoted)))",
        advice: "--columns document=…,rater=…,category=…,start=…,end=…,length=… names them")
    case .repeatedColumn(let name): Saying(.badInput, "row 1 has the column \(quoted(name)) more than once")
    case .unterminatedQuote(let row): Saying(.badInput, "a quotation mark that opens in row \(row) is never closed")
    case .ragged(let row, let fields, let expected):
      Saying(.badInput, "row \(row) has \(counted(fields, "field")), the header has \(expected)")
    case .emptyName(let row, let column): Saying(.badInput, "row \(row) has no \(column)")
    case .notANumber(let row, let column, let text):
      Saying(.badInput, "row \(row): \(column) \(quoted(text)) is not a whole number")
    case .lengthsDiffer(let row, let document, let length, let earlier):
      Saying(.badInput, "row \(row) gives \(quoted(document)) the length \(length), an earlier row \(earlier)")
    case .refused(let row, let otherRow, let reason): Saying(.badInput, "row \(row)\(words(reason, otherRow))")
    }
  }

  private static func words(_ error: UnitizedCorpusError, _ otherRow: Int?) -> String {
    switch error {
    case .documentWithoutLength(_, let length): ": a document's length is not \(length)"
    case .unknownIndex: " names nothing known"
    case .emptyOrNegative(_, let start, let end): ": the span from \(start) to \(end) holds nothing"
    case .beyondDocument(_, let end, let length): ": the span ends at \(end), the document at \(length)"
    case .overlapping: " overlaps \(otherRow.map { "row \($0)" } ?? "another row") of the same rater and category"
    }
  }
}
