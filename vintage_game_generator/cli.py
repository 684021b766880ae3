"""The `vintage` command.

Exit codes: 0 well (a certified game), 1 finished with errors, 2 bad input, 130 interrupted.
"""

import json
import os
import sys
from typing import Any, NoReturn, cast

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

# The root of what typer says of arguments: click's own, or typer's copy of it.
UsageError = cast(type[typer.BadParameter], typer.BadParameter.__bases__[0])

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
    """Run the command line; a failure is one line, never a traceback."""
    try:
        code = app(standalone_mode=False)
    except UsageError as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # it is the help, printed already
            sys.exit(2)
        _refuse(_said_of_arguments(error), 2)
    except BadInput as error:
        _refuse(str(error), 2)
    except VintageError as error:
        _refuse(str(error), 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _refuse(f"{where}{error.strerror or error}", 1)
    except KeyboardInterrupt:
        sys.exit(130)
    except typer.Abort:
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


def _refuse(text: str, code: int) -> NoReturn:
    """Say what is wrong in one line, to a machine too, and end."""
    complain(text)
    _answer(text)
    sys.exit(code)


def _said_of_arguments(error: typer.BadParameter) -> str:
    """Return what typer says of the arguments: where, and what."""
    names = getattr(getattr(error, "param", None), "opts", None)
    if isinstance(error, typer.BadParameter) and error.message and names:
        return f"{names[-1]}: {error.message[0].lower()}{error.message[1:].rstrip('.')}"
    hint = f"; `{error.ctx.command_path} --help` tells what there is" if error.ctx else ""
    return error.format_message().rstrip(".") + hint


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
