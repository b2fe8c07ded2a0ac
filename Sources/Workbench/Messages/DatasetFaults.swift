// SPDX-License-Identifier: GPL-3.0-or-later
internal import DatasetExchange
internal import JSON

extension DatasetFault: UserFacingError {
  var message: Message { Message(.badInput, "\(spot): \(reason.words)", advice: reason.advice) }

  /// The file, the line, the place within it.
  private var spot: String {
    let parts = [path.isEmpty ? nil : quoted(path), line.map { "line \($0)" }, place.map(quoted)].compactMap { $0 }
    return parts.isEmpty ? "the dataset" : parts.joined(separator: ", ")
  }
}

extension DatasetFault.Reason {
  /// What is wrong, in words.
  fileprivate var words: String {
    switch self {
    case .json(let fault): fault.words
    case .syntax(let reason): reason
    case .missing(let field): "\(quoted(field)) is missing"
    case .noSuchColumn(let name, let known), .noColumn(let name, let known):
      known.isEmpty
        ? "there is no column \(quoted(name))" : "there is no column \(quoted(name)); there is \(named(known))"
    case .badValue(let field, let value): "\(quoted(field)) can not be \(quoted(value))"
    case .labelTwice(let reviewer, let unit): "\(quoted(reviewer)) labels \(quoted(unit)) a second time"
    case .noSuchParagraph(let article, let paragraph): "\(quoted(article)) has no ¶\(paragraph)"
    case .twoTexts(let unit): "\(quoted(unit)) stands with two texts"
    case .offset(let start, let end, let length):
      "offsets \(start) to \(end) do not fit a text of \(length) characters"
    case .spanText(let expected): "the words \(quoted(expected)) do not stand at their offsets"
    case .offsetUnitUnknown: "nothing says what its offsets count"
    case .noReviewer: "nothing says whose label it is"
    case .unsafePath(let name): "\(quoted(name)) leads out of the dataset"
    case .forReading(.shares): "it holds shares of labels, which are for reading"
    case .forReading(.articles): "it holds articles without their paragraphs, which are for reading"
    case .forReading(.paragraphs): "it holds all labels of a paragraph in one cell, which is for reading"
    case .forReading(.coefficients): "it holds coefficients of agreement and no label"
    case .forReading(.manifest): "it is the manifest of a dataset and holds no label"
    case .forReading(.schema): "it says what the fields of a file are and holds no label"
    }
  }

  /// What to do; nil where only the dataset can be mended.
  fileprivate var advice: String? {
    switch self {
    case .offsetUnitUnknown: "--offset-unit code-points, utf-16 or utf-8 says it"
    case .noColumn("reviewer", _): "--columns reviewer=NAME says which it is, --reviewer R whose all labels are"
    case .noColumn(let name, _): "--columns \(name)=NAME says which it is"
    case .noReviewer: "--reviewer R or --reviewer-from FIELD says it"
    case .forReading(.coefficients): nil
    case .forReading(.manifest), .forReading(.schema): "import the dataset that it describes"
    case .forReading: "import what attest export writes with --unit label or --unit all"
    case .json, .syntax, .missing, .noSuchColumn, .badValue, .labelTwice, .noSuchParagraph, .twoTexts, .offset,
      .spanText, .unsafePath:
      nil
    }
  }
}
