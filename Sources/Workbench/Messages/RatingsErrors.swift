// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import Glibc
internal import TerminalIO

extension RatingsError: UserFacingError {
  var message: Message {
    switch self {
    case .unreadable(let path, EISDIR): Message(.badInput, "\(quoted(path)) is a directory")
    case .unreadable(let path, let code):
      Message(.noInput, "\(quoted(path)) can not be read: \(String(cString: strerror(code)))")
    case .empty: Message(.badInput, "there is nothing in it, not even row 1")
    case .noRatings: Message(.badInput, "there is a header in row 1 but no rating behind it")
    case .notUTF8(let row):
      Message(
        .badInput, "row \(row) is not UTF-8",
        advice: "if it is of Windows: iconv -f WINDOWS-1252 -t UTF-8 FILE | attest agreement --ratings -")
    case .unknownColumn(let name, let known):
      Message(
        .badInput, "row 1 has no column \(quoted(name)); it has \(named(known))",
        advice: columnsAdvice(known)
          ?? "--columns unit=…,rater=…,label=… names them; --wide reads a unit a row and a column a rater")
    case .repeatedColumn(let name): Message(.badInput, "row 1 has the column \(quoted(name)) more than once")
    case .raggedRow(let row, let fields, let expected):
      Message(.badInput, "row \(row) has \(counted(fields, "field")), the header has \(expected)")
    case .unclosedQuote(let row): Message(.badInput, "a quotation mark that opens in row \(row) is never closed")
    case .rowTooLong(let row, let limit):
      Message(
        .badInput, "row \(row) goes on for more than \(limit >> 20) MB",
        advice: "see whether a quotation mark that opens in it is closed")
    case .missingUnit(let row): Message(.badInput, "row \(row) names no unit")
    case .missingRater(let row): Message(.badInput, "row \(row) names no rater")
    case .matrix(let error): error.message
    }
  }
}

/// Names in quotation marks, the first of many.
func named(_ names: [String]) -> String {
  names.count > 20
    ? names.prefix(20).map(quoted).joined(separator: ", ") + " and \(names.count - 20) more"
    : listed(names.map(quoted))
}

/// The option that names the columns, if they look like those of a long table.
private func columnsAdvice(_ names: [String]) -> String? {
  ColumnName.guess(names).map {
    let words = [("unit", $0.unit), ("rater", $0.rater), ("label", $0.label ?? "…")]
    return "it looks like --columns " + shellWord(words.map { "\($0)=\($1)" }.joined(separator: ","))
  }
}

extension MatrixError: UserFacingError {
  var message: Message {
    switch self {
    case .duplicateRating(let unit, let rater, let first, let second):
      Message(
        .badInput, "rows \(first) and \(second) are both of unit \(quoted(unit)) by rater \(quoted(rater))",
        advice: "--duplicates first, last or replicates settles it")
    case .undeclaredCategory(let value, let row, let declared):
      Message(
        .badInput,
        "row \(row): \(quoted(value)) is not among the categories \(listed(declared.prefix(20).map(quoted)))")
    case .repeatedCategory(let value): Message(.usage, "--categories names \(quoted(value)) twice")
    case .unitInTwoClusters(let unit, let first, let second, let row):
      Message(
        .badInput, "row \(row) puts unit \(quoted(unit)) into \(quoted(second)), an earlier row into \(quoted(first))")
    case .notANumber(let value, let row):
      Message(
        .badInput, "\(row > 0 ? "row \(row)" : "--categories"): \(quoted(value)) is not a number",
        advice: Number.missingWords.contains(value.lowercased())
          ? "if that says that the rating is missing: --missing \(value)" : "--level nominal or ordinal needs none")
    case .negativeAtRatioLevel(let value, let row):
      Message(
        .badInput,
        "\(row > 0 ? "row \(row)" : "--categories"): \(value) is negative, which means nothing at ratio level",
        advice: "--level interval allows it")
    }
  }
}

extension RecordsFault: UserFacingError {
  var message: Message {
    switch self {
    case .notAnObject(let row):
      Message(
        .badInput, "row \(row) is no JSON object",
        advice: "JSON is read as one array of records, or as one record a line")
    case .noKey(let row, let key, let keys):
      Message(
        .badInput, "record \(row) has no \(quoted(key)); it has \(named(keys))",
        advice: columnsAdvice(keys) ?? "--columns unit=…,rater=…,label=… names the keys")
    case .noRater(let program, let row):
      Message(
        .badInput, "it looks like an export of \(program), but record \(row) does not say who labelled it",
        advice: "put a key \(quoted("annotator")) into each annotator's records, then join the files")
    case .severalQuestions(let names):
      Message(
        .badInput, "the tasks ask \(listed(names.map(quoted)))", advice: "--columns label=\(names[0]) takes one of them"
      )
    case .areSpans(let program, let row):
      Message(
        .badInput, "it looks like an export of \(program), but record \(row) marks spans and labels no whole unit",
        advice: "--spans reads document,rater,category,start,end,length, a span a row")
    }
  }
}

extension ForeignFile: UserFacingError {
  var message: Message {
    let (what, advice) =
      switch self {
      case .spreadsheet: ("a packed file, such as a workbook of Excel", "save the sheet as CSV")
      case .gzip: ("a packed file", "zcat FILE | attest agreement --ratings -")
      case .pdf: ("a PDF", "copy its table into a CSV file")
      case .page: ("HTML or XML", "save its table as CSV")
      case .database: ("an SQLite database", "attest agreement --project FILE measures a project of attest")
      case .parquet: ("a Parquet file", "write it as CSV")
      case .spss: ("a file of SPSS", "write it as CSV")
      case .rData: ("data of R", "write.csv(…, row.names = FALSE) writes them as CSV")
      }
    return Message(.badInput, "it looks like \(what)", advice: advice)
  }
}

extension ModelError: UserFacingError {
  var message: Message {
    switch self {
    case .noRatings: Message(.badInput, "there is no rating to fit a model to")
    case .tooManyChances(let raters, let labels, let limit):
      Message(
        .badInput,
        "--model dawid-skene of \(counted(raters, "rater")) and \(counted(labels, "label")) would have more than"
          + " \(limit / 1_000_000) million chances to learn, labels by labels for each rater",
        advice:
          "--model mace needs one chance and one row of labels for each; see whether the label column is the right one")
    case .tooLarge(let model, let raters, let labels, let bytes, let limit):
      Message(
        .badInput,
        "--model \(model.rawValue) of \(counted(raters, "rater")) and \(counted(labels, "label")) would need about"
          + " \(Self.gigabytes(bytes)) GB of memory, and at most \(Self.gigabytes(Double(limit))) are taken",
        advice: "models are for labels out of a short list; see whether the label column is the right one")
    }
  }

  private static func gigabytes(_ bytes: Double) -> String {
    Figure.text((bytes / Double(1 << 30)).rounded(.up), decimals: 0)
  }
}

extension CandidateError: UserFacingError {
  var message: Message {
    switch self {
    case .unknown(let name, let known):
      Message(
        .badInput, "nobody called \(quoted(name)) answered anything that counts",
        advice: known.isEmpty ? nil : "there is \(listed(known.prefix(20).map(quoted)))")
    case .tooFewUnits(let count, let needed):
      Message(
        .badInput,
        "\(count) units have answers of two people and the candidate, and a test needs \(needed): with fewer its p-values"
          + " mean nothing")
    case .nobodyToTest(let most, let needed):
      Message(
        .badInput,
        "no person has answered \(needed) of the units that count, the busiest \(most); there is nobody to test")
    }
  }
}

extension SpanTableError: UserFacingError {
  var message: Message {
    switch self {
    case .emptyFile: Message(.badInput, "there is nothing in it, not even row 1")
    case .notUTF8(let row): Message(.badInput, "row \(row) is not UTF-8")
    case .missingColumn(let name, let header):
      Message(
        .badInput, "row 1 has no column \(quoted(name)); it has \(listed(header.map(quoted)))",
        advice: "--columns document=…,rater=…,category=…,start=…,end=…,length=… names them")
    case .repeatedColumn(let name): Message(.badInput, "row 1 has the column \(quoted(name)) more than once")
    case .unterminatedQuote(let row): Message(.badInput, "a quotation mark that opens in row \(row) is never closed")
    case .ragged(let row, let fields, let expected):
      Message(.badInput, "row \(row) has \(counted(fields, "field")), the header has \(expected)")
    case .emptyName(let row, let column): Message(.badInput, "row \(row) has no \(column)")
    case .notANumber(let row, let column, let text):
      Message(.badInput, "row \(row): \(column) \(quoted(text)) is not a whole number")
    case .lengthsDiffer(let row, let document, let length, let earlier):
      Message(.badInput, "row \(row) gives \(quoted(document)) the length \(length), an earlier row \(earlier)")
    case .clustersDiffer(let row, let document, let cluster, let earlier):
      Message(
        .badInput,
        "row \(row) puts \(quoted(document)) in the cluster \(quoted(cluster)), an earlier row in"
          + " \(quoted(earlier))")
    case .refused(let row, let otherRow, let reason): Message(.badInput, "row \(row)\(reason.words(otherRow))")
    }
  }
}

/// A project's spans were checked when they were made, so one that does not fit its text now is damage.
extension UnitizedCorpusError: UserFacingError {
  var message: Message {
    Message(.badInput, "the project is damaged, a marked stretch\(words(nil))", advice: "more with attest doctor")
  }

  fileprivate func words(_ otherRow: Int?) -> String {
    switch self {
    case .documentWithoutLength(_, let length): ": a document's length is not \(length)"
    case .unknownIndex: " names nothing known"
    case .emptyOrNegative(_, let start, let end): ": the span from \(start) to \(end) holds nothing"
    case .beyondDocument(_, let end, let length): ": the span ends at \(end), the document at \(length)"
    case .overlapping: " overlaps \(otherRow.map { "row \($0)" } ?? "another row") of the same rater and category"
    }
  }
}
