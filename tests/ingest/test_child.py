"""The child may die, hang or grow: the caller gets an error it can show, and the next call works."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dayanak.law.errors import NotFound, Rejected, TooLarge, Unavailable
from ingest.child import Child
from ingest.extract import Limits, extract


def double(number: int) -> int:
    return number * 2


def own_pid() -> int:
    return os.getpid()


def priority() -> int:
    return os.nice(0)


def fill(size: int) -> int:
    return len(bytearray(size))


def refuse() -> None:
    raise NotFound("yok", code="gone", field="f")


def stumble() -> None:
    raise KeyError("obj")


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with Child(memory_mb=1024, seconds=30) as child:
        yield child


def test_it_answers_and_stays(child: Child) -> None:
    assert child.call(double, 21) == 42
    assert child.call(own_pid) == child.call(own_pid) != os.getpid()


def test_it_is_modest(child: Child) -> None:
    assert child.call(priority) > os.nice(0)


def test_errors_of_the_tree_come_through(child: Child) -> None:
    with pytest.raises(NotFound, match="yok") as caught:
        child.call(refuse)
    assert caught.value.message == "yok"


def test_other_errors_are_a_rejection_and_leave_their_trace_in_the_log(
    child: Child, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING")  # a command run before in this process may have set another
    with pytest.raises(Rejected, match="KeyError"):
        child.call(stumble)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "in stumble" in caplog.text


def test_too_much_memory(child: Child) -> None:
    with pytest.raises(TooLarge, match="bellek"):
        child.call(fill, 4 << 30)
    assert child.call(double, 1) == 2


def test_a_dead_child_is_replaced(child: Child) -> None:
    with pytest.raises(Rejected, match="çöktü"):
        child.call(os._exit, 3)
    assert child.call(double, 2) == 4


def test_too_long() -> None:
    with Child(seconds=3) as child:
        child.call(double, 1)
        with pytest.raises(TooLarge, match="süre"):
            child.call(time.sleep, 30)
        assert child.call(double, 3) == 6


def test_a_child_that_does_not_start_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.child._serve", os._exit)
    with Child() as child, pytest.raises(Unavailable, match="başlatılamadı"):
        child.call(double, 1)


def test_closing_breaks_a_call_off() -> None:
    with Child() as child:
        child.call(double, 1)
        closing = threading.Timer(0.5, child.close)
        closing.start()
        with pytest.raises(Unavailable, match="yarıda kesildi"):
            child.call(time.sleep, 60)
        closing.join()
        with pytest.raises(Unavailable):
            child.call(double, 2)


def test_it_ends_with_its_parent() -> None:
    program = (
        "import os, time\nfrom ingest.child import Child\n"
        "if __name__ == '__main__':\n"
        "    print(Child().call(os.getpid), flush=True)\n    os._exit(0)\n"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    pid = int(answer.stdout)
    for _ in range(100):
        if not _is_running(pid):
            return
        time.sleep(0.1)
    pytest.fail("the child outlived its parent")


def _is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_extraction_runs_in_it(child: Child) -> None:
    found = child.call(extract, "Amaç\nMADDE 1 – (1) Bu Yönerge".encode(), "a.txt", Limits())
    assert found.pages[0].text.startswith("Amaç")
    with pytest.raises(Rejected, match="boş"):
        child.call(extract, b"", "a.pdf")
