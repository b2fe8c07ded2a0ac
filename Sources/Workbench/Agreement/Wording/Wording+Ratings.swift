// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import Glibc
internal import TerminalIO

extension Wording {
  static func saying(_ error: RatingsError) -> Saying {
    switch error {
    case .unreadable(let path, EISDIR): Saying(.badInput, "\(quoted(path)) is a directory")
    case .unreadable(let path, let code):
      Saying(.noInput, "\(quoted(path)) can not be read: \(String(cString: strerror(code)))")
    case .empty: Saying(.badInput, "there is nothing in it, not even row 1")
    case .noRatings: Saying(.badInput, "there is a header in row 1 but no rating behind it")
    case .notUTF8(let row): Saying(.badInput, "row \(row) is not UTF-8")
    case .unknownColumn(let name, let known):
      Saying(
        .badInput, "row 1 has no column \(quoted(name)); it has \(listed(known.map(quoted)))",
        advice: "--columns unit=…,rater=…,label=… names them")
    case .repeatedColumn(let name): Saying(.badInput, "row 1 has the column \(quoted(name)) more than once")
    case .raggedRow(let row, let fields, let expected):
      Saying(.badInput, "row \(row) has \(counted(fields, "field")), the header has \(expected)")
    case .unclosedQuote(let row): Saying(.badInput, "a quotation mark that opens in row \(row) is never closed")
    case .missingUnit(let row): Saying(.badInput, "row \(row) names no unit")
    case .missingRater(let row): Saying(.badInput, "row \(row) names no rater")
    case .matrix(let error): saying(error)
    }
  }

  static func saying(_ error: MatrixError) -> Saying {
    switch error {
    case .duplicateRating(let unit, let rater, let first, let second):
      Saying(
        .badInput, "rows \(first) and \(second) are both of unit \(quoted(unit)) by rater \(quoted(rater))",
        advice: "--duplicates first, last or replicates settles it")
    case .undeclaredCategory(let value, let row, let declared):
      Saying(
        .badInput,
        "row \(row): \(quoted(value)) is not among the categories \(listed(declared.prefix(20).map(quoted)))")
    case .repeatedCategory(let value): Saying(.usage, "--categories names \(quoted(value)) twice")
    case .unitInTwoClusters(let unit, let first, let second, let row):
      Saying(
        .badInput, "row \(row) puts unit \(quoted(unit)) into \(quoted(second)), an earlier row into \(quoted(first))")
    case .notANumber(let value, let row):
      Saying(
        .badInput, "\(row > 0 ? "row \(row)" : "--categories"): \(quoted(value)) is not a number",
        advice: "--level nominal or ordinal needs none")
    case .negativeAtRatioLevel(let value, let row):
      Saying(
        .badInput,
        "\(row > 0 ? "row \(row)" : "--categories"): \(value) is negative, which means nothing at ratio level",
        advice: "--level interval allows it")
    }
  }

  static func saying(_ error: LabelTriplesError) -> Saying {
    switch error {
    case .noRatings: Saying(.badInput, "there is no rating to fit a model to")
    case .tooLarge(let units, let raters, let labels):
      Saying(.badInput, "a model can not number \(units) units, \(raters) raters and \(labels) labels")
    case .columnsDiffer, .unitOutOfRange, .raterOutOfRange, .labelOutOfRange:
      Saying(.bug, "the ratings are numbered wrongly: \(error)", advice: "this is a bug of ours")
    }
  }
}
