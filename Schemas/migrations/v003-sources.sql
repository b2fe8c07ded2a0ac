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
