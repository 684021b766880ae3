"""A person at a terminal watches a game being made, stops it, and lets it go on."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import time
from pathlib import Path

from tests.command import COMMAND, Finished, Home, hearing_ctrl_c
from tests.model_server.replies import Fills
from tests.model_server.server import ModelServer
from tests.waiting import ENDLESS, LONGEST, until

ENOUGH_SPRITES = 3


def sprites_done(screen: str) -> int:
    found = re.findall(r"sprites\s.*?(\d+)/\d+", screen)
    return int(found[-1]) if found else 0


def watched_until_stopped(home: Home, brief: Path) -> tuple[int, str, str]:
    """Press Ctrl-C once some sprites are done; return the exit code and what was shown when."""
    home.root.mkdir()
    terminal, inside = pty.openpty()
    with hearing_ctrl_c():
        process = subprocess.Popen(
            [COMMAND, "generate", str(brief)],
            cwd=home.root,
            env=home.environment(TERM="xterm", COLUMNS="100", LINES="40"),
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
        )
    os.close(inside)
    seen, mark, deadline = "", 0, time.monotonic() + LONGEST
    try:
        while time.monotonic() < deadline:
            ready, _, _ = select.select([terminal], [], [], 1)
            if ready:
                try:
                    seen += os.read(terminal, 1 << 16).decode(errors="replace")
                except OSError:  # the last process closed the terminal
                    break
            if not mark and sprites_done(seen) >= ENOUGH_SPRITES:
                mark = len(seen)
                # What Ctrl-C does: every process of the terminal gets it, the server too.
                os.killpg(process.pid, signal.SIGINT)
        return process.wait(LONGEST), seen[:mark], seen[mark:]
    finally:
        process.kill()
        process.wait()
        os.close(terminal)


def test_what_was_done_before_ctrl_c_is_not_done_again(adventure: Finished, shared: Path) -> None:
    home = Home(shared / "interrupted")
    code, before, after = watched_until_stopped(home, adventure.brief)
    assert code == 130
    for label in ("style guide", "levels, proven by play", "sprites", "certificate"):
        assert label in before
    assert re.search(r"about \d+ s left", before)
    words = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", after)
    assert "stopped; what is done is kept" in words
    for noise in ("Traceback", "Aborted", "Error"):
        assert noise not in words
    (kept,) = [path for path in (home.root / "games").rglob("*") if path.is_file()]
    assert kept.name == "state.json", "nothing half-written is delivered"

    rest = home.run(*("generate", adventure.brief, "--json", "--parallel", "2"), PYTHONHASHSEED="7")
    summary = json.loads(rest.stdout)
    planned = adventure.summary["executed"]
    assert rest.returncode == 0, rest.stderr
    assert 0 < summary["executed"] <= planned - ENOUGH_SPRITES
    assert summary["executed"] + summary["cached"] == planned
    # Another home, another process, another order of work, other hashes: the same bytes.
    archive = home.root / "games" / "moor-lantern.zip"
    assert archive.read_bytes() == adventure.archive


def test_after_ctrl_c_no_model_is_asked_or_waited_for(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.root.mkdir()
    brief = home.root / "brief.yaml"
    with ModelServer(Fills({"no": "such thing"}), seconds=ENDLESS) as server:
        brief.write_text(
            "name: Slow\ngenre: platformer\nperspective: side-view\n"
            f"author: [openai/one, openai/two]\napi_base: {server.openai_base}\n"
        )
        with hearing_ctrl_c():
            process = subprocess.Popen(
                [COMMAND, "generate", str(brief), "--answer-seconds", "3600"],
                cwd=home.root,
                env=home.environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
        try:
            until(lambda: server.asked or process.poll() is not None)
            time.sleep(1)
            assert process.poll() is None, process.communicate()
            os.killpg(process.pid, signal.SIGINT)
            said, _ = process.communicate(timeout=LONGEST)
        finally:
            process.kill()
            process.wait()
        assert process.returncode == 130, said
        assert "stopped; what is done is kept" in said
        assert "Traceback" not in said
        assert len(server.asked) == 1
