// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import CSV
internal import TerminalIO

/// What is wrong with a request for agreement, apart from the data itself.
enum AgreementError: Error, Equatable {
  /// Two options can not stand together.
  case conflicting(String, String)
  /// An option means nothing without another.
  case needs(option: String, other: String)
  /// A number is outside of what makes sense.
  case outOfRange(option: String, value: String, String)
  /// A file begins with a rating where the names of its columns should stand.
  case noHeader([String])
  /// Columns of a table that looks wide hold no label that any other column holds.
  case notRaters([String])
  /// A word of `--columns` is not `role=name` with a known role.
  case notAColumn(word: String, roles: [String])
  /// A project's paragraphs have no such clusters.
  case notACluster(String)
  /// The word is neither a weight scheme nor a file.
  case noSuchWeights(String)
  /// A cell of a file of weights is not a number; rows count from 1.
  case weightNotANumber(file: String, row: Int, value: String)
  /// A file of weights is no delimited text.
  case weightText(file: String, DelimitedText.Fault)
  /// A file of weights names labels, but not those of the ratings.
  case weightLabels(file: String, found: [String], wanted: [String])
  /// A file of weights is no matrix of weights.
  case weights(file: String, WeightMatrix.Fault)
  /// The decisions were made under several versions of the codebook.
  case severalCodebooks([String])
  /// The project never had the version of the codebook.
  case noSuchCodebook(Int, known: [Int])
  /// A word of `--gamma` is not `name=number` with a known name.
  case notAGammaWord(String)
  /// A word of `--explain` names no coefficient.
  case notExplained(String, known: [String])
  /// There are not two parts to compare.
  case onePart(String, only: String?)
  /// There are more parts than are compared pair by pair.
  case tooManyParts(String, most: Int)
  /// Spans and labels have no figures in common.
  case differentKinds(String, String)
  /// There are not two raters to compare.
  case tooFewRaters([String])
}

extension AgreementError: UserFacingError {
  var message: Message {
    switch self {
    case .conflicting(let one, let other): Message(.usage, "\(one) and \(other) can not stand together")
    case .needs(let option, let other): Message(.usage, "\(option) means nothing without \(other)")
    case .outOfRange(let option, let value, let range): Message(.usage, "\(option) \(value) is not \(range)")
    case .notAColumn(let word, let roles):
      Message(
        .usage, "--columns can do nothing with \(quoted(word))", advice: "write \(listed(roles.map { "\($0)=NAME" }))")
    case .noHeader(let fields):
      Message(
        .badInput,
        "row 1, \(listed(fields.map(quoted))), looks like a rating: the row that names the columns is missing",
        advice:
          "put unit,rater,label\(fields.count == 3 ? "" : ",cluster") above it; --wide takes it for the columns' names")
    case .notRaters(let names):
      Message(
        .badInput,
        "\(listed(names.prefix(5).map(quoted))) \(names.count == 1 ? "shares" : "share") no label with any other column, and so"
          + " \(names.count == 1 ? "is no rater" : "are no raters")",
        advice: "leave \(names.count == 1 ? "that column" : "those columns") out; --wide takes every column for a rater"
      )
    case .notACluster(let word):
      Message(.usage, "paragraphs have no cluster \(quoted(word))", advice: "there is none, article and outlet")
    case .noSuchWeights(let word):
      Message(
        .noInput, "\(quoted(word)) is neither a file nor a weight scheme",
        advice: "there is identity, linear, quadratic, ordinal, radical, ratio, circular and bipolar")
    case .weightText(let file, .badEncoding(let row)):
      Message(.badInput, "\(quoted(file)): row \(row) is not UTF-8")
    case .weightText(let file, .unclosedQuote(let row)):
      Message(.badInput, "\(quoted(file)): a quotation mark that opens in row \(row) is never closed")
    case .weightNotANumber(let file, let row, let value):
      Message(.badInput, "row \(row) of \(quoted(file)): \(quoted(value)) is not a number")
    case .weightLabels(let file, let found, let wanted):
      Message(
        .badInput, "\(quoted(file)) has weights of \(listed(found)), the ratings are of \(listed(wanted))",
        advice: "--categories declares them")
    case .weights(let file, let fault): Message(.badInput, "\(quoted(file)) \(Self.words(fault))")
    case .severalCodebooks(let versions):
      Message(
        .refused, "the decisions were made under several codebooks: \(listed(versions))",
        advice: "--codebook VERSION takes one, --mix-codebooks measures them together and apart")
    case .noSuchCodebook(let asked, let known):
      Message(
        .usage, "the project has no codebook version \(asked)", advice: "there is \(listed(known.map(String.init)))")
    case .notAGammaWord(let word):
      Message(
        .usage, "--gamma can do nothing with \(quoted(word))",
        advice:
          "write alpha=1,beta=1,empty=1 with numbers above 0 (beta may be 0), and samples=N for N samples of chance")
    case .notExplained(let word, let known):
      Message(.usage, "there is no formula of \(quoted(word))", advice: "there is \(listed(known))")
    case .onePart(let parting, let only):
      Message(
        .badInput,
        "by \(parting) there is \(only.map { "only \(quoted($0))" } ?? "nothing") to compare; it takes two parts")
    case .tooManyParts(let parting, let most):
      Message(.badInput, "by \(parting) there are more than \(most) parts, too many to compare each with each")
    case .differentKinds(let one, let other):
      Message(.badInput, "\(quoted(one)) and \(quoted(other)) can not be compared: one holds spans, the other labels")
    case .tooFewRaters(let raters):
      Message(
        .badInput,
        raters.isEmpty
          ? "nobody rated anything: every label is empty"
          : "every rating, from row 2 on, is by one rater, \(quoted(raters[0])); agreement needs two")
    }
  }

  private static func words(_ fault: WeightMatrix.Fault) -> String {
    switch fault {
    case .wrongSize(let rows, let columns, let categories):
      "has \(counted(rows, "row")) and \(counted(columns, "column")) for \(counted(categories, "label"))"
    case .diagonal(let category, let value):
      "has \(value) for label \(category) against itself; the diagonal is all 1 (agreements) or all 0 (disagreements)"
    case .outOfRange(let row, let column, let value):
      "has the weight \(value) in row \(row), column \(column); agreements lie between 0 and 1, disagreements above 0"
    case .asymmetric(let row, let column, let value, let mirrored):
      "has \(value) in row \(row), column \(column), and \(mirrored) in row \(column), column \(row); no rater comes first, "
        + "so both are one weight"
    }
  }
}

extension AnalysisError: UserFacingError {
  var message: Message {
    switch self {
    case .noCommonArticle(let reviewers):
      Message(
        .badInput, "no article was reviewed by all of \(listed(reviewers))",
        advice: "name articles that the same reviewers have finished")
    }
  }
}
