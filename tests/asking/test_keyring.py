"""Keys are used, and told to nobody."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from tests.desks import CLAUDE, GOOD, GPT, HASTY, MUDCAT, QUESTION, anything, desk
from tests.model_server.replies import Fills, Reply, Says, Status
from tests.model_server.server import ModelServer
from vintage_game_generator.asking import provider
from vintage_game_generator.asking.keyring import lend_keys, scrubbed, take_back_keys
from vintage_game_generator.asking.opening import desk_of
from vintage_game_generator.asking.provider import BEGINNING, LONGEST_TEXT
from vintage_game_generator.models.writer import Terms, Writer

CANARY = "sk-canary-0123456789abcdef"
LENT = "sk-lent-canary-fedcba9876543210"


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch, home: Path) -> Iterator[None]:
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    yield
    take_back_keys()


@pytest.mark.parametrize(
    ("model", "name"), [(GPT, "OPENAI_API_KEY"), (CLAUDE, "ANTHROPIC_API_KEY")]
)
def test_the_environments_key_is_shown_to_the_server(
    model: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, CANARY)
    with ModelServer(GOOD, key=CANARY) as server:
        assert desk(server, model).asked(QUESTION, anything)[0] == MUDCAT


@pytest.mark.parametrize("model", [GPT, CLAUDE])
def test_a_lent_key_wins(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    lend_keys({"openai": SecretStr(LENT), "anthropic": SecretStr(LENT)})
    with ModelServer(GOOD, key=LENT) as server:
        assert desk(server, model).asked(QUESTION, anything)[0] == MUDCAT


def test_a_server_of_the_users_may_want_no_key() -> None:
    with ModelServer(GOOD) as server:
        assert desk(server).asked(QUESTION, anything)[0] == MUDCAT
    assert server.asked[0].key == "none"


@pytest.mark.parametrize("model", [GPT, CLAUDE])
@pytest.mark.parametrize(
    "reply",
    [
        GOOD,
        Status(401, message=f"Incorrect API key: {CANARY}, {LENT}."),
        Status(503, message=f"{LENT} is busy"),
        Fills({"name": LENT[:20], "legs": LENT}),
        Says(f"{LENT} {CANARY}"),
    ],
)
def test_a_key_is_in_nothing_that_is_told_or_kept(
    reply: Reply,
    model: str,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("SOME_API_KEY", CANARY)
    lend_keys({"openai": SecretStr(LENT), "anthropic": SecretStr(LENT)})
    with ModelServer(reply) as server:
        one = desk(server, model, run="watched")
        beast, credits = one.asked(QUESTION, anything)
    assert server.asked[0].key == LENT
    told = [repr(beast), credits.model_dump_json(), repr(one), caplog.text, *capfd.readouterr()]
    told += [record.getMessage() + repr(record.args) for record in caplog.records]
    kept = [path.read_bytes().decode("utf-8", "replace") for path in _files(home)]
    assert kept
    for text in (*told, *kept):
        assert CANARY not in text
        assert LENT not in text


def test_a_key_that_is_cut_by_the_end_of_what_is_kept_is_masked(home: Path) -> None:
    lend_keys({"openai": SecretStr(LENT)})
    begin = " " * (BEGINNING - 10)
    with ModelServer(Says(begin + LENT + " " * LONGEST_TEXT)) as server:
        one = desk(server)
        one.asked(replace(QUESTION, max_tokens=2000), anything)
    kept = [path.read_bytes().decode("utf-8", "replace") for path in _files(home)]
    assert "overlong" in "".join(kept)
    assert not any(LENT[:10] in text for text in kept)


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """A server that stands for all that is away."""
    with ModelServer(key=LENT) as server:
        for name in ("HTTP_PROXY", "http_proxy"):
            monkeypatch.setenv(name, server.url)
        monkeypatch.setenv("no_proxy", "")
        yield server


@pytest.mark.parametrize("model", [GPT, CLAUDE, "ollama/llama", "azure/gpt", "gemini/gemini-pro"])
@pytest.mark.parametrize("lent", [True, False])
def test_no_key_goes_over_plain_http_to_another_machine(
    model: str, lent: bool, proxy: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = model.partition("/")[0]
    if lent:
        lend_keys({name: SecretStr(CANARY)})
    for ending in ("KEY", "TOKEN"):
        monkeypatch.setenv(f"{name.upper()}_API_{ending}", CANARY)
        monkeypatch.setenv(f"{name.upper()}_AUTH_{ending}", CANARY)
    writer = Writer(models=(model,), api_base="http://models.invalid/v1")
    beast, credits = desk_of(writer, Terms(), HASTY).asked(QUESTION, anything)
    assert beast is None
    assert proxy.requests, credits
    for asked in proxy.requests:
        assert CANARY not in repr((asked.path, asked.headers, asked.json))


def test_a_server_that_wants_the_key_that_it_is_not_sent_is_told_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    monkeypatch.setattr(provider, "is_private", lambda address: False)
    with ModelServer(GOOD, key=CANARY) as server:
        _, credits = desk(server).asked(QUESTION, anything)
    assert server.asked[0].key == "none"
    assert "no key was sent, for its address is neither https nor" in credits.calls[0].reason


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_short_values_are_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_KEY", "green")
    assert scrubbed("a green frog") == "a green frog"


def test_a_key_that_begins_with_another_is_masked_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONE_API_KEY", CANARY)
    lend_keys({"openai": SecretStr(f"{CANARY}-more")})
    assert scrubbed(f"<{CANARY}-more>") == "<***>"
