"""The Resmî Gazete as far as the shared corpora hold it: real lists, real files, made lists for files without one."""

import json
import re
from pathlib import Path

from tests.ingest.crawlers.gazette import HTML, Issue
from tests.ingest.crawlers.replica import Answer, Page

_NAME = re.compile(
    r"(?P<stem>(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?:M(?P<repeat>\d+))?)-(?P<end>[\d-]+)(?:_\w+)?(?P<type>\.\w+)"
)
_ENDS = re.compile(rb"</html>\s*$", re.IGNORECASE)


def real_gazette(shared: Path, *folders: str) -> dict[str, Answer]:
    """The pages: files of the folders under their addresses, lists as saved where there are any."""
    titles = _titles(shared)
    found: dict[tuple[str, int], dict[str, str]] = {}
    pages: dict[str, Answer] = {"/robots.txt": Page(b"User-agent: Googlebot\nNoindex: /x\n")}
    for path in sorted(path for folder in folders for path in (shared / "corpus" / folder).iterdir()):
        if name := _NAME.fullmatch(path.name):
            address = f"/eskiler/{name['y']}/{name['m']}/{name['stem']}-{name['end']}{name['type']}"
            pages[address] = Page(path.read_bytes(), headers=HTML if name["type"] == ".htm" else {}, marks=True)
            acts = found.setdefault((f"{name['y']}-{name['m']}-{name['d']}", int(name["repeat"] or 0)), {})
            acts[f"{name['end']}{name['type']}"] = titles.get(f"{path.parent.name}/{path.name}") or path.stem
    for (day, repeat), acts in found.items():
        repeats = tuple(sorted(r for d, r in found if d == day and r)) if not repeat else ()
        issue = Issue(day, _number(day), acts, repeat, repeats)
        pages[issue.table_path] = issue.table()
    return pages | _saved(shared)


def _saved(shared: Path) -> dict[str, Answer]:
    folder = shared / "corpus/sources/resmi-gazete"
    pages: dict[str, Answer] = {"/": _page(next(folder.glob("mukerrer-request*")))}
    for path in folder.glob("eskiler-*.htm"):
        stem = path.stem.removeprefix("eskiler-").removesuffix("-trimmed")
        pages[f"/eskiler/{stem[:4]}/{stem[4:6]}/{stem}.htm"] = _page(path)
    for path in folder.glob("fihrist-*.html"):
        pages[f"/fihrist?tarih={path.name[8:18]}"] = _page(path)
    pages["/fihrist?tarih=2026-09-25&mukerrer=1"] = Page(b"", 302, {"Location": "/"})
    return pages


def _page(path: Path) -> Page:
    """A saved page; one that was cut when it was saved gets its end back."""
    body = path.read_bytes()
    return Page(body if _ENDS.search(body) else body + b"</body></html>", headers=HTML, marks=True)


def _titles(shared: Path) -> dict[str, str]:
    lines = (shared / "corpus/manifest.jsonl").read_text("utf-8").splitlines()
    return {row["file"]: row.get("title") or "" for row in map(json.loads, lines)}


def _number(day: str) -> int:
    """A number that grows with the day."""
    return 30000 + int(day[2:4]) * 366 + int(day[5:7]) * 31 + int(day[8:])
