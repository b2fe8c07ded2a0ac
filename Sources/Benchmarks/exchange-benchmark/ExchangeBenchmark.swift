// SPDX-License-Identifier: GPL-3.0-or-later
@preconcurrency import Foundation
@preconcurrency import Glibc
import ProcessTiming

/// Measures import and export of rows beside the sqlite3 shell: `PROGRAM ROWS…`, by default 10,000, 100,000 and 1,000,000.
///
/// Beside the import stands what SQLite alone needs to copy the finished tables into an empty file of the same schema, in
/// one transaction: nothing that writes these tables is faster.
@main enum ExchangeBenchmark {
  static func main() throws {
    setvbuf(stdout, nil, _IOLBF, 0)
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let program = arguments.first, access(program, X_OK) == 0 else {
      print("usage: exchange-benchmark PROGRAM [ROWS...], with attest as PROGRAM")
      exit(64)
    }
    let sizes = arguments.dropFirst().compactMap(Int.init)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("exchange-\(getpid())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    print(
      "     rows  import s   rows/s   MB  tables s   rows/s  export s   rows/s   MB  unchecked s  sqlite3 s"
        + "  unchecked/sqlite3")
    for rows in sizes.isEmpty ? [10_000, 100_000, 1_000_000] : sizes {
      try measure(program, rows: rows, in: folder)
    }
  }

  private static func measure(_ program: String, rows: Int, in folder: String) throws {
    let (data, project, out) = ("\(folder)/rows.jsonl", "\(folder)/\(rows).sqlite", "\(folder)/out.jsonl")
    try write(rows, to: data)
    let taken = try TimedProcess(program, ["import", "--format", "jsonl", data, "--project", project])
    let bare = "\(folder)/bare.sqlite"
    let tables = try TimedProcess("/bin/sh", ["-c", copying, project, bare])
    let given = try TimedProcess(program, ["export", "--format", "jsonl", "-o", out, "--project", project])
    // The standard output is not read back: the export without its check.
    let plain = try TimedProcess(
      "/bin/sh", ["-c", "exec \"$0\" export --format jsonl -o - --project \"$1\" > \"$2\"", program, project, out])
    let shell = try TimedProcess("/bin/sh", ["-c", "sqlite3 -json \"$0\" \"$1\" > \"$2\"", project, query, out])
    func seconds(_ value: Double, _ width: Int) -> String {
      let text = String(format: "%.2f", value)
      return String(repeating: " ", count: max(0, width - text.count)) + text
    }
    func whole(_ value: Double, _ width: Int) -> String {
      let text = String(Int(value.rounded()))
      return String(repeating: " ", count: max(0, width - text.count)) + text
    }
    print(
      whole(Double(rows), 9), seconds(taken.seconds, 9), whole(Double(rows) / taken.seconds, 8),
      whole(taken.megabytes, 4), seconds(tables.seconds, 9), whole(Double(rows) / tables.seconds, 8),
      seconds(given.seconds, 9), whole(Double(rows) / given.seconds, 8),
      whole(plain.megabytes, 4), seconds(plain.seconds, 12), seconds(shell.seconds, 10),
      seconds(plain.seconds / shell.seconds, 18))
    for path in [data, project, out, bare] { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Makes the schema of one file in another, and copies the rows of every table.
  private static let copying = """
    schema=$(sqlite3 "$0" "SELECT sql || ';' FROM sqlite_schema
      WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'trigger', rowid")
    copies=$(sqlite3 "$0" "SELECT 'INSERT INTO main.' || name || ' SELECT * FROM made.' || name || ';'
      FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    sqlite3 "$1" "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; $schema ATTACH '$0' AS made;
      BEGIN IMMEDIATE; $copies COMMIT" > "$1.log"
    """

  /// The columns of an exported row, all of them, as the shell prints them.
  private static let query = """
    SELECT d.article, d.paragraph, p.kind, p.text, p.sha256, d.reviewer, j.label, j.unsure, j.mixed, d.note, d.flag,
      j.confidence, j.seconds, j.codebook, j.made_at, c.article AS carried_from, d.round, j.reason,
      j.id IS NOT NULL AND j.label IS NULL AS abstained, r.state, a.revises, a.content_sha256
    FROM decision d JOIN paragraph p ON p.article = d.article AND p.number = d.paragraph
    JOIN review r ON r.article = d.article AND r.reviewer = d.reviewer AND r.round = d.round
    JOIN article a ON a.slug = d.article
    LEFT JOIN judgement j ON j.id = d.judgement LEFT JOIN ledger l ON l.id = j.id
    LEFT JOIN judgement c ON c.id = json_extract(l.body, '$.carries')
    ORDER BY d.article, d.paragraph, d.reviewer, d.round
    """

  /// Rows of five reviewers, twenty paragraphs an article.
  private static func write(_ rows: Int, to path: String) throws {
    try Data().write(to: URL(fileURLWithPath: path))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? file.close() }
    let labels = ["report", "quote", "opinion", "editorial_aside"]
    var text = "", row = 0
    while row < rows {
      let (article, paragraph, reviewer) = (row / 100, row % 100 / 5 + 1, row % 5)
      text += #"{"article":"article-\#(article)","paragraph":\#(paragraph),"kind":"body","text":"#
      text += #""Paragraph \#(paragraph) of article \#(article): the council of Port Ellery voted by nine to four on "#
      text += #"Monday to close the old harbour road to lorries, said “one who was there”, after a debate of hours.","#
      text += #""reviewer":"r\#(reviewer)","label":"\#(labels[(article + paragraph * reviewer) % 4])","seconds":3.5,"#
      text += #""codebook":"attribution@1","made_at":"2026-03-14T09:00:00.000Z","round":1,"review":"finished"}"# + "\n"
      row += 1
      if row % 10_000 == 0 || row == rows {
        try file.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
  }
}
