PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
FUZZ_READERS ?= hwp5 hwpx hwp3 hwpml pdf docx pptx odt odp html image text
FUZZ_SECONDS ?= 600

.PHONY: run test lint bench eval perturb mutate fuzz clean

run: $(STAMP)
	$(BIN)/workplan run corpus -o outputs --summary

test: $(STAMP)
	$(BIN)/python -m pytest -n auto

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright

bench: $(STAMP)
	$(BIN)/python -m bench

eval: $(STAMP)
	$(BIN)/python -m evaluation $(if $(RAISE),--raise)
	$(BIN)/python -m evaluation --relations

perturb: $(STAMP)
	$(BIN)/python -m evaluation --perturb $(if $(MOST),--most $(MOST))

mutate: $(STAMP)
	$(BIN)/python -m evaluation --mutate

fuzz: $(STAMP)
	$(BIN)/python -m pip install --quiet -e '.[fuzz]'
	for reader in $(FUZZ_READERS); do $(BIN)/python -m fuzz $$reader --seconds $(FUZZ_SECONDS) || exit 1; done

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet -e '.[dev]'
	touch $(STAMP)

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache build *.egg-info
