-- Entries whose bodies have not come from another copy yet, or were erased.

CREATE INDEX ledger_bodiless ON ledger (article, reviewer, kind) WHERE body IS NULL;
