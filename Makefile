# The commands of the README. Everything lives in .venv; nothing outside this folder is changed,
# except by `make test` as root on Debian, which installs Chromium and a CJK font if they are missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
STAMP := $(VENV)/.installed
STAMP_DEV := $(VENV)/.installed-dev
LITSITE := $(BIN)/litsite

.PHONY: site check test lint serve accuracy variants train proof bench growth clean

site: $(STAMP)
	$(BIN)/python build.py

check: site
	$(LITSITE) check

test: lint
	sh tools/need-browser.sh
	$(BIN)/python -m pytest -q -m '' --browser-required

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

# Incremental builds against clean ones, after many sequences of edits.
proof: $(STAMP_DEV)
	LITSITE_SEQUENCES=25 $(BIN)/python -m pytest -q -m slow tests/test_incremental.py

# The same bytes every time; one thread, because sums over several are added in no fixed order.
train: $(STAMP_DEV)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tools.training fit

bench: $(STAMP_DEV)
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

clean:
	rm -rf $(VENV) site .site.litsite-new .litsite
