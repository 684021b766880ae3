"""llama.cpp's server on loopback, for as long as it is needed."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

CONTEXT = 6144  # tokens: the longest prompt with the longest answer, for each that is asked at once
START_SECONDS = 180


@contextmanager
def served(model: Path, server: Path, log: Path, *, at_once: int, threads: int) -> Iterator[str]:
    """Serve a model; yield the address of its OpenAI-compatible interface."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        *(str(server), "--model", str(model), "--host", "127.0.0.1", "--port", str(port)),
        *("--threads", str(threads), "--parallel", str(at_once)),
        *("--ctx-size", str(CONTEXT * at_once), "--no-webui"),
    ]
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        try:
            _wait(process, port, log)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.terminate()


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            if httpx.get(f"http://127.0.0.1:{port}/health", timeout=5).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise SystemExit(f"llama-server did not start; its words are in {log}")
