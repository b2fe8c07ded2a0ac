-- The labels of a review, and the places where a label stands: found without a look through all labels of the project.

CREATE INDEX judgement_review ON judgement (article, reviewer, round);
CREATE INDEX decision_judgement ON decision (judgement);
