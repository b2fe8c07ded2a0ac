// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

extension EntryCoding {
  /// The canonical JSON of a loaded article, written in memory little above its text.
  func body(_ loaded: ArticleLoaded, salt: String) throws -> String {
    var head = loaded.content
    head.paragraphs = []
    let content = try Self.json(head).sortedByKey.members ?? []
    let revises = try loaded.revises.map(names.digest)
    var json = JSONWriter()
    json.object { json in
      json.key("content")
      json.object { json in
        for member in content {
          json.key(member.key)
          if member.key == "paragraphs" {
            json.array(loaded.content.paragraphs) { Self.write($1, to: &$0) }
          } else {
            json.value(member.value)
          }
        }
      }
      let facts: [(String, String?)] = [
        ("original_sha256", loaded.originalSHA256), ("revises", revises), ("salt", salt), ("slug", loaded.article),
        ("source", loaded.source),
      ]
      for (key, value) in facts {
        json.key(key)
        json.string(value)
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func write(_ paragraph: Paragraph, to json: inout JSONWriter) {
    json.object { json in
      json.key("kind")
      json.string(paragraph.kind.rawValue)
      json.key("number")
      json.int(paragraph.number)
      json.key("sha256")
      json.string(paragraph.sha256)
      json.key("text")
      json.string(paragraph.text)
    }
  }

  /// The article that an entry brings, under the slug that its body wishes for.
  func article(_ facts: Facts, _ entry: LedgerEntry) throws -> ArticleLoaded {
    let whole = try facts.object("content")
    let paragraphs = try whole.list("paragraphs").enumerated().map { index, json in
      let facts = Facts(json)
      let paragraph = Paragraph(
        number: try facts.number("number"), kind: try facts.value("kind"), text: try facts.text("text"),
        sha256: try facts.text("sha256"))
      guard paragraph.number == index + 1 else { throw UnreadableBody(reason: "a paragraph is missing") }
      return paragraph
    }
    let head = (whole.json.members ?? []).map { member in
      member.key == "paragraphs" ? JSONValue.Member(key: member.key, value: []) : member
    }
    var content = try Self.value(Article.self, from: .object(head))
    content.paragraphs = paragraphs
    guard content.contentSHA256 == entry.article else { throw UnreadableBody(reason: "it is another article's") }
    return ArticleLoaded(
      article: try facts.text("slug"), content: content, source: try facts.text("source"),
      originalSHA256: try facts.text("original_sha256"),
      revises: try facts.optional("revises", facts.text).flatMap(names.slug))
  }
}
