-- Which reviews were finished more than once, or opened again: found without a look through the ledger.

CREATE INDEX ledger_endings ON ledger (article, reviewer)
  WHERE kind IN ('reviewFinished', 'reviewReopened') AND article IS NOT NULL;
