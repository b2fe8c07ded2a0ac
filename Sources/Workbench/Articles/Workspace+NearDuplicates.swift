// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import ArticleIngest
internal import DatasetExchange
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Lists groups of articles that share most of their text: wire copy, reposts, revisions.
  public func nearDuplicates(isJSON: Bool) throws(Failure) {
    let undone = "near duplicates not listed"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      let slugs = try store.articles().map(\.slug)
      let progress = Progress(total: slugs.count, unit: "articles", label: "reading")
      let signatures = try slugs.enumerated().map { index, slug in
        progress.advance(to: index)
        let body = try store.article(slug).paragraphs.filter(\.kind.isAnnotatable)
        return TextSignature(paragraphs: body.map(\.text))
      }
      progress.finish()
      let groups = NearDuplicates().groups(signatures)
      isJSON ? say(json(groups, slugs, signatures)) : print(groups, slugs, signatures)
    }
  }

  private func json(_ groups: [[Int]], _ slugs: [String], _ signatures: [TextSignature]) -> String {
    let list: [JSONValue] = groups.map { group in
      let members: [JSONValue] = group.map { member in
        [
          "article": .string(slugs[member]),
          "likeness": JSONValue(signatures[group[0]].likeness(to: signatures[member])),
          "containment": JSONValue(signatures[group[0]].containment(with: signatures[member])),
        ]
      }
      return ["articles": .array(members)]
    }
    return (["groups": .array(list)] as JSONValue).text
  }

  private func print(_ groups: [[Int]], _ slugs: [String], _ signatures: [TextSignature]) {
    if groups.isEmpty { return tell("No two of \(counted(slugs.count, "article")) share most of their text.") }
    for group in groups {
      tell(slugs[group[0]])
      for member in group.dropFirst() {
        let shared = signatures[group[0]].containment(with: signatures[member])
        tell("  \(slugs[member])  about \(Int((shared * 100).rounded())) % of the shorter one's word sequences in both")
      }
    }
    tell("Estimated from 256 hashes of the body's sequences of three words, to within 9 points in 100.")
  }
}
