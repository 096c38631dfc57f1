# Everything a checkout needs. `make run` and `make test` do their own set-up.

VENV := .venv
BIN := $(VENV)/bin
ARGS ?=
# A core that has done its half of the tests takes on some of the others'.
SPREAD := -n auto --dist worksteal
PAGES := rules keymap reference manual tables
# The first interpreter on the path that is new enough; PYTHON=... overrides.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt

.DEFAULT_GOAL := help
.PHONY: help run demo test long lint package bench torture mutants docs site pictures clean

help:
	@echo "make run       start the app (make run ARGS=\"next\" runs a command)"
	@echo "make demo      the app on a throw-away year of training"
	@echo "make test      the tests"
	@echo "make long      the tests, the slow ones too"
	@echo "make lint      ruff, mypy, the import contracts"
	@echo "make package   the wheel and the sdist, tried on each Python from 3.11 to 3.13 that is here"
	@echo "make bench     speed, side by side"
	@echo "make mutants   plant faults in the coach and see which its tests miss (a quarter of an hour)"
	@echo "make torture   the app killed 200 times in the midst of its writing"
	@echo "make docs      the pages made from the program and its data: rules, keys, commands, tables"
	@echo "make site      docs/ as a web site, in site/"
	@echo "make pictures  screens as PNG, in pictures/"
	@echo "make clean     remove what the above made"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Overload needs Python 3.11 or newer; none was found on the path." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing or incomplete; install it (on Debian: python3-venv)." >&2; rm -rf $(VENV); exit 1; }

# A stamp a step: the second call finds it and does nothing.
$(VENV)/.installed: pyproject.toml constraints.txt hatch_build.py | $(BIN)/python
	@echo "Installing Overload into $(VENV) ..."
	@$(PIP_INSTALL) -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt hatch_build.py | $(BIN)/python
	@echo "Installing Overload and its test tools into $(VENV) ..."
	@$(PIP_INSTALL) -e '.[dev]'
	@touch $@ $(VENV)/.installed

run: $(VENV)/.installed
	@$(BIN)/overload $(ARGS)

demo: $(VENV)/.installed
	@$(BIN)/overload demo $(ARGS)

test: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest $(SPREAD) $(ARGS)

long: $(VENV)/.installed-dev
	@OVERLOAD_LONG=1 $(BIN)/python -m pytest -o faulthandler_timeout=1800 $(SPREAD) $(ARGS)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

package: $(VENV)/.installed-dev
	@$(BIN)/python .ci/packages.py

bench: $(VENV)/.installed-dev
	@$(BIN)/python -m bench $(ARGS)

mutants: $(VENV)/.installed-dev
	@rm -rf mutants
	@$(BIN)/mutmut run --max-children 2 $(ARGS)
	@$(BIN)/mutmut results

torture: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.torture.harness $(ARGS)

docs: $(VENV)/.installed-dev
	@for page in $(PAGES); do $(BIN)/python -m tests.tools.$$page || exit 1; done

site: docs
	@$(BIN)/mkdocs build --quiet

pictures: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.tools $(ARGS)

clean:
	rm -rf $(VENV) build dist site pictures mutants bench/out .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
