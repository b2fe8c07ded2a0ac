// SPDX-License-Identifier: GPL-3.0-or-later
internal import CLibXML2

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Builds the tree from the parser's events; what is never running text is left out.
struct HTMLTreeBuilder {
  private var tree = HTMLTree()
  private var open = 0
  private var silent = 0
  private var scriptType = ScriptType.code
  private var script: [UInt8] = []

  private enum ScriptType { case code, linkedData, pageData }

  private init() {}

  /// The tree of a document in clean UTF-8.
  static func tree(of markup: [UInt8]) throws(IngestError) -> HTMLTree {
    guard !markup.isEmpty else { return HTMLTree() }
    var builder = HTMLTreeBuilder()
    builder.tree.text.reserveCapacity(markup.count / 2)
    var events = html_events(start: startEvent, end: endEvent, text: textEvent)
    let outcome = markup.withUnsafeBytes { raw in
      withUnsafeMutablePointer(to: &builder) { pointer in
        html_parse(
          raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count), Int32(IngestLimits.htmlDepth),
          &events,
          UnsafeMutableRawPointer(pointer))
      }
    }
    if outcome == html_too_deep { throw .nestingTooDeep(limit: IngestLimits.htmlDepth) }
    guard outcome == html_complete else { throw .parserFailed }
    return builder.tree
  }

  fileprivate mutating func start(_ name: String, _ attributes: UnsafePointer<UnsafePointer<CChar>?>?) {
    if silent > 0 {
      silent += 1
      return
    }
    // Browsers show what a template holds as the inside of the element round it, and save it so.
    let isShown = name == "template" && Self.has(["shadowrootmode", "shadowmode"], in: attributes)
    let named = isBlock(name) || isShown ? .div : HTMLTag(name: name)
    // Without an address it leads nowhere: a place's name, or text like any other.
    let tag = named == .a && !Self.has(["href"], in: attributes) ? HTMLTag.span : named
    let first = tree.attributes.count
    keep(attributes, of: tag)
    if tag == .script || tag.isSilent {
      scriptType = Self.scriptType(tag, tree.attributes[first...].first { $0.name == .type }?.value)
      tree.attributes.removeSubrange(first...)
      silent = 1
      return
    }
    var node = HTMLNode(tag: tag, parent: Int32(open))
    node.firstAttribute = Int32(first)
    node.attributeCount = Int32(tree.attributes.count - first)
    open = append(node)
  }

  fileprivate mutating func end() {
    if silent > 0 {
      silent -= 1
      if silent == 0 { takeScript() }
      return
    }
    open = max(Int(tree.nodes[open].parent), 0)
  }

  fileprivate mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    if silent > 0 {
      if scriptType != .code { script.append(contentsOf: bytes) }
      return
    }
    let last = Int(tree.nodes[open].lastChild)
    let start = Int32(tree.text.count)
    tree.text.append(contentsOf: bytes)
    if last >= 0, tree.nodes[last].tag == .text, tree.nodes[last].textEnd == start {
      tree.nodes[last].textEnd = Int32(tree.text.count)
      return
    }
    var node = HTMLNode(tag: .text, parent: Int32(open))
    node.textStart = start
    node.textEnd = Int32(tree.text.count)
    _ = append(node)
  }

  /// Whether an element of a page's own making holds paragraphs or is one, by its name and by where it stands.
  private func isBlock(_ name: String) -> Bool {
    guard name.utf8.contains(0x2D) else { return false }
    let around = tree.nodes[open].tag
    guard around.isBlock || around == .other, around != .p, !around.isHeading else { return false }
    return name.split(separator: "-").contains { Self.blockWords.contains(String($0)) }
  }

  private static let blockWords: Set<String> = [
    "paragraph", "para", "body", "section", "article", "story", "wrapper", "container", "layout", "page", "block",
  ]

  private static func scriptType(_ tag: HTMLTag, _ type: String?) -> ScriptType {
    guard tag == .script, let type = type?.lowercased() else { return .code }
    return type.contains("ld+json") ? .linkedData : type.contains("application/json") ? .pageData : .code
  }

  private mutating func takeScript() {
    if scriptType == .linkedData { tree.linkedData.append(String(decoding: script, as: UTF8.self)) }
    if scriptType == .pageData { tree.pageData.append(String(decoding: script, as: UTF8.self)) }
    scriptType = .code
    script = []
  }

  private mutating func append(_ node: HTMLNode) -> Int {
    let index = tree.nodes.count
    tree.nodes.append(node)
    let parent = Int(node.parent)
    let last = Int(tree.nodes[parent].lastChild)
    if last >= 0 { tree.nodes[last].next = Int32(index) } else { tree.nodes[parent].firstChild = Int32(index) }
    tree.nodes[parent].lastChild = Int32(index)
    return index
  }

  private static func has(_ names: [StaticString], in attributes: UnsafePointer<UnsafePointer<CChar>?>?) -> Bool {
    guard var pair = attributes else { return false }
    while let name = pair[0] {
      if names.contains(where: { strcmp(name, $0.utf8Start) == 0 }) { return true }
      pair += 2
    }
    return false
  }

  private mutating func keep(_ attributes: UnsafePointer<UnsafePointer<CChar>?>?, of tag: HTMLTag) {
    guard var pair = attributes else { return }
    while let name = pair[0] {
      if let known = HTMLAttribute(name: String(cString: name)), known.matters(on: tag) {
        tree.attributes.append((known, pair[1].map { String(cString: $0) } ?? ""))
      }
      pair += 2
    }
  }
}

private func builder(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<HTMLTreeBuilder>? {
  context?.assumingMemoryBound(to: HTMLTreeBuilder.self)
}

private func startEvent(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?,
  _ attributes: UnsafePointer<UnsafePointer<CChar>?>?
) {
  guard let name else { return }
  builder(context)?.pointee.start(String(cString: name), attributes)
}

private func endEvent(_ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?) {
  builder(context)?.pointee.end()
}

private func textEvent(_ context: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<CChar>?, _ length: Int32) {
  guard let bytes, length > 0 else { return }
  bytes.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
    builder(context)?.pointee.take(UnsafeBufferPointer(start: $0, count: Int(length)))
  }
}
