-- Who reads what, and what is read at all.

-- Why an article is out of queues, figures and exports.
ALTER TABLE article ADD COLUMN exclusion TEXT;
-- Since when a reviewer reads nothing more.
ALTER TABLE reviewer ADD COLUMN retired_at TEXT;

-- One row for each reading that an entry asks for. Rounds from 101 up are re-tests of one reviewer.
CREATE TABLE assignment (
  id TEXT NOT NULL,
  article TEXT NOT NULL REFERENCES article (slug),
  reviewer TEXT NOT NULL REFERENCES reviewer (id),
  round INTEGER NOT NULL,
  place INTEGER NOT NULL,
  overlap INTEGER NOT NULL,
  clock INTEGER NOT NULL,
  until TEXT,
  made_at TEXT NOT NULL,
  PRIMARY KEY (id, article, reviewer, round)
) STRICT;

CREATE TABLE recusal (
  id TEXT PRIMARY KEY,
  reviewer TEXT NOT NULL REFERENCES reviewer (id),
  outlet TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE article_tag (
  article TEXT NOT NULL REFERENCES article (slug),
  tag TEXT NOT NULL,
  PRIMARY KEY (article, tag)
) STRICT;

-- The entries that were taken back whole, and by which entry.
CREATE TABLE reverted (
  id TEXT PRIMARY KEY,
  reverted_by TEXT NOT NULL
) STRICT;

-- What turns labels into gold. A resolution rests on the decisions that it names; what they say now decides whether it
-- is stale.

-- What a version of the codebook changes: how far it reaches, the labels whose older decisions are stale, and the new
-- names of labels; NULL for the first version.
ALTER TABLE codebook ADD COLUMN change TEXT CHECK (change IS NULL OR json_valid(change));

-- The only paragraphs that a review walks, as a discussion of differences does; NULL for all of its scope.
ALTER TABLE review ADD COLUMN paragraphs TEXT CHECK (paragraphs IS NULL OR json_valid(paragraphs));

-- The last opening of each article counts.
CREATE TABLE adjudication (
  article TEXT PRIMARY KEY REFERENCES article (slug),
  adjudicator TEXT NOT NULL REFERENCES reviewer (id),
  reviewers TEXT NOT NULL CHECK (json_valid(reviewers)),
  majority INTEGER NOT NULL,
  asks_unsure INTEGER NOT NULL,
  votes TEXT NOT NULL CHECK (json_valid(votes)),
  made_at TEXT NOT NULL
) STRICT;

-- What stands, one row for each paragraph that somebody decided.
CREATE TABLE resolution (
  article TEXT NOT NULL,
  paragraph INTEGER NOT NULL,
  id TEXT NOT NULL,
  label TEXT,
  cause TEXT,
  note TEXT,
  taken_from TEXT,
  votes TEXT NOT NULL CHECK (json_valid(votes)),
  codebook TEXT NOT NULL,
  adjudicator TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (article, paragraph),
  FOREIGN KEY (article, paragraph) REFERENCES paragraph (article, number)
) STRICT;

CREATE INDEX decision_paragraph ON decision (article, paragraph);

-- What each reviewer says of a paragraph: the decision of the last finished round; re-tests, from round 101, say nothing.
CREATE VIEW v_votes AS
SELECT d.article, d.paragraph, d.reviewer, d.round, d.judgement AS id, j.label, j.unsure
FROM decision d
JOIN review r ON r.article = d.article AND r.reviewer = d.reviewer AND r.round = d.round
JOIN judgement j ON j.id = d.judgement
WHERE r.state = 'finished' AND d.round < 101
  AND NOT EXISTS (
    SELECT 1 FROM decision e JOIN review s ON s.article = e.article AND s.reviewer = e.reviewer AND s.round = e.round
    WHERE e.article = d.article AND e.paragraph = d.paragraph AND e.reviewer = d.reviewer AND e.judgement IS NOT NULL
      AND s.state = 'finished' AND e.round > d.round AND e.round < 101);

-- One row for each paragraph of an adjudicated article that its reviewers walked. Lists of votes are in reviewers' order,
-- so that two can be compared as texts.
CREATE VIEW v_gold AS
WITH vote AS (
  SELECT article, paragraph, json_group_array(id) AS ids, json_group_object(reviewer, label) AS votes
  FROM (SELECT * FROM v_votes ORDER BY article, paragraph, reviewer) GROUP BY article, paragraph
), accepted_vote AS (
  SELECT a.article, j.paragraph, j.id, j.label
  FROM adjudication a, json_each(a.votes) v JOIN judgement j ON j.id = v.value ORDER BY a.article, j.paragraph, j.reviewer
), accepted AS (
  SELECT article, paragraph, json_group_array(id) AS ids, count(*) AS votes, count(DISTINCT coalesce(label, '')) AS labels
  FROM accepted_vote GROUP BY article, paragraph
), majority AS (
  SELECT article, paragraph, label, max(votes) FROM (
    SELECT article, paragraph, label, count(*) AS votes FROM accepted_vote WHERE label IS NOT NULL
    GROUP BY article, paragraph, label)
  GROUP BY article, paragraph
), reopened AS (
  SELECT a.article FROM adjudication a, json_each(a.reviewers) n
  WHERE NOT EXISTS (SELECT 1 FROM review q WHERE q.article = a.article AND q.reviewer = n.value
    AND q.state = 'finished' AND q.round < 101)
)
SELECT p.article, p.number AS paragraph,
  CASE WHEN r.id IS NOT NULL THEN r.label ELSE m.label END AS label,
  CASE WHEN r.label IS NOT NULL THEN 'adjudicated' WHEN r.id IS NOT NULL OR c.votes IS NULL THEN 'unresolved'
    WHEN c.labels = 1 AND c.votes = json_array_length(a.reviewers) THEN 'unanimous' ELSE 'majority' END AS how,
  coalesce(v.votes, '{}') AS votes, r.cause, coalesce(r.adjudicator, a.adjudicator) AS adjudicator, r.note,
  coalesce(r.made_at, a.made_at) AS made_at,
  (r.id IS NOT NULL OR c.votes IS NOT NULL) AND (a.article IN (SELECT article FROM reopened)
    OR coalesce(v.ids, '[]') <> coalesce(r.votes, c.ids)) AS stale
FROM adjudication a
JOIN paragraph p ON p.article = a.article
LEFT JOIN vote v ON v.article = p.article AND v.paragraph = p.number
LEFT JOIN resolution r ON r.article = p.article AND r.paragraph = p.number
LEFT JOIN accepted c ON c.article = p.article AND c.paragraph = p.number
LEFT JOIN majority m ON m.article = p.article AND m.paragraph = p.number
WHERE (p.kind IN ('body', 'deck') OR v.ids IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM article e WHERE e.slug = a.article AND e.exclusion IS NOT NULL);
