// SPDX-License-Identifier: GPL-3.0-or-later

extension HostileProjects {
  /// A review with every kind of entry; the article has fourteen paragraphs.
  static let review =
    ["source \"The Courier\" outlet", "source \"an official\" ¶2", "source \"a clerk\" ¶2", "source same 3 2"]
    + ["mention 2 ¶2 denial", "assess 1 A1", "assess 2 -3 hearsay", "span loaded ¶1 4 13", "span cue ¶2 0 3"]
    + ["note Doubtful.", "flag", "undo"]
    + (1...14).map { "label \(["report", "quote", "opinion", "aside"][$0 % 4]) \($0)" } + ["finish"]

  /// Who reads what, with every kind of entry that says so.
  static let arrangements = [
    ["assign", "--reviewers", "ana,ben", "--retest", "50%", "--until", "7d"],
    ["recuse", "--reviewer", "ben", "--outlet", "The Courier", "--why", "worked there"],
    ["article", "set", "gate2", "title=A gate", "date=2026-03-14"], ["tag", "gate2", "pilot"],
    ["article", "exclude", "gate2", "--why", "a test"], ["article", "include", "gate2", "--why", "no test"],
    ["reviewer", "add", "dora"], ["reviewer", "retire", "dora"],
    ["training", "add", "gate1"], ["training", "set", "--pass-mark", "50%", "--required"], ["reviewer", "add", "ella"],
    ["annotate", "--training", "--reviewer", "ella"],
  ]

  /// What is fixed beforehand.
  static let protocolFile = """
    {"codebook": "attribution@1", "sample": ["gate1"], "overlap": 2, "coefficient": "krippendorff_alpha",
     "limit": "lower", "threshold": 0.9}
    """

  /// Every verb that opens a project.
  static func verbs(_ text: String, dataset: String, bundle: String, imported: Int) -> [Verb] {
    let lines = "go 1\nreport\nnote Seen.\nflag\nsource Courier outlet\nundo\nreopen\nlabel quote 2\nquit\n"
    return [
      Verb(["articles"]), Verb(["articles", "--json"]), Verb(["show", "gate1"]), Verb(["show", "gate1", "--json"]),
      Verb(["show", "gate1", "--signals", "--reviewer", "ana"]), Verb(["sources"]), Verb(["sources", "--json"]),
      Verb(["outlets"]), Verb(["outlets", "--json"]), Verb(["agreement"]), Verb(["agreement", "--json"]),
      Verb(["agreement", "--on", "spans"]), Verb(["agreement", "--by", "week"]), Verb(["agreement", "--differences"]),
      Verb(["codebook", "show"]), Verb(["codebook", "history", "--json"]), Verb(["codebook", "diff", "1", "1"]),
      Verb(["agreement", "--codebook", "1"]), Verb(["agreement", "--round", "2", "--mix-codebooks"]),
      Verb(["reviewer", "list"]), Verb(["provenance", "gate1"]),
      Verb(["export", "--format", "jsonl"]), Verb(["export", "--format", "csv", "--unit", "span"]),
      Verb(["export", "--format", "jsonl", "--unit", "all", "--anonymous"]),
      Verb(["split", "--by", "cluster", "--stratify"]), Verb(["export", "--format", "jsonl", "--labels", "history"]),
      Verb(["export", "--format", "tsv", "--labels", "soft"]),
      Verb(["diff", "ana", "ben"]), Verb(["diff", "ana", "gold", "--json"]), Verb(["feedback", "--reviewer", "ana"]),
      Verb(["history", "gate1"]), Verb(["history", "gate1", "2", "--json"]),
      Verb(["gate", "krippendorff_alpha lower > 0.9 or reviewers > 1"]),
      Verb(["report"]), Verb(["report", "-o", "-", "--anonymous"]), Verb(["report", "--methods", "--unfinished"]),
      Verb(["report", "--table", "latex", "gate1"]),
      Verb(["gold"]), Verb(["gold", "--json"]), Verb(["quality"]), Verb(["quality", "--json"]),
      Verb(["articles", "--near-duplicates"]), Verb(["search", "clerk"]), Verb(["search", "--differs", "--json"]),
      Verb(["search", "--stale", "--flagged"]), Verb(["diff", "gate1", "gate2", "--json"]),
      Verb(["agreement", "--model", "dawid-skene"]), Verb(["backup", "COPY"]),
      Verb(["export", "--format", "huggingface", "--labels", "gold"]),
      Verb(["export", "--format", "webanno-cas-json", "--allow-loss"]),
      Verb(["annotate", "gate1", "--reviewer", "ana", "--round", "2"], input: "report\nquote\nfinish\n"),
      Verb(["annotate", "--only", "flagged", "--reviewer", "ana"], input: "report\n"),
      Verb(["import", dataset, "--format", "csv"]), Verb(["revert", String(imported)]),
      Verb(
        ["adjudicate", "gate1", "--reviewer", "ben", "--unsure"], input: "undo\nreport cause=1 note=Why.\ntake A\nx\n"),
      Verb(["assignments"]), Verb(["assignments", "--json"]), Verb(["progress"]), Verb(["progress", "--json"]),
      Verb(["bundle", "-o", "-"]), Verb(["bundle", "--open", "-o", "-"]), Verb(["merge", bundle]),
      Verb(["compare", bundle, "--json"]), Verb(["reviewer", "key", "ana"]), Verb(["project", "require-signatures"]),
      Verb(["sync", "postgresql:///nowhere?host=/nonexistent"]), Verb(["hub", "status", "--json"]),
      Verb(["doctor", "--blindness", "--json"]),
      Verb(["doctor"]), Verb(["annotate", "gate1", "--reviewer", "ana"], input: lines),
      Verb(["annotate", "gate2", "--reviewer", "ana"], input: lines),
      Verb(["annotate", "gate2", "--reviewer", "ben"], input: lines),
      Verb(["annotate", "--next", "--reviewer", "ana"], input: lines + "close\n"),
      Verb(["assign", "--reviewers", "ana,ben", "--retest", "50%", "--seed", "2"]),
      Verb(["recuse", "--reviewer", "ana", "--outlet", "The Courier", "--why", "why"]),
      Verb(["article", "set", "gate1", "title=", "date=2026-03-14", "byline=A", "outlet=B"]),
      Verb(["tag", "gate2", "pilot"]), Verb(["export", "--format", "jsonl", "--tag", "pilot"]),
      Verb(["article", "exclude", "gate2", "--why", "why"]), Verb(["article", "include", "gate2", "--why", "why"]),
      Verb(["revert", "9223372036854775807"]), Verb(["revert", "30"]), Verb(["reviewer", "retire", "ben"]),
      Verb(["annotate", "--training", "--reviewer", "ella"], input: "r\nq\nundo\n"),
      Verb(["training", "status", "--json"]), Verb(["protocol", "check"]), Verb(["protocol", "check", "--json"]),
      Verb(["training", "add", "gate1"]), Verb(["training", "set", "--attempts", "2"]),
      Verb(["training", "remove", "gate1"]),
      Verb(["kind", "gate2", "3", "caption"]),
      Verb(["codebook", "rename", "quote", "citation"]), Verb(["codebook", "split", "report", "report", "brief"]),
      Verb(["annotate", "--stale", "--reviewer", "ben"], input: "brief\n"), Verb(["reviewer", "add", "cleo"]),
      Verb(["load", text, "--title", "Another"]), Verb(["articles"]),
      Verb(["erase", "3", "--why", "a test"]),
      Verb(["doctor"]),
    ]
  }

  /// Entries whose bodies say what none can say.
  static var bodies: [File] {
    let places = [
      ("$.paragraph", "-1"), ("$.paragraph", "9223372036854775807"), ("$.paragraph", "0"), ("$.round", "-5"),
      ("$.round", "9223372036854775807"), ("$.number", "9223372036854775807"), ("$.number", "-3"),
      ("$.article", "'nowhere'"), ("$.article", "NULL"), ("$.seconds", "1e308"), ("$.seconds", "-1"),
      ("$.source", "json('{}')"), ("$.source", "NULL"), ("$.span", "json('{\"start\":9,\"end\":3}')"),
      ("$.mention", "7"),
      ("$.rating", "json('[]')"), ("$.of", "'nobody'"), ("$.same_as", "'nobody'"), ("$.change", "'nobody'"),
      ("$.judgement", "json('{\"label\":7}')"), ("$.kind", "'sonnet'"), ("$.scope", "'sky'"), ("$.slug", "'../x'"),
      ("$.codebook", "json('{}')"), ("$.content", "json('{}')"), ("$.gesture", "9223372036854775807"),
      ("$.note", "7"), ("$.flagged", "'x'"), ("$.id", "'../x'"), ("$.text_sha256", "NULL"), ("$.salt", "7"),
      ("$.votes", "json('[7]')"), ("$.votes", "json('[\"nobody\"]')"), ("$.cause", "'whim'"),
      ("$.reviewers", "json('[null]')"), ("$.label", "7"), ("$.assignments", "json('[{}]')"), ("$.overlap", "0"),
      ("$.assignments[0].round", "0"), ("$.assignments[0].article", "'nowhere'"), ("$.seed", "'-1'"),
      ("$.until", "'soon'"), ("$.values", "json('{\"date\":\"soon\"}')"), ("$.reverts", "'nobody'"), ("$.tag", "7"),
      ("$.after", "-1"), ("$.after", "9223372036854775807"), ("$.parts", "json('{\"x\":7}')"),
      ("$.shares", "json('[]')"), ("$.marks", "json('[7]')"), ("$.explanations", "json('[{}]')"),
      ("$.pass_mark", "101"), ("$.attempts", "0"),
      ("$.right", "1000000"),
      ("$.sample", "json('[7]')"), ("$.sample", "json('[\"nowhere\"]')"), ("$.threshold", "'nan'"), ("$.limit", "'x'"),
    ]
    let wrong = places.map { path, value in
      File(
        name: "body \(path) = \(value)",
        change: .statements("UPDATE ledger SET body = json_set(body, '\(path)', \(value)) WHERE json_valid(body)"))
    }
    let whole = ["''", "'{'", "'[]'", "'null'", "x'00'", "printf('%.*c', 100000, '[')", "NULL"].map { value in
      File(name: "every body = \(value)", change: .statements("UPDATE ledger SET body = \(value)"))
    }
    let kinds = ["'dreamt'", "''", "'judgementMade'", "'articleLoaded'", "'reviewFinished'"].map { kind in
      File(name: "every kind = \(kind)", change: .statements("UPDATE ledger SET kind = \(kind)"))
    }
    return wrong + whole + kinds
  }

  /// Schemas that are none of the program's, and rows that run in circles.
  static var schemas: [File] {
    let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
    let statements = [
      "DROP TABLE IF EXISTS span; CREATE VIEW span AS \(endless)",
      "ALTER TABLE article RENAME TO a; CREATE VIEW article AS SELECT a.* FROM a, (\(endless))",
      "ALTER TABLE ledger RENAME TO l; CREATE VIEW ledger AS SELECT l.* FROM l, (\(endless))",
      "CREATE TRIGGER t AFTER INSERT ON ledger BEGIN INSERT INTO reviewer (id, joined_at) \(endless); END",
      "CREATE TRIGGER t AFTER INSERT ON decision BEGIN DELETE FROM judgement; END",
      "CREATE TRIGGER t AFTER UPDATE ON review BEGIN UPDATE review SET state = 'open'; END",
      "DROP VIEW v_labels; CREATE VIEW v_labels AS \(endless)", "DROP TABLE ledger", "DROP TABLE article",
      "DROP TABLE decision", "DROP TABLE IF EXISTS head", "DROP TABLE reviewer",
      "ALTER TABLE article DROP COLUMN title",
      "ALTER TABLE paragraph RENAME COLUMN text TO words", "ALTER TABLE ledger RENAME COLUMN prev TO before",
      "DELETE FROM ledger", "DELETE FROM article", "DELETE FROM paragraph", "DELETE FROM review",
      "DELETE FROM judgement",
      "DELETE FROM reviewer", "DELETE FROM codebook", "DELETE FROM original", "PRAGMA user_version = -1",
      "PRAGMA user_version = 2147483647", "PRAGMA user_version = 0", "PRAGMA application_id = 7",
      "PRAGMA journal_mode = WAL", "CREATE UNIQUE INDEX one ON ledger (kind)",
      "UPDATE article SET revises = slug",
      "UPDATE article SET revises = CASE slug WHEN 'gate1' THEN 'gate2' ELSE 'gate1' END",
      "UPDATE source SET nested_in = 4 - number", "UPDATE source SET nested_in = number",
      "UPDATE OR REPLACE source_join SET same_as = number",
      "INSERT INTO source_join SELECT article, reviewer, round, 2, 3, made_at FROM source_join",
      "UPDATE span SET \"end\" = \"start\" - 1", "UPDATE span SET \"end\" = 9223372036854775807",
      "UPDATE paragraph SET number = number + 1000000", "UPDATE ledger SET seq = 9223372036854775807 - seq",
      "UPDATE ledger SET clock = 9223372036854775807",
      "UPDATE head SET seq = 9223372036854775807, clock = 9223372036854775807",
      "UPDATE article SET title = printf('%.*c', 1000000, char(27))",
      "UPDATE paragraph SET text = CAST(x'fffefdfc' AS TEXT)", "UPDATE ledger SET prev = id",
      "UPDATE ledger SET origin = 'one'",
      "INSERT INTO paragraph SELECT * FROM paragraph",
    ]
    return statements.map { File(name: String($0.prefix(80)), change: .statements($0)) }
  }
}
