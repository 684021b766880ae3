"""What a batch says at its end."""

import pickle
from pathlib import Path

import pytest

from vintage_game_generator.batch_table import HEADINGS, cells
from vintage_game_generator.gallery_link import gallery_link
from vintage_game_generator.models.batch import (
    BatchFailed,
    BatchReport,
    GameRow,
    Twins,
    total_dollars,
)
from vintage_game_generator.models.findings import Severity

WELL = GameRow(
    name="Tide",
    folder=Path("games/tide"),
    certified=True,
    phase="delivered",
    findings={Severity.WARNING: 2, Severity.INFO: 1},
    executed=3,
    cached=9,
    seconds=4.25,
)
LOST = GameRow(name="Ebb", folder=Path("games/ebb"), phase="sprite", error="died", starts=3)


def report(*rows: GameRow, allowed: float = 0.0) -> BatchReport:
    return BatchReport(title="Night", output=Path("games"), games=rows, failures_allowed=allowed)


def test_a_row_says_phase_findings_cost_time_cached_share_and_where() -> None:
    told = dict(zip(HEADINGS, cells(WELL), strict=True))
    assert told == {
        "game": "Tide",
        "phase": "delivered",
        "findings": "2 warnings, 1 info",
        "cost": "0",
        "seconds": "4.2",
        "cached": "75%",
        "result": "games/tide",
    }


def test_a_row_of_a_failure_says_why_and_how_often_it_was_begun() -> None:
    told = dict(zip(HEADINGS, cells(LOST), strict=True))
    assert told["result"] == "FAILED: died (begun 3 times)"
    assert told["cached"] == "unknown"


@pytest.mark.parametrize(("allowed", "ok"), [(0.0, False), (0.49, False), (0.5, True), (1.0, True)])
def test_a_batch_is_well_while_no_more_games_fail_than_may(allowed: float, ok: bool) -> None:
    assert report(WELL, LOST, allowed=allowed).ok is ok


def test_a_share_is_no_less_than_it_says() -> None:
    rows = [LOST] * 29 + [WELL] * 71  # 0.29 * 100 is 28.999999999999996
    assert report(*rows, allowed=0.29).ok
    assert not report(LOST, *rows[:-1], allowed=0.29).ok


def test_the_verdict_says_what_models_cost_if_any_were_asked() -> None:
    paid = WELL.model_copy(update={"cost": "0.25"})
    lost = LOST.model_copy(update={"cost": "unknown"})
    assert report(paid, lost).verdict == (
        "1 of 2 games certified, 1 FAILED, 0.25 + unknown US dollars"
    )


def test_the_verdict_names_what_a_tired_person_wants_to_know() -> None:
    twins = Twins(games=("Tide", "Ebb"), distance=0.1)
    told = report(WELL.model_copy(update={"kept": True}), LOST).model_copy(
        update={"twins": (twins,)}
    )
    assert told.verdict == (
        "1 of 2 games certified, 1 of them kept from before, 1 FAILED, 1 near-duplicate"
    )


def test_costs_add_up_and_what_is_unknown_stays_so() -> None:
    assert total_dollars(["0.01", "0.02"]) == "0.03"
    assert total_dollars(["0.01", "0.02 + unknown"]) == "0.03 + unknown"
    assert total_dollars(["unknown", "0"]) == "0 + unknown"


def test_a_failed_batch_goes_through_processes_with_its_report() -> None:
    error = BatchFailed(report(WELL, LOST))
    again = pickle.loads(pickle.dumps(error))
    assert again.report == error.report
    assert str(again) == "1 of 2 games certified, 1 FAILED; first 'Ebb': died"


def test_the_gallery_is_linked_on_the_server_that_shows_it_else_as_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = tmp_path / "games" / "night one" / "gallery.html"
    monkeypatch.delenv("VINTAGE_GALLERY_URL", raising=False)
    assert gallery_link(page) == page.as_uri()
    monkeypatch.setenv("VINTAGE_GALLERY_URL", "http://127.0.0.1:4201/")
    monkeypatch.setenv("VINTAGE_GALLERY_FOLDER", str(tmp_path / "games"))
    assert gallery_link(page) == "http://127.0.0.1:4201/night%20one/gallery.html"
    assert gallery_link(Path("/elsewhere/gallery.html")) == "file:///elsewhere/gallery.html"
