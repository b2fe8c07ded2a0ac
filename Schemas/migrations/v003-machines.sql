-- Labels that a program made stand beside those of people, and count with them nowhere unless somebody asks.

ALTER TABLE reviewer ADD COLUMN kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'machine'));
-- What is known of the program: model, model_version, prompt_digest.
ALTER TABLE reviewer ADD COLUMN details TEXT CHECK (details IS NULL OR json_valid(details));

-- The machine whose labels are shown, each once its paragraph is decided.
ALTER TABLE review ADD COLUMN prior TEXT;
-- The machine's decision that was shown upon this one.
ALTER TABLE judgement ADD COLUMN prior TEXT;

-- What each person says of a paragraph: the decision of the last finished round; re-tests, from round 101, say nothing.
DROP VIEW v_votes;
CREATE VIEW v_votes AS
SELECT d.article, d.paragraph, d.reviewer, d.round, d.judgement AS id, j.label, j.unsure
FROM decision d
JOIN review r ON r.article = d.article AND r.reviewer = d.reviewer AND r.round = d.round
JOIN judgement j ON j.id = d.judgement
WHERE r.state = 'finished' AND d.round < 101
  AND d.reviewer NOT IN (SELECT id FROM reviewer WHERE kind = 'machine')
  AND NOT EXISTS (
    SELECT 1 FROM decision e JOIN review s ON s.article = e.article AND s.reviewer = e.reviewer AND s.round = e.round
    WHERE e.article = d.article AND e.paragraph = d.paragraph AND e.reviewer = d.reviewer AND e.judgement IS NOT NULL
      AND s.state = 'finished' AND e.round > d.round AND e.round < 101);
