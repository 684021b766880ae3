"""What a proof in another language amounts to: never more than what was tried."""

import io
import sys
from pathlib import Path

import pytest
from PIL import Image

from vintage_game_generator.errors import BadGame
from vintage_game_generator.models.certificate import Check
from vintage_game_generator.models.config import Language
from vintage_game_generator.playtest.looks import look_check
from vintage_game_generator.playtest.parity import Tried, not_verified, proof_of
from vintage_game_generator.playtest.process import NotRun, run_tool

WELL = Tried((Check(name="ruby: replay win", passed=True, detail=""),))


def picture(colour: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 2), colour).save(buffer, "PNG")
    return buffer.getvalue()


def test_nothing_tried_is_no_proof() -> None:
    with pytest.raises(ValueError, match="ruby: nothing was tried"):
        proof_of(Language.RUBY, Tried(lacking="window not tried"))
    with pytest.raises(ValueError, match="ruby: there are no pictures to compare with"):
        look_check(Language.RUBY, {}, {})


def test_the_verdict_says_all_that_lacks_and_whether_it_lasts() -> None:
    proof = proof_of(Language.RUBY, WELL, Tried(lacking="window not tried"))
    assert (proof.verdict, proof.lasting) == ("verified; window not tried", True)
    away = Tried(lacking="look not compared (no graphics driver)", lasting=False)
    proof = proof_of(Language.RUBY, WELL, Tried(lacking="window not tried"), away)
    assert proof.verdict == "verified; window not tried; look not compared (no graphics driver)"
    assert not proof.lasting
    assert not not_verified(Language.RUBY, "ruby does not run (killed)", lasting=False).lasting


def test_a_picture_that_is_missing_differs_wholly() -> None:
    wanted = {0: picture("red"), 60: picture("blue")}
    check = look_check(Language.RUBY, wanted, {0: picture("red")})
    assert (check.passed, check.detail) == (False, "8 of 16 pixels differ in 2 pictures")


def test_a_tool_that_cannot_be_started_or_does_not_end_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(NotRun, match=r"none cannot be run \(No such file or directory\)"):
        run_tool([tmp_path / "none"], tmp_path, {})
    with pytest.raises(BadGame, match=r": python.* did not end within 0 s$"):
        run_tool([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, {}, 0.01)
