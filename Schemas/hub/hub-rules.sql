-- Who may add and read what. {members}, {coordinators} and {coordinator} stand for the names of two roles.

-- An entry is what its id says, and follows the one before it.
CREATE FUNCTION public.entry_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last record;
BEGIN
  IF NEW.id <> encode(sha256(convert_to(concat(
      octet_length(NEW.origin), ':', NEW.origin, length(NEW.seq::text), ':', NEW.seq,
      length(NEW.clock::text), ':', NEW.clock, coalesce(octet_length(NEW.prev) || ':' || NEW.prev, '-'),
      coalesce(octet_length(NEW.reviewer) || ':' || NEW.reviewer, '-'), octet_length(NEW.kind), ':', NEW.kind,
      coalesce(octet_length(NEW.article) || ':' || NEW.article, '-'), octet_length(NEW.seen), ':', NEW.seen,
      octet_length(NEW.key), ':', NEW.key, octet_length(NEW.made_at), ':', NEW.made_at,
      octet_length(NEW.body_sha256), ':', NEW.body_sha256), 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'entry % of chain % is not what its id says', NEW.seq, left(NEW.origin, 12) USING ERRCODE = 'AT001';
  END IF;
  IF NEW.seq = 1 THEN
    IF NEW.prev IS NULL THEN RETURN NEW; END IF;
  ELSE
    -- By its id: of two indexes that begin with the origin, a plan for an empty table may take the wrong one.
    SELECT id, origin, seq, clock, reviewer, sent_by INTO last FROM public.entry_head WHERE id = NEW.prev;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'entries are missing before entry % of chain %', NEW.seq, left(NEW.origin, 12)
        USING ERRCODE = 'AT002';
    END IF;
    -- An owner's chain is one copy's, and nobody else adds to it.
    IF NEW.reviewer IS NULL AND last.sent_by <> session_user
      AND NOT pg_has_role(session_user, {coordinator}, 'MEMBER') THEN
      RAISE EXCEPTION 'chain % is another copy''s', left(NEW.origin, 12) USING ERRCODE = 'AT003';
    END IF;
    IF last.origin = NEW.origin AND last.seq = NEW.seq - 1 AND NEW.clock > last.clock AND NEW.reviewer IS NOT DISTINCT FROM last.reviewer THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'entry % of chain % does not follow the entry before it', NEW.seq, left(NEW.origin, 12)
    USING ERRCODE = 'AT002';
END $$;
CREATE TRIGGER entry_follows BEFORE INSERT ON public.entry_head FOR EACH ROW EXECUTE FUNCTION public.entry_follows();

-- A finish and what comes beside it wait for each other at one row, so that nothing that is made after others could be
-- read passes for earlier: it is late, or, from an older snapshot, refused.
CREATE FUNCTION public.reading_moves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  stood public.reading;
BEGIN
  IF NEW.round IS NULL OR EXISTS (SELECT FROM public.entry_head WHERE id = NEW.id) THEN
    RETURN NEW;
  END IF;
  INSERT INTO public.reading (article, reviewer, round) VALUES (NEW.article, NEW.reviewer, NEW.round)
    ON CONFLICT DO NOTHING;
  SELECT * INTO STRICT stood FROM public.reading
    WHERE article = NEW.article AND reviewer = NEW.reviewer AND round = NEW.round FOR UPDATE;
  NEW.received_at := clock_timestamp();
  IF NEW.kind = 'reviewOpened' THEN
    RETURN NEW;
  ELSIF NEW.kind = 'reviewFinished' THEN
    IF (stood.clock IS NULL OR (NEW.clock, NEW.origin) > (stood.clock, stood.origin)) AND NOT EXISTS (
      SELECT FROM public.entry_head h WHERE h.article = NEW.article AND h.reviewer = NEW.reviewer
        AND h.round = NEW.round AND h.kind NOT IN ('reviewOpened', 'reviewFinished')
        AND (h.clock, h.origin) > (NEW.clock, NEW.origin)) THEN
      UPDATE public.reading SET finished_at = clock_timestamp(), clock = NEW.clock, origin = NEW.origin
        WHERE article = NEW.article AND reviewer = NEW.reviewer AND round = NEW.round;
    END IF;
  ELSIF stood.finished_at IS NOT NULL THEN
    NEW.late := NEW.kind <> 'reviewReopened';
    IF (NEW.clock, NEW.origin) > (stood.clock, stood.origin) THEN
      UPDATE public.reading SET finished_at = NULL
        WHERE article = NEW.article AND reviewer = NEW.reviewer AND round = NEW.round;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reading_moves BEFORE INSERT ON public.entry_head FOR EACH ROW EXECUTE FUNCTION public.reading_moves();

-- A body is what its head says, and is hidden as its head says.
CREATE FUNCTION public.body_is_its_heads() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  head public.entry_head;
BEGIN
  SELECT * INTO head FROM public.entry_head WHERE id = NEW.id;
  IF head.id IS NULL
    OR head.body_sha256 <> encode(sha256(convert_to(rtrim(NEW.body::text, ' '), 'UTF8')), 'hex')
    OR head.round IS NOT NULL AND head.round::text IS DISTINCT FROM NEW.body ->> 'round' THEN
    RAISE EXCEPTION 'what an entry says is not what its head says' USING ERRCODE = 'AT004';
  END IF;
  NEW.author := head.reviewer;
  NEW.article := head.article;
  NEW.round := head.round;
  NEW.secret := head.secret;
  RETURN NEW;
END $$;
CREATE TRIGGER body_is_its_heads BEFORE INSERT ON public.entry_body
FOR EACH ROW EXECUTE FUNCTION public.body_is_its_heads();

CREATE FUNCTION public.is_refused() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'what is at the hub is never changed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER is_refused BEFORE UPDATE OR DELETE OR TRUNCATE ON public.hub EXECUTE FUNCTION public.is_refused();
CREATE TRIGGER is_refused BEFORE UPDATE OR DELETE OR TRUNCATE ON public.entry_head EXECUTE FUNCTION public.is_refused();
CREATE TRIGGER is_refused BEFORE UPDATE OR DELETE OR TRUNCATE ON public.entry_body EXECUTE FUNCTION public.is_refused();
CREATE TRIGGER is_refused BEFORE UPDATE OR DELETE OR TRUNCATE ON public.article EXECUTE FUNCTION public.is_refused();
CREATE TRIGGER is_refused BEFORE UPDATE OR DELETE OR TRUNCATE ON public.assignment EXECUTE FUNCTION public.is_refused();
CREATE TRIGGER is_refused BEFORE UPDATE OR DELETE OR TRUNCATE ON public.head_seen EXECUTE FUNCTION public.is_refused();
CREATE TRIGGER is_refused BEFORE DELETE OR TRUNCATE ON public.lease EXECUTE FUNCTION public.is_refused();
CREATE TRIGGER is_refused BEFORE DELETE OR TRUNCATE ON public.reading EXECUTE FUNCTION public.is_refused();

ALTER TABLE public.entry_head ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.entry_body ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.article ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.assignment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.lease ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.head_seen ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY everybody_reads ON public.entry_head FOR SELECT USING (true);
CREATE POLICY authors_add ON public.entry_head FOR INSERT WITH CHECK (
  reviewer IS NULL OR reviewer = session_user OR pg_has_role(session_user, {coordinator}, 'MEMBER'));
CREATE POLICY readers_read ON public.entry_body FOR SELECT USING (
  NOT secret OR author = session_user OR (article, round) IN (SELECT o.article, o.round FROM public.open_reading o));
CREATE POLICY authors_add ON public.entry_body FOR INSERT WITH CHECK (
  author IS NULL OR author = session_user OR pg_has_role(session_user, {coordinator}, 'MEMBER'));
CREATE POLICY everybody_reads ON public.article FOR SELECT USING (true);
CREATE POLICY members_add ON public.article FOR INSERT WITH CHECK (true);
CREATE POLICY everybody_reads ON public.assignment FOR SELECT USING (true);
CREATE POLICY coordinators_add ON public.assignment FOR INSERT WITH CHECK (
  pg_has_role(session_user, {coordinator}, 'MEMBER'));
CREATE POLICY everybody_reads ON public.lease FOR SELECT USING (true);
CREATE POLICY coordinators_add ON public.lease FOR INSERT WITH CHECK (
  holder IS NULL AND until IS NULL AND pg_has_role(session_user, {coordinator}, 'MEMBER'));
CREATE POLICY one_holds ON public.lease FOR UPDATE
  USING (holder IS NULL OR until < clock_timestamp() OR holder = session_user)
  WITH CHECK (holder IS NULL OR (holder = session_user AND until <= clock_timestamp() + interval '12 hours'));
CREATE POLICY everybody_reads ON public.head_seen FOR SELECT USING (true);
CREATE POLICY members_add ON public.head_seen FOR INSERT WITH CHECK (seen_by = session_user);

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO {members};
GRANT SELECT ON public.hub, public.entry_head, public.entry_body, public.article, public.assignment, public.lease,
  public.head_seen, public.reading, public.chain_end, public.standing_assignment, public.open_reading TO {members};
GRANT INSERT (origin, seq, clock, prev, id, reviewer, kind, article, seen, key, made_at, body_sha256, signature, round,
  secret) ON public.entry_head TO {members};
GRANT INSERT (id, body) ON public.entry_body TO {members};
GRANT INSERT (original, part, bytes) ON public.article TO {members};
GRANT INSERT (origin, seq, id) ON public.head_seen TO {members};
GRANT UPDATE (holder, until) ON public.lease TO {members};
GRANT INSERT (article, reviewer, round, stands) ON public.assignment TO {coordinators};
GRANT INSERT (article, reviewer, round) ON public.lease TO {coordinators};
GRANT {members} TO {coordinators};
