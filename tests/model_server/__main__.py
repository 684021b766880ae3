"""A model server to try things by hand: `python -m tests.model_server --seconds 1 --faults 0.3`."""

import argparse
import time

from rich.console import Console

from tests.model_server.clever import clever
from tests.model_server.faults import faulty
from tests.model_server.hooks import kind_of
from tests.model_server.server import ModelServer


def main() -> None:
    """Serve until interrupted, and say each request."""
    options = argparse.ArgumentParser(prog="python -m tests.model_server", description=__doc__)
    options.add_argument("--port", type=int, default=0)
    options.add_argument("--seconds", type=float, default=0.0, help="how long an answer takes")
    options.add_argument("--faults", type=float, default=0.0, help="the share that misbehaves")
    options.add_argument("--seed", type=int, default=0, help="which ones do")
    said = options.parse_args()
    console, told = Console(), 0
    answers = faulty(said.faults, said.seed, of=clever)
    with ModelServer(answers, seconds=said.seconds, port=said.port) as server:
        console.print(f"OpenAI: {server.openai_base}  Anthropic: {server.anthropic_base}")
        try:
            while True:
                time.sleep(0.2)
                for asked in server.requests[told:]:
                    told += 1
                    title = kind_of(asked.schema or {})
                    what = type(asked.reply).__name__
                    console.print(f"{told:4} {asked.path} {asked.model} {title} {what}")
        except KeyboardInterrupt:
            console.print(f"{told} requests, {server.most_at_once} at once")


if __name__ == "__main__":
    main()
