// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import TerminalIO

extension Workspace {
  /// Corrects what is known of an article.
  ///
  /// - Parameters:
  ///   - article: the slug.
  ///   - settings: `FIELD=VALUE` with title, byline, date or outlet; nothing behind the sign says that it is not known.
  /// - Throws: ``Failure`` when a setting means nothing; nothing is corrected then.
  public func correct(_ article: String, _ settings: [String]) throws(Failure) {
    let undone = "\(sanitized(article)) not corrected"
    try attempt(undone) {
      let values = try Self.values(settings)
      let store = try open(.write, for: undone)
      _ = try summary(of: article, store)
      let change = WorkChange.corrected(article: article, values: values)
      let receipt = try store.append([Submission(.work(change))], by: viewer, at: clock())
      for field in ArticleField.allCases where values.keys.contains(field) {
        let value = values[field] ?? nil
        tell("\(field.rawValue) of \(article) is \(value ?? "not known")")
      }
      tell("entry \(receipt[0].clock)")
    }
  }

  private static func values(_ settings: [String]) throws(WorkError) -> [ArticleField: String?] {
    var values: [ArticleField: String?] = [:]
    for setting in settings {
      let sides = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard sides.count == 2, let field = ArticleField(rawValue: sides[0]), !values.keys.contains(field) else {
        throw .notAField(setting)
      }
      if field == .date, !sides[1].isEmpty, !ArticleField.isDate(sides[1]) { throw .notADay(sides[1]) }
      values.updateValue(sides[1].isEmpty ? nil : sides[1], forKey: field)
    }
    return values
  }

  /// Takes an article out of queues, figures and exports; nothing of it is deleted.
  public func exclude(_ article: String, because reason: String) throws(Failure) {
    try move(article, reason, isExcluded: true, "\(sanitized(article)) not excluded")
  }

  /// Takes an article into queues, figures and exports again.
  public func include(_ article: String, because reason: String) throws(Failure) {
    try move(article, reason, isExcluded: false, "\(sanitized(article)) not included")
  }

  private func move(_ article: String, _ reason: String, isExcluded: Bool, _ undone: String) throws(Failure) {
    try attempt(undone) {
      if let viewer { throw WorkError.notTheirs(reviewer: viewer) }
      let reason = try said(reason), store = try open(.write, for: undone)
      let word = isExcluded ? "excluded" : "included"
      guard try summary(of: article, store).isExcluded != isExcluded else {
        return tell("\(article) is \(word) already")
      }
      let change: WorkChange =
        isExcluded ? .excluded(article: article, reason: reason) : .included(article: article, reason: reason)
      let receipt = try store.append([Submission(.work(change))], by: nil, at: clock())
      tell("\(article) is \(word) (entry \(receipt[0].clock))")
    }
  }
}
