# Each target works from a bare clone with nothing but make and Python 3.11 or newer.
PYTHON ?= python3
PORT ?= 8000
DEMO ?= yes
ARGS ?=
MAKEFLAGS += --no-print-directory

# Modules are always run by -m: the scripts in .venv/bin break when the path has a blank.
venv := .venv/bin/python
pip := $(venv) -m pip --disable-pip-version-check
compile := $(venv) -m uv pip compile --quiet --generate-hashes --universal --no-header \
	--no-annotate --no-emit-index-url --python-version 3.11

.DEFAULT_GOAL := help
.PHONY: help run test lint bench lock venv runtime tools

help: ## Show this help
	@echo "KIPP Kudus. Usage: make <target>"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 10

run: runtime ## Start the portal: PORT=8000, DEMO=no for an empty one
	@exec $(venv) manage.py serve --port $(PORT) $(if $(filter no,$(DEMO)),--no-demo)

test: tools ## Run the tests: ARGS="-k ranking -x" is passed on to pytest
	@$(venv) -m pytest -n auto --maxprocesses 4 $(ARGS)

lint: tools ## Check style, imports between apps, templates and missing migrations
	@echo "ruff check"; $(venv) -m ruff check .
	@echo "ruff format"; $(venv) -m ruff format --check .
	@echo "import-linter"; $(venv) -c "from importlinter.cli import lint_imports_command as run; run()"
	@echo "djhtml"; $(venv) -m djhtml --check --tabwidth 2 templates
	@echo "makemigrations"; $(venv) manage.py makemigrations --check --dry-run

bench: tools ## Measure the portal under load: ARGS=deadline, busy or judges for many at once
	@$(venv) -m tests.bench $(ARGS)

lock: venv ## Renew requirements*.txt from requirements*.in: ARGS=--upgrade for newer versions
	@$(venv) -c "import uv" 2>/dev/null || $(pip) install --quiet uv
	@$(compile) $(ARGS) --output-file requirements.txt requirements.in
	@$(compile) $(ARGS) --output-file requirements-dev.txt requirements-dev.in
	@git diff --stat -- requirements.txt requirements-dev.txt

runtime: venv
	@$(call install,requirements.txt)

tools: venv
	@$(call install,requirements-dev.txt)

# A copy of the lock file, left in .venv when all of it is installed, tells whether it has changed.
define install
cmp -s $(1) .venv/$(1) || { \
	echo "Installing $(1) into .venv (once; again only when it changes) ..." && \
	$(pip) install --quiet --require-hashes --requirement $(1) && \
	cp $(1) .venv/$(1); }
endef

# A .venv without a working pip is half made, or its Python has gone: make it anew.
venv:
	@$(venv) -c "import pip" 2>/dev/null || { \
		$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { \
			echo "The portal needs Python 3.11 or newer; $(PYTHON) is missing or older:" >&2; \
			$(PYTHON) --version >&2; \
			echo "Install a newer one and name it, as in: make run PYTHON=python3.12" >&2; \
			exit 1; }; \
		echo "Making .venv ..."; \
		rm -rf .venv; \
		$(PYTHON) -m venv .venv || { \
			rm -rf .venv; \
			echo "$(PYTHON) cannot make a virtual environment; on Debian and Ubuntu install" \
				"the package python3-venv." >&2; \
			exit 1; }; }
