# make run   sets up, then opens the chat on the bundled articles (or on your own index, once you have one)
# make test  sets up, then runs every test, in the browser too
# make check what CI runs: lint, format, types, tests

PYTHON ?= python3
BIN := .venv/bin
# The build without CUDA: the plain Linux build of torch brings gigabytes that nothing here uses.
TORCH := torch==2.13.0$(if $(filter Linux,$(shell uname -s)),+cpu)

.PHONY: setup run test check lint bench clean

setup: .venv/ready

.venv/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version)'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --no-deps --retries 1 --extra-index-url https://download.pytorch.org/whl/cpu "$(TORCH)"
	$(BIN)/pip install --quiet --constraint constraints.txt --editable ".[dev]"
	@touch $@

run: setup
	$(BIN)/python app.py

# What runs in a browser waits for the page to answer in time, and so has the cores to itself.
test: setup
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile -m "not browser"
	$(BIN)/python -m pytest -m browser

check: lint test

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: setup
	$(BIN)/python -m benchmarks

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
