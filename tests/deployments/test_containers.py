"""The container files, as far as a machine without an engine can tell."""

import json
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
CONTAINER = ROOT / "deployments" / "container"
DOCKERFILE = (CONTAINER / "Dockerfile").read_text(encoding="utf-8")
COMPOSE_TEXT = (CONTAINER / "compose.yaml").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load(COMPOSE_TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = [name for name in SERVICES if name != "database"]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


def instructions() -> list[tuple[str, str]]:
    """Return the Dockerfile's instructions, each with its arguments on one line."""
    plain = re.sub(r"(?m)^#.*\n", "", DOCKERFILE)
    lines = re.sub(r"\\\n\s*", "", plain).splitlines()
    found = [tuple(line.split(maxsplit=1)) for line in lines if line.strip()]
    return [(one[0], one[1]) for one in found]


def said(instruction: str) -> list[str]:
    return [arguments for name, arguments in instructions() if name == instruction]


def test_every_instruction_is_one_of_docker() -> None:
    known = {"FROM", "ENV", "WORKDIR", "COPY", "RUN", "USER", "VOLUME", "CMD"}
    assert {name for name, _ in instructions()} == known


def test_what_is_copied_exists_and_reaches_the_build() -> None:
    sources = {
        source
        for arguments in said("COPY")
        if not arguments.startswith("--from")
        for source in arguments.split()[:-1]
    }
    assert all((ROOT / source).exists() for source in sources)
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert ignored[0] == "**"
    assert {line[1:] for line in ignored if line.startswith("!")} == sources
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]
    assert sources >= set(wheel["targets"]["wheel"]["packages"])


def test_the_image_installs_as_the_wheels_test_does() -> None:
    # tests/wheel.sh executes these very steps on a clean environment.
    (build, _) = said("RUN")
    script = (ROOT / "tests" / "wheel.sh").read_text()
    assert "pip wheel --no-deps --wheel-dir" in build
    assert re.search(r'pip" wheel --no-deps --wheel-dir', script)
    assert "pip install --no-cache-dir --constraint constraints.txt" in build
    assert "PIP_CONSTRAINT=$root/constraints.txt" in script


def test_the_image_has_what_several_machines_need() -> None:
    (build, _) = said("RUN")
    (asked,) = re.findall(r"dist/\*\.whl\)\[([a-z0-9,]+)\]", build)
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert {"s3", "dask"} == set(asked.split(",")) <= extras["optional-dependencies"].keys()


def test_keys_and_the_shared_storage_reach_the_worker_alone_and_only_if_they_are_set() -> None:
    # Without a value, Compose hands on what its own environment has, and nothing if it has none.
    passed = {name for name, value in SERVICES["worker"]["environment"].items() if value is None}
    assert {"VINTAGE_STORAGE", "GIANTBOMB_API_KEY", "AWS_SECRET_ACCESS_KEY"} <= passed
    for name in set(SERVICES) - {"worker"}:
        assert not passed & SERVICES[name].get("environment", {}).keys()
    example = (CONTAINER / "example.env").read_text()
    assert set(re.findall(r"(?m)^# ([A-Z_]+)=", example)) <= passed


def test_nobody_is_root_in_it() -> None:
    user = said("USER")[-1]
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", user)  # numbers: Kubernetes cannot look names up
    last = [name for name, _ in instructions()].index("USER")
    assert "RUN" not in [name for name, _ in instructions()[last:]]
    uid = user.split(":")[0]
    assert f"--uid {uid}" in said("RUN")[-1]
    assert json.loads(said("VOLUME")[-1]) == ["/data", "/home/vintage/store"]


def test_commands_are_ones_that_the_project_has() -> None:
    told = [json.loads(said("CMD")[-1])]
    told += [SERVICES[name]["command"] for name in OURS if "command" in SERVICES[name]]
    for command in told:
        program, *rest = command
        assert program in ("prefect", "python")
        if program == "python":
            assert rest[0] == "-m"
            assert (ROOT / (rest[1].replace(".", "/") + ".py")).is_file()


def test_a_service_asks_for_a_password_and_knows_none() -> None:
    for name in ("POSTGRES_PASSWORD", "VINTAGE_SERVER_AUTH"):
        assert re.search(rf"\$\{{{name}:\?", COMPOSE_TEXT)
    example = (CONTAINER / "example.env").read_text()
    assert re.findall(r"(?m)^(POSTGRES_PASSWORD|VINTAGE_SERVER_AUTH)=(.*)$", example) == [
        ("POSTGRES_PASSWORD", ""),
        ("VINTAGE_SERVER_AUTH", ""),
    ]
    assert ".env" in (ROOT / ".gitignore").read_text().splitlines()
    assert not re.search(r"(?i)(password|auth_string|secret)\s*[:=]\s*[\w]", DOCKERFILE)


def test_ports_are_given_to_this_machine_alone() -> None:
    ports = [port for one in SERVICES.values() for port in one.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert "ports" not in SERVICES["database"]


def test_services_wait_for_what_they_need_and_keep_what_they_make() -> None:
    for name in ("database", "server"):
        assert SERVICES[name]["healthcheck"]["test"]
    assert SERVICES["server"]["depends_on"]["database"]["condition"] == "service_healthy"
    for name in ("worker", "registering"):
        assert SERVICES[name]["depends_on"]["server"]["condition"] == "service_healthy"
    mounted = {
        volume.split(":")[0] for one in SERVICES.values() for volume in one.get("volumes", [])
    }
    assert mounted == set(COMPOSE["volumes"])
    for name in OURS:
        assert SERVICES[name]["image"] == f"vintage-game-generator:{VERSION}"
        assert SERVICES[name]["cap_drop"] == ["ALL"]
        context = CONTAINER / SERVICES[name]["build"]["context"]
        assert (context / SERVICES[name]["build"]["dockerfile"]).is_file()


COMPOSERS = [
    command
    for command in (["docker", "compose"], ["docker-compose"])
    if shutil.which(command[0])
    and subprocess.run([*command, "version"], capture_output=True, check=False).returncode == 0
]


@pytest.mark.skipif(not COMPOSERS, reason="no Docker Compose is installed")
def test_compose_accepts_its_file_with_passwords_and_not_without() -> None:
    told = {"POSTGRES_PASSWORD": "one", "VINTAGE_SERVER_AUTH": "me:two"}
    command = [*COMPOSERS[0], "-f", str(CONTAINER / "compose.yaml"), "config"]
    without = {key: value for key, value in os.environ.items() if key not in told}

    def asked(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, env=environment, cwd="/", capture_output=True, text=True, check=False
        )

    accepted = asked(without | told)
    assert accepted.returncode == 0, accepted.stderr
    whole = yaml.safe_load(accepted.stdout)
    assert whole["services"].keys() == SERVICES.keys()
    refused = asked(without)
    assert refused.returncode != 0
    assert "write it in .env" in refused.stderr
