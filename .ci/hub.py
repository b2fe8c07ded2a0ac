# SPDX-License-Identifier: GPL-3.0-or-later
"""A team at a throw-away PostgreSQL; see .ci/hub."""
import json, os, pathlib, random, re, signal, sqlite3, subprocess, sys, threading, time

program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
is_long = "--long" in sys.argv
root = pathlib.Path(__file__).resolve().parent.parent
data, sockets = folder / "cluster/data", folder / "cluster"
as_server = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
chance = random.Random(13)
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("NOT SO:", what)


def start():
    subprocess.run(
        [*as_server, "pg_ctl", "-D", data, "-w", "-s", "-l", sockets / "log",
         "-o", f"-k {sockets} -c listen_addresses='' -c fsync=off -c max_connections=120", "start"],
        check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill_server():
    """Kills the postmaster and all its children at once, and starts it anew."""
    postmaster = int((data / "postmaster.pid").read_text().split()[0])
    children = subprocess.run(["pgrep", "-P", str(postmaster)], capture_output=True, text=True).stdout.split()
    for pid in [postmaster, *map(int, children)]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    for _ in range(50):
        try:
            return start()
        except subprocess.CalledProcessError:
            time.sleep(0.2)
    raise SystemExit("the server does not come back")


def psql(role, database, sql, *more):
    return subprocess.run(["psql", "-h", sockets, "-U", role, "-X", "-q", "-A", "-t", *more, "-c", sql, database],
                          capture_output=True, text=True)


class Client:
    def __init__(self, name, database, role=None):
        self.name, self.role = name, role or name
        self.project = folder / f"{database}-{name}.sqlite"
        self.url = f"postgresql://{self.role}@/{database}?host={sockets}"
        self.environment = {**os.environ, "XDG_STATE_HOME": str(folder / f"state-{database}-{name}"),
                            "ATTEST_PROJECT": str(self.project)}
        self.acknowledged, self.kills = [], 0

    def run(self, *words, lines="", kill=None):
        """The status and the output; killed after some seconds where that is asked."""
        process = subprocess.Popen([program, *map(str, words)], env=self.environment, cwd=folder, text=True,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        timer = threading.Timer(kill, process.kill) if kill else None
        if timer:
            timer.start()
        output, errors = process.communicate(lines)
        if timer:
            timer.cancel()
        if process.returncode == -9:
            self.kills += 1
        return process.returncode, output, errors

    def sync(self, **more):
        status, output, errors = self.run("sync", self.url, "--json", **more)
        check(status in (0, 1, 69, 75, -9), f"sync of {self.name} ended with {status}: {errors}")
        return status

    def annotate(self, article, labels, finishes=True, **more):
        lines = "".join(f"{label}\n" for label in labels) + ("finish\n" if finishes else "")
        status, output, errors = self.run("annotate", article, "--reviewer", self.role, lines=lines, **more)
        found = re.findall(r"^saved \d+ (\S+) (\d+) (\w+)$", output, re.M)
        self.acknowledged += [(self.role, slug, int(paragraph), label) for slug, paragraph, label in found]
        check(status in (0, 75, -9), f"annotate of {self.name} ended with {status}: {errors}")
        return status

    def doctor(self):
        return json.loads(self.run("doctor", "--json")[1])

    def undecided(self, article):
        with sqlite3.connect(self.project, timeout=30) as database:
            row = database.execute(
                "SELECT (SELECT count(*) FROM paragraph WHERE article = ?1 AND kind IN ('body', 'deck')) - (SELECT count(*)"
                " FROM decision WHERE article = ?1 AND reviewer = ?2 AND judgement IS NOT NULL)",
                (article, self.role)).fetchone()
            state = database.execute("SELECT state FROM review WHERE article = ?1 AND reviewer = ?2",
                                     (article, self.role)).fetchone()
        return 0 if state == ("finished",) else row[0] + 1


def new_hub(database, reviewers, articles, assign=None):
    psql("postgres", "postgres", f"CREATE DATABASE {database} OWNER owner TEMPLATE template0")
    owner = Client("owner", database)
    owner.run("load", *articles)
    for reviewer in reviewers:
        owner.run("reviewer", "add", reviewer)
    if assign:
        status, _, errors = owner.run(*assign)
        check(status == 0, f"assign: {errors}")
    status, _, errors = owner.run("hub", "init", owner.url)
    check(status == 0, f"hub init ended with {status}: {errors}")
    check(owner.sync() == 0, "the owner's first sync")
    return owner


def one_state(clients, rounds=3):
    """Syncs everybody until nothing goes or comes, and gives the one state."""
    for _ in range(rounds):
        for client in clients:
            check(client.sync() in (0, 1), f"the last sync of {client.name}")
    found = [client.doctor() for client in clients]
    check(all(answer["ok"] for answer in found), f"the doctor finds {[a['findings'] for a in found if not a['ok']][:1]}")
    check(len({answer["state"] for answer in found}) == 1, f"{len({a['state'] for a in found})} states")
    return found[0]["state"]


# What a reviewer who has not finished tries with psql, and whether the server has to refuse it; nothing may show a body.
attacks = [
    (False, "SELECT body FROM entry_body WHERE author = 'ana' AND secret"),
    (False, "SELECT b FROM entry_head h JOIN entry_body b USING (id) WHERE h.reviewer = 'ana' AND h.secret"),
    (False, "COPY (SELECT body FROM public.entry_body WHERE author = 'ana' AND secret) TO STDOUT"),
    (True, "COPY entry_body FROM STDIN"),
    (True, "SET row_security = off; SELECT body FROM entry_body"),
    (True, "SET ROLE ana"), (True, "SET ROLE owner"), (True, "SET SESSION AUTHORIZATION ana"),
    (True, "SET session_replication_role = replica"),
    (False, "CREATE FUNCTION pg_temp.leak(j json) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$BEGIN RAISE NOTICE '%', j;"
            " RETURN true; END$$; SELECT body FROM entry_body WHERE author = 'ana' AND secret AND pg_temp.leak(body)"),
    (True, "CREATE FUNCTION pg_temp.leak(j json) RETURNS boolean LANGUAGE sql LEAKPROOF AS 'SELECT true'"),
    (False, "SELECT (body::text)::integer FROM entry_body WHERE author = 'ana' AND secret"),
    (False, "SELECT body -> 'judgement' FROM entry_body WHERE author = 'ana' AND secret AND body::text LIKE '%quote%'"),
    (False, "CREATE TEMP TABLE open_reading AS SELECT article, 1 AS round FROM entry_head; CREATE TEMP TABLE reading AS TABLE"
            " open_reading; SELECT body FROM public.entry_body WHERE author = 'ana' AND secret"),
    (False, "CREATE TEMP VIEW v AS SELECT * FROM entry_body; SELECT body FROM v WHERE author = 'ana' AND secret"),
    (False, "SELECT * FROM pg_stats WHERE tablename = 'entry_body'"),
    (True, "SELECT * FROM pg_statistic"), (True, "SELECT pg_read_file('postgresql.conf')"),
    (True, "COPY entry_head TO PROGRAM 'cat'"), (True, "SELECT lo_import('/etc/hostname')"),
    (True, "UPDATE entry_head SET late = false"), (True, "UPDATE entry_body SET body = '{}'"),
    (True, "UPDATE reading SET finished_at = now()"), (True, "INSERT INTO reading VALUES ('a', 'ben', 1, now())"),
    (True, "DELETE FROM entry_head"), (True, "DELETE FROM entry_body"), (True, "DELETE FROM head_seen"),
    (True, "DELETE FROM assignment"), (True, "DELETE FROM article"), (True, "DELETE FROM lease"),
    (True, "TRUNCATE entry_head CASCADE"), (True, "TRUNCATE entry_body"), (True, "LOCK TABLE entry_head"),
    (True, "DROP TABLE entry_body"), (True, "ALTER TABLE entry_body DISABLE ROW LEVEL SECURITY"),
    (True, "ALTER TABLE entry_head DISABLE TRIGGER ALL"), (True, "DROP POLICY readers_read ON entry_body"),
    (True, "CREATE RULE r AS ON INSERT TO entry_head DO INSTEAD NOTHING"), (True, "CREATE TABLE public.mine (x int)"),
    (True, "CREATE TRIGGER t BEFORE INSERT ON entry_head EXECUTE FUNCTION is_refused()"),
    (False, "GRANT SELECT ON entry_body TO PUBLIC"), (True, "CREATE ROLE other"),
    (True, "INSERT INTO assignment (article, reviewer, round, stands) SELECT article, reviewer, round, false FROM assignment"),
    (True, "INSERT INTO lease (article, reviewer, round) VALUES ('a', 'ben', 1)"),
    (True, "UPDATE lease SET holder = 'ana', until = now()"), (True, "UPDATE lease SET holder = 'ben', until = 'infinity'"),
    (True, "UPDATE lease SET article = 'a'"),
    (True, "INSERT INTO head_seen (seen_by, origin, seq, id) VALUES ('ana', 'x', 1, 'y')"),
    (True, "INSERT INTO entry_head (origin, seq, clock, id, reviewer, kind, seen, key, made_at, body_sha256, secret, sent_by)"
           " VALUES ('x', 1, 1, 'y', 'ben', 'k', 's', 'k', 'm', 'b', false, 'ana')"),
    (True, "INSERT INTO entry_body (id, body) SELECT id, '{\"x\":1}' FROM entry_head WHERE reviewer = 'ana' LIMIT 1"),
]

# An entry by SQL alone, whose id is right.
head = """
INSERT INTO public.entry_head (origin, seq, clock, id, reviewer, kind, article, seen, key, made_at, body_sha256, round, secret)
SELECT o, 1, 999, encode(sha256(convert_to(concat('32:', o, '1:1', '3:999', '-', length(r), ':', r, '13:judgementMade',
  '64:', article, '64:', s, '1:k', '24:', t, '64:', s), 'UTF8')), 'hex'), r, 'judgementMade', article, s, 'k', t, s, 1, true
FROM (SELECT repeat('{digit}', 32) AS o, '{reviewer}' AS r, repeat('0', 64) AS s, '2026-01-01T00:00:00.000Z' AS t,
  (SELECT min(article) FROM public.reading WHERE reviewer = 'ben' AND round = 1) AS article) x;
"""


def blindness():
    print("== a reviewer with psql in hand")
    owner = new_hub("blind", ["ana", "ben"], [root / "Samples/articles/harbour.txt", root / "Samples/articles/ferry.txt"],
                    ["assign", "--reviewers", "ana,ben", "--overlap", "2", "--seed", "1"])
    ana, ben, other = Client("ana", "blind"), Client("ben", "blind"), Client("ben2", "blind", "ben")
    for client in (ana, ben, other):
        client.sync()
    ana.annotate("harbour", "r r r q o r r r q r r r o o".split())
    ben.annotate("harbour", ["r"], finishes=False)
    for client in (ana, ben, owner):
        client.sync()
    psql("postgres", "blind", "ANALYZE")
    hidden = psql("postgres", "blind", "SELECT body FROM entry_body WHERE author = 'ana' AND secret").stdout
    salts = set(re.findall(r'"salt":"(\w+)"', hidden))
    check(len(salts) > 10, "there is something to hide")
    before = psql("postgres", "blind", "SELECT md5(string_agg(h::text, '' ORDER BY id)) FROM entry_head h").stdout
    for is_refused, sql in attacks:
        tried = psql("ben", "blind", sql)
        shown = tried.stdout + tried.stderr
        check(not any(salt in shown for salt in salts) and '"label"' not in shown, f"shows a body: {sql}")
        check(not is_refused or "ERROR" in tried.stderr, f"is not refused: {sql}")
        check(is_refused or "ERROR" not in tried.stderr, f"{sql}: {tried.stderr}")
    guesses = [psql("ben", "blind", "EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF) SELECT FROM entry_body WHERE author = 'ana' AND"
                    f""" body::text LIKE '%"label":"{guess}"%'""").stdout.replace(guess, "?") for guess in ("quote", "irony")]
    check(guesses[0] == guesses[1] and guesses[0], f"a plan tells a right guess from a wrong one: {guesses}")
    sizes = psql("postgres", "blind", "SELECT count(DISTINCT octet_length(body::text)) FROM entry_body b JOIN entry_head h"
                 " USING (id) WHERE h.kind = 'judgementMade'").stdout.strip()
    check(int(sizes) <= 2, f"bodies of {sizes} sizes")
    check(psql("ana", "blind", "SELECT count(*) FROM entry_body WHERE author = 'ben' AND secret").stdout.strip() == "0",
          "who has finished waits for the others")
    check("denied" in psql("mallory", "blind", "SELECT * FROM entry_head").stderr, "a stranger reads heads")
    check(psql("owner", "blind", "SELECT count(*) FROM entry_body WHERE secret").stdout.strip() == "0",
          "the tables' owner reads what is hidden")
    for sql in ("UPDATE entry_head SET late = true", "DELETE FROM entry_body", "TRUNCATE entry_head CASCADE"):
        for role in ("owner", "postgres"):
            check("ERROR" in psql(role, "blind", sql).stderr, f"{role}: {sql}")
    check(before == psql("postgres", "blind", "SELECT md5(string_agg(h::text, '' ORDER BY id)) FROM entry_head h").stdout,
          "heads were changed")
    check("ERROR" in psql("ben", "blind", head.format(digit="a", reviewer="ana")).stderr, "an entry in another's name")

    # Begun before the finish, written after the others could be read.
    session = subprocess.Popen(["psql", "-h", sockets, "-U", "ben", "-X", "-q", "blind"], stdin=subprocess.PIPE, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    session.stdin.write("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM entry_head;\n")
    session.stdin.flush()
    time.sleep(0.3)
    other.annotate("harbour", ["q"], finishes=False)
    ben.annotate("harbour", ["r"] * 13)
    ben.sync()
    check(psql("ben", "blind", "SELECT count(*) FROM entry_body WHERE author = 'ana' AND secret").stdout.strip() != "0",
          "who has finished reads, once all have")
    answer = session.communicate(head.format(digit="b", reviewer="ben") + "COMMIT;\n")[0]
    check("could not serialize" in answer, f"a late entry passes for an early one: {answer}")
    other.sync()
    check(json.loads(owner.run("hub", "status", "--json")[1])["late"] == 1, "a label that came after the finish is not late")
    one_state([owner, ana, ben, other])

    print("== a chain that is cut, or forged, by who runs the server")
    by_force = "SET session_replication_role = replica; "
    last = "(SELECT id FROM entry_head WHERE reviewer = 'ana' ORDER BY seq DESC LIMIT 1)"
    psql("postgres", "blind", by_force + f"DELETE FROM entry_body WHERE id = {last}; DELETE FROM entry_head WHERE id = {last}")
    check(ben.run("sync")[0] == 77, "a cut chain is not refused")
    check(ben.run("hub", "status")[0] == 1, "a cut chain is not told")
    check(ana.run("sync")[0] == 0 and ben.run("sync")[0] == 0, "the author's sync does not mend a cut chain")
    psql("postgres", "blind", by_force + f"UPDATE entry_head SET id = repeat('f', 64) WHERE id = {last}")
    for client in (ana, ben):
        check(client.run("sync")[0] == 77, f"a forged chain is not refused by {client.name}")


def refusals():
    print("== addresses, passwords, and a server that is away")
    client = Client("ana", "away")
    for url, status in [("postgresql://ana:geheim@hub.example.org/news", 64), ("postgresql://hub.example.org/news", 64),
                        ("postgresql:///news?password=geheim", 64), (f"postgresql://ana@/nowhere?host={sockets}", 77),
                        (f"postgresql://nobody@/postgres?host={sockets}", 77), (f"postgresql:///x?host={folder}", 69),
                        (f"postgresql://ana@/postgres?host={sockets}", 65)]:
        client.environment["PGPASSWORD"] = "geheimnis"
        found, output, errors = client.run("sync", url)
        check(found == status, f"{url}: {found} {errors}")
        check("geheim" not in output + errors, f"a password is printed: {errors}")
        check(len(errors.splitlines()) == 1, f"{url}: {errors}")
    check(client.run("sync")[0] == 64, "a hub that was never named")


def answers():
    print("== answers, leases, and a watch")
    owner = new_hub("pool", ["ana", "ben"], [root / "Samples/articles"])
    ana, ben = Client("ana", "pool"), Client("ben", "pool")
    for client in (ana, ben):
        client.sync()
    for words, schema in [(["hub", "init", owner.url], "hub-init"), (["sync"], "sync"), (["hub", "status"], "hub-status")]:
        answer = json.loads(owner.run(*words, "--json")[1])
        asked = json.loads((root / f"Schemas/exchange/{schema}.schema.json").read_text())
        check(set(answer) == set(asked["required"]) == set(asked["properties"]), f"{schema} answers {answer}")
        full = subprocess.run(f"exec '{program}' {' '.join(map(repr, words))} > /dev/full", shell=True, cwd=folder,
                              env=owner.environment, capture_output=True, text=True)
        check(full.returncode == 74, f"{words} to a full disk: {full}")

    def to_push():
        return json.loads(owner.run("hub", "status", "--json")[1])["to_push"]

    check(to_push() == 0, "nothing is left to bring after a sync")
    owner.run("reviewer", "add", "dora")
    check(to_push() == 1, "one entry is to be brought")
    owner.sync()

    def begin(client):
        process = subprocess.Popen([program, "annotate", "--next", "--reviewer", client.role], env=client.environment,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        process.stdin.write("r\n")
        process.stdin.flush()
        return process, process.stdout.readline()

    first, said = begin(ana)
    second, other = begin(ben)
    slugs = [line.split()[2] if line.startswith("saved ") else line for line in (said, other)]
    check(slugs[0] != slugs[1] and said.startswith("saved") and other.startswith("saved"), f"both begin {slugs}")
    for process in (first, second):
        process.communicate()

    watching = subprocess.Popen([program, "sync", "--watch", "--json"], env=owner.environment, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def arrives(reviewer):
        for _ in range(100):
            with sqlite3.connect(owner.project, timeout=30) as database:
                if database.execute("SELECT count(*) FROM ledger WHERE reviewer = ? AND kind = 'reviewOpened'",
                                    (reviewer,)).fetchone()[0]:
                    return True
            time.sleep(0.1)
        return False

    ana.sync()
    check(arrives("ana"), "a watch takes what comes")
    kill_server()
    while ben.sync() == 69:
        time.sleep(0.2)
    check(arrives("ben"), "a watch goes on when the server is back")
    owner.run("reviewer", "add", "cleo")
    time.sleep(3)
    brought = psql("owner", "pool", "SELECT count(*) FROM entry_head WHERE reviewer = 'cleo'").stdout.strip()
    check(brought == "1", "a watch brings what is made here")
    watching.send_signal(signal.SIGINT)
    lines = watching.communicate()[0].splitlines()
    check(watching.returncode == 130 and len(lines) > 2 and all(json.loads(line) for line in lines),
          f"a watch ends with {watching.returncode} after {len(lines)} lines")


def team(count, articles, paragraphs, kills):
    print(f"== {count} clients, {count * articles * paragraphs} decisions, at least {kills} kills")
    names, files = [f"r{number:02}" for number in range(1, count + 1)], []
    for number in range(articles):
        files.append(folder / f"article-{number:02}.txt")
        files[-1].write_text("\n\n".join(f"Paragraph {n} of article {number} says something." for n in range(paragraphs)))
    owner = new_hub("team", names, files)
    clients, started, server_kills, is_over = [Client(name, "team") for name in names], time.time(), 0, threading.Event()
    share = -(-kills // count)

    def work(client, seed):
        chance = random.Random(seed)

        def moment(longest):
            return chance.uniform(0.02, longest) if client.kills < share else None

        while not client.project.exists() or client.sync() not in (0, 1):
            client.sync(kill=moment(2.0))
        for file in files:
            while client.undecided(file.stem):
                left = max(0, client.undecided(file.stem) - 1)
                client.annotate(file.stem, [chance.choice("rqo") for _ in range(left)], kill=moment(2.0))
                client.sync(kill=moment(1.0))
        while client.kills < share:
            client.sync(kill=chance.uniform(0.01, 0.2))

    threads = [threading.Thread(target=work, args=(client, seed)) for seed, client in enumerate(clients)]
    for thread in threads:
        thread.start()

    def attack():
        nonlocal server_kills
        while not is_over.wait(chance.uniform(10, 20) if is_long else 0.3):
            kill_server()
            server_kills += 1

    attacker = threading.Thread(target=attack)
    attacker.start()
    for thread in threads:
        thread.join()
    is_over.set()
    attacker.join()
    state = one_state([owner, *clients], rounds=2)
    total = sum(client.kills for client in clients)
    check(server_kills > 0, "the server was never killed")
    check(total + server_kills >= kills, f"{total} kills of clients and {server_kills} of the server")
    with sqlite3.connect(owner.project) as database:
        made = database.execute("SELECT reviewer, article, paragraph, label FROM judgement").fetchall()
        entries = database.execute("SELECT count(*) FROM ledger").fetchone()[0]
    acknowledged = {decision for client in clients for decision in client.acknowledged}
    check(acknowledged <= set(made), f"{len(acknowledged - set(made))} acknowledged decisions are lost")
    check(len(made) == len(set(made)) == count * articles * paragraphs, f"{len(made)} decisions, {len(set(made))} different")
    at_hub = psql("postgres", "team", "SELECT count(*), count(DISTINCT id) FROM entry_head").stdout.strip()
    check(at_hub == f"{entries}|{entries}", f"the hub holds {at_hub}, each copy {entries}")
    print(f"{len(acknowledged)} acknowledged, {len(made)} decisions, {entries} entries, {total} clients and {server_kills}"
          f" servers killed, one state {state[:12]} in {len(clients) + 1} copies, {time.time() - started:.0f} s")


def cuts():
    print("== cuts in the middle of COPY")
    lines = "\n\n".join(f"Paragraph {number}." for number in range(1_500))
    (folder / "long.txt").write_text(lines)
    owner = new_hub("cuts", ["ana"], [folder / "long.txt"])
    ana = Client("ana", "cuts")
    ana.sync()
    ana.annotate("long", ["r"] * 1_500)
    cut = 0
    for _ in range(10):
        knife = subprocess.Popen(
            ["psql", "-h", sockets, "-U", "postgres", "-X", "-q", "-A", "-t", "cuts", "-c",
             "DO $$ DECLARE p integer; BEGIN FOR i IN 1..5000 LOOP PERFORM pg_stat_clear_snapshot(); SELECT pid INTO p FROM"
             " pg_stat_activity WHERE query LIKE 'COPY pg_temp.incoming%' AND state = 'active'; IF FOUND THEN"
             " PERFORM pg_terminate_backend(p); RETURN; END IF; PERFORM pg_sleep(0.001); END LOOP; END $$"])
        time.sleep(0.1)
        if ana.sync() == 69:
            cut += 1
        knife.wait()
        if cut == 3:
            break
    check(cut > 0, "no COPY was cut")
    check(psql("postgres", "cuts", "SELECT count(*) FROM entry_head WHERE reviewer = 'ana'").stdout.strip() in ("1", "1503"),
          "a part of a COPY stayed")
    check(ana.sync() == 0 and owner.sync() == 0, "nothing came after the cuts")
    with sqlite3.connect(owner.project) as database:
        found = database.execute("SELECT count(*), count(body) FROM ledger WHERE reviewer = 'ana'").fetchone()
    check(found == (1_503, 3), f"of ana's entries {found} came, with bodies")
    print(f"{cut} cut")


def scale():
    last = {}
    for entries in (1_000, 10_000, 100_000, 1_000_000):
        database = f"scale{entries}"
        psql("postgres", "postgres", f"CREATE DATABASE {database} OWNER owner TEMPLATE template0")
        owner, ana, ben = Client("owner", database), Client("ana", database), Client("ben", database)
        subprocess.run([pathlib.Path(program).parent / "reliability-check", "ledger", "--entries", str(entries), owner.project],
                       check=True, stdout=subprocess.DEVNULL)
        owner.run("reviewer", "add", "ben")
        owner.run("hub", "init", owner.url)

        def timed(client, what, *words):
            began = time.time()
            status, output, errors = client.run(*words)
            took = time.time() - began
            check(status == 0, f"{what} of {entries}: {errors}")
            growth = f", {took / last[what]:.1f} times" if what in last else ""
            last[what] = took
            print(f"{entries} entries, {what}: {took:.2f} s{growth}", flush=True)

        timed(owner, "bringing all", "sync", owner.url)
        timed(ana, "taking all with bodies", "sync", ana.url)
        timed(ben, "taking all as heads", "sync", ben.url)
        for number in range(5):
            client = (owner, ana, ben, ana, owner)[number]
            timed(client, f"taking nothing, {number + 1}", "sync")
        ana.run("annotate", "gate1", "--reviewer", "ana", lines="label quote 2\n")
        timed(ana, "bringing one", "sync")
        timed(owner, "taking one head", "sync")


start()
psql("postgres", "postgres", "CREATE ROLE owner LOGIN CREATEROLE")
for role in ("mallory", "ana", "ben"):
    psql("postgres", "postgres", f"CREATE ROLE {role} LOGIN")
if "--scale" in sys.argv:
    scale()
else:
    refusals()
    blindness()
    cuts()
    answers()
    team(*((50, 10, 40, 200) if is_long else (4, 2, 8, 8)))
if failures:
    raise SystemExit(f"{len(failures)} not so")
print("all of it holds")
