// SPDX-License-Identifier: GPL-3.0-or-later

/// Boxes round a form of a few lines: sign-ups, searches, polls.
enum SignUpBoxes {
  private static let longest: Int32 = 700

  /// The outermost small box round each form.
  static func nodes(_ tree: HTMLTree, _ weights: TextWeights) -> [Int] {
    tree.nodes.indices.compactMap { form in
      guard tree.nodes[form].tag == .form, weights.text[form] < longest else { return nil }
      var box: Int?
      var node = tree.parent(of: form)
      while isSmallBox(node, tree, weights) {
        box = node
        node = tree.parent(of: node)
      }
      return box
    }
  }

  private static func isSmallBox(_ node: Int, _ tree: HTMLTree, _ weights: TextWeights) -> Bool {
    guard [.div, .section, .aside].contains(tree.nodes[node].tag) else { return false }
    return weights.text[node] < longest && weights.prose[node] * 4 < weights.prose[0]
  }
}
