# make            set up, and build the demonstration newsroom into output/
# make test       set up, and pass every check and test
# make serve      show the newsroom in a browser on this machine, as it is being written
# make check      find what is wrong in the newsroom, writing nothing
# make bench      measure builds of large archives (long; not part of the tests)
# make bench-serve  measure how soon a save is seen in a browser (needs Chromium; Node.js for one of the rivals)
# make audit      measure the newsroom's pages by the public rule books (needs Node.js, Java and Chromium)
# make test-long  the tests' long profile
# make planted    plant eleven bugs, one at a time, in a copy of this repository, and see that the tests find them
# make lock       write requirements.txt anew

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: all test test-long planted lint check serve bench bench-serve audit lock clean

all: $(READY)
	$(BIN)/python build.py

# The locked packages come with their hashes; Baspa itself is installed so that edits are seen at once.
$(READY): requirements.txt pyproject.toml
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: lint
	$(BIN)/python -m pytest -n 2 -m "not long"

test-long: lint
	$(BIN)/python -m pytest -n 2

planted: $(READY)
	$(BIN)/python tests/planted/run.py

check: $(READY)
	$(BIN)/python build.py check

serve: $(READY)
	$(BIN)/python build.py serve --drafts

bench: $(READY)
	$(BIN)/python bench/run.py rivals --articles 10000 --large
	$(BIN)/python bench/floor.py

bench-serve: $(READY)
	$(BIN)/python bench/serve.py --articles 10000

audit: $(READY)
	$(BIN)/python bench/audit.py

lock: $(READY)
	$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --allow-unsafe \
		--no-header --extra develop --output-file requirements.txt pyproject.toml

clean:
	rm -rf $(VENV) dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
