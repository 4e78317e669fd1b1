"""The reference parser of the Compose specification, as a program that refuses a wrong file and prints a right one."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
FILE = ROOT / "docker-compose.yml"
PASSWORDS = {"POSTGRES_PASSWORD": "tahta5kapi", "REDIS_PASSWORD": "demir7zil"}


def build(folder: Path) -> Path:
    """The checker, built in a folder. Skips where there is no Go; in CI there has to be one."""
    go = shutil.which("go") or shutil.which("/usr/local/go/bin/go")
    if go is None and os.environ.get("CI"):
        pytest.fail("Go is not installed: docker-compose.yml is not checked")
    if go is None:
        pytest.skip("Go is not installed")
    program = folder / "compose-check"
    words = [go, "build", "-trimpath", "-mod=readonly", "-o", str(program), "."]
    done = subprocess.run(words, cwd=Path(__file__).parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return program


def check(program: Path, file: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """What the checker says of a file in an environment of nothing but these variables."""
    words, own = [str(program), str(file)], {"PATH": os.defpath, "HOME": str(file.parent), **environment}
    return subprocess.run(words, cwd=file.parent, env=own, capture_output=True, text=True, check=False)


def project(program: Path, file: Path = FILE, **environment: str) -> dict[str, Any]:
    """The file as an engine would understand it, every variable put in."""
    done = check(program, file, **environment)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found
