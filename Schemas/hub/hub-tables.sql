-- The hub of a team: heads that everybody reads, and bodies that open when everybody who was asked has finished.
-- Rows are only ever added; a lease's holder and term change.

CREATE TABLE public.hub (format integer PRIMARY KEY);
INSERT INTO public.hub VALUES (1);

-- An entry without what it says. The round, and whether others may not read it yet, are not in its digest; when it came
-- and from whom is said by the server.
CREATE TABLE public.entry_head (
  origin text COLLATE "C" NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  clock bigint NOT NULL CHECK (clock > 0),
  prev text COLLATE "C",
  id text COLLATE "C" NOT NULL UNIQUE,
  reviewer text COLLATE "C",
  kind text COLLATE "C" NOT NULL,
  article text COLLATE "C",
  seen text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  made_at text COLLATE "C" NOT NULL,
  body_sha256 text COLLATE "C" NOT NULL,
  signature text COLLATE "C",
  round integer,
  secret boolean NOT NULL,
  late boolean NOT NULL DEFAULT false,
  sent_by text COLLATE "C" NOT NULL DEFAULT session_user,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (origin, seq),
  UNIQUE (origin, key),
  CHECK (NOT secret OR (round IS NOT NULL AND reviewer IS NOT NULL AND article IS NOT NULL)),
  CHECK (round IS NULL OR (reviewer IS NOT NULL AND article IS NOT NULL))
);
CREATE INDEX entry_head_reading ON public.entry_head (article, reviewer) WHERE round IS NOT NULL;

-- What an entry says: its canonical JSON, with blanks behind it up to a size that tells nothing. The type json keeps each
-- byte and knows no comparison, so that no plan and no statistic can tell what is hidden.
CREATE TABLE public.entry_body (
  id text COLLATE "C" PRIMARY KEY REFERENCES public.entry_head (id),
  author text COLLATE "C",
  article text COLLATE "C",
  round integer,
  secret boolean NOT NULL,
  body json NOT NULL CHECK (octet_length(body::text) % 256 = 0)
);
ALTER TABLE public.entry_body ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE INDEX entry_body_author ON public.entry_body (article, author);

-- The bytes that articles were read from, in parts, by the digest of all of them.
CREATE TABLE public.article (
  original text COLLATE "C" NOT NULL CHECK (original ~ '^[0-9a-f]{64}$'),
  part integer NOT NULL CHECK (part >= 0),
  bytes bytea NOT NULL,
  sent_by text COLLATE "C" NOT NULL DEFAULT session_user,
  PRIMARY KEY (original, part)
);

-- Who was asked to read what; the row that was written last counts.
CREATE TABLE public.assignment (
  article text COLLATE "C" NOT NULL,
  reviewer text COLLATE "C" NOT NULL,
  round integer NOT NULL,
  stands boolean NOT NULL,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (article, reviewer, round, written_at)
);

-- Who is at which reading just now; nothing that is read depends on it.
CREATE TABLE public.lease (
  article text COLLATE "C" NOT NULL,
  reviewer text COLLATE "C" NOT NULL,
  round integer NOT NULL,
  holder text COLLATE "C",
  until timestamptz,
  PRIMARY KEY (article, reviewer, round)
);

-- Which heads each reviewer has seen here, so that others can tell when some are gone.
CREATE TABLE public.head_seen (
  seen_by text COLLATE "C" NOT NULL DEFAULT session_user,
  origin text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  id text COLLATE "C" NOT NULL,
  seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (seen_by, origin, seq)
);

-- Where each reading stands, by its finish and by what came after it; written by the trigger of heads alone.
CREATE TABLE public.reading (
  article text COLLATE "C" NOT NULL,
  reviewer text COLLATE "C" NOT NULL,
  round integer NOT NULL,
  finished_at timestamptz,
  clock bigint,
  origin text COLLATE "C",
  PRIMARY KEY (article, reviewer, round)
);

-- The last entry of each chain, found by one look into the index a chain.
CREATE VIEW public.chain_end WITH (security_invoker) AS
WITH RECURSIVE chain AS (
  (SELECT origin, seq, id, sent_by FROM public.entry_head ORDER BY origin DESC, seq DESC LIMIT 1)
  UNION ALL
  SELECT n.origin, n.seq, n.id, n.sent_by FROM chain c CROSS JOIN LATERAL (
    SELECT h.origin, h.seq, h.id, h.sent_by FROM public.entry_head h WHERE h.origin < c.origin
    ORDER BY h.origin DESC, h.seq DESC LIMIT 1) n
)
SELECT origin, seq, id, sent_by FROM chain;

CREATE VIEW public.standing_assignment WITH (security_invoker) AS
SELECT article, reviewer, round FROM (
  SELECT DISTINCT ON (article, reviewer, round) article, reviewer, round, stands
  FROM public.assignment ORDER BY article, reviewer, round, written_at DESC) a
WHERE stands;

-- The rounds of articles whose bodies are everybody's: all who were asked have finished or, where nobody was asked, two
-- have. Nobody reads them in the middle of a review of their own.
CREATE VIEW public.open_reading WITH (security_invoker) AS
SELECT article, round
FROM public.standing_assignment a FULL JOIN public.reading r USING (article, reviewer, round)
GROUP BY article, round
HAVING CASE WHEN count(a.*) > 0 THEN bool_and(a IS NULL OR r.finished_at IS NOT NULL) ELSE count(r.finished_at) > 1 END
  AND NOT bool_or(reviewer = session_user AND r IS NOT NULL AND r.finished_at IS NULL);
