# Thin doors to the commands that README.md also gives for machines without make.

# The system's own Python where it is new enough: Debian's is built with optimisations that others may lack.
PYTHON ?= $(shell /usr/bin/python3 -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && \
	echo /usr/bin/python3 || echo python3)
UV ?= uv
PORT ?= 8710
VENV := .venv/bin/python

# Where Python keeps no compiled files, every process of the tests would compile the whole bot anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
BENCHES := bench bench.idle bench.answers bench.answers.surface bench.announcements bench.intake bench.suggestions \
	bench.texts bench.uploads bench.watching bench.report
.PHONY: help demo run test cover check fix bench pictures soak fuzz choices hostile audit lock python-venv

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/demo.installed ## the bot in a simulated server, and a page to play with it (PORT=8710)
	$(VENV) -m bot demo --port $(PORT)

run: .venv/runtime.installed ## the bot, on Discord, with the token in .env
	$(VENV) -m bot run

# The tests' databases go to memory where there is some: they sync to their disk at each commit.
PYTEST := PYTEST_DEBUG_TEMPROOT=$(wildcard /dev/shm) $(VENV) -m pytest

# A path, with or without the names behind `::`, or else an expression as pytest's -k takes it.
THESE = $(if $(wildcard $(firstword $(subst ::, ,$(T)))),$(T),$(if $(T),-k "$(T)"))

test: .venv/dev.installed ## all tests, or those that T names: T=tests/kudos, T="milestone and not digest"
	$(PYTEST) $(THESE)

# Tracing would take twice as long, so the code is loaded with probes (tests/probes/).
PROBES := $(CURDIR)/.coverage.probes

cover: .venv/dev.installed ## the same, lists the lines and branches that no test ran, and holds the floor if T names none
	rm -f $(PROBES)
	PROBES=$(PROBES) $(PYTEST) -p tests.probes.installed $(THESE)
	PROBES=$(PROBES) $(VENV) -m tests.probes.report $(if $(T),--no-floor)

check: .venv/dev.installed ## format, lint, types and import contracts; changes nothing
	$(VENV) -m ruff format --check
	$(VENV) -m ruff check
	$(VENV) -m mypy
	.venv/bin/lint-imports

fix: .venv/dev.installed ## formats the code, and mends what ruff can mend
	$(VENV) -m ruff check --fix-only
	$(VENV) -m ruff format

bench: .venv/dev.installed ## the figures, each beside another bot in the same run; a table and plots in data/bench
	rm -f data/bench/*
	@failed=0; for part in $(BENCHES); do $(VENV) -m $$part || failed=1; done; exit $$failed

pictures: .venv/dev.installed ## draws the pictures in docs/ anew, from the code and, with Debian's chromium, from the demo
	$(VENV) -m docs.pictures

# The tests that can be had longer: N schedules of the simulation with faults and crashes, histories of reactions and of
# watched SITES, kills of a bot at work, as many as one likes, every moment of an update, a move, a copy and a return, and
# a bad hour for several processes that share HERD servers.
# SEED=n plays the schedule that failed once more; what failed is kept.
soak: .venv/dev.installed ## the tests with faults and crashes, for long (N, HISTORIES, SITES, KILLS, HERD, SEED)
	SCHEDULES=$(or $(N),5000) HISTORIES=$(or $(HISTORIES),50000) SITES=$(or $(SITES),10000) KILLS=$(or $(KILLS),200) \
	EVERY_MOMENT=1 HERD=$(or $(HERD),400) $(PYTEST) \
	tests/simulation/test_simulation.py tests/kudos/mirror/test_oracle.py tests/watching/histories tests/wire/test_kudos.py \
	tests/wire/killed tests/wire/processes/test_soak.py tests/core/db/faults

# What chance makes for tests that take anything. A failing example stays in .hypothesis/ and is tried first from then on.
fuzz: .venv/dev.installed ## files, feeds, links, times, emoji, buttons, texts, made by chance: EXAMPLES of each test, or of what T names
	EXAMPLES=$(or $(EXAMPLES),2000) $(PYTEST) -m hypothesis --hypothesis-profile=fuzz \
	$(or $(THESE),tests/intake tests/core tests/dates tests/setup tests/works tests/announcements tests/addresses \
	tests/chapters/links tests/watching)

choices: .venv/dev.installed ## every command with every choice, and not only every two together (CHOICES rows of each)
	CHOICES=$(or $(CHOICES),500) $(PYTEST) tests/errors/every_choice

hostile: .venv/dev.installed ## every hostile text in every field of every command and form, and in feeds (TEXTS of them in each)
	HOSTILE=$(or $(TEXTS),9999) $(PYTEST) tests/errors/hostile tests/watching/sources/test_hostile_feeds.py

audit: .venv/dev.installed .venv/audit.installed ## licences and advisories of what is locked; writes chapterhouse.cdx.json
	$(VENV) -m requirements.audit

lock: ## writes requirements/ anew from pyproject.toml; needs uv, which nothing else does
	$(UV) pip compile $(LOCKING) pyproject.toml --extra dev -o requirements/dev.txt
	$(UV) pip compile $(LOCKING) pyproject.toml --extra demo -c requirements/dev.txt -o requirements/demo.txt
	$(UV) pip compile $(LOCKING) pyproject.toml -c requirements/dev.txt -o requirements/runtime.txt
	$(UV) pip compile $(LOCKING) --group audit -o requirements/audit.txt
	echo pip | $(UV) pip compile $(LOCKING) - -o requirements/pip.txt

LOCKING := --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11
INSTALL := $(VENV) -m pip install --quiet --disable-pip-version-check --require-hashes

# Two pips, each with every other package: one alone keeps one core busy, and takes half as long again. A lock names
# every package, so none has to look for what others depend on.
.venv/%.installed: requirements/%.txt | $(VENV)
	awk '/==/ { n++ } n % 2 == 0' $< | $(INSTALL) --no-deps -r /dev/stdin & other=$$!; \
	awk '/==/ { n++ } n % 2 == 1' $< | $(INSTALL) --no-deps -r /dev/stdin; status=$$?; \
	wait $$other && exit $$status
	@touch $@

# The audit's tools have a .venv of their own: nothing that the bot or its tests take is chosen to suit them.
.venv/audit.installed: requirements/audit.txt | $(VENV)
	$(VENV) -m venv --clear --without-pip .venv/audit
	$(VENV) -m pip --python .venv/audit install --quiet --disable-pip-version-check --require-hashes --no-deps -r $<
	@touch $@

# The pip that comes with Python 3.11 takes twice as long as one of today.
$(VENV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Chapterhouse needs Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(MAKE) python-venv
	$(PYTHON) -m venv .venv
	$(INSTALL) -r requirements/pip.txt

# Debian keeps the part of Python that makes a .venv in a package of its own.
python-venv: ## installs that package, as root
	@if [ "$$(id -u)" = 0 ]; then apt-get update -q && apt-get install -qy python3-venv; \
	else echo "Python's venv is missing. Run: sudo apt install python3-venv"; exit 1; fi
