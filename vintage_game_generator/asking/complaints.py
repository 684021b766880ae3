"""What a request that went wrong comes to: asked again or not, and one line for people."""

import json

from vintage_game_generator.asking.failures import FormRefused, Hopeless, NoAnswer, Passing
from vintage_game_generator.asking.keyring import scrubbed
from vintage_game_generator.asking.pauses import asked_pause
from vintage_game_generator.asking.wire import Watch

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
QUOTA = "insufficient_quota"  # OpenAI's 429 that no waiting helps against
FORM = ("response_format", "json_schema", "schema", "output_format", "grammar", "tool_choice")
LONGEST_LINE = 200


def failure_of(error: BaseException, watch: Watch, structured: bool, seconds: float) -> NoAnswer:
    """Return what went wrong, by what was seen on the wire rather than by litellm's words.

    Args:
        error: What was raised.
        watch: The request's.
        structured: Whether the request had a JSON schema for the answer's form.
        seconds: How long it was waited for.
    """
    if not watch.sent:
        return Hopeless(f"not asked: {_line(str(error))}", attempts=0)
    if watch.status is not None and watch.status >= 300:
        return _refusal(watch.status, watch, structured)
    charged = watch.status is not None
    if watch.late:
        return Passing(f"no whole answer within {seconds:.0f} s", charged=charged)
    if charged:
        return Passing("the answer broke off, or was none", charged=True)
    return Passing(f"no connection: {_line(watch.trouble)}")


def _refusal(status: int, watch: Watch, structured: bool) -> NoAnswer:
    said, codes = _error_body(watch.error)
    reason = f"{status}: {_line(said)}" if said else f"the server says {status}"
    if status in PASSING and QUOTA not in codes:
        return Passing(reason, busy=status == 429, pause=asked_pause(watch.headers))
    if status == 400 and structured and any(word in said.lower() for word in FORM):
        return FormRefused(reason)
    return Hopeless(reason)


def _error_body(body: bytes) -> tuple[str, set[str]]:
    """Return the message of an error, and its codes."""
    text = body.decode("utf-8", "replace")
    try:
        error = json.loads(text)
        error = error.get("error", error)
        if not isinstance(error, dict):
            return str(error), set()
        return str(error.get("message", "")), {str(error.get(name)) for name in ("code", "type")}
    except (ValueError, AttributeError, RecursionError):
        return text, set()


def _line(text: str) -> str:
    """Return a text as one line without keys that is not long."""
    line = " ".join(scrubbed(text).split())
    return line if len(line) <= LONGEST_LINE else line[:LONGEST_LINE] + "..."
