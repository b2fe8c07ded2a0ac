// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the element that holds the article: most of the page's running text, and little else.
struct ContentRoot {
  private let tree: HTMLTree
  private let filter: BoilerplateFilter
  private let weights: TextWeights
  private let titles: PageTitles

  /// A search in a tree for the article that bears one of the titles.
  init(_ tree: HTMLTree, _ filter: BoilerplateFilter, _ weights: TextWeights, titles: PageTitles) {
    self.tree = tree
    self.filter = filter
    self.weights = weights
    self.titles = titles
  }

  /// The element, or nil when the page has no running text.
  func find() -> Int? { best(in: tree.nodes.indices).map { whole(column(in: body(in: titledArticle(in: $0)))) } }

  /// The element, round the one that holds the article, in which the page's title stands over it, the title and its end; nil
  /// when there is none near.
  func head(over root: Int) -> (element: Int, title: Int, titleEnd: Int)? {
    let inside = (root..<tree.end(of: root)).filter(isTitle)
    guard !inside.contains(where: bearsTitle) else { return nil }
    var element = root
    for _ in 0..<5 where element > 0 && tree.nodes[element].tag != .body {
      element = tree.parent(of: element)
      // Main headings in the text are its parts' where one above bears the title.
      let titles = (element..<root).filter {
        tree.end(of: $0) <= root && (inside.isEmpty ? isTitle($0) || isTitleLine($0) : bearsTitle($0))
      }
      if let title = titles.last { return (element, title, tree.end(of: title)) }
    }
    return nil
  }

  private func isTitle(_ node: Int) -> Bool {
    let tag = tree.nodes[node].tag
    return tag == .h1 || tag.isHeading && titles.isTitle(tree.text(of: node))
  }

  /// Whether an element that is no heading holds one of the titles and nothing else.
  private func isTitleLine(_ node: Int) -> Bool {
    let child = Int(tree.nodes[node].firstChild)
    guard (12...240).contains(weights.text[node]), child >= 0, tree.nodes[child].tag == .text,
      tree.nodes[child].next < 0, tree.nodes[node].tag != .a
    else { return false }
    return titles.contains(tree.text(of: node))
  }

  /// Whether a heading is one of the page's titles, and long enough to be no site's name.
  private func bearsTitle(_ node: Int) -> Bool {
    guard tree.nodes[node].tag.isHeading else { return false }
    let text = tree.text(of: node)
    return text.folded.utf8.count >= 12 && titles.isTitle(text)
  }

  /// The element with the highest score.
  ///
  /// The score is the harmonic mean of the share of the page's running text that the element holds and the share of its own
  /// text that is running text, long paragraphs weighing more, and weighed by what the element is called.
  private func best(in range: Range<Int>) -> Int? {
    let total = Double(weights.dense[0])
    guard total > 0 else { return nil }
    var best: (node: Int, score: Double)?
    for index in range where weights.dense[index] > 0 && tree.nodes[index].tag.isBlock {
      let recall = Double(weights.dense[index]) / total
      let precision = Double(weights.prose[index]) / Double(max(weights.text[index], 1))
      let score = 2 * precision * recall / (precision + recall) * factor(index)
      if score > (best?.score ?? 0) { best = (index, score) }
    }
    return best?.node
  }

  private func factor(_ node: Int) -> Double {
    let byTag =
      switch tree.nodes[node].tag {
      case .article: 1.2
      case .main: 1.05
      case .p, .blockquote, .li, .td, .ul, .ol, .dl, .pre, .h1, .h2, .h3, .h4: 0.5
      default: 1.0
      }
    return switch filter.roles[node] {
    case .articleBody: 1.3
    case .article: max(byTag, 1.1)
    case .pointers, .boilerplate, .comments, .lines, .barrier, .layer, .contents: 0.4 * byTag
    default: byTag
    }
  }

  /// The first of several whole articles in an element when it bears the page's title, or the element itself.
  private func titledArticle(in root: Int) -> Int {
    var articles: [Int] = []
    var index = root + 1
    while index < tree.end(of: root) {
      let isArticle = tree.nodes[index].tag == .article && !filter.dropped[index]
      if isArticle, weights.prose[index] >= 400 { articles.append(index) }
      index = isArticle || filter.dropped[index] ? tree.end(of: index) : index + 1
    }
    guard articles.count > 1, let first = articles.first, isTitled(first) else { return root }
    return articles.dropFirst().allSatisfy(isHeaded) ? first : root
  }

  /// Whether an element has a main heading of its own, as whole articles do.
  private func isHeaded(_ node: Int) -> Bool { (node..<tree.end(of: node)).contains { tree.nodes[$0].tag == .h1 } }

  /// Whether one of the first headings in an element is the page's title.
  private func isTitled(_ node: Int) -> Bool {
    let headings = (node..<tree.end(of: node)).lazy.filter { tree.nodes[$0].tag.isHeading }
    return headings.prefix(3).contains { titles.isTitle(tree.text(of: $0)) }
  }

  /// The column that holds most of an element's running text, when others stand beside it.
  private func column(in root: Int) -> Int {
    let least = Double(weights.dense[root]) * 0.6
    var node = root
    while let next = tree.children(of: node).first(where: { Double(weights.dense[$0]) >= least }) {
      let beside = tree.children(of: node).filter { $0 != next && weights.text[$0] > 0 }
      if !beside.isEmpty, isColumn(next), beside.contains(where: isColumn) { return column(in: next) }
      node = next
    }
    return root
  }

  /// The main part of the page round an element, where its text goes on behind the element and nothing else stands there.
  private func whole(_ node: Int) -> Int {
    guard node > 0, [.div, .section].contains(tree.nodes[node].tag) else { return node }
    let parent = tree.parent(of: node)
    guard [.article, .main].contains(tree.nodes[parent].tag) else { return node }
    let behind = tree.children(of: parent).filter { $0 > node && weights.text[$0] > 0 && !filter.dropped[$0] }
    let isText = behind.allSatisfy { child in
      [.p, .h2, .h3, .h4, .ul, .ol, .blockquote].contains(tree.nodes[child].tag) && filter.roles[child] == .unknown
    }
    let goesOn = behind.contains { tree.nodes[$0].tag == .p && SentenceEnd.isStopped(tree.text(of: $0)) }
    return isText && goesOn ? parent : node
  }

  /// Whether an element is a cell of a table or is called a column.
  private func isColumn(_ node: Int) -> Bool {
    if tree.nodes[node].tag == .td { return true }
    guard tree.nodes[node].tag == .div || tree.nodes[node].tag == .section else { return false }
    return tree.attribute(.class, of: node).map(ClassNames.nameColumn) ?? false
  }

  /// The element that is called the article's body, when it holds most of an element that holds much else.
  private func body(in root: Int) -> Int {
    var bodies: [Int] = []
    var index = root
    while index < tree.end(of: root) {
      let isBody = filter.roles[index] == .articleBody && !filter.dropped[index]
      if isBody, weights.prose[index] > 0 { bodies.append(index) }
      index = isBody || filter.dropped[index] ? tree.end(of: index) : index + 1
    }
    guard let longest = bodies.max(by: { weights.dense[$0] < weights.dense[$1] }) else { return root }
    let rest = bodies.reduce(0) { $0 + weights.dense[$1] } - weights.dense[longest]
    guard weights.prose[longest] >= 400, rest * 4 < weights.dense[longest] else { return root }
    let isTight = Double(weights.text[root]) < Double(weights.text[longest]) * 1.15
    // A name in the page's microdata says more than one in its style.
    let isMarked = tree.attribute(.itemprop, of: longest) != nil
    let share = Double(weights.dense[longest]) / Double(max(weights.dense[root], 1))
    return isTight || share < (isMarked ? 0.33 : 0.55) ? root : longest
  }
}
