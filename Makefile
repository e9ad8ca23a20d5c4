# The commands of the README. Everything lives in .venv; nothing outside this folder is changed,
# except by `make test` as root on Debian, which installs Chromium, a CJK font
# and the servers that publishing is tried with if they are missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
STAMP := $(VENV)/.installed
STAMP_DEV := $(VENV)/.installed-dev
STAMP_BENCH := $(VENV)/.installed-bench
ARTICLES ?= 1000
RUNS ?= 3
LITSITE := $(BIN)/litsite

.PHONY: site check test lint serve accuracy variants train proof fuzz kills bench bench-building bench-search growth clean

site: $(STAMP)
	$(BIN)/python build.py

check: site
	$(LITSITE) check

test: lint
	sh tools/need-browser.sh
	sh tools/need-servers.sh
	$(BIN)/python -m pytest -q -m '' --browser-required --servers-required

lint: $(STAMP_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The site beside the editor's work: rebuilt and reloaded at each change.
serve: $(STAMP)
	$(LITSITE) serve --port $(PORT)

accuracy: $(STAMP_DEV)
	$(BIN)/python -m tools.accuracy

variants: $(STAMP_DEV)
	$(BIN)/python -m tools.variants

# Incremental builds against clean ones, after random edits; what was played is kept, so that it can be stopped.
STEPS ?= 5000
SEED ?= 1
proof: $(STAMP_DEV)
	$(BIN)/python -m tools.proof --steps $(STEPS) --seed $(SEED) --write docs/proof.md

# Generated sources through whole builds: no crash, nothing lost.
SOURCES ?= 20000
fuzz: $(STAMP_DEV)
	rm -f .fuzz.jsonl
	LITSITE_FUZZ=$(SOURCES) LITSITE_FUZZ_LOG=.fuzz.jsonl $(BIN)/python -m pytest -q -m slow tests/fuzz; status=$$?; \
	$(BIN)/python -m tests.fuzz .fuzz.jsonl docs/fuzz.md && rm -f .fuzz.jsonl && exit $$status

# Builds killed at random moments: nothing half, nothing lost.
KILLS ?= 200
kills: $(STAMP_DEV)
	$(BIN)/python -m tools.kills --kills $(KILLS) --write docs/kills.md

# The same bytes every time; one thread, because sums over several are added in no fixed order.
train: $(STAMP_DEV)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tools.training fit

bench: bench-building bench-search

# Builds beside other generators': make bench-building ARTICLES="0 1000 10000" RUNS=5
bench-building: $(STAMP_BENCH)
	$(BIN)/python -m bench.building $(addprefix --articles ,$(ARTICLES)) --runs $(RUNS) --write docs/build-measurements.md

bench-search: $(STAMP_DEV)
	sh tools/need-browser.sh
	$(BIN)/python -m bench.search quality --articles 1000
	$(BIN)/python -m bench.search cost
	$(BIN)/python -m bench.ledger --figures 500000

growth: $(STAMP_DEV)
	$(BIN)/python -m tools.growth

$(VENV)/bin/python:
	sh tools/need-venv.sh $(PYTHON)
	$(PYTHON) -m venv $(VENV)

$(STAMP): $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --use-pep517 -c constraints.txt -e .
	@touch $@

$(STAMP_DEV): $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --use-pep517 -c constraints.txt -e ".[dev]"
	@touch $@

# Without the rivals where they cannot be installed: what is missing is said in the table.
$(STAMP_BENCH): $(STAMP_DEV)
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check --use-pep517 -c constraints.txt -e ".[bench]"
	@touch $@

clean:
	rm -rf $(VENV) site .site.litsite-new .litsite
