# Two commands do everything on a machine with Python 3.11 or later: `make build` and `make test`.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
DEV    := $(VENV)/.dev
THEME_COMPILED := $(VENV)/.theme-compiled
TEST_WORKERS ?= $(shell $(PYTHON) -c "import os; print(os.cpu_count() + 2)")

.PHONY: setup build check serve test lint types tests layers bench load words editor style-guide wheel newest lock clean help

setup: $(DEV) ## install everything that editors and developers need

build: $(THEME_COMPILED) ## check everything and publish the site into public/
	@$(BIN)/site-builder build

check: lint types layers ## lint code and content (CHECK_BASE=main also checks the change since that revision)
	@$(BIN)/site-builder check --strict $(if $(CHECK_BASE),--base '$(CHECK_BASE)')

serve: $(THEME_COMPILED) ## preview the site on this machine
	@$(BIN)/site-builder serve

test: check tests ## everything that must hold before a change is merged

# Two workers more than there are processors, because many tests wait for a browser, a server or a file to be noticed. A worker
# takes over tests from the end of what another has left, so that all go through the tests in order, and what a file or a folder
# of tests shares is made once by nearly every worker.
tests: $(DEV) $(THEME_COMPILED) ## every test (one alone: .venv/bin/python -m pytest tests/test_cases.py)
	@$(BIN)/python -m pytest --quiet --numprocesses $(TEST_WORKERS) --dist worksteal

lint: $(DEV)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .

types: $(DEV)
	@$(BIN)/mypy --no-error-summary

layers: $(DEV)
	@$(BIN)/lint-imports --no-logo >$(VENV)/layers.log || { cat $(VENV)/layers.log; exit 1; }

bench: $(VENV)/.bench ## measure on the five seeds and on made-up sites, beside Hugo (N="1000 10000" RUNS=5)
	@$(BIN)/python -m bench.five_seeds
	@$(BIN)/python -m bench.builds --claims $(or $(N),1000) --runs $(or $(RUNS),5) $(if $(JOBS),--jobs $(JOBS))

load: $(DEV) $(THEME_COMPILED) ## measure how fast a web server gives out a made-up site (nginx and wrk; N=1000)
	@$(BIN)/python -m bench.load --claims $(or $(N),1000)

words: $(DEV) ## bring new words of the interface into the catalogues, to be translated there
	@$(BIN)/pybabel --quiet extract --mapping themes/default/babel.cfg --keywords say --keywords translatable \
	  --no-location --sort-output --output $(VENV)/words.pot .
	@$(BIN)/pybabel --quiet update --input-file $(VENV)/words.pot --output-dir themes/default/locales \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100

editor: $(READY) ## make what VS Code completes and checks content with anew, from the models, in .vscode/
	@$(BIN)/site-builder schema --vscode --command $(BIN)/site-builder

style-guide: $(DEV) $(THEME_COMPILED) ## show every macro with its examples in dist/style-guide/ (THEME=name for another theme)
	@$(BIN)/python -m tests.theme.style_guide dist/style-guide $(or $(THEME),default)

wheel: $(DEV) ## build the wheel into dist/
	@$(BIN)/python -m build --wheel --no-isolation

newest: ## try the wheel and the sdist with the newest versions of all that they need (PYTHON=python3.13 for another Python)
	@.ci/newest $(PYTHON)

clean: ## remove what the other commands made
	rm -rf $(VENV) public dist .site-builder .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Everything that is installed, and everything that builds this package, comes with the digest that its lock file gives.
# INSTALLER=uv takes a tenth of pip's time, as CI does. Where uv reaches no index and pip does, pip takes over.
INSTALL := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet
ifeq ($(INSTALLER),uv)
UV_ITSELF := sed -n '/^uv==/,/[^\\]$$/p' requirements/dev.txt >$(VENV)/uv.txt && $(INSTALL) --require-hashes --requirement $(VENV)/uv.txt
LOCKED = locked() { $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --requirement "$$1" || $(INSTALL) --require-hashes --requirement "$$1"; }; locked
else
UV_ITSELF := true
LOCKED := $(INSTALL) --require-hashes --requirement
endif

# What building and previewing a site needs.
$(READY): pyproject.toml requirements/site.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name it with: make PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV)
	@$(UV_ITSELF)
	@$(LOCKED) requirements/site.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# What archiving articles, testing and linting need as well.
$(DEV): $(READY) requirements/dev.txt
	@$(LOCKED) requirements/dev.txt
	@touch $@

# The templates of the default theme, compiled. A build does not wait for it: a template that was edited since is compiled
# from its source in every run. The folders are named as well, since they are newer when a file is gone.
$(THEME_COMPILED): $(READY) hatch_build.py site_builder/output/templates.py $(wildcard site_builder/output/jinja/*.py) \
  $(shell find themes/default/templates themes/default/locales)
	@$(BIN)/python hatch_build.py
	@touch $@

# Hugo, to measure beside ours. Without it there are our figures only.
$(VENV)/.bench: $(DEV) $(THEME_COMPILED) requirements/bench.txt
	@$(LOCKED) requirements/bench.txt && touch $@ || echo "Hugo could not be installed."

# uv writes the lock files: versions and digests, and the address of no index. What is locked stays as it is unless
# pyproject.toml asks for something else; UPGRADE=--upgrade takes the newest of everything. Each file has the versions of the one
# before it, since all are installed into one environment.
lock: $(DEV) ## renew the lock files in requirements/ (UPGRADE=--upgrade for the newest versions)
	@of=; for name in site dev bench; do \
	  $(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
	    | $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	      --no-emit-index-url $(UPGRADE) $$of $$([ $$name = site ] || echo "--extra $$name") \
	      --output-file requirements/$$name.txt pyproject.toml - || exit 1; \
	  of="--constraint requirements/$$name.txt"; \
	done
