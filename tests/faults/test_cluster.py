"""Three OpenSearch processes as one cluster: one is killed under load, the one that leads too, and nobody notices."""

import os
import time
from pathlib import Path

import pytest

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from tests.app.town import UNITS, UNIVERSITY, directive
from tests.faults.household import Household, environment, wait_until
from tests.faults.letters import Letter, Pen
from tests.faults.searches import Searches
from tests.faults.stream import Ledger, Stream
from tests.faults.truth import assert_true
from tests.servers.fixtures import require
from tests.servers.opensearch import Cluster, OpenSearch

pytestmark = pytest.mark.faults
LOAD_S = 3.0
LED = (True,) if os.environ.get("QUICK") else (False, True)
"""Whether the one that is killed leads, one after the other."""


def test_one_of_three_is_killed_under_load(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    require(OpenSearch)
    with Cluster() as cluster:
        variables = environment(tmp_path / "data", INDEX_URL=cluster.address("kume"), INDEX_REPLICAS="1")
        household = Household(tmp_path, variables)
        household.start()
        try:
            with capsys.disabled():
                print(f"\n{_under_load(cluster, household)}")
        except AssertionError as error:
            error.add_note(household.commands["server"].said())
            raise
        finally:
            household.end()


def _under_load(cluster: Cluster, household: Household) -> str:
    wait_until(household.answers, "the server does not answer")
    with open_house(Settings.from_environment(household.environment)) as house:
        house.record.registry.put_units(UNITS)
        key, ledger = house.access.new_key(UNIVERSITY), Ledger()
        with Stream(household.url, key, _Known(0), ledger, pause_s=0.01):
            wait_until(lambda: len(ledger.letters) >= _Known.number, "nothing is accepted")
        wait_until(lambda: house.record.jobs.open_count() == 0, "jobs stay open")
        known = ('"ilk kuğular"', _Known.number)
        lost = []
        readers = [Searches(household.url, 0.05, known), Searches(household.url, 0.05)]
        with readers[0], readers[1], Stream(household.url, key, Pen(3), ledger):
            time.sleep(LOAD_S / 2)
            for leads in LED:
                victim = next(node for node in cluster.nodes if (node is cluster.manager()) is leads)
                victim.kill()
                lost.append("the manager" if leads else "a node")
                time.sleep(LOAD_S)
                victim.start()
                cluster.whole()
        for reader in readers:
            assert reader.odd == [], reader.odd[:3]
            assert reader.unavailable == 0, f"{reader.unavailable} of {reader.answered} searches failed"
        wait_until(lambda: house.record.jobs.open_count() == 0, "jobs stay open")
        told = assert_true(house, ledger)
    answered, longest = sum(reader.answered for reader in readers), max(reader.longest_s for reader in readers)
    return (
        f"cluster of three OpenSearch, killed {' and '.join(lost)}: {answered} searches, none failed (longest "
        f"{longest:.1f} s), {told.published} published, {told.rejected} rejected, {ledger.unavailable} answered 503"
    )


class _Known(Pen):
    """A few letters whose hits are known."""

    number = 5

    def write(self) -> Letter:
        """The next of them; after the last one the last again."""
        self._number = min(self._number + 1, self.number)
        subject = f"{self._number}. KUĞU"
        return Letter(f"kugu-{self._number}.txt", directive(subject, "İlk kuğular sayılır.").encode(), subject)
