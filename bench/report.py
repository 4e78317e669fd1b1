"""`make report`: the last figures of `make evaluate` and `make bench` into their pages, between the marks."""

import json
import re
import sys
from pathlib import Path

from bench.figures import FOLDER, ROOT

PAGES = {"evaluate": ROOT / "docs" / "accuracy.md", "bench": ROOT / "docs" / "performance.md"}
MARKS = re.compile(r"(<!-- figures -->\n).*?(<!-- end of figures -->)", re.DOTALL)


def main() -> int:
    for kind, page in PAGES.items():
        file = FOLDER / f"{kind}.json"
        if file.is_file():
            _write(page, _table(json.loads(file.read_text(encoding="utf-8"))))
            print(f"{file.relative_to(ROOT)} → {page.relative_to(ROOT)}")
    return 0


def _write(page: Path, table: str) -> None:
    text = page.read_text(encoding="utf-8")
    page.write_text(MARKS.sub(lambda found: found[1] + table + found[2], text), encoding="utf-8")


def _table(rows: list[dict[str, object]]) -> str:
    lines = ["| Figure | Value | Floor | Aim | | Note |", "| --- | --- | --- | --- | --- | --- |"]
    for row in rows:
        word = {True: "ok", False: "**short**", None: ""}[row["ok"]]  # type: ignore[index]
        value = "–" if row["value"] is None else f"{row['value']:g} {row['unit']}"
        bounds = ["" if row[name] is None else f"{row[name]:g}" for name in ("floor", "aim")]
        note = "; ".join(str(row[name]) for name in ("peer", "note") if row[name]).replace("|", "/")
        lines.append(f"| {row['name']} | {value} | {bounds[0]} | {bounds[1]} | {word} | {note} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
