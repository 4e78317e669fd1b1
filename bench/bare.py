"""A bare endpoint of the same framework that returns a stored answer: the most that any API of it could do here.

`/stored` gives the bytes as they are, `/model` a stored value for which the framework does what it does for every
route with a model: check it and write it as JSON.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import Response

from bench.shared import listening
from dayanak.app.processes import prompt
from search_api.schemas import SearchAnswer

STORED = "BENCH_STORED_ANSWER"


@contextmanager
def stored_by(answer: bytes, processes: int) -> Iterator[str]:
    """The address of the bare server with this answer."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(answer)
        file.flush()
        command = [sys.executable, "-m", "bench.bare", "--processes", str(processes)]
        with listening(command, {**os.environ, STORED: file.name}, "/stored") as (base, _):
            yield base


def create_app() -> FastAPI:
    """The application."""
    answer = Path(os.environ[STORED]).read_bytes()
    value = SearchAnswer.model_validate_json(answer)
    app = FastAPI()

    @app.get("/stored")
    async def stored() -> Response:
        return Response(answer, media_type="application/json")

    @app.get("/model")
    def model() -> SearchAnswer:
        return value

    return app


def main() -> None:
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--processes", type=int, default=1)
    options = parser.parse_args()
    config = uvicorn.Config(
        "bench.bare:create_app",
        factory=True,
        port=options.port,
        workers=options.processes,
        access_log=False,
        log_level="warning",
    )
    if options.processes > 1:
        Multiprocess(config, [prompt(config.bind_socket())]).run()
    else:
        uvicorn.Server(config).run()


if __name__ == "__main__":
    main()
