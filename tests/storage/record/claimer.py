"""A process that takes every index job it can get, and says which: `python -m tests.storage.record.claimer URL`."""

import sys

from dayanak.storage.record import JobKind, Record


def main(url: str) -> None:
    record = Record.open(url)
    print("ready", flush=True)
    sys.stdin.readline()
    while jobs := record.jobs.claim_some(2, (JobKind.INDEX,)):
        for job in jobs:
            print(job.subject, flush=True)
            record.jobs.finish(job)
    record.close()


if __name__ == "__main__":
    main(sys.argv[1])
