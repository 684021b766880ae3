"""The job template of a Kubernetes work pool, by the rules that Prefect has for templates."""

import json
import tomllib
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from prefect.utilities.schema_tools.validation import is_valid_schema, validate
from prefect.utilities.templating import apply_values, find_placeholders

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "deployments" / "kubernetes"
TEMPLATE: dict[str, Any] = json.loads((FOLDER / "base-job-template.json").read_text())
VARIABLES: dict[str, Any] = TEMPLATE["variables"]["properties"]
GIVEN_BY_PREFECT = {"command", "name"}  # a run's, not the pool's


def defaults() -> dict[str, Any]:
    found = {name: one["default"] for name, one in VARIABLES.items() if "default" in one}
    return {"labels": {}, "annotations": {}} | found | {"command": "run", "name": "a-run"}


def job() -> dict[str, Any]:
    filled: dict[str, Any] = apply_values(TEMPLATE["job_configuration"]["job_manifest"], defaults())
    return filled


def pod() -> dict[str, Any]:
    found: dict[str, Any] = job()["spec"]["template"]["spec"]
    return found


def test_its_variables_are_a_schema_that_its_own_values_fit() -> None:
    is_valid_schema(TEMPLATE["variables"])
    told = {name: value for name, value in defaults().items() if name in VARIABLES}
    validate(told, TEMPLATE["variables"], raise_on_error=True)


def test_whatever_is_filled_in_is_a_variable() -> None:
    asked = {one.name for one in find_placeholders(TEMPLATE["job_configuration"])}
    assert asked == VARIABLES.keys()


def test_it_becomes_a_job_that_ends() -> None:
    filled = job()
    assert (filled["apiVersion"], filled["kind"]) == ("batch/v1", "Job")
    assert filled["spec"]["backoffLimit"] == 0  # Prefect retries, and knows of it
    assert filled["spec"]["ttlSecondsAfterFinished"] > 0
    assert pod()["restartPolicy"] == "Never"
    assert not find_placeholders(filled)


def test_it_runs_our_image_as_nobody_in_particular() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    (box,) = pod()["containers"]
    assert box["image"] == f"vintage-game-generator:{version}"
    user = pod()["securityContext"]
    dockerfile = (ROOT / "deployments" / "container" / "Dockerfile").read_text()
    assert f"USER {user['runAsUser']}:{user['runAsGroup']}" in dockerfile
    assert user["runAsNonRoot"]
    assert box["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "capabilities": {"drop": ["ALL"]},
    }
    assert not pod()["automountServiceAccountToken"]


def test_what_it_mounts_is_there() -> None:
    (box,) = pod()["containers"]
    volumes = {one["name"]: one for one in pod()["volumes"]}
    assert {one["name"] for one in box["volumeMounts"]} == volumes.keys()
    made = list(yaml.safe_load_all((FOLDER / "volumes.yaml").read_text()))
    claims = [one["metadata"] for one in made if one["kind"] == "PersistentVolumeClaim"]
    wanted = volumes["games"]["persistentVolumeClaim"]["claimName"]
    namespace = VARIABLES["namespace"]["default"]
    assert claims == [{"name": wanted, "namespace": namespace}]
    dockerfile = (ROOT / "deployments" / "container" / "Dockerfile").read_text()
    for mount in box["volumeMounts"]:
        assert f'"{mount["mountPath"]}"' in dockerfile


@pytest.mark.parametrize("version", ["1.29", "1.37"])
def test_it_fits_the_schemas_of_kubernetes(version: str) -> None:
    filled = job()
    (box,) = filled["spec"]["template"]["spec"]["containers"]
    box["env"] = [{"name": name, "value": value} for name, value in box["env"].items()]
    box["args"] = ["run"]
    for manifest in (filled, *yaml.safe_load_all((FOLDER / "volumes.yaml").read_text())):
        kubernetes_validate.validate(manifest, version, strict=True)
