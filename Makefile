# Thin targets over .venv and npm; `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= $(shell scripts/find-python)
PY := .venv/bin/python
NPM_CI := npm ci --no-audit --no-fund --loglevel=error
WEB_SOURCES := $(shell find frontend/src frontend/public frontend/index.html -type f 2>/dev/null)
PACKAGES := http_server kernel router gateway subgraphs viva scripts benchmarks examples tests

.PHONY: help setup up demo down doctor check lint types layers sizes drift web-check accept accept-ran test test-python test-web test-browser screenshots \
        fuzz schema seed lock fmt bench measure clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)$$/\1|\2/' | while IFS='|' read -r target what; do printf '  make %-13s %s\n' "$$target" "$$what"; done

# -- setting up ------------------------------------------------------------------------------------------------------------

setup: .venv/.ready viva/embedded/oidc/node_modules/.package-lock.json scripts/compose-supergraph/node_modules/.package-lock.json tests/router/composers/node_modules/.package-lock.json tests/router/graphql_over_http/node_modules/.package-lock.json frontend/node_modules/.package-lock.json  ## install everything from the lock files

.venv/.ready: requirements.lock pyproject.toml
	@scripts/need npm "Node.js 20 or newer"
	@test -x .venv/bin/python || { echo "viva: making .venv with $(PYTHON)"; $(PYTHON) -m venv .venv; }
	@echo "viva: installing Python packages from requirements.lock"
	@scripts/install-python
	@.venv/bin/uv pip install --quiet --python $(PY) --no-deps --no-build-isolation --editable . 2>/dev/null || $(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

%/node_modules/.package-lock.json: %/package-lock.json
	@scripts/need npm "Node.js 20 or newer"
	@echo "viva: installing npm packages of $*"
	@cd $* && $(NPM_CI)
	@touch $@

frontend/dist/index.html: frontend/node_modules/.package-lock.json schema/api.graphql $(WEB_SOURCES)
	@echo "viva: building the web app"
	@cd frontend && npm run --silent build

# -- running ---------------------------------------------------------------------------------------------------------------

up: setup frontend/dist/index.html  ## install, build and run the whole system on http://localhost:3000
	@exec .venv/bin/viva up

demo: setup  ## play whole interviews against the running system
	@.venv/bin/viva demo

seed: setup  ## make the demo people of a running system
	@.venv/bin/viva seed

doctor: setup  ## say what is missing or broken on this machine
	@.venv/bin/viva doctor

measure: setup frontend/dist/index.html  ## start times, idle memory (PSS) and idle CPU of the system
	@.venv/bin/viva measure

# -- checking --------------------------------------------------------------------------------------------------------------

check: setup lint types layers sizes drift web-check  ## style, types, import directions, sizes, drift of generated files
	@echo "check: all passed"

lint:
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check --quiet . || { echo "ruff format: run make fmt"; exit 1; }

types:
	@.venv/bin/mypy --no-error-summary $(PACKAGES) && echo "mypy: strict, no errors"

layers:
	@.venv/bin/lint-imports --no-cache | tail -n 5

sizes:
	@$(PY) -m scripts.check_sizes

drift: setup
	@$(PY) -m scripts.check_drift

web-check:
	@cd frontend && npm run --silent lint && npm run --silent typecheck && echo "web: lint and types, no errors"

accept: setup  ## which promises of the issues have their proofs
	@$(PY) -m scripts.accept

accept-ran: setup
	@$(PY) -m scripts.accept --ran .viva-test/results

# -- testing ---------------------------------------------------------------------------------------------------------------

test: setup frontend/dist/index.html  ## all tests: Python, web, whole system in a browser; each suite's seconds at the end
	@$(PY) -m scripts.run_suites

test-python: setup
	@$(PY) -m scripts.run_suites python

test-web: setup
	@$(PY) -m scripts.run_suites web

test-browser: setup frontend/dist/index.html
	@$(PY) -m scripts.run_suites system

fuzz: setup  ## generated graphs against one schema, for SECONDS=600, from SEED= (random): prints how often each feature occurred
	@$(PY) -m tests.router.differential.fuzz --seconds $(or $(SECONDS),600) $(if $(SEED),--seed $(SEED)) $(if $(WORKERS),--workers $(WORKERS))

bench: setup  ## commit to consumer, measured
	@$(PY) -m benchmarks.commit_to_consumer

screenshots: setup frontend/dist/index.html  ## take the README's pictures, from the browser tests
	@scripts/screenshots

# -- generating ------------------------------------------------------------------------------------------------------------

schema: setup  ## export SDLs, compose the supergraph, print API schema and event schemas, generate typed documents
	@$(PY) -m scripts.export_schema
	@node scripts/compose-supergraph/compose.mjs schema/subgraphs.json schema/supergraph.graphql
	@$(PY) -m scripts.print_api_schema
	@$(PY) -m scripts.export_events
	@$(PY) -m scripts.export_settings
	@cd frontend && npm run --silent codegen
	@$(PY) examples/shop/shop.py --write
	@node scripts/compose-supergraph/compose.mjs examples/shop/subgraphs.json examples/shop/supergraph.graphql
	@$(PY) -m scripts.write_router_docs

lock:  ## compile requirements.in into requirements.lock
	@.venv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links requirements.in -o requirements.lock

fmt:  ## format the Python code
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format .

clean:  ## remove what was installed and built, keep data
	rm -rf .venv .viva-test frontend/dist frontend/node_modules viva/embedded/oidc/node_modules scripts/compose-supergraph/node_modules tests/router/composers/node_modules tests/router/graphql_over_http/node_modules
