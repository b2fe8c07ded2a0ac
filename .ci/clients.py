# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads each export with its own client, and compares what comes back: .ci/clients runs it.

A reader gives rows of unit, reviewer, label and text, and beside them the words of each span, as the client says them.
"""
import glob
import importlib.metadata
import json
import os
import sys
import tempfile
import zipfile
import xml.etree.ElementTree as xml

FOLDER = sys.argv[1]
EXPORTS = os.path.join(FOLDER, "exports")
SPANS = {("direct_quote", "We had no choice"), ("source", "Mayor Ana Ruiz"), ("opinion", "choice 😬")}


def paths(path):
    return sorted(glob.glob(os.path.join(EXPORTS, path)))


def label_studio():
    from label_studio_sdk.converter import Converter

    folder = os.path.join(EXPORTS, "label-studio")
    with open(os.path.join(folder, "config.xml"), encoding="utf-8") as config:
        converter = Converter(config=config.read(), project_dir=None, download_resources=False)
    out = tempfile.mkdtemp(dir=FOLDER)
    converter.convert(os.path.join(folder, "tasks.json"), out, "JSON_MIN", is_dir=False)
    with open(os.path.join(out, "result.json"), encoding="utf-8") as file:
        tasks = json.load(file)
    rows = [
        (f"{task['article']}#{task['paragraph']}", task["annotator"], task["label"], task["text"])
        for task in tasks if "label" in task
    ]
    spans = {(label, task["text"][s["start"]:s["end"]]) for task in tasks for s in task.get("span", []) for label in s["labels"]}
    return rows, spans


def brat():
    from pybrat.parser import BratParser

    rows, spans = [], set()
    for reviewer in ("ana", "ben"):
        for example in BratParser(error="raise").parse(os.path.join(EXPORTS, "brat", reviewer)):
            for entity in example.entities:
                words = " ".join(example.text[span.start:span.end] for span in entity.spans)
                assert words == entity.mention, (example.id, entity)
                if entity.type[0].isupper():
                    unit = f"{os.path.basename(example.id)}#{entity.spans[0].start}"
                    rows.append((unit, reviewer, entity.type.lower(), words))
                else:
                    spans.add((entity.type, words))
    return rows, spans


def gate():
    from gatenlp import Document

    rows, spans = [], set()
    for path in paths("gate-bdoc/*.bdocjs"):
        document = Document.load(path)
        for reviewer in document.annset_names():
            for annotation in document.annset(reviewer):
                words = document[annotation]
                if annotation.type == "Paragraph" and "role" in annotation.features:
                    rows.append((f"{document.name}#{annotation.start}", reviewer, annotation.features["role"], words))
                elif annotation.type != "Paragraph":
                    spans.add((annotation.type, words))
    return rows, spans


def cassis():
    from cassis import load_cas_from_json

    rows, spans = [], set()
    for path in paths("webanno-cas-json/annotation/*/*.json"):
        article, reviewer = path.split(os.sep)[-2], os.path.basename(path)[:-5]
        with open(path, "rb") as file:
            cas = load_cas_from_json(file)
        for label in cas.select("webanno.custom.ParagraphRole"):
            if label.role:
                rows.append((f"{article}#{label.begin}", reviewer, label.role, label.get_covered_text()))
        spans |= {(span.kind, span.get_covered_text()) for span in cas.select("webanno.custom.MarkedSpan")}
    return rows, spans


OA = "http://www.w3.org/ns/oa#"
STREAMS = "http://www.w3.org/ns/activitystreams#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
FOAF = "http://xmlns.com/foaf/0.1/"


def anno_context():
    """What is used of http://www.w3.org/ns/anno.jsonld, so that nothing is asked of the network."""
    refers = lambda name: {"@type": "@id", "@id": name}
    words = lambda name: {"@type": "@vocab", "@id": name}
    number = lambda name: {"@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger", "@id": name}
    context = {
        "id": "@id", "type": "@type", "Annotation": OA + "Annotation", "TextualBody": OA + "TextualBody",
        "AnnotationCollection": STREAMS + "OrderedCollection", "AnnotationPage": STREAMS + "OrderedCollectionPage",
        "TextPositionSelector": OA + "TextPositionSelector", "TextQuoteSelector": OA + "TextQuoteSelector",
        "Person": FOAF + "Person", "Software": STREAMS + "Application", "body": refers(OA + "hasBody"),
        "target": refers(OA + "hasTarget"), "source": refers(OA + "hasSource"), "selector": refers(OA + "hasSelector"),
        "motivation": words(OA + "motivatedBy"), "purpose": words(OA + "hasPurpose"), "exact": OA + "exact",
        "prefix": OA + "prefix", "suffix": OA + "suffix", "start": number(OA + "start"), "end": number(OA + "end"),
        "value": RDF + "value", "format": "http://purl.org/dc/elements/1.1/format", "name": FOAF + "name",
        "created": "http://purl.org/dc/terms/created", "creator": refers("http://purl.org/dc/terms/creator"),
        "generator": refers(STREAMS + "generator"), "nickname": FOAF + "nick", "total": number(STREAMS + "totalItems"),
        "label": "http://www.w3.org/2000/01/rdf-schema#label", "first": refers(STREAMS + "first"),
        "startIndex": number(STREAMS + "startIndex"),
        "items": {"@type": "@id", "@id": STREAMS + "items", "@container": "@list"},
    }
    for motivation in ("classifying", "tagging", "commenting", "assessing", "identifying"):
        context[motivation] = OA + motivation
    return {"@context": context}


def web_annotations():
    from pyld import jsonld

    load = lambda url, options=None: {"contextUrl": None, "documentUrl": url, "document": anno_context()}
    rows, spans = [], set()
    for path in paths("w3c/*.jsonld"):
        article = os.path.basename(path)[:-7]
        with open(path, encoding="utf-8") as file:
            collection = jsonld.expand(json.load(file), {"documentLoader": load})[0]
        for item in collection[STREAMS + "first"][0][STREAMS + "items"][0]["@list"]:
            selectors = item[OA + "hasTarget"][0][OA + "hasSelector"]
            start = next(s[OA + "start"][0]["@value"] for s in selectors if OA + "start" in s)
            words = next(s[OA + "exact"][0]["@value"] for s in selectors if OA + "exact" in s)
            reviewer = item["http://purl.org/dc/terms/creator"][0][FOAF + "nick"][0]["@value"]
            for body in item[OA + "hasBody"]:
                purpose, value = body[OA + "hasPurpose"][0]["@id"], body[RDF + "value"][0]["@value"]
                if purpose == OA + "classifying":
                    rows.append((f"{article}#{start}", reviewer, value, words))
                elif item[OA + "motivatedBy"][0]["@id"] == OA + "tagging":
                    spans.add((value, words))
    return rows, spans


def provenance():
    from prov.model import ProvDocument, ProvEntity

    rows = []
    for path in paths("prov/*.json"):
        if os.path.basename(path) == "manifest.json":
            continue
        document = ProvDocument.deserialize(path, format="json")
        document.get_provn()
        for entity in document.get_records(ProvEntity):
            values = {str(name): str(value) for name, value in entity.attributes}
            if values.get("prov:type") == "attest:label" and "prov:value" in values:
                article, reviewer = entity.identifier.localpart.split("-label-")[0], entity.identifier.localpart.split("-")[-3]
                rows.append((f"{article}#{values['attest:paragraph']}", reviewer, values["prov:value"], None))
    return rows, None


def qda():
    """No reader on PyPI takes whole projects: the archive and its XML are read as they are."""
    name = {"q": "urn:QDA-XML:project:1.0"}
    rows, spans = [], set()
    with zipfile.ZipFile(os.path.join(EXPORTS, "refi-qda")) as archive:
        assert archive.testzip() is None
        project = xml.fromstring(archive.read("project.qde"))
        users = {user.get("guid"): user.get("name") for user in project.iterfind(".//q:User", name)}
        codes, groups = {}, {}
        for group in project.iterfind(".//q:Codes/q:Code", name):
            for code in group.iterfind("q:Code", name):
                codes[code.get("guid")], groups[code.get("guid")] = code.get("name"), group.get("name")
        for source in project.iterfind(".//q:TextSource", name):
            text = archive.read(source.get("plainTextPath").replace("internal://", "sources/")).decode()
            for selection in source.iterfind("q:PlainTextSelection", name):
                start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
                code = selection.find("q:Coding/q:CodeRef", name).get("targetGUID")
                if groups[code] == "Labels":
                    unit = f"{source.get('name')}#{start}"
                    rows.append((unit, users[selection.get("creatingUser")], codes[code], text[start:end]))
                else:
                    spans.add((codes[code], text[start:end]))
    return rows, spans


def prodigy():
    import pandas

    frame = pandas.read_json(os.path.join(EXPORTS, "prodigy"), lines=True)
    frame = frame[frame["answer"] == "accept"]
    rows = [
        (f"{meta['article']}#{meta['paragraph']}", annotator, accepted[0], text)
        for meta, annotator, accepted, text in zip(frame["meta"], frame["_annotator_id"], frame["accept"], frame["text"])
        if accepted
    ]
    spans = {(s["label"], text[s["start"]:s["end"]]) for text, all in zip(frame["text"], frame["spans"]) for s in all}
    return rows, spans


def doccano():
    import pandas

    rows, spans = [], set()
    for reviewer in ("ana", "ben"):
        frame = pandas.read_json(os.path.join(EXPORTS, "doccano", reviewer, "classification.jsonl"), lines=True)
        for text, labels, article, paragraph in frame[["text", "label", "attest_article", "attest_paragraph"]].values:
            if labels:
                rows.append((f"{article}#{paragraph}", reviewer, labels[0], text))
        frame = pandas.read_json(os.path.join(EXPORTS, "doccano", reviewer, "spans.jsonl"), lines=True)
        spans |= {(kind, text[start:end]) for text, all in zip(frame["text"], frame["label"]) for start, end, kind in all}
    return rows, spans


def conll():
    rows, spans = [], set()
    for path in paths("conll/*/*.conll"):
        reviewer, article = path.split(os.sep)[-2], os.path.basename(path)[:-6]
        with open(path, encoding="utf-8") as file:
            blocks = [block.split("\n") for block in file.read().strip("\n").split("\n\n")]
        width = len(blocks[0][0].split(" "))
        for number, block in enumerate(blocks[1:], 1):
            tokens = [line.split(" ") for line in block]
            assert all(len(token) == width for token in tokens), path
            assert len({token[2][2:] for token in tokens}) == 1, path
            spans |= {tag[2:] for token in tokens for tag in token[3:] if tag != "O"}
            if tokens[0][2] != "O":
                rows.append((f"{article}#{number}", reviewer, tokens[0][2][2:], " ".join(token[0] for token in tokens)))
    assert spans == {kind for kind, _ in SPANS}, spans
    return rows, None


COLUMNS = ["article", "paragraph", "reviewer", "label", "text"]


def table_rows(columns):
    articles, paragraphs, reviewers, labels, texts = columns
    return [
        (f"{article}#{paragraph}", reviewer, label, text)
        for article, paragraph, reviewer, label, text in zip(articles, paragraphs, reviewers, labels, texts)
        if isinstance(label, str)
    ], None


def pandas_csv():
    import pandas

    frame = pandas.read_csv(os.path.join(EXPORTS, "csv"))
    return table_rows([frame[name] for name in COLUMNS])


def pandas_tsv():
    import pandas

    frame = pandas.read_csv(os.path.join(EXPORTS, "tsv"), sep="\t")
    return table_rows([frame[name] for name in COLUMNS])


def pandas_json():
    import pandas

    frame = pandas.read_json(os.path.join(EXPORTS, "jsonl"), lines=True)
    return table_rows([frame[name] for name in COLUMNS])


def polars_json():
    import polars

    frame = polars.read_ndjson(os.path.join(EXPORTS, "jsonl"), infer_schema_length=None)
    return table_rows([frame[name] for name in COLUMNS])


def pyarrow_json():
    from pyarrow import json as arrow

    table = arrow.read_json(os.path.join(EXPORTS, "jsonl"))
    return table_rows([table[name].to_pylist() for name in COLUMNS])


def duckdb_json():
    import duckdb

    query = f"SELECT {', '.join(COLUMNS)} FROM read_json('{EXPORTS}/jsonl', format = 'newline_delimited')"
    return table_rows(list(zip(*duckdb.sql(query).fetchall())))


def hugging_face():
    import datasets

    parts = datasets.load_dataset(os.path.join(EXPORTS, "huggingface"), "annotations")
    rows = [row for part in parts.values() for row in part]
    names = next(iter(parts.values())).features["label_id"].names
    assert all(row["label"] is None or names[row["label_id"]] == row["label"] for row in rows)
    spans = datasets.load_dataset(os.path.join(EXPORTS, "huggingface"), "spans")["train"]
    return table_rows([[row[name] for row in rows] for name in COLUMNS])[0], {(s["type"], s["text"]) for s in spans}


def croissant():
    import mlcroissant

    dataset = mlcroissant.Dataset(os.path.join(EXPORTS, "croissant", "croissant.json"))

    def table(name):
        for record in dataset.records(name):
            yield {
                key.split("/")[1]: value.decode() if isinstance(value, bytes) else value for key, value in record.items()
            }

    rows = list(table("annotations"))
    spans = {(row["type"], row["text"]) for row in table("spans")}
    return table_rows([[row[name] or None for row in rows] for name in COLUMNS])[0], spans


def table_schema():
    import frictionless

    os.chdir(FOLDER)  # it reads no absolute path
    resource = frictionless.Resource(path="labels.csv", schema="labels.schema.json")
    report = resource.validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])[:3]
    rows = resource.read_rows()
    return table_rows([[row[name] for row in rows] for name in COLUMNS])


CLIENTS = [
    ("huggingface", "datasets", hugging_face), ("croissant", "mlcroissant", croissant),
    ("csv", "frictionless", table_schema),
    ("jsonl", "pandas", pandas_json), ("jsonl", "polars", polars_json), ("jsonl", "pyarrow", pyarrow_json),
    ("jsonl", "duckdb", duckdb_json), ("csv", "pandas", pandas_csv), ("tsv", "pandas", pandas_tsv),
    ("label-studio", "label-studio-sdk", label_studio), ("doccano", "pandas", doccano), ("prodigy", "pandas", prodigy),
    ("brat", "pybrat", brat), ("webanno-cas-json", "dkpro-cassis", cassis), ("gate-bdoc", "gatenlp", gate),
    ("conll", None, conll), ("w3c", "PyLD", web_annotations), ("refi-qda", None, qda), ("prov", "prov", provenance),
]


def kappa(rows):
    from sklearn.metrics import cohen_kappa_score

    by_reviewer = {}
    for unit, reviewer, label, _ in rows:
        if unit.startswith("harbour#"):
            name = next(name for name in ("ana", "ben") if name in reviewer)
            assert by_reviewer.setdefault(name, {}).setdefault(unit, label) == label, (unit, reviewer)
    ana, ben = by_reviewer["ana"], by_reviewer["ben"]
    units = sorted(set(ana) & set(ben))
    assert len(units) == 14, units
    return cohen_kappa_score([ana[unit] for unit in units], [ben[unit] for unit in units])


def learns(rows):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(TfidfVectorizer(), LogisticRegression())
    model.fit([row[3] for row in rows], [row[2] for row in rows])


with open(os.path.join(FOLDER, "agreement.json"), encoding="utf-8") as file:
    expected = json.load(file)["diagnostics"]["cohen_pairs_summary"]["value"]
failures = 0
for name, client, read in CLIENTS:
    says = f"{name}: {client} {importlib.metadata.version(client)}" if client else f"{name}: Python's own"
    if not os.path.exists(os.path.join(EXPORTS, name)):
        print(f"{says}: NOT EXPORTED")
        failures += 1
        continue
    try:
        rows, spans = read()
        assert len(rows) == 31, f"{len(rows)} labels, not 31"
        found = kappa(rows)
        assert abs(found - expected) < 1e-9, f"kappa {found}, not {expected}"
        assert spans is None or spans == SPANS, f"spans {spans}"
        if all(row[3] for row in rows):
            learns(rows)
        print(f"{says}: {len(rows)} labels, kappa {found:.4f}" + ("" if spans is None else f", {len(spans)} spans"))
    except Exception as error:
        print(f"{says}: FAILED: {type(error).__name__}: {error}")
        failures += 1
sys.exit(1 if failures else 0)
