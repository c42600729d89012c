# Every command a person needs. Each sets up what it needs by itself.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.ready-to-run
DEV_READY := $(VENV)/.ready-to-test
WORKERS ?= 2

.PHONY: help setup run test prove sure pictures lighthouse bench check-903 translations lock browser format clean

help: ## list these commands
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(RUN_READY): requirements.lock
	@echo "Setting up Python packages in $(VENV) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(DEV_READY): $(RUN_READY) tests/requirements.lock
	@echo "Setting up the tools that test and check …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.lock
	@touch $@

setup: $(DEV_READY) browser ## everything the other commands need

browser: ## Chromium for the browser tests, from the system's packages
	@.ci/browser

run: $(RUN_READY) catalogues ## start the site with demonstration data
	@CONSULT_MODE=$${CONSULT_MODE:-demonstration} $(BIN)/flask consult demonstrate

test: $(DEV_READY) browser catalogues ## run every test
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

prove: $(DEV_READY) browser catalogues ## the same checks with their full counts (longer)
	@CONSULT_PROVE=full $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

sure: $(DEV_READY) catalogues ## format, lint, types, imports, tests, translations: run before each commit
	@.ci/sure $(BIN) $(WORKERS)

format: $(DEV_READY) ## put code in its usual shape
	@$(BIN)/ruff format -q . && $(BIN)/ruff check -q --fix .

pictures: $(DEV_READY) browser catalogues ## every page in every language as a contact sheet in shots/ (LANGUAGES=ti,ckb for some)
	@$(BIN)/python -m tests.pictures

lighthouse: $(DEV_READY) browser catalogues ## Lighthouse on the four looks; needs node, and fetches Lighthouse with npx
	@$(BIN)/python -m tests.lighthouse

bench: $(DEV_READY) browser catalogues ## measure speed beside a floor, in one run
	@$(BIN)/python -m benchmarks

check-903: $(RUN_READY) ## our return, read by the outside validator in an environment of its own
	@.ci/check-903 $(BIN)

translations: $(DEV_READY) ## bring the catalogue up to date with the code and compile it
	@$(BIN)/flask consult translations update

.PHONY: catalogues
catalogues: $(RUN_READY)
	@$(BIN)/python -m babel.messages.frontend --quiet compile --directory translations --statistics >/dev/null 2>&1 || true

lock: $(DEV_READY) ## write the two lists of packages again, with hashes
	@.ci/lock

clean: ## remove what these commands made, but not your data
	rm -rf $(VENV) .venv-903 .mypy_cache .ruff_cache .pytest_cache
