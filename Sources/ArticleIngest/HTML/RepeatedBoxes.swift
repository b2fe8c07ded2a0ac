// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows of buttons that a page repeats: boxes of little but links that say the same three times or more, as beside each
/// paragraph the ways to share it.
enum ButtonRows {
  private static let least = 3
  private static let longest: Int32 = 160
  private static let longestButton = 40
  /// No row has more nodes; without a bound, boxes inside one another would be read again for each.
  private static let most = 40

  /// The rows of the page.
  static func nodes(_ tree: HTMLTree, _ weights: TextWeights) -> [Int] {
    var rows: [String: [Int]] = [:]
    for node in tree.nodes.indices.dropFirst() where isRow(node, tree, weights) {
      if let label = label(node, tree) { rows[label, default: []].append(node) }
    }
    return rows.values.filter { $0.count >= least }.flatMap { $0 }.sorted()
  }

  /// Whether more than half of a small box's text stands in links; cells of tables say the same as data.
  private static func isRow(_ node: Int, _ tree: HTMLTree, _ weights: TextWeights) -> Bool {
    guard (1...longest).contains(weights.text[node]), weights.linked[node] * 2 > weights.text[node],
      tree.end(of: node) - node <= most
    else { return false }
    switch tree.nodes[node].tag {
    case .div, .ul, .ol, .p, .section, .nav, .footer, .aside: return true
    default: return false
    }
  }

  /// What a row says; nil for one of a lone link, which may stand for the sake of the page it leads to, and where one link
  /// says more than buttons do.
  private static func label(_ node: Int, _ tree: HTMLTree) -> String? {
    let links = (node..<tree.end(of: node)).filter { tree.nodes[$0].tag == .a }
    guard links.count >= 2, links.allSatisfy({ tree.text(of: $0).utf8.count <= longestButton }) else { return nil }
    return tree.text(of: node)
  }
}

/// Cards that point to other texts: boxes side by side, each a linked title with or without a summary.
struct LinkCards {
  private let tree: HTMLTree
  private let weights: TextWeights

  private static let least = 3

  /// The boxes of the page that are such cards.
  static func nodes(_ tree: HTMLTree, _ weights: TextWeights) -> [Int] {
    let cards = LinkCards(tree: tree, weights: weights)
    return cards.small() + cards.titled()
  }

  /// Boxes of a few lines with much of their text in links.
  private func small() -> [Int] {
    var cards: [Int] = []
    for parent in tree.nodes.indices where tree.nodes[parent].tag != .text && weights.pointing[parent] > 60 {
      let found = tree.children(of: parent).filter(isSmallCard)
      if found.count >= Self.least { cards += found }
    }
    return cards
  }

  private func isSmallCard(_ node: Int) -> Bool {
    let size = weights.text[node]
    guard isBox(node), size >= 20, size < 600, weights.pointing[node] >= 15 else { return false }
    return weights.pointerDensity(node) >= 0.2 && weights.prose[node] < 350
  }

  /// Boxes of some length that begin with a linked title, with no text beside them, unless they are all of the page.
  private func titled() -> [Int] {
    var cards: [Int] = []
    for parent in tree.nodes.indices where tree.nodes[parent].tag != .text && weights.linked[parent] > 60 {
      let children = Array(tree.children(of: parent))
      let found = children.filter(isTitledCard)
      guard found.count >= Self.least else { continue }
      let inside = found.reduce(0) { $0 + weights.prose[$1] }
      if (weights.prose[parent] - inside) * 4 < inside || standBesideArticle(found, children) { cards += found }
    }
    let inside = cards.reduce(0) { $0 + weights.prose[$1] }
    return weights.prose[0] - inside >= 120 ? cards : []
  }

  /// Whether all cards are articles by their tag, and another article beside them is longer than any.
  private func standBesideArticle(_ cards: [Int], _ children: [Int]) -> Bool {
    let longest = cards.map { weights.prose[$0] }.max() ?? 0
    return cards.allSatisfy { tree.nodes[$0].tag == .article }
      && children.contains { tree.nodes[$0].tag == .article && weights.prose[$0] > longest * 2 }
  }

  private func isTitledCard(_ node: Int) -> Bool {
    let size = weights.text[node]
    guard isBox(node), size >= 20, size < 900, weights.linked[node] >= 15 else { return false }
    guard let title = (node..<tree.end(of: node)).prefix(24).first(where: isTitle) else { return false }
    return weights.linkDensity(title) > 0.8
  }

  /// Whether a node is the first that holds text in a box: a heading, or a link as long as a title.
  private func isTitle(_ node: Int) -> Bool {
    let tag = tree.nodes[node].tag
    return tag.isHeading ? weights.text[node] >= 10 : tag == .p && weights.text[node] > 0
  }

  private func isBox(_ node: Int) -> Bool {
    switch tree.nodes[node].tag {
    case .div, .li, .article, .section, .tr, .td, .dl, .a, .figure, .other: true
    default: false
    }
  }
}

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

/// Boxes that ask for money or a subscription, told by the link that stands alone in them.
enum CallBoxes {
  private static let longest: Int32 = 700

  private static let calls: Set<String> = [
    "donate", "donatenow", "donatetoday", "makeadonation", "give", "givenow", "givetoday", "supportus", "supportusnow",
    "supportourwork", "supportourjournalism", "becomeamember", "becomeasupporter", "joinnow", "joinus", "joinustoday",
    "subscribe", "subscribenow", "subscribetoday", "subscribehere", "startyourtrial", "starttrial",
    "startyourfreetrial",
    "signup", "signupnow", "signmeup", "registernow", "jetztabonnieren", "abonnieren", "jetztspenden", "spenden",
    "jetztanmelden", "newsletterabonnieren", "sabonner", "jemabonne", "abonnezvous", "fairundon", "jefaisundon",
    "jesoutiens", "suscríbete", "suscribirse", "suscribirme", "dona", "donar", "donaahora", "hazunadonación",
    "abbonati",
    "iscriviti", "donaora", "sostienici", "assine", "assineagora", "doe", "doeagora", "abonneer", "wordlid", "doneer",
    "steunons", "prenumerera", "bliprenumerant", "tilmeld", "blivmedlem", "blimedlem", "tilaa", "prenumeruj",
    "wesprzyjnas", "wordabonnee", "abonneernu", "neemeenabonnement", "steunonswerk", "unterstützeuns",
    "unterstützenssieuns", "jetztunterstützen", "abonnierejetzt", "devenirmembre", "jemabonnemaintenant", "haztesocio",
    "haztesocia", "apóyanos", "suscríbeteahora", "associati", "sostieni", "apoienos", "sejaassinante", "assinejá",
    "bliabonnent", "kjøpabonnement", "støttoss", "støtos", "stödoss", "zasubskrybuj", "zostańpatronem",
    "оформитьподписку", "поддержатьредакцию", "aboneolun", "előfizetek", "támogatás", "購読する", "구독하기", "立即订阅", "立即訂閱",
    "předplatit", "подписаться", "поддержать", "підписатися", "підтримати", "aboneol",
  ]

  /// The first letters of the calls, by which most other links are told.
  private static let openings = Set(calls.map { opening(Array($0.utf8)[...]) })

  /// The first three bytes of a text's letters, ASCII's capitals made small; of another script the first byte alone, which
  /// its capitals share.
  private static func opening(_ text: ArraySlice<UInt8>) -> UInt32 {
    guard let first = text.first, first < 0x80 else { return UInt32(text.first ?? 0) }
    return text.lazy.filter { $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) }.prefix(3)
      .reduce(0) { $0 << 8 | UInt32($1 < 0x80 ? $1 | 0x20 : $1) }
  }

  /// The outermost small box round each such link.
  static func nodes(_ tree: HTMLTree, _ weights: TextWeights) -> [Int] {
    // What stands beside a link is looked at once for all links of a box.
    var company: [Int: Int] = [:]
    return tree.nodes.indices.compactMap { link in
      guard tree.nodes[link].tag == .a, tree.end(of: link) - link <= 4, isShort(link, tree),
        calls.contains(tree.text(of: link).folded)
      else { return nil }
      let parent = tree.parent(of: link), inLine = company[parent] ?? textsInLine(parent, tree)
      company[parent] = inLine
      guard inLine == 1 else { return nil }
      var box: Int?
      var node = tree.parent(of: link)
      while isSmallBox(node, tree, weights) {
        box = node
        node = tree.parent(of: node)
      }
      return box
    }
  }

  /// Whether few letters stand in a link, and the first are some call's.
  private static func isShort(_ link: Int, _ tree: HTMLTree) -> Bool {
    guard let node = (link..<tree.end(of: link)).first(where: { tree.nodes[$0].tag == .text }) else { return false }
    let bytes = tree.bytes(of: node).drop(while: WhiteSpace.isASCII)
    return (2...60).contains(bytes.count) && openings.contains(opening(bytes))
  }

  /// How many texts and elements of a line a box holds that are not empty.
  private static func textsInLine(_ box: Int, _ tree: HTMLTree) -> Int {
    tree.children(of: box).count { !tree.nodes[$0].tag.isBlock && !tree.text(of: $0).isEmpty }
  }

  private static func isSmallBox(_ node: Int, _ tree: HTMLTree, _ weights: TextWeights) -> Bool {
    guard [.div, .section, .aside, .p].contains(tree.nodes[node].tag) else { return false }
    return weights.text[node] < longest && weights.prose[node] * 2 < weights.prose[0]
  }
}
