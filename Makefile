# Every target makes what it needs. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PEERS := $(VENV)/.peers

.DEFAULT_GOAL := help
.PHONY: help install run test servers check format bench evaluate journeys samples report lock opensearch faults

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

install: $(STAMP) ## The environment in .venv, from the lock file

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m pip check
	@touch $(STAMP)

run: $(STAMP) ## The site and the API with the bundled samples, on http://127.0.0.1:8000
	@exec $(BIN)/dayanak demo

test: $(STAMP) ## Every test that needs no server
	$(BIN)/python -m pytest -n 2 -m "not browser and not servers and not faults"

servers: $(STAMP) ## The tests on PostgreSQL, Redis and OpenSearch, each started by the tests
	$(BIN)/python -m pytest -n 2 --dist loadscope -m "servers and not faults"

check: $(STAMP) ## Format, lint, types, imports, samples, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python samples/build.py --check
	$(MAKE) --no-print-directory test

format: $(STAMP) ## Formats and mends what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

journeys: $(STAMP) ## The pages in headless Chromium, with axe
	$(BIN)/python -m pytest -n 2 --dist loadscope -m browser

$(PEERS): requirements-bench.lock $(STAMP)
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-bench.lock && touch $@

bench: $(STAMP) $(PEERS) ## Speed and memory, as ratios in one run (QUICK=1: under five minutes)
	$(BIN)/python -m bench.speed

evaluate: $(STAMP) ## Accuracy and relevance on the gold sets (needs ../shared)
	$(BIN)/python -m bench.evaluate

report: $(STAMP) ## The last figures into docs/accuracy.md, docs/relevance.md and docs/performance.md
	$(BIN)/python -m bench.report

samples: $(STAMP) ## The files of samples/files, made anew from their sources
	$(BIN)/python samples/build.py

LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet pyproject.toml
lock: ## requirements.lock, its part without tools and the peers of the bench, made anew from pyproject.toml (needs uv)
	$(LOCK) --group dev -o requirements.lock
	$(LOCK) --group image -c requirements.lock -o requirements-run.lock
	$(LOCK) --group bench -c requirements.lock -o requirements-bench.lock

opensearch: $(STAMP) ## A real OpenSearch node for a developer, from Maven Central (needs a JDK of 21 or newer)
	@exec $(BIN)/python -m tests.servers.opensearch

faults: $(STAMP) ## kill -9, full disks, engines that are gone: 200 rounds (QUICK=1: 20)
	$(BIN)/python -m pytest -n 2 --dist loadscope -m faults tests/faults
