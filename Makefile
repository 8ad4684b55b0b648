# The two commands: `make run` serves the hub with its demo, `make test` checks everything.
# Another environment than .venv: make VENV=/some/venv test

VENV ?= .venv
PYTHON ?= python3
PORT ?= 8000
N ?= 2
NODES ?= 1

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes
RUNTIME := $(VENV)/.runtime-installed
TOOLS := $(VENV)/.tools-installed
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

NEXT := .venv-wagtail8

.PHONY: install run test test-wagtail8 lint bench lock messages elasticsearch elasticsearch-stop

install: $(RUNTIME)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "The hub needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.txt | $(BIN)/python
	$(PIP) -r requirements.txt
	@touch $@

$(TOOLS): requirements-dev.txt $(RUNTIME) | $(BIN)/python
	$(PIP) -r requirements-dev.txt
	@touch $@

run: $(RUNTIME)
	@DEBUG=0 exec $(BIN)/python manage.py serve --port $(PORT) --end-with-parent

lint: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .

# The suite on PostgreSQL, then on SQLite; there too the browser tests, and those with search servers of their
# own, which a second database teaches nothing: each of them runs once, and where there is no PostgreSQL too.
test: $(TOOLS) lint
	$(BIN)/python -m tests.postgres $(BIN)/python -m pytest -n $(N) --dist loadfile -m "not browser and not own_servers"
	$(BIN)/python -m pytest -n $(N) --dist loadfile

# The suite on the next Wagtail, in an environment of its own.
test-wagtail8:
	$(MAKE) VENV=$(NEXT) $(NEXT)/.tools-installed
	$(NEXT)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-wagtail8.txt
	$(NEXT)/bin/python -m pytest -n $(N) --dist loadfile -m "not browser and not slow" \
		-W ignore::wagtail.utils.deprecation.RemovedInWagtail90Warning

bench: $(TOOLS)
	$(BIN)/python -m tests.benchmarks

# A real Elasticsearch on this machine; NODES=3 makes a cluster. It prints its SEARCH_URL.
elasticsearch: | $(BIN)/python
	@$(BIN)/python -m tests.elasticsearch start --nodes $(NODES)

elasticsearch-stop: | $(BIN)/python
	@$(BIN)/python -m tests.elasticsearch stop

messages: $(RUNTIME)
	$(BIN)/python manage.py build_messages --check

lock: $(TOOLS)
	$(COMPILE) requirements.in -c constraints.txt -o requirements.txt
	$(COMPILE) requirements.in -c constraints-wagtail8.txt -o requirements-wagtail8.txt
	$(COMPILE) requirements-s3.in -o requirements-s3.txt
	$(COMPILE) requirements-dev.in -o requirements-dev.txt
