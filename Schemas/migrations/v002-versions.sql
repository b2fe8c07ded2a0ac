-- An article can be a new version of another, and a review can be made with the outlet hidden.

ALTER TABLE article ADD COLUMN revises TEXT;
ALTER TABLE review ADD COLUMN masked INTEGER NOT NULL DEFAULT 0;
