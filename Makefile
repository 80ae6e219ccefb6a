# Two commands do everything on a machine with Python 3.11 or later: `make build` and `make test`.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: build check serve test lint types tests layers bench wheel clean help

build: $(READY) ## check everything and publish the site into public/
	@$(BIN)/site-builder build --strict

check: lint types layers ## lint code and content
	@$(BIN)/site-builder check --strict

serve: $(READY) ## preview the site on this machine
	@$(BIN)/site-builder serve

test: check tests ## everything that must hold before a change is merged

tests: $(READY)
	@$(BIN)/python -m pytest --quiet

lint: $(READY)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .

types: $(READY)
	@$(BIN)/mypy --no-error-summary

layers: $(READY)
	@$(BIN)/lint-imports --no-logo >$(VENV)/layers.log || { cat $(VENV)/layers.log; exit 1; }

bench: $(READY) ## measure check and build as whole processes
	@$(BIN)/python bench/five_seeds.py

wheel: $(READY) ## build the wheel into dist/
	@$(BIN)/python -m build --wheel

clean: ## remove what the other commands made
	rm -rf $(VENV) public dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# PIP_CONSTRAINT also holds for what pip installs to build this package.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name it with: make PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV)
	@PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@
