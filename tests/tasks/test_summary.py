"""The summary of a run: what a person sees first stands first, and nobody's text is Markdown."""

from pathlib import Path

from tasks.summary import failed_summary, finished_summary, told_work, work_told
from vintage_game_generator.errors import BadInput, PiecesFailed, StoreError
from vintage_game_generator.models.certificate import Certificate, Check
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.report import RunReport
from vintage_game_generator.models.run_state import PieceState, Status

PIECES = (
    PieceState(phase="style-draft", piece="style guide, asked", status=Status.MADE, seconds=2.5),
    PieceState(phase="sprite", piece="sprite hero", status=Status.MADE, seconds=0.25),
    PieceState(phase="sprite", piece="sprite coin", status=Status.KEPT),
    PieceState(phase="sprite", piece="sprite | *", status=Status.FAILED, error="no [ink](x) left"),
    PieceState(phase="sound", piece="sound hit", status=Status.KEPT),
    PieceState(phase="tune", piece="tune title", status=Status.KEPT),
)
MODELS = (
    {"phase": "style-draft", "cost of this run": "0.25"},
    {"phase": "whole game", "cost of this run": "0.25"},
)


def certificate(*findings: Finding, title: str = "Sand") -> Certificate:
    return Certificate(
        title=title,
        package="sand",
        generator="1",
        levels=(),
        runs=(),
        checks=(Check(name="can be won", passed=False, detail="stuck at tick 60"),),
        pictures=(),
        languages={"python": "verified"},
        findings=findings,
        files={},
    )


def finding(severity: Severity, code: str) -> Finding:
    return Finding(severity=severity, code=code, subject="hero", message="as *it* is")


def finished(proof: Certificate, folder: Path, executed: int = 2) -> str:
    report = RunReport(folder=folder, executed=executed, cached=3, certificate=proof, models=MODELS)
    return finished_summary(report, PIECES if executed else (), 4.25, "![shots](data:x)")


def failed(error: Exception, pieces: tuple[PieceState, ...] = PIECES) -> str:
    return failed_summary("Sand", error, str(error), pieces, 3.0, run="abc", picture="")


def test_a_game_that_is_not_certified_says_so_first_and_why(tmp_path: Path) -> None:
    told = finished(certificate(), tmp_path / "sand").splitlines()
    assert told[0] == "# NOT certified: Sand"
    assert told[2] == "- can be won: stuck at tick 60"
    assert any("another seed" in line for line in told)


def test_findings_are_counted_by_level_and_the_worst_is_told_first(tmp_path: Path) -> None:
    found = (finding(Severity.INFO, "small"), finding(Severity.WARNING, "odd"))
    told = finished(certificate(*found, *found[:1]), tmp_path)
    assert "**Findings:** 1 warning, 2 infos" in told
    assert told.index("warning odd") < told.index("info small")
    assert r"as \*it\* is" in told


def test_time_and_cost_stand_by_phase_and_what_was_kept_shares_a_row(tmp_path: Path) -> None:
    told = finished(certificate(), tmp_path)
    assert "| phase | made | kept | failed | seconds | dollars |" in told
    assert "| style-draft | 1 |  |  | 2.50 | 0.25 |" in told
    assert "| sprite | 1 | 1 | 1 | 0.25 |  |" in told
    assert "| all others |  | 2 |  |  |  |" in told
    assert "| **all** | 2 | 3 | 1 | 2.75 | 0.25 |" in told
    assert "**2 pieces made, 3 kept**, 4.2 s, 0.25 US dollars." in told


def test_a_game_that_was_there_already_has_no_table(tmp_path: Path) -> None:
    told = finished(certificate(), tmp_path, executed=0)
    assert "**Nothing had to be made**: all 3 pieces were kept (4.2 s)." in told
    assert "| phase" not in told


def test_it_says_where_the_game_is_and_what_can_be_opened(tmp_path: Path) -> None:
    folder = tmp_path / "sand"
    (folder / "web").mkdir(parents=True)
    (folder / "web" / "index.html").touch()
    (tmp_path / "gallery.html").touch()
    told = finished(certificate(), folder)
    for place in (f"`{folder}`", f"`{folder}.zip`", f"`vintage play {folder}`"):
        assert place in told
    assert f"`{folder}/web/index.html`" in told
    assert f"`{tmp_path}/gallery.html`" in told


def test_a_failure_names_what_failed_why_and_what_to_do() -> None:
    told = failed(PiecesFailed("1 of 6 pieces failed"))
    assert told.startswith("# Failed: Sand\n\n**Why:** 1 of 6 pieces failed\n\n**Next:** press")
    assert "`vintage rerun abc`" in told
    assert r"| sprite \| \* | no \[ink\](x) left |" in told
    assert "**2 pieces made, 3 kept**, 3.0 s. All of it is kept." in told


def test_a_failure_after_which_only_kept_pieces_are_there_says_what_is_kept() -> None:
    told = failed(PiecesFailed("1 of 4 pieces failed"), PIECES[2:])
    assert "**0 pieces made, 3 kept**, 3.0 s. All of it is kept." in told
    assert "Nothing had to be made" not in told


def test_what_to_do_is_said_by_what_went_wrong() -> None:
    assert "correct the brief" in failed(BadInput("no such game"), ())
    assert "mend the disk; then press" in failed(StoreError("disk full"))
    assert "Nothing was made" in failed(BadInput("no such game"), ())


def test_what_was_made_and_kept_can_be_read_from_the_words() -> None:
    assert told_work(f"Sand; 7 made, 8 kept: certified; {work_told(3, 42)}") == (3, 42)
    assert told_work("Sand; 7 made, 8 kept: failed: no way through") is None


def test_of_many_failures_the_first_are_named() -> None:
    many = tuple(PIECES[3].model_copy(update={"piece": f"sprite {n}"}) for n in range(14))
    told = failed(PiecesFailed("14 of 14"), many)
    assert "| sprite 9 |" in told
    assert "| sprite 10 |" not in told
    assert "| and 4 more | |" in told
