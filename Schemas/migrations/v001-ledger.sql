-- The ledger is the truth; every other table is its shadow and can be rebuilt from it.

CREATE TABLE project (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  origin TEXT NOT NULL
) STRICT;

CREATE TABLE ledger (
  origin TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  clock INTEGER NOT NULL CHECK (clock > 0),
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
  prev TEXT,
  reviewer TEXT,
  kind TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  made_at TEXT NOT NULL,
  signature TEXT,
  PRIMARY KEY (origin, seq)
) STRICT;
CREATE UNIQUE INDEX ledger_key ON ledger (json_extract(body, '$.key'));
CREATE INDEX ledger_clock ON ledger (clock, origin);
CREATE INDEX ledger_review ON ledger (json_extract(body, '$.article'), reviewer) WHERE reviewer IS NOT NULL;

CREATE TRIGGER ledger_is_not_updated BEFORE UPDATE ON ledger
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_is_not_deleted BEFORE DELETE ON ledger
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;

-- The bytes an article was read from, found by their digest; the ledger names the digest.
CREATE TABLE original (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE codebook (
  reference TEXT PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body)),
  digest TEXT NOT NULL,
  adopted_clock INTEGER NOT NULL
) STRICT;

CREATE TABLE reviewer (
  id TEXT PRIMARY KEY,
  name TEXT,
  joined_at TEXT NOT NULL
) STRICT;

CREATE TABLE article (
  slug TEXT PRIMARY KEY,
  title TEXT,
  byline TEXT,
  credit TEXT,
  url TEXT,
  site TEXT,
  language TEXT,
  dates TEXT NOT NULL CHECK (json_valid(dates)),
  provenance TEXT NOT NULL CHECK (json_valid(provenance)),
  claims TEXT NOT NULL CHECK (json_valid(claims)),
  sha256 TEXT NOT NULL,
  content_sha256 TEXT NOT NULL,
  original_sha256 TEXT NOT NULL,
  source TEXT NOT NULL,
  paragraphs INTEGER NOT NULL,
  annotatable INTEGER NOT NULL,
  loaded_at TEXT NOT NULL
) STRICT;
CREATE INDEX article_content ON article (content_sha256);

CREATE TABLE paragraph (
  article TEXT NOT NULL REFERENCES article (slug),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (article, number)
) STRICT;

CREATE TABLE review (
  article TEXT NOT NULL REFERENCES article (slug),
  reviewer TEXT NOT NULL REFERENCES reviewer (id),
  round INTEGER NOT NULL,
  scope TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'finished')),
  opened_at TEXT NOT NULL,
  finished_at TEXT,
  touched_at TEXT NOT NULL,
  PRIMARY KEY (article, reviewer, round)
) STRICT;
CREATE INDEX review_reviewer ON review (reviewer, touched_at);

-- Every decision ever made, with its ledger id.
CREATE TABLE judgement (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  round INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  text_sha256 TEXT NOT NULL,
  label TEXT,
  reason TEXT,
  unsure INTEGER NOT NULL,
  confidence INTEGER,
  mixed TEXT NOT NULL CHECK (json_valid(mixed)),
  codebook TEXT NOT NULL,
  seconds REAL NOT NULL,
  made_at TEXT NOT NULL,
  FOREIGN KEY (article, paragraph) REFERENCES paragraph (article, number),
  FOREIGN KEY (article, reviewer, round) REFERENCES review (article, reviewer, round)
) STRICT;

-- What stands now, one row for each paragraph a reviewer touched.
CREATE TABLE decision (
  article TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  round INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  judgement TEXT REFERENCES judgement (id),
  note TEXT,
  flag INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (article, reviewer, round, paragraph),
  FOREIGN KEY (article, paragraph) REFERENCES paragraph (article, number),
  FOREIGN KEY (article, reviewer, round) REFERENCES review (article, reviewer, round)
) STRICT;

CREATE VIEW v_labels AS
SELECT d.article, d.paragraph, p.kind, p.text, p.sha256 AS text_sha256, d.reviewer, j.label,
  coalesce(j.unsure, 0) AS unsure, coalesce(j.mixed, '[]') AS mixed,
  coalesce(d.note || '; ' || j.reason, d.note, j.reason) AS note, d.flag, j.confidence, j.seconds, j.codebook, j.made_at,
  j.id IS NOT NULL AND j.label IS NULL AS abstained, d.round, r.state AS review
FROM decision d
JOIN paragraph p ON p.article = d.article AND p.number = d.paragraph
JOIN review r ON r.article = d.article AND r.reviewer = d.reviewer AND r.round = d.round
LEFT JOIN judgement j ON j.id = d.judgement
WHERE d.judgement IS NOT NULL OR d.note IS NOT NULL OR d.flag;

CREATE VIEW v_history AS
SELECT origin, seq, clock, made_at, reviewer, kind, json_extract(body, '$.article') AS article,
  json_extract(body, '$.paragraph') AS paragraph, json_extract(body, '$.judgement.label') AS label, body, id
FROM ledger;
