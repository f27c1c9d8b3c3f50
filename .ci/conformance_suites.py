"""The suites of `.ci/conformance`: where their cases are, and how what the readers give is compared."""

import io
import json
import logging
import pathlib
import re
import tempfile
import urllib.parse
import warnings

import extruct
import html5lib
import mf2py
import rdflib
from pyld import jsonld
from rdflib.compare import isomorphic

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")
RDF = rdflib.RDF
rdflib.NORMALIZE_LITERALS = False
VERBOSE = False


def run(folder, reader, only, verbose):
    global VERBOSE
    VERBOSE = verbose
    results = []
    for name, (against, function) in SUITES.items():
        if (only and only != name) or not (folder / name).is_dir():
            continue
        parts = {}
        for part, case, reason in function(folder / name, reader):
            parts.setdefault(part, []).append((case, reason and KNOWN.get((name, case), reason)))
        results.append({"name": name, "against": against, "parts": parts})
    return results


# Why a case differs, where that was decided and not overlooked.
KNOWN = {
    ("schemaorg-person", "013-PriceSpecification/jsonld"): "numbers are kept as written (15.00), not as computed (15.0)",
    ("schemaorg-person", "014-Service/jsonld"): "numbers are kept as written (0.00), not as computed (0.0)",
    ("schemaorg-person", "013-PriceSpecification/microdata"): "extruct takes a time without its words",
    ("schemaorg-person", "014-Service/microdata"): "extruct takes a time without its words",
    ("schemaorg-person", "015-Person/microdata"): "extruct takes a time without its words",
    ("any23", "html/rdfa/drupal-test-frontpage.html"): "written for RDFa 1.0, which gives a typed link its words as value",
    ("any23", "html/rdfa/base-handling.html"): "extruct does not heed <base>",
    ("any23", "html/rdfa/base-handling.xhtml"): "extruct does not heed <base>",
    ("any23", "html/rdfa/attribute-already-specified.html"): "the reference reader loses the language of the page",
    ("microdata-rdf", "test0073"): "asks for a registry of vocabularies to infer from; nothing is inferred",
    ("microdata-rdf", "test0074"): "asks for a registry of vocabularies to infer from; nothing is inferred",
    ("microdata-rdf", "test0081"): "asks for itemprop-reverse, which is not in the HTML standard",
    ("microdata-rdf", "test0082"): "asks for itemprop-reverse, which is not in the HTML standard",
    ("microdata-rdf", "test0084"): "asks for itemprop-reverse, which is not in the HTML standard",
    ("jsonld-html", "te004"): "asks for graphs that have a name; a fact is the same in any graph",
    ("jsonld-html", "tc004"): "asks for graphs that have a name; a fact is the same in any graph",
    ("jsonld-html", "tr004"): "asks for graphs that have a name; a fact is the same in any graph",
    ("microformats-tests", "names/names-microformats-multi"): "libxml2 drops form feeds from attributes",
    ("microformats-tests", "names/names-microformats"): "libxml2 drops form feeds from attributes",
    ("microformats-tests", "names/names-properties-multi"): "libxml2 drops form feeds from attributes",
    ("microformats-tests", "names/names-properties"): "libxml2 drops form feeds from attributes",
    ("microformats-tests", "implied/implied-url"): "libxml2 reads links inside links other than the HTML standard",
    ("microformats-tests", "nested/nested-microformat-mistyped"): "asks for an address that is left as written",
    ("microformats-tests", "includes/heventitemref"): "asks for the words of what itemref brings in as the plain value",
}


def differ(ours, theirs, reason="other output"):
    """None where both are the same, or else the reason."""
    if ours == theirs:
        return None
    if VERBOSE:
        print("  OURS  ", json.dumps(ours, ensure_ascii=False, sort_keys=True)[:3000])
        print("  THEIRS", json.dumps(theirs, ensure_ascii=False, sort_keys=True)[:3000])
    return reason


def flat(value, name=""):
    """All plain values of items with the name of their property."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "properties":
                for property_name, values in inner.items():
                    yield from flat(values, property_name)
            elif key in ("type", "children", "value", "id"):
                yield from flat(inner, name if key == "value" else key)
            elif key != "alt":
                yield from flat(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from flat(inner, name)
    else:
        yield name, value


def where(ours, theirs):
    """In which properties two lists of items differ."""
    ours, theirs = set(flat(ours)), set(flat(theirs))
    more, less = sorted({str(name) for name, _ in ours - theirs}), sorted({str(name) for name, _ in theirs - ours})
    other = [name for name in more if name in less]
    parts = []
    for words, names in (
            ("another value of", other), ("we read also", [name for name in more if name not in other]),
            ("we do not read", [name for name in less if name not in other])):
        if names:
            parts.append(f"{words} {', '.join(names[:4])}{' …' if len(names) > 4 else ''}")
    return "; ".join(parts) or "another order or nesting"


def spaced(value):
    """Without white space."""
    return re.sub(r"\s+", "", value) if isinstance(value, str) else value


def collapsed(value):
    """No white space in any string."""
    if isinstance(value, dict):
        return {key: collapsed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [collapsed(inner) for inner in value]
    return spaced(value)


def pages(folder, pattern="*.html"):
    return sorted(path for path in folder.rglob(pattern) if path.is_file())


def saved(text):
    """A file that holds the text; it goes when the program ends."""
    file = tempfile.NamedTemporaryFile(suffix=".html")
    file.write(text if isinstance(text, bytes) else text.encode())
    file.flush()
    KEPT.append(file)
    return file.name


KEPT = []
# Files of a suite that hold no page, and so are no cases.
EMPTY = []


# Microformats


def zoned(value):
    """Times without what two ways to write the same time differ in: the colon of the zone, parts of a second."""
    if isinstance(value, dict):
        return {key: zoned(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [zoned(inner) for inner in value]
    if isinstance(value, str):
        return re.sub(r"(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?([+-]\d\d):?(\d\d)$", r"\1\2\3", value)
    return value


def once(value):
    """Values of a property once each, in any order."""
    if isinstance(value, dict):
        return {key: once(inner) for key, inner in value.items() if key in ("type", "properties", "children", "value", "alt") or key not in ("coords", "shape", "id", "lang")}
    if isinstance(value, list):
        kept = []
        for inner in (once(inner) for inner in value):
            if inner not in kept:
                kept.append(inner)
        return kept
    return value


def markup(html):
    """Markup without what a serialiser may choose: the order of attributes, white space, some references."""
    html = re.sub(r"<template.*?</template>", "", html, flags=re.S)
    pair = r"""[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?"""
    html = re.sub(
        r"<(\w+)((?:\s+" + pair + r")+)\s*/?>",
        lambda tag: "<" + tag[1] + " ".join(sorted(one.replace('=""', "") for one in re.findall(pair, tag[2]))) + ">", html)
    html = html.replace("/>", ">").replace("&nbsp;", " ").replace("\u00a0", " ").replace("&quot;", '"').replace("&#39;", "'")
    return spaced(html)


def mf_value(value, name):
    if "item" in value:
        item = mf_item(value["item"])
        return item
    words = value.get("address", value["words"])
    if "alternative" in value and value["alternative"] is not None:
        return {"value": words, "alt": value["alternative"]}
    return words


def mf_item(item):
    properties = {}
    for name, values in item["properties"]:
        properties[name] = [mf_value(value, name) for value in values]
    out = {"type": item["types"], "properties": properties}
    if "id" in item:
        out["id"] = item["id"]
    if "value" in item:
        out["value"] = item["value"].get("address", item["value"]["words"])
    if "children" in item:
        out["children"] = [mf_item(child) for child in item["children"]]
    return out


def mf_expected(value, ours):
    """Expected output in the form of ours: embedded markup by its plain words, the rest as it is."""
    if isinstance(value, dict) and "html" in value and "type" not in value:
        return spaced(value["value"])
    if isinstance(value, dict):
        kept = {key: inner for key, inner in value.items() if key not in ("lang", "html", "srcset")}
        if set(kept) == {"value"}:
            return spaced(kept["value"])
        if "value" in kept and isinstance(kept["value"], dict):
            kept["value"] = kept["value"].get("value", "")
        return {key: mf_expected(inner, ours) for key, inner in kept.items()}
    if isinstance(value, list):
        return [mf_expected(inner, ours) for inner in value]
    return spaced(value)


def mf_markups(item):
    """The markup of embedded properties, in their order."""
    found = []
    for name, values in item["properties"].items():
        for value in values:
            if isinstance(value, dict) and "html" in value:
                found.append((name, markup(value["html"])))
            if isinstance(value, dict) and "properties" in value:
                found += mf_markups(value)
    for child in item.get("children", []):
        found += mf_markups(child)
    return sorted(found)


def mf_our_markups(item, wanted):
    found = []
    for name, values in item["properties"]:
        for value in values:
            if "item" in value:
                if name in wanted and "html" in value["item"]:
                    found.append((name, markup(value["item"]["html"])))
                found += mf_our_markups(value["item"], wanted)
            elif name in wanted and "html" in value:
                found.append((name, markup(value["html"])))
    for child in item.get("children", []):
        found += mf_our_markups(child, wanted)
    return sorted(found)


def mf_relations(links):
    rels, urls = {}, {}
    for link in links:
        names = sorted(set(name.lower() for name in link["rels"]))
        for name in names:
            if link["href"] not in rels.setdefault(name, []):
                rels[name].append(link["href"])
        known = urls.setdefault(link["href"], {"rels": []})
        known["rels"] = sorted(set(known["rels"]) | set(names))
        for key in ("text", "media", "hreflang", "type", "title"):
            if key in link and key not in known:
                if key != "text" or spaced(link[key]):
                    known[key] = spaced(link[key])
    return rels, urls


def mf_sorted_relations(rels, urls):
    urls = {
        address: {key: sorted(value) if key == "rels" else spaced(value) for key, value in known.items() if value}
        for address, known in urls.items()
    }
    return {name: list(dict.fromkeys(values)) for name, values in rels.items()}, urls


def mf_older(value):
    """Expected output of before microformats gave pictures their alternative text, and items their id."""
    if isinstance(value, dict):
        if set(value) == {"value", "alt"}:
            return value["value"]
        return {key: mf_older(inner) for key, inner in value.items() if key != "id"}
    return [mf_older(inner) for inner in value] if isinstance(value, list) else value


def mf_compare(answer, expected, older=False, reference=False):
    if "error" in answer:
        return answer["error"]
    theirs = mf_expected(expected["items"], None)
    ours = collapsed([mf_item(item) for item in answer["items"]])
    ours = mf_expected(ours, None)
    ours, theirs = zoned(ours), zoned(theirs)
    if reference:
        ours, theirs = once(ours), once(theirs)
    if older:
        ours, theirs = mf_older(ours), mf_older(theirs)
    for item in theirs + ours:
        mf_types(item)
    reason = differ(ours, theirs, where(ours, theirs))
    if reason:
        return reason
    if reference:
        return None
    wanted = [pair for item in expected["items"] for pair in mf_markups(item)]
    names = {name for name, _ in wanted}
    mine = [pair for item in answer["items"] for pair in mf_our_markups(item, names)]
    reason = differ(sorted(mine), sorted(wanted), "other embedded markup")
    if reason:
        return reason
    return differ(
        mf_sorted_relations(*mf_relations(answer["links"])),
        mf_sorted_relations(expected.get("rels", {}), expected.get("rel-urls", {})), "other relations")


def mf_types(item):
    if isinstance(item, dict):
        if "type" in item:
            item["type"] = sorted(item["type"])
        for values in item.get("properties", {}).values():
            for value in values:
                mf_types(value)
        for child in item.get("children", []):
            mf_types(child)


def microformats_tests(folder, reader):
    for path in pages(folder / "tests"):
        expected = path.with_suffix(".json")
        if not expected.exists():
            continue
        name = path.relative_to(folder / "tests")
        base = "http://example.test" if name.parts[0] == "microformats-v2-unit" else "http://example.com/"
        answer = reader(path, base, "microformats")
        older = name.parts[0] == "microformats-v1"
        yield name.parts[0], "/".join(name.parts[1:])[:-5], mf_compare(answer, json.loads(expected.read_text()), older)


def mf_reference(path, base, reader):
    raw = path.read_bytes()
    try:
        # A page with no word about its encoding: mf2py would take it for Latin.
        raw = raw.decode()
    except UnicodeDecodeError:
        pass
    expected = mf2py.parse(doc=raw, url=base)
    return mf_compare(reader(path, base, "microformats"), expected, reference=True)


def mf2py_suite(folder, reader):
    for path in pages(folder):
        yield "", str(path.relative_to(folder / "test" / "examples"))[:-5], mf_reference(path, "http://example.com/", reader)


# RDF


def graph_of(items, seen=None):
    graph = rdflib.Graph()
    for item in items:
        add_item(item, graph)
    return graph


def node_of(item):
    name = item.get("id")
    if name is None:
        return rdflib.BNode("n" + re.sub(r"\W", "_", item["locator"]))
    return rdflib.BNode("b" + re.sub(r"\W", "_", name[2:])) if name.startswith("_:") else rdflib.URIRef(name)


def literal_of(value, words):
    if "datatype" in value:
        return rdflib.Literal(words, datatype=rdflib.URIRef(value["datatype"]))
    return rdflib.Literal(words, lang=value.get("language") or None)


def add_item(item, graph):
    node = node_of(item)
    for name in item["types"]:
        graph.add((node, RDF.type, rdflib.URIRef(name)))
    for name, values in item["properties"]:
        for value in values:
            if "item" in value:
                add_item(value["item"], graph)
                graph.add((node, rdflib.URIRef(name), node_of(value["item"])))
            elif "address" in value:
                target = value["address"]
                graph.add((
                    node, rdflib.URIRef(name),
                    rdflib.BNode("b" + target[2:]) if target.startswith("_:") else rdflib.URIRef(target)))
            else:
                graph.add((node, rdflib.URIRef(name), literal_of(value, words_of(value))))


def words_of(value):
    datatype = value.get("datatype", "")
    if datatype.endswith(("#XMLLiteral", "#HTML")):
        return value.get("html", value["words"])
    return value.get("letters", value["words"])


def plain(graph):
    """The graph with white space collapsed in its literals."""
    result = rdflib.Graph()
    for subject, predicate, thing in graph:
        if isinstance(thing, rdflib.Literal):
            words = spaced(str(thing))
            kind = str(thing.datatype or "")
            if kind.endswith(("#XMLLiteral", "#HTML")):
                words = markup(re.sub(r' xmlns(:\w+)?="[^"]*"', "", words))
            if kind == str(rdflib.XSD.string):
                kind = ""
            thing = rdflib.Literal(words + ("^^" + kind if kind else "") + ("@" + thing.language.lower() if thing.language else ""))
        result.add((subject, predicate, thing))
    return result


def graphs_differ(ours, theirs):
    ours, theirs = plain(ours), plain(theirs)
    if isomorphic(ours, theirs):
        return None
    if VERBOSE:
        for line in sorted(set(ours.serialize(format="nt").splitlines()) - set(theirs.serialize(format="nt").splitlines())):
            print("  +", line)
        for line in sorted(set(theirs.serialize(format="nt").splitlines()) - set(ours.serialize(format="nt").splitlines())):
            print("  -", line)
    more = {local(predicate) for _, predicate, _ in set(ours) - set(theirs)}
    less = {local(predicate) for _, predicate, _ in set(theirs) - set(ours)}
    more, less = more - less, less - more
    parts = [f"{words} {', '.join(sorted(names)[:4])}" for words, names in (("we read also", more), ("we do not read", less)) if names]
    return "; ".join(parts) or f"{len(ours)} statements against {len(theirs)}, with other values"


def local(predicate):
    return re.split(r"[/#]", str(predicate))[-1]


USES = rdflib.URIRef("http://www.w3.org/ns/rdfa#usesVocabulary")


def rdfa_suite(folder, reader):
    tests = json.loads((folder / "test-suite" / "manifest.jsonld").read_text())["@graph"]
    known = {test["num"]: test for test in tests}
    for version in ("rdfa1.1-lite", "rdfa1.1", "rdfa1.1-proc"):
        for path in pages(folder / "test-suite" / "test-cases" / version / "html5"):
            test = known.get(path.stem, {})
            base = f"http://rdfa.info/test-suite/test-cases/{version}/html5/{path.name}"
            answer = reader(path, base, "rdfa")
            query = path.with_suffix(".sparql").read_text()
            expected = test.get("expectedResults", True)
            expected = expected if isinstance(expected, bool) else str(expected).lower() != "false"
            reason = answer.get("error")
            if not reason:
                graph = rdflib.Graph()
                for subject, predicate, thing in graph_of(answer["items"]):
                    graph.add((subject, predicate, thing))
                try:
                    if bool(graph.query(query, base=base).askAnswer) != expected:
                        reason = rdfa_reason(version, test)
                        if VERBOSE:
                            print(path, query, graph.serialize(format="nt"), sep="\n")
                except Exception as error:
                    reason = f"the query of the suite does not run here ({type(error).__name__})"
            yield version, path.stem, reason


def rdfa_reason(version, test):
    text = (test.get("description", "") + " " + test.get("purpose", "")).lower()
    if version == "rdfa1.1-proc" or "processor" in text:
        return "asks for a processor graph, which tells what a processor thought; no fact is in it"
    if "role attribute" in text:
        return "asks what part of the page an element is (role); no fact is in it"
    if "expansion" in text or "entailment" in text:
        return "asks for a vocabulary to be fetched and inferred from; nothing is fetched"
    return f"other statements ({test.get('description', '').strip()})"


# Microdata

SCHEMA = re.compile(r"https?://schema\.org/")
XSD = "http://www.w3.org/2001/XMLSchema#"


def microdata_graph(answer):
    graph = rdflib.Graph()
    for item in answer["items"]:
        microdata_node(item, graph, answer["base"], None)
    return graph


def microdata_node(item, graph, base, outer):
    node = node_of(item)
    if item.get("id") is not None and not re.match(r"[A-Za-z][\w+.-]*:", item["id"]):
        node = rdflib.URIRef(urllib.parse.urljoin(base, item["id"]))
    types = [name for name in item["types"] if ":" in name]
    for name in types:
        graph.add((node, RDF.type, rdflib.URIRef(name)))
    kind = types[0] if types else outer
    for name, values in item["properties"]:
        predicate = microdata_name(name, kind, base)
        for value in values:
            if "item" in value:
                thing = microdata_node(value["item"], graph, base, kind)
            else:
                thing = microdata_value(value)
            graph.add((node, predicate, thing))
            if str(predicate) == "http://schema.org/additionalType":
                graph.add((node, RDF.type, thing))
    return node


def microdata_name(name, kind, base):
    if ":" in name and re.match(r"[A-Za-z][\w+.-]*:", name):
        return rdflib.URIRef(name)
    if kind is None:
        return rdflib.URIRef(base.split("#")[0] + "#" + name)
    if SCHEMA.match(kind):
        return rdflib.URIRef(SCHEMA.match(kind).group() + name)
    cut = kind.rfind("#") if "#" in kind else kind.rfind("/")
    return rdflib.URIRef(kind[: cut + 1] + name)


def microdata_value(value):
    if "address" in value:
        return rdflib.URIRef(value["address"])
    words = value.get("letters", value["words"])
    if value.get("element") in ("meter", "data"):
        if re.fullmatch(r"[+-]?\d+", words):
            return rdflib.Literal(words, datatype=rdflib.XSD.integer)
        if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", words):
            return rdflib.Literal(words, datatype=rdflib.XSD.double)
    if value.get("element") == "time":
        for pattern, kind in TIMES:
            if re.fullmatch(pattern, words):
                return rdflib.Literal(words, datatype=rdflib.URIRef(XSD + kind))
    return rdflib.Literal(words, lang=value.get("lang") or None)


ZONE = r"(Z|[+-]\d\d:\d\d)?"
TIMES = [
    (r"-?P.*\d.*", "duration"), (r"-?\d{4}-\d\d-\d\d" + ZONE, "date"),
    (r"\d\d:\d\d(:\d\d(\.\d+)?)?" + ZONE, "time"),
    (r"-?\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?" + ZONE, "dateTime"),
    (r"-?\d{4}-\d\d", "gYearMonth"), (r"-?\d{4}", "gYear"),
]


def microdata_rdf(folder, reader):
    manifest = json.loads((folder / "tests" / "manifest.jsonld").read_text())["@graph"][0]["entries"]
    for entry in manifest:
        path = folder / "tests" / entry["action"]
        base = "http://w3c.github.io/microdata-rdf/tests/" + entry["action"]
        answer = reader(path, base, "microdata")
        name = entry["@id"].lstrip("#")
        if "error" in answer:
            yield "", name, answer["error"]
            continue
        if "Negative" in entry["@type"][1]:
            ours = microdata_graph(answer)
            yield "", name, None if len(ours) < 20 else "went round"
            continue
        theirs = rdflib.Graph().parse(data=(folder / "tests" / entry["result"]).read_text(), format="turtle", publicID=base)
        yield "", name, graphs_differ(microdata_graph(answer), theirs)


def microdata_json(item, form):
    """Our item in the form of extruct; `form` is which of the ways to write a value is taken first."""
    out = {}
    if item["types"]:
        out["type"] = item["types"]
    if item.get("id"):
        out["id"] = item["id"]
    properties = {}
    for name, values in item["properties"]:
        properties[name] = [
            microdata_json(value["item"], form) if "item" in value
            else next(value[key] for key in form if key in value) for value in values]
    if properties:
        out["properties"] = properties
    return out


def microdata_their_json(item):
    """An item of extruct, without what the standard does not have."""
    if not isinstance(item, dict):
        return spaced(item)
    out = {}
    if item.get("type"):
        out["type"] = item["type"] if isinstance(item["type"], list) else [item["type"]]
    if item.get("id"):
        out["id"] = item["id"]
    properties = {}
    for name, values in (item.get("properties") or {}).items():
        values = values if isinstance(values, list) else [values]
        properties[name] = ["" if value == {} else microdata_their_json(value) for value in values]
    if properties:
        out["properties"] = properties
    return out


FORMS = [("address", "letters", "words"), ("words",), ("address", "words"), ("letters", "words")]


def microdata_reference(path, base, reader, expected=None):
    if expected is None:
        expected = extruct.extract(path.read_bytes(), base_url=base, syntaxes=["microdata"], errors="log").get("microdata", [])
    answer = reader(path, base, "microdata")
    if "error" in answer:
        return answer["error"]
    theirs = [microdata_their_json(item) for item in expected]
    reasons = []
    for form in FORMS:
        # Of the ways to write a value, any may be a suite's: an address whole or as written, words with scripts or without.
        ours = collapsed([microdata_json(item, form) for item in answer["items"]])
        if unordered(ours) == unordered(theirs):
            return None
        reasons.append(ours)
    return differ(unordered(reasons[0]), unordered(theirs), where(reasons[0], theirs))


def unordered(value):
    """Values of a property in a fixed order: with itemref readers differ in it."""
    if isinstance(value, dict):
        return {key: unordered(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted((unordered(inner) for inner in value), key=lambda inner: json.dumps(inner, sort_keys=True))
    return value


def edsu(folder, reader):
    for path in pages(folder):
        yield "", path.stem, microdata_reference(path, "http://example.com/", reader)


# JSON-LD


def no_loading(address, options=None):
    raise jsonld.JsonLdError("nothing is fetched", "loading")


def expanded(items):
    """Our items in JSON-LD's expanded form."""
    return [expanded_item(item) for item in items]


def expanded_item(item):
    out = {}
    if item.get("id") is not None:
        out["@id"] = item["id"]
    if item["types"]:
        out["@type"] = item["types"]
    for name, values in item["properties"]:
        target, key = out, name
        if name.startswith("^"):
            target, key = out.setdefault("@reverse", {}), name[1:]
        if ":" not in key:
            continue
        target.setdefault(key, []).extend(expanded_value(value) for value in values)
    return out


def expanded_value(value):
    if "item" in value:
        item = value["item"]
        if item["types"] == ["@list"]:
            return {"@list": [expanded_value(inner) for _, values in item["properties"] for inner in values]}
        return expanded_item(item)
    if "address" in value:
        return {"@id": value["address"]}
    kind = value.get("datatype")
    if kind in (XSD + "integer", XSD + "double", XSD + "boolean"):
        try:
            return {"@value": json.loads(value["words"])}
        except ValueError:
            pass
    out = {"@value": value["words"]}
    if kind:
        out["@type"] = kind
    elif value.get("language"):
        out["@language"] = value["language"]
    return out


def canonical(document, base):
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "base": base, "documentLoader": no_loading}
    return jsonld.normalize(document, options)


def jsonld_html(folder, reader):
    manifest = json.loads((folder / "tests" / "html-manifest.jsonld").read_text())
    for test in manifest["sequence"]:
        file, _, fragment = test["input"].partition("#")
        options = test["option"]
        base = options.get("base", manifest["baseIri"] + file)
        answer = reader(folder / "tests" / file, base, "jsonld#" + fragment if fragment else "jsonld")
        name = test["@id"].lstrip("#")
        blocks = answer.get("blocks", [])
        if "expectErrorCode" in test:
            wrong = any(not block["isJSON"] for block in blocks[:1])
            yield "", name, None if not blocks or wrong else (
                "asks for an error; what can be read is read, as the big readers do")
            continue
        taken = blocks if options.get("extractAllScripts") else blocks[:1]
        ours = expanded([item for block in taken for item in block["items"]])
        expected = (folder / "tests" / test["expect"]).read_text()
        try:
            if test["expect"].endswith(".nq"):
                theirs = jsonld.normalize(expected, {"algorithm": "URDNA2015", "inputFormat": "application/n-quads", "format": "application/n-quads"})
            else:
                theirs = canonical(json.loads(expected), base)
            yield "", name, differ(canonical(ours, answer.get("base") or base).splitlines(), theirs.splitlines(), "other statements")
        except Exception as error:
            yield "", name, f"cannot be compared ({type(error).__name__}: {str(error)[:80]})"


def jsonld_same(ours, theirs):
    """Whether all that plain JSON says is in our items: nothing else can be asked without loading a context."""
    wanted = sorted(set(scalars(theirs)))
    found = set(text for item in ours for text in item_texts(item))
    missing = [text for text in wanted if text not in found]
    if missing and VERBOSE:
        print("  MISSING", missing[:20])
    return "values are missing" if missing else None


def scalars(value, key=None):
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "@context":
                continue
            yield from scalars(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from scalars(inner, key)
    elif isinstance(value, bool):
        yield "true" if value else "false"
    elif value is not None and key not in ("@id", "@type", "type", "id"):
        yield spaced(unescaped(str(value)))


def unescaped(text):
    return text.replace("&quot;", '"').replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def item_texts(item):
    for _, values in item["properties"]:
        for value in values:
            if "item" in value:
                yield from item_texts(value["item"])
            else:
                yield spaced(value["words"])


def jsonld_reference(path, base, reader, expected=None):
    if expected is None:
        expected = extruct.extract(path.read_bytes(), base_url=base, syntaxes=["json-ld"], errors="log").get("json-ld", [])
    answer = reader(path, base, "jsonld")
    if "error" in answer:
        return answer["error"]
    return jsonld_same([item for block in answer["blocks"] for item in block["items"]], expected)


# RDFa by a reference


def rdfa_reference(path, base, reader, expected=None):
    if expected is None:
        expected = extruct.extract(path.read_bytes(), base_url=base, syntaxes=["rdfa"], errors="log").get("rdfa", [])
    answer = reader(path, base, "rdfa")
    if "error" in answer:
        return answer["error"]
    theirs = rdflib.Graph().parse(data=json.dumps(expected), format="json-ld", publicID=base)
    ours = graph_of(answer["items"])
    for graph in (ours, theirs):
        drop_page_words(graph)
    return graphs_differ(ours, theirs)


def drop_page_words(graph):
    """pyRdfa also tells of bare link relations in its own way, and of the vocabularies that a page uses."""
    for triple in list(graph):
        if triple[1] == USES or str(triple[1]).startswith("http://www.w3.org/1999/xhtml/vocab#"):
            graph.remove(triple)


# Link previews


def previews_reference(path, base, reader, expected=None):
    if expected is None:
        found = extruct.extract(path.read_bytes(), base_url=base, syntaxes=["opengraph"], errors="log").get("opengraph", [])
        expected = [pair for page in found for pair in page.get("properties", [])]
    answer = reader(path, base, "metas")
    if "error" in answer:
        return answer["error"]
    ours = [[key, spaced(value)] for key, value in answer["metas"]]
    theirs = [[key.lower(), spaced(value)] for key, value in expected if value is not None]
    missing = [pair for pair in theirs if pair not in ours and spaced(pair[1])]
    if missing and VERBOSE:
        print("  MISSING", missing[:10])
    return "values are missing" if missing else None


# Words


def words_reference(path, reader, text=None):
    """Whether all words that an HTML5 parser sees are in our tree, and no others."""
    raw = path.read_bytes() if text is None else text
    answer = reader(path, "", "text")
    if "error" in answer:
        return "refused: " + answer["error"]
    document = html5lib.parse(raw, treebuilder="etree", namespaceHTMLElements=False)
    theirs = "".join(document.itertext())
    ours, theirs = letters(answer["text"]), letters(theirs)
    return None if ours == theirs else "other text than html5lib" if len(ours) * 20 > len(theirs) * 19 else "text is missing"


def letters(text):
    return "".join(sorted(re.sub(r"[\s\x00-\x1f\x7f-\x9f\ufffd]+", "", text)))


# The other suites

SYNTAXES = {
    "microdata": microdata_reference, "rdfa": rdfa_reference, "json-ld": jsonld_reference, "link previews": previews_reference,
    "microformats": mf_reference,
}


def all_syntaxes(path, base, reader, syntaxes, name):
    for syntax in syntaxes:
        try:
            yield syntax, name, SYNTAXES[syntax](path, base, reader)
        except Exception as error:
            yield syntax, name, f"the reference reader gives up ({type(error).__name__})"


def extruct_suite(folder, reader):
    samples = folder / "tests" / "samples"
    for path in sorted(samples.rglob("*")):
        name = str(path.relative_to(samples))
        base = "http://www.example.com/index.html"
        if path.suffix not in (".json", ".jsonld"):
            continue
        page = path.with_suffix("").with_suffix("") if path.name.endswith(".expanded.json") else path.with_suffix("")
        page = page.parent / (page.name + ".html")
        if not page.exists():
            for ending in ("_flat_with_node_id.001", "_flat.001", "_flat_test", ".flat", ".withtext", "_custom_url_and_node_id", "_custom_url"):
                cut = path.name.replace(".json", "")
                if cut.endswith(ending):
                    tail = {"_flat_test": "_test", "_flat.001": ".001", "_flat_with_node_id.001": ".001"}.get(ending, "")
                    page = path.parent / (cut[: -len(ending)] + tail + ".html")
        if not page.exists():
            yield "", name, "the suite has no page for it"
            continue
        expected = json.loads(path.read_text())
        try:
            if "w3crdfa" in name or "wikipedia" in name:
                yield "rdfa", name, rdfa_reference(page, base, reader, expected)
            elif path.suffix == ".jsonld":
                yield "json-ld", name, jsonld_reference(page, base, reader, expected)
            elif "microformat" in name:
                yield "microformats", name, mf_reference(page, base, reader)
            elif "OG" in name or "opengraph" in name:
                pairs = [pair for one in expected for pair in one.get("properties", [])] if isinstance(expected, list) else []
                yield "link previews", name, previews_reference(page, base, reader, pairs if pairs and isinstance(pairs[0], list) else None)
            elif "dublincore" in name:
                pairs = [[element["name"], element["content"]] for one in expected for element in one["elements"] + one["terms"] if "content" in element]
                yield "link previews", name, previews_reference(page, base, reader, pairs)
            else:
                # The flat forms are extruct's own; the page is the same.
                flat = any(mark in name for mark in ("flat", "withtext", "custom_url"))
                yield "microdata", name, microdata_reference(page, base, reader, None if flat else extruct_microdata(expected))
        except Exception as error:
            yield "", name, f"cannot be compared ({type(error).__name__})"


def extruct_microdata(expected):
    return expected.get("microdata", expected.get("items", [])) if isinstance(expected, dict) else expected


def any23_suite(folder, reader):
    resources = folder / "test-resources" / "src" / "test" / "resources"
    for path in sorted(resources.rglob("*.html")) + sorted(resources.rglob("*.xhtml")):
        name = str(path.relative_to(resources))
        base = "http://bob.example.com/"
        syntaxes = (
            ["microdata"] if name.startswith("microdata") else ["microformats"] if name.startswith("microformat")
            else ["rdfa"] if "/rdfa/" in name else ["json-ld"] if "jsonld" in name else ["link previews"])
        yield from all_syntaxes(path, base, reader, syntaxes, name)
    for expected in sorted((resources / "microdata").glob("*-expected.nquads")):
        page = expected.parent / (expected.name.replace("-expected.nquads", ".html"))
        name = str(expected.relative_to(resources))
        base = "http://bob.example.com/"
        answer = reader(page, base, "microdata")
        theirs = rdflib.Graph()
        dataset = rdflib.Dataset()
        try:
            text = "\n".join(line for line in expected.read_text().splitlines() if not line.startswith("#"))
            dataset.parse(data=text, format="nquads")
            for subject, predicate, thing, _ in dataset.quads():
                if "ns.any23" not in str(predicate) and "vocab.sindice" not in str(predicate) and "xhtml/vocab" not in str(predicate) and str(predicate) != "http://www.w3.org/1999/xhtml/microdata#item" and str(predicate) != "http://purl.org/dc/terms/title":
                    theirs.add((subject, predicate, thing))
            yield "expected statements", name, graphs_differ(microdata_graph(answer), theirs)
        except Exception as error:
            yield "expected statements", name, f"cannot be compared ({type(error).__name__})"


def schemaorg_suite(folder, reader):
    for path in pages(folder):
        syntax = {"microdata": "microdata", "rdfa": "rdfa", "jsonld": "json-ld"}.get(path.stem)
        name = str(path.relative_to(folder))[:-5]
        if syntax is None:
            yield "words", name, words_reference(path, reader)
            continue
        yield from all_syntaxes(path, "http://example.com/", reader, [syntax], name)


def previews_suite(folder, reader):
    for path in pages(folder):
        yield from all_syntaxes(path, "http://example.com/", reader, ["link previews"], str(path.relative_to(folder))[:-5])


def answers_suite(folder, reader):
    """Files that hold a whole HTTP answer."""
    for path in sorted(file for file in folder.rglob("*") if file.is_file()):
        raw = path.read_bytes()
        name = str(path.relative_to(folder))
        if not raw.startswith(b"HTTP/"):
            continue
        head, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
        if b"text/html" not in head.lower() or not body.strip():
            EMPTY.append(f"{folder.name}: {name}")
            continue
        host = pathlib.PurePath(name).parts
        base = "http://example.com/" + host[-1]
        file = pathlib.Path(saved(body))
        syntaxes = ["microformats", "link previews"] if folder.name == "xray" else ["link previews", "microdata"]
        yield from all_syntaxes(file, base, reader, syntaxes, name)


def words_suite(folder, reader):
    import gzip
    for path in sorted(file for file in folder.rglob("*") if file.suffix in (".html", ".gz", ".xhtml", ".z", ".xml")):
        name = path.relative_to(folder).name if folder.name != "webstruct" else str(path.relative_to(folder / "webstruct_data" / "corpus"))
        try:
            if path.suffix == ".gz":
                raw = gzip.decompress(path.read_bytes())
                yield "", name, words_reference(pathlib.Path(saved(raw)), reader, raw)
            else:
                yield "", name, words_reference(path, reader)
        except Exception as error:
            yield "", name, f"cannot be compared ({type(error).__name__})"


def html5lib_suite(folder, reader):
    for path in sorted((folder / "tree-construction").rglob("*.dat")):
        cases = re.split(r"(?:^|\n\n)#data\n", path.read_text(errors="surrogateescape"))
        for number, case in enumerate(cases):
            if not case.strip() or "#document-fragment" in case or "#script-on" in case or "#document\n" not in case:
                continue
            data = case.partition("\n#errors")[0]
            tree = case.partition("#document\n")[2]
            expected = "".join(re.findall(r'(?:^|\n)\| +"((?:[^"]|"(?!\n|$))*)"', tree))
            raw = data.encode(errors="surrogateescape")
            answer = reader(saved(raw), "", "text") if raw.strip() else {"text": ""}
            while len(KEPT) > 50:
                KEPT.pop(0).close()
            reason = None
            if "error" in answer:
                reason = "refused: " + answer["error"]
            elif letters(answer["text"]) != letters(expected):
                reason = "libxml2 reads other text than the HTML standard"
            yield "words of the tree", f"{path.stem}/{number}", reason


SUITES = {
    "microformats-tests": ("its expected output", microformats_tests),
    "mf2py": ("mf2py", mf2py_suite),
    "jsonld-html": ("its expected output", jsonld_html),
    "microdata-rdf": ("its expected output", microdata_rdf),
    "edsu-microdata": ("extruct", edsu),
    "rdfa": ("its queries", rdfa_suite),
    "extruct": ("its expected output", extruct_suite),
    "any23": ("its expected output, mf2py, extruct", any23_suite),
    "schemaorg-person": ("extruct, html5lib", schemaorg_suite),
    "opengraph-examples": ("extruct", previews_suite),
    "pleroma-richmedia": ("extruct", previews_suite),
    "metainspector": ("extruct", answers_suite),
    "xray": ("mf2py, extruct", answers_suite),
    "webstruct": ("html5lib", words_suite),
    "jsoup": ("html5lib", words_suite),
    "html5lib-tests": ("its expected output", html5lib_suite),
}
