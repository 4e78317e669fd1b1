"""A process that takes every index job it can get, and says which: `python -m tests.storage.record.claimer URL`."""

import sys

from dayanak.storage.record import JobKind, Record


def main(url: str) -> None:
    record = Record.open(url)
    print("ready", flush=True)
    sys.stdin.readline()
    jobs = record.jobs.claim_some(2, (JobKind.INDEX,))
    print("holding", len(jobs), flush=True)
    sys.stdin.readline()  # so that every process holds some before one of them has taken all
    while jobs:
        for job in jobs:
            print(job.subject, flush=True)
            record.jobs.finish(job)
        jobs = record.jobs.claim_some(2, (JobKind.INDEX,))
    record.close()


if __name__ == "__main__":
    main(sys.argv[1])
