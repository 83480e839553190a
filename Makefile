# Afterword. Needs Python 3.11 or newer, make and a Unix shell (on Windows that of Git); everything else is
# installed into .venv.
#
#   make run     open the dashboard           make test    run every test
#   make demo    look around in a made-up     make check   style, types, who imports whom
#                job search                   make clean   remove what was built and installed
#   make screenshots   render README's pictures from the program
#   make bench         measure starts, keys, rest and saving beside what they cannot be quicker than
#   make torture       kill, cut off and starve the program while it saves, and count what is lost
#   make share         write the man page and the shells' completions anew
#   make lock          write down anew what is installed; make lock ARGS=--upgrade takes the newest
#
# Another Python: make run PYTHON=python3.13. Arguments: make run ARGS="--file search.json".

PYTHON ?= python3
ARGS ?=

# Where no bytecode is kept, every start of the program would compile it anew.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
MADE := $(VENV)/.made-in
APP := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
QUIET := --quiet --disable-pip-version-check
PIP_INSTALL := $(BIN)/python -m pip install $(QUIET)
COMPILE = build/lock/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
  --annotation-style line --custom-compile-command 'make lock' $(ARGS)

.PHONY: run demo test check bench torture screenshots share lock clean FORCE

run: $(APP)
	@$(BIN)/afterword $(ARGS)

demo: $(APP)
	@$(BIN)/afterword demo $(ARGS)

test: $(DEV)
	@$(BIN)/python -m pytest $(ARGS)

check: $(DEV)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(MAKE) --no-print-directory --jobs types-linux types-darwin types-win32
	@$(BIN)/lint-imports --no-logo

types-%: $(DEV)
	@$(BIN)/mypy --platform $* --cache-dir .mypy_cache/$*

bench: $(APP)
	@PYTHONPATH=tests $(BIN)/python -m benchmarks $(ARGS)

# So many kills near writes: make torture KILLS=100
torture: $(APP)
	@PYTHONPATH=tests $(BIN)/python -m torture

screenshots: $(APP)
	@$(BIN)/python screenshots/take.py

share: $(APP)
	@$(BIN)/python tui/share/make.py

# What locks is installed apart: nothing else needs it, and it is large.
lock:
	@$(PYTHON) -m venv --clear build/lock
	@build/lock/bin/python -m pip install $(QUIET) --require-hashes --requirement constraints-lock.txt
	@$(COMPILE) pyproject.toml --group build --output-file constraints.txt
	@$(COMPILE) pyproject.toml --group dev --constraint constraints.txt --output-file constraints-dev.txt
	@$(COMPILE) --group lock --output-file constraints-lock.txt

clean:
	@rm -rf $(VENV) .venv-* build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find tui tests screenshots -type d -name __pycache__ -prune -exec rm -rf {} +

# The environment works only where it was made, and only as long as the Python it was made from is installed.
ifneq ($(shell $(BIN)/python -c 'import pip' 2>/dev/null && cat $(MADE) 2>/dev/null),$(shell pwd -P))
$(MADE): FORCE
endif

$(MADE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'Afterword needs Python 3.11 or newer and "$(PYTHON)" is none; install one, or name the one you have, as in: make run PYTHON=python3.12' >&2; \
	  exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo 'This Python cannot make virtual environments; on Debian and Ubuntu install that part with: sudo apt install python3-venv' >&2; \
	  exit 1; }
	@echo 'Setting up Afterword in $(VENV); this is done once.'
	@$(PYTHON) -m venv --clear $(VENV)
	@pwd -P >$@

# What is locked comes by its hashes; Afterword itself has none, and by then lacks nothing. Compiled, its first
# start is as quick as the next.
INSTALL = $(PIP_INSTALL) --require-hashes --requirement $(1) && \
  $(PIP_INSTALL) --no-deps --no-build-isolation --editable . && $(BIN)/python -m compileall -q tui

$(APP): $(MADE) pyproject.toml constraints.txt
	@$(call INSTALL,constraints.txt)
	@touch $@

$(DEV): $(MADE) pyproject.toml constraints-dev.txt
	@echo 'Installing what the tests and checks need.'
	@$(call INSTALL,constraints-dev.txt)
	@touch $(APP) $@
