// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
public import TerminalIO

/// The desk: the project, and what waits for the reviewer.
public struct DeskScreen: Screen {
  /// An article as it stands for the reviewer.
  public struct Item: Sendable {
    var article: ArticleSummary
    var mine: ReviewSummary?
    var finishedBy: [String]
    var leftAt: String?

    /// An article; `finishedBy` are the other reviewers who finished it.
    public init(article: ArticleSummary, mine: ReviewSummary?, finishedBy: [String], leftAt: String?) {
      self.article = article
      self.mine = mine
      self.finishedBy = finishedBy
      self.leftAt = leftAt
    }
  }

  var project: String
  var codebook: Codebook
  var reviewer: String
  var items: [Item]
  var articleCount: Int
  /// When the project last met its hub, and how much waits for it; nil without a hub.
  public var hub: String?

  /// - Parameters:
  ///   - project: the file's name.
  ///   - codebook: the rules in force.
  ///   - reviewer: who sits at the desk.
  ///   - items: the articles to show, the one to open first at the top.
  ///   - articleCount: how many articles the project has, at least 0.
  public init(project: String, codebook: Codebook, reviewer: String, items: [Item], articleCount: Int) {
    self.project = project
    self.codebook = codebook
    self.reviewer = reviewer
    self.items = items
    self.articleCount = articleCount
  }

  /// The text for a canvas.
  public func render(in canvas: Canvas) -> String {
    let count = counted(articleCount, "article")
    let head =
      [sanitized(project), count, sanitized("codebook \(codebook.id) \(codebook.version)")] + (hub.map { [$0] } ?? [])
    var table = Table(columns: [.init("", isWhole: true), .init("", isWhole: true), .init("")], indent: "    ")
    table.rows = items.map { row($0, canvas) }
    var text = canvas.flow(head, separator: " · ").joined(separator: "\n") + "\n" + table.render(in: canvas)
    if articleCount > items.count {
      text += "    \(canvas.glyphs.ellipsis) \(articleCount - items.count) more: articles\n"
    }
    let first =
      items.first.map { item in
        if item.mine?.isFinished == true { return "all is finished; load FILE brings another article" }
        return "open \(item.mine?.isEmpty == false ? "continues" : "starts") \(sanitized(item.article.slug))"
      } ?? (articleCount == 0 ? "load FILE brings the first article" : "nothing here waits for you")
    let commands = [first, "load", "articles", "agreement", "export", "help", "leave"]
    return text + canvas.flow(commands, separator: " · ").joined(separator: "\n") + "\n"
  }

  private func row(_ item: Item, _ canvas: Canvas) -> [String] {
    let walked = item.mine?.walked ?? item.article.annotatable
    let bar = ProgressBar(decided: item.mine?.decided ?? 0, of: walked, room: min(15, canvas.width - 50))
    return [sanitized(item.article.slug), bar.render(in: canvas), state(item, walked, canvas)]
  }

  private func state(_ item: Item, _ walked: Int, _ canvas: Canvas) -> String {
    let others = sanitized(item.finishedBy.joined(separator: ", "))
    guard let mine = item.mine else {
      return others.isEmpty ? "new" : "new; \(others) finished, yours is blind"
    }
    if mine.isFinished {
      return others.isEmpty ? "finished, waiting for a second reviewer" : "finished, also by \(others)"
    }
    let flags = mine.flagged > 0 ? "  \(canvas.glyphs.flag)\(mine.flagged)" : ""
    return "\(mine.decided) of \(walked)\(flags)\(item.leftAt.map { "  left \($0)" } ?? "")"
  }
}
