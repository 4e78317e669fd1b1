"""What a figure was taken on: cores, processor, memory, versions, how busy the machine was, when, and of which code."""

import datetime as dt
import os
import platform
import sqlite3
import subprocess
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("tantivy", "fastapi", "uvicorn", "pydantic", "SQLAlchemy", "pypdfium2", "pdfminer.six", "opensearch-py")


def described() -> str:
    """One line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    cores = len(os.sched_getaffinity(0))
    return (
        f"{cores} cores of {_processor()}, {memory:.0f} GiB, {platform.system()} {platform.release().split('-')[0]}; "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{', '.join(f'{name} {version(name)}' for name in LIBRARIES)}"
    )


def load() -> float:
    """How many processes wanted to run in the last minute, before this one began."""
    return round(os.getloadavg()[0], 1)


def now() -> str:
    """The minute, in UTC."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%d %H:%M")


def commit() -> str:
    """The commit that is checked out; what is changed beside it, it does not say."""
    asked = ["git", "rev-parse", "--short", "HEAD"]
    done = subprocess.run(asked, cwd=Path(__file__).parent, stdout=subprocess.PIPE, text=True, check=False)
    return done.stdout.strip() or "–"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or "an unknown processor")


def memory_mb(pid: int) -> dict[str, int]:
    """Memory of a process and those that it started, in MiB: resident, and its own share of what is shared."""
    found = {"Rss": 0, "Pss": 0, "Private_Dirty": 0, "Private_Clean": 0}
    for each in family(pid):
        for line in Path(f"/proc/{each}/smaps_rollup").read_text(encoding="ascii").splitlines():
            name, _, value = line.partition(":")
            if name in found:
                found[name] += int(value.split()[0])
    return {name: round(value / 1024) for name, value in found.items()}


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(one for child in below for one in family(int(child)))]


def processor_seconds(pid: int) -> float:
    """Processor time that a process and those that it started have taken."""
    ticks = 0
    for each in family(pid):
        fields = Path(f"/proc/{each}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
