# Afterword. Needs Python 3.11 or newer and make; everything else is installed into .venv.
#
#   make run     open the dashboard           make test    run every test
#   make demo    look around in a made-up     make check   style, types, who imports whom
#                job search                   make clean   remove what was built and installed
#   make screenshots   render README's pictures from the program
#   make bench         measure starts, keys, loading, planning and saving
#   make torture       kill, cut off and starve the program while it saves, and count what is lost
#
# Another Python: make run PYTHON=python3.13. Arguments: make run ARGS="--file search.json".

PYTHON ?= python3
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
APP := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run demo test check bench torture screenshots clean FORCE

run: $(APP)
	@$(BIN)/afterword $(ARGS)

demo: $(APP)
	@$(BIN)/afterword demo $(ARGS)

test: $(DEV)
	@$(BIN)/python -m pytest $(ARGS)

check: $(DEV)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: $(APP)
	@PYTHONPATH=tests $(BIN)/python -m benchmarks $(ARGS)

# So many kills near writes: make torture KILLS=100
torture: $(APP)
	@PYTHONPATH=tests $(BIN)/python -m torture

screenshots: $(APP)
	@$(BIN)/python screenshots/take.py

clean:
	@rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find tui tests screenshots -type d -name __pycache__ -prune -exec rm -rf {} +

# The stamp says where the environment was made: it works only there, and only
# as long as the Python it was made from is still installed.
ifneq ($(shell $(BIN)/python -c '' 2>/dev/null && cat $(APP) 2>/dev/null),$(CURDIR))
$(APP): FORCE
endif

$(APP): pyproject.toml constraints.txt
	@here=$$(pwd -P); \
	if $(BIN)/python -c 'import pip' 2>/dev/null && [ "$$(cat $@ 2>/dev/null || echo "$$here")" = "$$here" ]; then \
	  exit 0; \
	fi; \
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'Afterword needs Python 3.11 or newer and "$(PYTHON)" is none; install one, or name the one you have, as in: make run PYTHON=python3.12' >&2; \
	  exit 1; }; \
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo 'This Python cannot make virtual environments; on Debian and Ubuntu install that part with: sudo apt install python3-venv' >&2; \
	  exit 1; }; \
	echo 'Setting up Afterword in $(VENV); this is done once.'; \
	$(PYTHON) -m venv --clear $(VENV)
	@$(PIP_INSTALL) --editable .
	@pwd -P >$@

$(DEV): $(APP)
	@echo 'Installing what the tests and checks need.'
	@$(PIP_INSTALL) --upgrade pip
	@$(PIP_INSTALL) --group dev
	@touch $@
