// SPDX-License-Identifier: GPL-3.0-or-later

/// What readers wrote under an article, told by the link to reply that each piece bears.
enum ReplyBoxes {
  private static let least = 3

  private static let invitations: Set<String> = [
    "reply", "replyreport", "replytothis", "replyquote", "antworten", "répondre", "repondre", "responder", "rispondi",
    "reageer", "svar", "svara", "odpowiedz", "ответить", "yanıtla", "رد", "الرد", "返信", "返信する", "回复", "回覆", "답글",
  ]

  private static let openings = Set(invitations.map { opening(Array($0.utf8)[...]) })

  /// The first two bytes of a text, its capitals made small, by which most others are told.
  private static func opening(_ text: ArraySlice<UInt8>) -> [UInt8] {
    text.prefix(2).map { $0 < 0x80 ? $0 | 0x20 : $0 }
  }

  /// The boxes that bear such links, side by side in the smallest element that holds all of them.
  static func nodes(_ tree: HTMLTree, _ weights: TextWeights) -> [Int] {
    let links = tree.nodes.indices.filter { isInvitation($0, tree) }
    guard links.count >= least else { return [] }
    var counts = [Int32](repeating: 0, count: tree.nodes.count)
    for link in links { counts[link] = 1 }
    for node in tree.nodes.indices.dropFirst().reversed() { counts[tree.parent(of: node)] += counts[node] }
    var holder = 0
    while let next = tree.children(of: holder).first(where: { counts[$0] == counts[0] }) { holder = next }
    let boxes = tree.children(of: holder).filter { counts[$0] > 0 && weights.prose[$0] * 2 < weights.prose[0] }
    return boxes.count >= least || holder == 0 ? boxes : []
  }

  private static func isInvitation(_ node: Int, _ tree: HTMLTree) -> Bool {
    guard [.a, .span].contains(tree.nodes[node].tag), let first = tree.children(of: node).first(where: { _ in true })
    else {
      return false
    }
    let bytes = tree.bytes(of: first).drop(while: WhiteSpace.isASCII)
    guard bytes.count < 40, openings.contains(opening(bytes)) else { return false }
    return invitations.contains(tree.text(of: node).folded)
  }
}
