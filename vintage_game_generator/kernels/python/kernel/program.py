"""The command line of a game: play it, check a recording, watch one, take screenshots."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .errors import KernelError, Mismatch
from .game import Game
from .replay import check, read_recording


def main(game: Game, argv: Sequence[str] | None = None) -> int:
    """Run a game as its arguments say; return the exit code.

    0 is well, 1 a recording that does not match, 2 a file or an argument that is wrong.
    """
    parser = _parser(game)
    arguments = parser.parse_args(argv)
    if arguments.replay is None and (arguments.watch or arguments.screenshot):
        parser.error("--watch and --screenshot show a recording: add --replay FILE")
    try:
        return _run(game, arguments)
    except Mismatch as error:
        print(f"{game.package}: the recording does not match: {error}", file=sys.stderr)
        return 1
    except KernelError as error:
        print(f"{game.package}: {error}", file=sys.stderr)
        return 2


def _run(game: Game, arguments: argparse.Namespace) -> int:
    if arguments.replay is None:
        from .shell.window import play

        play(game)
        return 0
    recording = read_recording(arguments.replay, game)
    if arguments.watch:
        from .shell.window import watch

        watch(game, recording)
        return 0
    if arguments.screenshot:
        from .shell.gallery import screenshots

        shots = dict(arguments.screenshot)
        ticks = sorted(shots)
        for tick, picture in zip(ticks, screenshots(game, recording, ticks), strict=True):
            shots[tick].write_bytes(picture)
        return 0
    return 0 if check(game, recording, sys.stdout) else 1


def _parser(game: Game) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m {game.package}",
        description=f"{game.title}: without arguments, play it in a window.",
    )
    parser.add_argument("--replay", type=Path, metavar="FILE", help="check a recording")
    parser.add_argument("--watch", action="store_true", help="show the recording in a window")
    parser.add_argument(
        "--screenshot",
        type=_shot,
        action="append",
        metavar="TICK:FILE",
        help="write the recording's picture at a tick as PNG; may be given again",
    )
    return parser


def _shot(text: str) -> tuple[int, Path]:
    tick, colon, file = text.partition(":")
    if not colon or not tick.isdecimal() or not file:
        raise argparse.ArgumentTypeError(f"{text!r} is not TICK:FILE, such as 600:shot.png")
    return int(tick), Path(file)
