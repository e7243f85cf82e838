# Calls the program and its tests; everything happens in .venv.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
BIN = .venv/bin
# What is compiled is kept, whatever the machine says: the tests start the program hundreds of times.
export PYTHONDONTWRITEBYTECODE =

.PHONY: demo test bench docs wheel clean

demo: .venv/ready
	$(BIN)/normwright demo

test: .venv/ready-dev
	@sh tests/browser.sh
	$(BIN)/ruff check toolchain tests bench
	$(BIN)/ruff format --check toolchain tests bench
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

bench: .venv/ready-dev
	$(BIN)/python -m bench
	$(BIN)/python -m bench.lines
	$(BIN)/python -m bench.page

docs: .venv/ready-dev
	$(BIN)/python docs/generate.py
	$(BIN)/normwright build cool-refuges
	$(BIN)/python docs/picture.py

wheel: .venv/ready-dev
	$(BIN)/python -m build --wheel

.venv/ready: pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv is missing; install it with:"; \
		echo "    sudo apt install python3-venv"; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/ready-dev: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:
	rm -rf build dist .venv
