"""`dayanak explain`: what was understood of a file or of lines of text; stores nothing."""

import argparse
import json
import logging
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from dayanak.app.settings import Settings
from dayanak.law.errors import DayanakError, Misconfigured
from dayanak.law.provision import Provision
from dayanak.law.reading import Reading

log = logging.getLogger(__name__)


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("explain", help="bir dosyadan ne anlaşıldığını gösterir, hiçbir şey saklamaz")
    parser.add_argument("file", nargs="?", type=Path, metavar="DOSYA")
    parser.add_argument("--json", action="store_true", help="tek bir JSON nesnesi yazar")
    parser.add_argument("--jsonl", action="store_true", help="standart girdiden satır satır okur, satır satır yanıtlar")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    if args.jsonl:
        for line in answers(sys.stdin.buffer):
            sys.stdout.buffer.write(line + b"\n")
            sys.stdout.buffer.flush()
        return 0
    if args.file is None:
        raise Misconfigured("Bir DOSYA ya da --jsonl gerekli.")
    reading = read_file(args.file, settings)
    if args.json:
        print(json.dumps({"id": args.file.name, **reading.as_json()}, ensure_ascii=False))
    else:
        sys.stdout.writelines(f"{line}\n" for line in outline(reading))
    return 0


def read_file(path: Path, settings: Settings) -> Reading:
    """The reading of one file."""
    from ingest.extract import doubts_of, extract
    from nlp.normalise import normalise
    from nlp.read import read
    from nlp.segment import on_pages

    try:
        data = path.read_bytes()
    except OSError as exc:
        raise Misconfigured(f"'{path}' açılamadı: {exc.strerror}.") from exc
    extracted = extract(data, path.name, ocr=settings.ocr)
    normal = normalise(extracted)
    reading = read(normal.text, name=path.stem)
    warnings = (*reading.warnings, *doubts_of(extracted, normal))
    return replace(reading, tree=on_pages(reading.tree, normal, extracted.pages), warnings=warnings)


def answers(lines: Iterable[bytes]) -> Iterator[bytes]:
    """One line of JSON for each line of JSON, in order; a line that cannot be read is answered with its error."""
    return (_answer(line) for line in lines if line.strip())


def _answer(line: bytes) -> bytes:
    from nlp.read import read

    try:
        asked = orjson.loads(line)
    except orjson.JSONDecodeError:
        return _failed(None, "satır JSON olarak okunamadı")
    name, text, this = (asked.get(key) if isinstance(asked, dict) else None for key in ("id", "text", "this"))
    if not isinstance(text, str):
        return _failed(name, "satırda 'text' adlı bir metin yok")
    try:
        return orjson.dumps({"id": name, **read(text, this=this if isinstance(this, str) else None).as_json()})
    except DayanakError as error:
        return _failed(name, error.message)
    except Exception as error:  # the edge of one line: a fault of ours must not end the others
        log.warning("line %r failed", name, exc_info=error)
        return _failed(name, f"metin okunamadı ({type(error).__name__})")


def _failed(name: Any, error: str) -> bytes:
    return orjson.dumps({"id": name, "error": error})


def outline(reading: Reading) -> Iterator[str]:
    """The reading as lines that a lawyer can read: facts, the tree, and what was found in it."""
    from nlp.facts import told
    from nlp.segment import to_check

    facts = reading.facts.as_json()
    yield f"{facts['title'] or '(başlıksız)'}  [{facts['kind'] or 'türü bilinmiyor'}]"
    yield from (f"  {line}" for line in told(reading.facts, reading.tree.text))
    yield from (f"  bakılacak: {line}" for line in to_check(reading.tree))
    depth: dict[int | None, int] = {None: 0}
    for place, node in enumerate(reading.tree.nodes):
        depth[place] = depth[node.parent] + 1
        yield "  " * depth[place] + _line(node)
    yield (
        f"{len(reading.citations)} atıf, {len(reading.effects)} işlem, "
        f"{len(reading.mentions)} birim anması, {len(reading.services)} hizmet"
    )
    for citation in reading.citations:
        yield f"  atıf: {citation.surface} → {', '.join(citation.targets) or 'çözülemedi'}"
    for mention in reading.mentions:
        yield f"  birim: {mention.surface} → {mention.resolved or mention.base} ({mention.type})"
    for doubt in (*reading.tree.warnings, *reading.warnings):
        yield f"  uyarı: {doubt.message}"


def _line(node: Provision) -> str:
    heading = f" {node.heading}" if node.heading else ""
    text = f"  {node.text[:90]}{'…' if len(node.text) > 90 else ''}" if node.text else ""
    return f"{node.label or node.kind.value}{heading}{text}  ({node.eid})"
