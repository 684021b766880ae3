"""What runs many tasks at the same time: by name, and where it is on another machine."""

import difflib
import re
from typing import Annotated

from pydantic import AfterValidator

RUNNERS = ("threads", "processes", "dask", "ray")
CLUSTERS = ("dask", "ray")  # these may be elsewhere: `dask@tcp://host:8786`
ADDRESS = re.compile(r"[a-z]+://[^\s@/]+(/\S*)?")


def _is_a_runner(setting: str) -> str:
    kind, at, address = setting.partition("@")
    if kind not in RUNNERS:
        near = difflib.get_close_matches(kind, RUNNERS, 1, 0.5)
        hint = f"did you mean {near[0]!r}?" if near else f"write one of {', '.join(RUNNERS)}"
        raise ValueError(f"{setting!r} runs no tasks; {hint}")
    if at and kind not in CLUSTERS:
        raise ValueError(f"{setting!r}: {kind} are of this machine; write {kind!r}")
    if at and not ADDRESS.fullmatch(address):
        raise ValueError(f"{address!r} is no address; write such as '{kind}@tcp://host:8786'")
    return setting


TaskRunnerName = Annotated[str, AfterValidator(_is_a_runner)]
