#!/usr/bin/env bash
# The wheel as a stranger has it: installed into a clean environment, run from an empty folder.
# usage: tests/wheel.sh [PYTHON]; says one line if all is well, what failed otherwise.
set -euo pipefail

python=${1:-python3}
root=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d -t vintage-wheel-XXXXXX)
trap 'rm -rf "$scratch"' EXIT
unset PYTHONPATH PREFECT_API_URL PREFECT_PROFILE VIRTUAL_ENV
export VINTAGE_HOME=$scratch/home PREFECT_HOME=$scratch/prefect
export PIP_CONSTRAINT=$root/constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_QUIET=2
export PIP_ROOT_USER_ACTION=ignore NO_COLOR=1

# Run a step; show what it said only if it fails.
step() {
    local what=$1
    shift
    if ! "$@" >"$scratch/log" 2>&1; then
        cat "$scratch/log" >&2
        echo "wheel: $what failed" >&2
        exit 1
    fi
}

bin=$scratch/venv/bin
step "making an environment" "$python" -m venv "$scratch/venv"
step "building" "$bin/pip" wheel --no-deps --wheel-dir "$scratch/dist" "$root"
step "installing" "$bin/pip" install --no-compile "$scratch"/dist/*.whl
mkdir "$scratch/empty"
cd "$scratch/empty"
step "the check of the import paths" "$bin/python" - <<'CHECK'
import importlib
import sysconfig
from pathlib import Path

from prefect.flows import load_flow_from_entrypoint

from vintage_game_generator.shipped import shipped

site = Path(sysconfig.get_path("purelib")).resolve()
for name in ("flows", "tasks", "prompts", "vintage_game_generator"):
    (place,) = importlib.import_module(name).__path__
    if Path(place).resolve() != site / name:
        raise SystemExit(f"{name} is imported from {place}, not from {site}")
for name in ("prefect.yaml", "deployments/lineups", "deployments/automations"):
    if not (shipped(name).exists() and shipped(name).is_relative_to(site)):
        raise SystemExit(f"{name} is not in the wheel: {shipped(name)}")
entrypoints = (f"{site}/flows/generate_game.py:generate_game", "flows.generate_game.generate_game")
for entrypoint in entrypoints:
    flow = load_flow_from_entrypoint(entrypoint)
    if flow.name != "generate-game":
        raise SystemExit(f"{entrypoint} is {flow!r}")
CHECK
step "vintage init" "$bin/vintage" init
step "vintage generate" "$bin/vintage" generate brief.yaml --json
game=$("$bin/python" -c 'import json, sys; print(json.loads(sys.stdin.readlines()[-1])["game"])' \
    <"$scratch/log")
step "vintage verify" "$bin/vintage" verify "$game"
cd "$root"
echo "wheel: installed, and made a game that verifies, in $SECONDS s"
