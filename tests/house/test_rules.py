"""Rules of the house that no linter knows."""

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("dayanak", "ingest", "nlp", "search_api", "web")


@pytest.mark.parametrize("name", PACKAGES)
def test_common_names_resolve_to_this_project(name):
    package = importlib.import_module(name)
    assert Path(package.__file__).parents[1] == ROOT


def _modules():
    for name in PACKAGES:
        for found in pkgutil.walk_packages([str(ROOT / name)], f"{name}."):
            if "migrations" not in found.name:
                yield found.name


def test_importing_opens_nothing():
    code = (
        "import builtins, socket, sqlite3, sys, threading, importlib\n"
        "def no(*a, **k): raise AssertionError(f'importing opened {a}')\n"
        "socket.socket.connect = no; sqlite3.connect = no\n"
        "before = threading.active_count()\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
        "assert threading.active_count() == before, threading.enumerate()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *_modules()], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_no_bare_lower_on_turkish_text():
    """`str.lower` turns I into i and İ into i + U+0307; only `dayanak.law.letters` may change case."""
    found = []
    for package in PACKAGES:
        for file in (ROOT / package).rglob("*.py"):
            if file.name == "letters.py" and file.parent.name == "law":
                continue
            text = file.read_text(encoding="utf-8")
            lines = enumerate(text.splitlines(), 1)
            marks = (".lower()", ".upper()", ".title()", ".casefold()", ".capitalize()", ".swapcase()")
            found += [f"{file.relative_to(ROOT)}:{n}" for n, line in lines if any(m in line for m in marks)]
    allowed = {"dayanak/app/logs.py", "dayanak/app/settings.py"}
    assert [place for place in found if place.split(":")[0] not in allowed] == []


def test_every_dependency_earns_its_place_in_a_line():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    written = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    for requirement in names:
        name = requirement.partition(">")[0].partition("=")[0]
        assert f"`{name}`" in written, name
