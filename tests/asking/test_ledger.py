import json
import os
import time
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.crowd import counted
from vintage_game_generator.asking.ledger import Ledger, provenance, total_cost, totals
from vintage_game_generator.models.credits import Call, Credits, Outcome


def call(phase: str, piece: str, **changes: Any) -> Call:
    known: dict[str, Any] = {
        "phase": phase,
        "piece": piece,
        "template": phase,
        "prompt": f"{phase} {piece}",
        "model": "openai/gpt-5-mini",
        "seed": 7,
        "tokens_asked": 100,
        "tokens_answered": 20,
        "cost": Decimal("0.0010"),
        "attempts": 1,
        "outcome": Outcome.KEPT,
    }
    return Call.model_validate(known | changes)


def credits(*calls: Call) -> Credits:
    return Credits(author="openai/gpt-5-mini", calls=calls)


PIECES = [
    credits(call("style", "style guide")),
    credits(
        call("sprite", "hero", outcome=Outcome.REFUSED, reason="no outline \N{GHOST}", cost=None),
        call("sprite", "hero", prompt="again", attempts=3, tokens_answered=None),
    ),
    credits(call("sprite", "boss", outcome=Outcome.FAILED, cost=None, tokens_asked=None)),
    credits(call("level", "level 1", model="ollama/qwen", cost=None, seed=None)),
    Credits(),
]


def test_provenance_has_a_line_a_call_in_the_order_of_a_run() -> None:
    lines = [json.loads(line) for line in provenance(PIECES).decode().splitlines()]
    assert [(line["phase"], line["piece"], line["outcome"]) for line in lines] == [
        ("style", "style guide", "kept"),
        ("level", "level 1", "kept"),
        ("sprite", "boss", "failed"),
        ("sprite", "hero", "refused"),
        ("sprite", "hero", "kept"),
    ]
    assert lines[0] == {
        "phase": "style",
        "piece": "style guide",
        "template": "style",
        "prompt": "style style guide",
        "model": "openai/gpt-5-mini",
        "seed": 7,
        "tokens_asked": 100,
        "tokens_answered": 20,
        "cost": "0.0010",
        "attempts": 1,
        "outcome": "kept",
        "reason": "",
    }
    assert lines[1]["cost"] == "unknown"
    assert lines[2]["tokens_asked"] == "unknown"


def test_provenance_is_the_same_whichever_piece_was_finished_first() -> None:
    whole = provenance(PIECES)
    for seed in range(10):
        shuffled = [*PIECES, credits(call("sprite", "hero", prompt="other"))]
        Random(seed).shuffle(shuffled)
        assert provenance(shuffled) == provenance(reversed(shuffled))
        assert provenance(Random(seed).sample(PIECES, len(PIECES))) == whole
    assert provenance([]) == b""


def test_a_game_without_unknown_costs_says_a_sum() -> None:
    assert total_cost(PIECES[0].calls * 3) == "0.0030"
    assert total_cost([]) == "0"


def test_what_is_unknown_stays_unknown_in_every_sum() -> None:
    table = {row["phase"]: row for row in totals(PIECES)}
    assert list(table) == ["style", "level", "sprite", "whole game"]
    assert table["style"]["cost"] == "0.0010"
    assert table["level"]["cost"] == "unknown"
    assert table["sprite"]["cost"] == "0.0010 + unknown"
    assert table["whole game"] == {
        "phase": "whole game",
        "calls": "5",
        "kept": "3",
        "refused": "1",
        "failed": "1",
        "attempts": "7",
        "tokens asked": "400 + unknown",
        "tokens answered": "80 + unknown",
        "cost": "0.0020 + unknown",
    }


def test_a_game_that_asked_nobody_cost_nothing() -> None:
    assert totals([Credits()])[0]["cost"] == "0"


def test_the_table_tells_what_this_run_has_sent_from_what_was_kept(home: Path) -> None:
    ledger = Ledger("run-1")
    assert ledger.requests() == {}
    ledger.sent("style style guide", "openai/gpt-5-mini")
    for _ in range(3):
        ledger.sent("again", "openai/gpt-5-mini")
    ledger.sent("level level 1", "another/model")
    sent = Ledger("run-1").requests()
    assert sent["again", "openai/gpt-5-mini"] == 3
    assert sent.total() == 5
    table = {row["phase"]: row for row in totals(PIECES, sent)}
    assert {phase: row["cached"] for phase, row in table.items()} == {
        "style": "0",
        "level": "1",
        "sprite": "2",
        "whole game": "3",
    }
    assert table["level"]["cost of this run"] == "0"
    assert table["whole game"]["cost of this run"] == "0.0020"
    assert Ledger("run-2").requests() == {}
    file = home / "asking" / "runs" / "run-1.jsonl"
    assert file.stat().st_mode & 0o077 == 0


def test_processes_write_their_requests_side_by_side(tmp_path: Path) -> None:
    script = """
from vintage_game_generator.asking.ledger import Ledger
def work(number):
    for request in range(50):
        Ledger("run").sent("prompt", "m" * 1000)
    return 50
"""
    assert sum(counted(script, tmp_path)) == 500
    lines = (tmp_path / "asking" / "runs" / "run.jsonl").read_text().splitlines()
    assert len(lines) == 500
    assert all(json.loads(line)["prompt"] == "prompt" for line in lines)


def test_a_line_that_is_cut_off_is_passed_over(home: Path) -> None:
    ledger = Ledger("run")
    ledger.sent("a", "m")
    with (home / "asking" / "runs" / "run.jsonl").open("a") as file:
        file.write('{"prompt": "b"}\n[]\n7\n{"prompt": []}\n{"prompt": "c", "mod')
    assert ledger.requests() == {("a", "m"): 1}


def test_what_cannot_be_noted_stops_no_request(home: Path) -> None:
    home.write_text("a file where the folder should be")
    Ledger("run").sent("a", "m")
    assert Ledger("run").requests() == {}


def test_runs_of_last_month_are_forgotten(home: Path) -> None:
    Ledger("old").sent("a", "m")
    Ledger("recent").sent("a", "m")
    folder = home / "asking" / "runs"
    month = 31 * 24 * 3600
    os.utime(folder / "old.jsonl", (time.time() - month, time.time() - month))
    Ledger("new").sent("a", "m")
    assert sorted(file.name for file in folder.iterdir()) == ["new.jsonl", "recent.jsonl"]


@pytest.mark.parametrize("cost", ["0.00000001", "1E+2", "0.10"])
def test_costs_are_plain_numbers(cost: str) -> None:
    line = json.loads(provenance([credits(call("style", "style guide", cost=cost))]))
    assert line["cost"] == f"{Decimal(cost):f}"
    assert "E" not in line["cost"]
