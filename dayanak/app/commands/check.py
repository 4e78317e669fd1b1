"""`dayanak check`: what is reachable, what is missing, and how to mend it. Its exit code is 0 where nothing is missing,
1 where something is, 2 where a setting is wrong."""

import argparse
import dataclasses
import json

from dayanak.app.findings import Finding, Verdict
from dayanak.app.logs import hidden
from dayanak.app.looks import look
from dayanak.app.settings import Settings

_MARKS = {Verdict.WELL: "iyi   ", Verdict.WARNING: "uyarı ", Verdict.BROKEN: "EKSİK ", Verdict.WRONG: "YANLIŞ"}


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("check", help="nelerin çalıştığını, nelerin eksik olduğunu söyler")
    parser.add_argument("--json", action="store_true", help="her bulgu için bir satır JSON yazar")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    verdicts = set()
    for finding in look(settings):
        shown = dataclasses.replace(finding, says=hidden(finding.says, settings.secrets))
        print(_json(shown) if args.json else f"{_MARKS[shown.verdict]} {shown.name}: {shown.says}", flush=True)
        verdicts.add(finding.verdict)
    return 2 if Verdict.WRONG in verdicts else 1 if Verdict.BROKEN in verdicts else 0


def _json(finding: Finding) -> str:
    return json.dumps(dataclasses.asdict(finding), ensure_ascii=False)
