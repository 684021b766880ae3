"""What is kept, altered by a disk or by somebody: never trusted, never executed, made again."""

import base64
import json
import os
import pickle
from pathlib import Path
from typing import Any

from tests.faults.machine import FOLDER, Machine, files, is_whole
from vintage_game_generator.models.run_state import STATE


class Intruder:
    """What makes a file when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.mark),)


def pickled_record(mark: Path) -> bytes:
    """Return a result as Prefect's pickle serializer writes it, which does something when read."""
    content = base64.encodebytes(pickle.dumps(Intruder(mark))).decode()
    serializer = {"type": "pickle", "picklelib": "cloudpickle", "picklelib_version": None}
    metadata = {"storage_key": "any", "serializer": serializer}
    return json.dumps({"metadata": metadata, "result": content}).encode()


def some(machine: Machine, phase: str, count: int = 1) -> list[Path]:
    """Return kept results of a phase; a run that stands still may be writing one."""
    results = sorted((machine.home / "results").glob(f"{phase}-*"))
    return [path for path in results if is_whole(path)][:count]


def picture_of(machine: Machine, record: Path) -> Path:
    """Return the file with a sprite's picture: what else there is of it others may share."""
    files = json.loads(json.loads(record.read_text())["result"])["data"]["files"]
    (digest,) = (str(one["sha256"]) for name, one in files.items() if name.endswith(".png"))
    return machine.home / "store" / digest[:2] / digest[2:]


def test_what_was_altered_between_two_runs_is_made_again(
    machine: Machine, made: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    machine.restore(made, "home")
    mark = tmp_path / "executed"
    for receipt in (machine.home / "receipts").iterdir():
        receipt.write_bytes(pickle.dumps(Intruder(mark)))
    for known in (machine.home / "made").iterdir():
        known.write_text('{"config": {"name": "../../etc"}}')
    cut, named, flipped, foreign = some(machine, "sprite", 4)
    blob = picture_of(machine, flipped)
    cut.write_bytes(cut.read_bytes()[:100])
    named.write_bytes(pickled_record(mark))
    blob.write_bytes(blob.read_bytes()[:-1] + b"\0")
    record = json.loads(foreign.read_text())
    record["result"] = json.dumps({"__class__": "subprocess.Popen", "data": {"args": "id"}})
    foreign.write_text(json.dumps(record))
    state = machine.games / FOLDER / STATE
    state.parent.mkdir(parents=True)
    state.write_text(json.dumps({"config": {"name": "Hard Times"}, "drafts": {"../../x": "{}"}}))

    ended = machine.generate()
    assert ended.code == 0, ended.said
    assert ended.summary["executed"] == 4, "those sprites alone"
    assert ended.complaint == ""
    assert files(machine.games) == whole
    assert not mark.exists()
    assert named.read_bytes() != pickled_record(mark)


def test_bytes_altered_under_a_run_end_it_with_a_word_and_the_next_makes_them_again(
    machine: Machine, whole: dict[str, bytes]
) -> None:
    run = machine.in_the_middle(phase="sprite")
    (record,) = some(machine, "sprite")
    blob = picture_of(machine, record)
    sound = blob.read_bytes()
    blob.write_bytes(b"\0" + sound[1:])
    machine.go_on(run)
    ended = machine.end(run)
    assert ended.code == 1, "what integrates the game reads every byte"
    first, *rest = ended.complaint.splitlines()
    assert f": altered in {machine.home / 'store'}" in first
    assert rest == ["what is done is kept: the same command makes only the rest"]
    again = machine.generate()
    assert again.code == 0, again.said
    assert again.summary["executed"] == 1 + 3, "the sprite, and what came after all sprites"
    assert blob.read_bytes() == sound
    assert files(machine.games) == whole


def test_a_result_swapped_under_a_run_is_never_executed(
    machine: Machine, whole: dict[str, bytes], tmp_path: Path
) -> None:
    mark = tmp_path / "executed"
    run = machine.in_the_middle(phase="sprite")
    for record in (machine.home / "results").iterdir():
        record.write_bytes(pickled_record(mark))
    machine.go_on(run)
    ended = machine.end(run)
    assert "Traceback" not in ended.said
    again = ended if ended.code == 0 else machine.generate()
    assert again.code == 0, again.said
    assert files(machine.games) == whole
    machine.forget_receipts()
    once_more = machine.generate("--out", str(machine.games))
    assert once_more.code == 0, once_more.said
    assert files(machine.games) == whole
    assert not mark.exists()


def test_a_state_that_is_none_is_refused_in_one_line(machine: Machine, tmp_path: Path) -> None:
    for content in (
        b"",
        b"{",
        b'{"config": {"name": "x"}}',
        pickle.dumps(Intruder(tmp_path / "x")),
    ):
        state = machine.root / STATE
        state.write_bytes(content)
        ended = machine.end(machine.start("resume", str(state)))
        assert ended.code == 2, ended.said
        assert "is not the state of a game of this version" in ended.said
        assert "Traceback" not in ended.said
    assert not (tmp_path / "x").exists()
