"""The `vintage` command.

Exit codes: 0 well (a certified game), 1 finished with errors, 2 bad input, 130 interrupted.
"""

import json
import os
import sys
from typing import Any

import typer

from vintage_game_generator.cli_batch import batch
from vintage_game_generator.cli_describe import describe
from vintage_game_generator.cli_explain import explain
from vintage_game_generator.cli_games import play, verdict, verify
from vintage_game_generator.cli_generate import failed, generate, summary
from vintage_game_generator.cli_lookups import (
    init,
    show_blend,
    show_catalog,
    show_consoles,
    show_doctor,
)
from vintage_game_generator.cli_output import complain
from vintage_game_generator.cli_prune import prune
from vintage_game_generator.cli_remix import remix
from vintage_game_generator.cli_rerun import rerun
from vintage_game_generator.cli_resume import resume
from vintage_game_generator.cli_runs import runs, show
from vintage_game_generator.cli_server import down, up
from vintage_game_generator.errors import BadInput, VintageError
from vintage_game_generator.models.certificate import Check
from vintage_game_generator.tally import Tally

app = typer.Typer(
    name="vintage",
    help="Make finished, proven-playable retro games from short briefs.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command()(generate)
app.command()(batch)
app.command()(runs)
app.command()(show)
app.command()(rerun)
app.command()(resume)
app.command()(explain)
app.command()(remix)
app.command()(describe)
app.command()(verify)
app.command()(play)
app.command(name="catalog")(show_catalog)
app.command(name="blend")(show_blend)
app.command(name="consoles")(show_consoles)
app.command()(prune)
app.command()(up)
app.command()(down)
app.command()(init)
app.command(name="doctor")(show_doctor)


def main() -> None:
    """Run the command line; a failure of ours is one line, never a traceback."""
    try:
        app()
    except BadInput as error:
        complain(str(error))
        _answer(str(error))
        sys.exit(2)
    except VintageError as error:
        complain(str(error))
        _answer(str(error))
        sys.exit(1)
    except SystemExit as end:
        if end.code == 2:  # typer has said what is wrong with the arguments
            _answer("wrong arguments: see standard error")
        raise
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _answer(text: str) -> None:
    """Tell a machine that asked for JSON why there is nothing else to tell it."""
    command, *options = [*sys.argv[1:], ""]
    if "--json" not in options:
        return
    answers: dict[str, dict[str, Any]] = {
        "generate": summary(None, text, Tally(), 0.0),
        "verify": verdict(None, [Check(name="input", passed=False, detail=text)], []),
    }
    print(json.dumps(answers.get(command, {"findings": [failed(text)]})))
