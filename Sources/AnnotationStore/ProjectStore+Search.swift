// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB

/// A paragraph that holds what was looked for.
public struct SearchHit: Sendable, Hashable {
  /// The article's slug.
  public var article: String
  /// The paragraph's number.
  public var paragraph: Int

  /// A place.
  public init(article: String, paragraph: Int) {
    self.article = article
    self.paragraph = paragraph
  }
}

extension ProjectStore {
  /// The paragraphs that hold all words of a text, in any case and with or without accents, by article and number.
  ///
  /// Scripts that part no words with blanks, such as Chinese, are looked for as they stand.
  ///
  /// The index is SQLite's own (FTS5), made in memory for one search, so that the project's file holds no second copy of
  /// the texts.
  /// - Parameter text: the words; one that ends in `*` is a beginning.
  /// - Returns: the paragraphs of articles that are not excluded.
  /// - Throws: ``StoreError`` when the project can not be read.
  /// - Complexity: O(text of the project).
  public func search(_ text: String) throws(StoreError) -> [SearchHit] {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let parted = words.filter { !$0.unicodeScalars.contains(where: \.isUnparted) }
    let stretches = words.filter { $0.unicodeScalars.contains(where: \.isUnparted) }
    do {
      let index = try DatabaseQueue()
      return try index.writeWithoutTransaction { index in
        try index.execute(
          sql: """
            CREATE VIRTUAL TABLE found USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2');
            CREATE TABLE place (id INTEGER PRIMARY KEY, article TEXT NOT NULL, paragraph INTEGER NOT NULL);
            """)
        try fill(index, holding: stretches)
        let sql = """
          SELECT article, paragraph FROM place
          WHERE ?1 = '' OR id IN (SELECT rowid FROM found WHERE found MATCH nullif(?1, ''))
          ORDER BY article, paragraph
          """
        return try Row.fetchAll(index, sql: sql, arguments: [Self.query(parted)]).map {
          SearchHit(article: $0["article"], paragraph: $0["paragraph"])
        }
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private func fill(_ index: Database, holding stretches: [String]) throws {
    try queue.read { db in
      let sql = """
        SELECT p.article, p.number, p.text FROM paragraph p JOIN article a ON a.slug = p.article
        WHERE a.exclusion IS NULL
        """
      try index.inTransaction {
        let rows = try Row.fetchCursor(db, sql: sql)
        while let row = try rows.next().map({ StoredRow($0, of: "paragraph") }) {
          let text = try row.text("text"), folded = stretches.isEmpty ? "" : text.lowercased()
          guard stretches.allSatisfy({ folded.contains($0.lowercased()) }) else { continue }
          try index.execute(
            sql: "INSERT INTO place (article, paragraph) VALUES (?, ?)",
            arguments: [try row.text("article"), try row.number("number")])
          try index.execute(
            sql: "INSERT INTO found (rowid, text) VALUES (?, ?)",
            arguments: [index.lastInsertedRowID, text])
        }
        return .commit
      }
    }
  }

  /// Every word as a string of FTS5, so that no character of it is an operator.
  private static func query(_ words: [String]) -> String {
    words.map { word in
      let isBeginning = word.hasSuffix("*") && word.count > 1
      let plain = (isBeginning ? String(word.dropLast()) : word).replacing("\"", with: "\"\"")
      return "\"\(plain)\"" + (isBeginning ? "*" : "")
    }.joined(separator: " ")
  }
}

extension Unicode.Scalar {
  /// Whether it is of a script that parts no words with blanks: Thai to Khmer, kana and ideographs.
  fileprivate var isUnparted: Bool {
    switch value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
