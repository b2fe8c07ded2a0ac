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
  /// The index is SQLite's own (FTS5), made in memory for one search, so that the project's file holds no second copy of
  /// the texts.
  /// - Parameter text: the words; one that ends in `*` is a beginning.
  /// - Returns: the paragraphs of articles that are not excluded.
  /// - Throws: ``StoreError`` when the project can not be read.
  /// - Complexity: O(text of the project).
  public func search(_ text: String) throws(StoreError) -> [SearchHit] {
    do {
      let index = try DatabaseQueue()
      return try index.writeWithoutTransaction { index in
        try index.execute(
          sql: """
            CREATE VIRTUAL TABLE found USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2');
            CREATE TABLE place (id INTEGER PRIMARY KEY, article TEXT NOT NULL, paragraph INTEGER NOT NULL);
            """)
        try fill(index)
        let sql = """
          SELECT p.article, p.paragraph FROM found f JOIN place p ON p.id = f.rowid WHERE found MATCH ?
          ORDER BY p.article, p.paragraph
          """
        return try Row.fetchAll(index, sql: sql, arguments: [Self.query(text)]).map {
          SearchHit(article: $0["article"], paragraph: $0["paragraph"])
        }
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private func fill(_ index: Database) throws {
    try queue.read { db in
      let sql = """
        SELECT p.article, p.number, p.text FROM paragraph p JOIN article a ON a.slug = p.article
        WHERE a.exclusion IS NULL
        """
      try index.inTransaction {
        let rows = try Row.fetchCursor(db, sql: sql)
        while let row = try rows.next().map({ StoredRow($0, of: "paragraph") }) {
          try index.execute(
            sql: "INSERT INTO place (article, paragraph) VALUES (?, ?)",
            arguments: [try row.text("article"), try row.number("number")])
          try index.execute(
            sql: "INSERT INTO found (rowid, text) VALUES (?, ?)",
            arguments: [index.lastInsertedRowID, try row.text("text")])
        }
        return .commit
      }
    }
  }

  /// Every word as a string of FTS5, so that no character of it is an operator.
  private static func query(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).map { word in
      let isBeginning = word.hasSuffix("*") && word.count > 1
      let plain = (isBeginning ? String(word.dropLast()) : String(word)).replacing("\"", with: "\"\"")
      return "\"\(plain)\"" + (isBeginning ? "*" : "")
    }.joined(separator: " ")
  }
}
