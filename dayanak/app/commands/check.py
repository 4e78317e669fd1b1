"""`dayanak check`: what is reachable, what is missing, and how to mend it."""

import argparse
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from dayanak.app.settings import Settings
from dayanak.app.wiring import House, open_house
from dayanak.law.errors import DayanakError, Misconfigured


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `needed` ones make the command fail when they are not well."""

    name: str
    well: bool
    says: str
    needed: bool = True


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("check", help="nelerin çalıştığını, nelerin eksik olduğunu söyler")
    parser.set_defaults(run=run)


def run(_args: argparse.Namespace, settings: Settings) -> int:
    findings = [*_house(settings), _tesseract()]
    for finding in findings:
        mark = "iyi  " if finding.well else ("EKSİK" if finding.needed else "yok  ")
        print(f"{mark} {finding.name}: {finding.says}")
    return 0 if all(finding.well for finding in findings if finding.needed) else 1


def _house(settings: Settings) -> list[Finding]:
    try:
        with open_house(settings) as house:
            return [_look("kayıt", house, _record), _look("dizin", house, _index)]
    except DayanakError as error:
        name = "ayarlar" if isinstance(error, Misconfigured) else "veri klasörü"
        return [Finding(name, well=False, says=error.message)]


def _look(name: str, house: House, look: Callable[[House], str]) -> Finding:
    try:
        return Finding(name, well=True, says=look(house))
    except DayanakError as error:
        return Finding(name, well=False, says=error.message)


def _record(house: House) -> str:
    counts = house.record.documents.counts()
    return f"{counts.documents} belge, {counts.waiting_jobs} bekleyen iş, {counts.failed_jobs} başarısız iş"


def _index(house: House) -> str:
    return f"{house.engine.count()} hüküm aranabilir (yeniden kurmak için: dayanak reindex)"


def _tesseract() -> Finding:
    if shutil.which("tesseract") is None:
        return Finding("tesseract", well=False, needed=False, says="taranmış sayfalar okunmaz: tesseract-ocr-tur kurun")
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    if "tur" not in (listed.stdout + listed.stderr).split():
        return Finding("tesseract", well=False, needed=False, says="Türkçe dil verisi yok: tesseract-ocr-tur kurun")
    return Finding("tesseract", well=True, says="taranmış sayfalar okunur")
