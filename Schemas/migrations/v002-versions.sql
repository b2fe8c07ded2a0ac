-- An article can be a new version of another, and a review can be made with the outlet hidden.

ALTER TABLE article ADD COLUMN revises TEXT;
ALTER TABLE review ADD COLUMN masked INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_revises ON article (revises) WHERE revises IS NOT NULL;
