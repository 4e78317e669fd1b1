"""The glossary names every member of the vocabulary."""

from pathlib import Path

import pytest

from dayanak.app.findings import Verdict
from dayanak.app.readiness import State
from dayanak.law.document import DocumentKind, Status
from dayanak.law.eid import from_path
from dayanak.law.provision import ProvisionKind
from dayanak.storage.record import JobKind, JobState
from dayanak.storage.record.crawl_values import PageKind, PageStatus, RunState

VOCABULARIES = (DocumentKind, Status, PageKind, PageStatus, RunState, JobKind, JobState, State, Verdict)
MEMBERS = [member for vocabulary in VOCABULARIES for member in vocabulary]
WRITTEN = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: f"{type(member).__name__}-{member.value}")
def test_kinds_and_statuses(member):
    assert f"| `{member.name}` | `{member.value}` |" in WRITTEN


@pytest.mark.parametrize("kind", list(ProvisionKind), ids=lambda kind: kind.value)
def test_levels(kind):
    assert f"| `{kind.name}` | `{kind.value}` | `{from_path(kind.value + ':1')}` |" in WRITTEN
