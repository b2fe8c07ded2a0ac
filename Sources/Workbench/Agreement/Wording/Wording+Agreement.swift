// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics

extension Wording {
  static func saying(_ error: AgreementError) -> Saying {
    switch error {
    case .conflicting(let one, let other): Saying(.usage, "\(one) and \(other) can not stand together")
    case .needs(let option, let other): Saying(.usage, "\(option) means nothing without \(other)")
    case .outOfRange(let option, let value, let range): Saying(.usage, "\(option) \(value) is not \(range)")
    case .notAColumn(let word, let roles):
      Saying(
        .usage, "--columns can do nothing with \(quoted(word))", advice: "write \(listed(roles.map { "\($0)=NAME" }))")
    case .notACluster(let word):
      Saying(.usage, "paragraphs have no cluster \(quoted(word))", advice: "there is none, article and outlet")
    case .noSuchWeights(let word):
      Saying(
        .noInput, "\(quoted(word)) is neither a file nor a weight scheme",
        advice: "there is identity, linear, quadratic, ordinal, radical, ratio, circular and bipolar")
    case .weightNotANumber(let file, let row, let value):
      Saying(.badInput, "row \(row) of \(quoted(file)): \(quoted(value)) is not a number")
    case .weightLabels(let file, let found, let wanted):
      Saying(
        .badInput, "\(quoted(file)) has weights of \(listed(found)), the ratings are of \(listed(wanted))",
        advice: "--categories declares them")
    case .weights(let file, let fault): Saying(.badInput, "\(quoted(file)) \(words(fault))")
    case .noCommonArticle(let reviewers):
      Saying(
        .badInput, "no article was reviewed by all of \(listed(reviewers))",
        advice: "name articles that the same reviewers have finished")
    case .tooFewRaters(let raters):
      Saying(
        .badInput,
        raters.isEmpty
          ? "nobody rated anything: every label is empty"
          : "every rating, from row 2 on, is by one rater, \(quoted(raters[0])); agreement needs two")
    }
  }

  private static func words(_ fault: WeightMatrix.Fault) -> String {
    switch fault {
    case .wrongSize(let rows, let columns, let categories):
      "has \(rows) rows and \(columns) columns, there are \(categories) labels"
    case .diagonal(let category, let value):
      "has \(value) for label \(category) against itself; the diagonal is all 1 (agreements) or all 0 (disagreements)"
    case .outOfRange(let row, let column, let value):
      "has the weight \(value) in row \(row), column \(column); agreements lie between 0 and 1, disagreements above 0"
    }
  }
}
