// SPDX-License-Identifier: GPL-3.0-or-later

/// What a page shows and what it hides, and whether the one repeats the other.
final class ShownText {
  /// Whether each node stands in an element that is not shown.
  let isHidden: [Bool]
  private let tree: HTMLTree
  private let weights: TextWeights
  /// The running text of each element's paragraphs that are hidden one by one.
  private var hiddenParagraphs: [Int: Int32] = [:]
  /// How many elements are still compared with what is shown; without a bound, a page of hidden pieces would be read
  /// again for each.
  private var left = 64

  /// All text that is shown, letters and digits only; made when it is first asked for.
  private lazy var shown: [UInt8] = tree.nodes.indices.reduce(into: []) { text, node in
    if tree.nodes[node].tag == .text, !isHidden[node] { text += Self.compared(tree.bytes(of: node)) }
  }

  init(_ tree: HTMLTree, _ roles: [ElementRole], _ weights: TextWeights) {
    self.tree = tree
    self.weights = weights
    var isHidden = [Bool](repeating: false, count: tree.nodes.count)
    for node in tree.nodes.indices.dropFirst() {
      isHidden[node] = isHidden[tree.parent(of: node)] || roles[node].hides
      if roles[node].hides, tree.nodes[node].tag.isParagraph {
        hiddenParagraphs[tree.parent(of: node), default: 0] += weights.prose[node]
      }
    }
    self.isHidden = isHidden
  }

  /// The running text of a hidden paragraph and of those hidden beside it.
  func hiddenParagraphs(beside node: Int) -> Int32 { hiddenParagraphs[tree.parent(of: node)] ?? 0 }

  /// Whether the beginning or the middle of a hidden element's text is shown too.
  func repeats(_ node: Int) -> Bool {
    guard weights.text[node] >= 40, left > 0 else { return false }
    left -= 1
    var text: [UInt8] = []
    for index in node..<tree.end(of: node) where tree.nodes[index].tag == .text {
      text += Self.compared(tree.bytes(of: index))
      if text.count > 4000 { break }
    }
    let middle = text.count / 2
    return [text.suffix(from: middle).prefix(48), text.suffix(48)].contains { Self.contains($0, in: shown) }
  }

  private static func compared(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.filter { $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
  }

  private static func contains(_ piece: ArraySlice<UInt8>, in text: [UInt8]) -> Bool {
    guard let first = piece.first, piece.count >= 24, piece.count <= text.count else { return false }
    return text.withUnsafeBufferPointer { text in
      piece.withUnsafeBufferPointer { piece in
        for start in 0...(text.count - piece.count) where text[start] == first {
          var length = 1
          while length < piece.count, text[start + length] == piece[length] { length += 1 }
          if length == piece.count { return true }
        }
        return false
      }
    }
  }
}
