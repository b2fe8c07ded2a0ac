-- The ledger is the truth; every other table but original and arrival is its shadow and can be rebuilt from it.

CREATE TABLE ledger (
  origin TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  clock INTEGER NOT NULL CHECK (clock > 0),
  prev TEXT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
  reviewer TEXT,
  kind TEXT NOT NULL,
  article TEXT,
  seen TEXT NOT NULL CHECK (length(seen) = 64),
  key TEXT NOT NULL,
  made_at TEXT NOT NULL CHECK (length(made_at) = 24),
  body_sha256 TEXT NOT NULL CHECK (length(body_sha256) = 64),
  body TEXT,
  signature TEXT,
  PRIMARY KEY (origin, seq),
  UNIQUE (origin, key)
) STRICT;
CREATE INDEX ledger_clock ON ledger (clock, origin);
CREATE INDEX ledger_article ON ledger (article, clock, reviewer) WHERE article IS NOT NULL;
CREATE INDEX ledger_erasure ON ledger (CASE WHEN json_valid(body) THEN json_extract(body, '$.erases') END)
  WHERE kind = 'entryErased';

-- The digest of a body that was withheld and is about to come: empty between transactions.
CREATE TABLE arrival (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL
) STRICT;

-- Only a body may change: to what its digest says, or to nothing when an entryErased names it.
CREATE TRIGGER ledger_is_not_updated BEFORE UPDATE ON ledger
WHEN NOT (
  (new.origin, new.seq, new.clock, new.id, new.kind, new.seen, new.key, new.made_at, new.body_sha256)
    = (old.origin, old.seq, old.clock, old.id, old.kind, old.seen, old.key, old.made_at, old.body_sha256)
  AND new.prev IS old.prev AND new.reviewer IS old.reviewer AND new.article IS old.article
  AND new.signature IS old.signature
  AND CASE
    WHEN new.body IS NULL THEN
      EXISTS (SELECT 1 FROM ledger WHERE kind = 'entryErased'
        AND CASE WHEN json_valid(body) THEN json_extract(body, '$.erases') END = old.id)
    ELSE old.body IS NULL
      AND EXISTS (SELECT 1 FROM arrival WHERE id = old.id AND sha256 = old.body_sha256)
  END
)
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_is_not_deleted BEFORE DELETE ON ledger
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
-- INSERT OR REPLACE would delete without asking the trigger above.
CREATE TRIGGER ledger_is_not_replaced BEFORE INSERT ON ledger
WHEN EXISTS (SELECT 1 FROM ledger WHERE id = new.id)
  OR EXISTS (SELECT 1 FROM ledger WHERE origin = new.origin AND (seq = new.seq OR key = new.key))
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;

-- The bytes an article was read from, found by their digest, which the ledger names; in parts, so that none is long to
-- write.
CREATE TABLE original (
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (sha256, part)
) STRICT;

-- The last entry of each origin.
CREATE TABLE head (
  origin TEXT PRIMARY KEY,
  reviewer TEXT,
  seq INTEGER NOT NULL,
  clock INTEGER NOT NULL,
  id TEXT NOT NULL
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
  content_sha256 TEXT NOT NULL UNIQUE,
  original_sha256 TEXT NOT NULL,
  source TEXT NOT NULL,
  paragraphs INTEGER NOT NULL,
  annotatable INTEGER NOT NULL,
  loaded_at TEXT NOT NULL,
  revises TEXT
) STRICT;
CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_revises ON article (revises) WHERE revises IS NOT NULL;

-- loaded_kind is what the reader took the paragraph for, before anybody corrected it.
CREATE TABLE paragraph (
  article TEXT NOT NULL REFERENCES article (slug),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  loaded_kind TEXT NOT NULL,
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
  masked INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (article, reviewer, round)
) STRICT;
CREATE INDEX review_reviewer ON review (reviewer, touched_at);

-- Every change that can be taken back. Of one aspect and number the latest that is not undone stands; number is the
-- paragraph's, or of a mark its own. A paragraph's kind is everybody's: reviewer and round are NULL.
CREATE TABLE change (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL,
  reviewer TEXT,
  round INTEGER,
  aspect TEXT NOT NULL,
  number INTEGER NOT NULL,
  clock INTEGER NOT NULL,
  origin TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX change_order ON change (article, reviewer, round, aspect, number, clock, origin);

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

-- What reviewers mark beyond the labels: who speaks, how far to trust it, and words inside a paragraph.
-- A number counts within one review; offsets are Unicode scalars, end exclusive.

CREATE TABLE source (
  article TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  round INTEGER NOT NULL,
  number INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  naming TEXT NOT NULL,
  role TEXT,
  nested_in INTEGER,
  first_hand TEXT NOT NULL,
  anonymity_reason TEXT,
  note TEXT,
  made_at TEXT NOT NULL,
  PRIMARY KEY (article, reviewer, round, number),
  FOREIGN KEY (article, paragraph) REFERENCES paragraph (article, number),
  FOREIGN KEY (article, reviewer, round) REFERENCES review (article, reviewer, round)
) STRICT;
CREATE INDEX source_reviewer ON source (reviewer, article);

CREATE TABLE source_join (
  article TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  round INTEGER NOT NULL,
  number INTEGER NOT NULL,
  same_as INTEGER NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (article, reviewer, round, number),
  FOREIGN KEY (article, reviewer, round) REFERENCES review (article, reviewer, round)
) STRICT;

CREATE TABLE mention (
  article TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  round INTEGER NOT NULL,
  number INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  source INTEGER NOT NULL,
  mode TEXT NOT NULL,
  cue TEXT,
  stance TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (article, reviewer, round, number),
  FOREIGN KEY (article, paragraph) REFERENCES paragraph (article, number),
  FOREIGN KEY (article, reviewer, round) REFERENCES review (article, reviewer, round)
) STRICT;

-- Every rating that was not taken back; the greatest number of a target is the one that stands.
CREATE TABLE rating (
  article TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  round INTEGER NOT NULL,
  number INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  source INTEGER,
  reliability TEXT CHECK (reliability BETWEEN 'A' AND 'F'),
  credibility INTEGER CHECK (credibility BETWEEN 1 AND 6),
  basis TEXT,
  overridden TEXT,
  made_at TEXT NOT NULL,
  PRIMARY KEY (article, reviewer, round, number),
  FOREIGN KEY (article, paragraph) REFERENCES paragraph (article, number),
  FOREIGN KEY (article, reviewer, round) REFERENCES review (article, reviewer, round)
) STRICT;

CREATE TABLE span (
  article TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  round INTEGER NOT NULL,
  number INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  type TEXT NOT NULL,
  "start" INTEGER NOT NULL CHECK ("start" >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > "start"),
  text TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (article, reviewer, round, number),
  FOREIGN KEY (article, paragraph) REFERENCES paragraph (article, number),
  FOREIGN KEY (article, reviewer, round) REFERENCES review (article, reviewer, round)
) STRICT;

CREATE VIEW v_sources AS
SELECT s.article, s.reviewer, s.round, s.number, s.name, s.label, s.kind, s.naming, s.role, s.nested_in, j.same_as,
  s.first_hand, s.anonymity_reason, s.note, s.paragraph,
  (SELECT count(*) FROM mention m WHERE m.article = s.article AND m.reviewer = s.reviewer AND m.round = s.round
    AND m.source = s.number) AS mentions, s.made_at, r.state AS review
FROM source s
JOIN review r ON r.article = s.article AND r.reviewer = s.reviewer AND r.round = s.round
LEFT JOIN source_join j ON j.article = s.article AND j.reviewer = s.reviewer AND j.round = s.round
  AND j.number = s.number;

CREATE VIEW v_mentions AS
SELECT m.article, m.paragraph, m.reviewer, m.round, m.number, m.source, s.label, m.mode, m.cue, m.stance, m.made_at,
  r.state AS review
FROM mention m
JOIN review r ON r.article = m.article AND r.reviewer = m.reviewer AND r.round = m.round
LEFT JOIN source s ON s.article = m.article AND s.reviewer = m.reviewer AND s.round = m.round AND s.number = m.source;

-- F and 6 mean that it cannot be judged: the grade columns are NULL then.
CREATE VIEW v_ratings AS
SELECT t.article, t.paragraph, t.reviewer, t.round, t.number, t.source, s.label, t.reliability, t.credibility,
  CASE WHEN t.reliability < 'F' THEN unicode(t.reliability) - 64 END AS reliability_grade,
  CASE WHEN t.credibility < 6 THEN t.credibility END AS credibility_grade,
  t.basis, t.overridden,
  NOT EXISTS (SELECT 1 FROM rating u WHERE u.article = t.article AND u.reviewer = t.reviewer AND u.round = t.round
    AND u.number > t.number AND (u.source = t.source OR u.source IS NULL AND t.source IS NULL
    AND u.paragraph = t.paragraph)) AS standing, t.made_at, r.state AS review
FROM rating t
JOIN review r ON r.article = t.article AND r.reviewer = t.reviewer AND r.round = t.round
LEFT JOIN source s ON s.article = t.article AND s.reviewer = t.reviewer AND s.round = t.round AND s.number = t.source;

CREATE VIEW v_spans AS
SELECT s.article, s.paragraph, s.reviewer, s.round, s.number, s.type, s."start", s."end", s.text, p.sha256 AS text_sha256,
  s.made_at, r.state AS review
FROM span s
JOIN paragraph p ON p.article = s.article AND p.number = s.paragraph
JOIN review r ON r.article = s.article AND r.reviewer = s.reviewer AND r.round = s.round;

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

-- An article stands here under its slug; one that is not in the project, under its digest.
CREATE VIEW v_history AS
SELECT l.origin, l.seq, l.clock, l.made_at, l.reviewer, l.kind, coalesce(a.slug, l.article) AS article,
  CASE WHEN l.kind <> 'articleLoaded' AND json_valid(l.body) THEN json_extract(l.body, '$.paragraph') END AS paragraph,
  CASE WHEN l.kind = 'judgementMade' AND json_valid(l.body) THEN json_extract(l.body, '$.judgement.label') END AS label,
  l.body, l.id
FROM ledger l LEFT JOIN article a ON a.content_sha256 = l.article;
