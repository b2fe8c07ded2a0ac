// SPDX-License-Identifier: GPL-3.0-or-later

/// An element that is called the authors' line.
enum AuthorLine {
  private static let naming: [HTMLAttribute] = [.class, .dataTestid, .dataComponent, .id]

  /// Whether an element is called so and stands for itself, not inside a sentence.
  static func isOne(_ node: Int, _ tree: HTMLTree) -> Bool {
    guard tree.nodes[node].tag != .text, tree.nodes[node].attributeCount > 0 else { return false }
    let isNamed = naming.contains { tree.attribute($0, of: node).map(ClassNames.nameAuthor) ?? false }
    let parent = tree.nodes[tree.parent(of: node)].tag
    return isNamed && (tree.nodes[node].tag.isBlock || !parent.isParagraph)
  }

  /// The texts of the links and of the elements called a name in it, where its words run into one another.
  static func names(in node: Int, _ tree: HTMLTree) -> [String] {
    (node + 1..<max(tree.end(of: node), node + 1)).lazy.filter { index in
      if tree.nodes[index].tag == .a { return true }
      guard tree.nodes[index].tag != .text, let names = tree.attribute(.class, of: index) else { return false }
      return ClassNames.nameAuthor(names)
        || names.split(separator: " ").contains { ClassNames.words(of: $0).contains("name") }
    }.map { tree.text(of: $0) }.filter { (2...5).contains($0.split(separator: " ").count) }
  }
}
