import pickle
import sqlite3
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import diskcache
import pytest

from tests.crowd import counted, said
from vintage_game_generator.asking.answers import (
    Answers,
    KeptAnswer,
    TextDisk,
    UnsafeRow,
    answer_key,
    local_answers,
)
from vintage_game_generator.asking.question import Message

KEY = "a" * 64
ANSWER = KeptAnswer(
    model="openai/gpt-5-mini",
    text='{"name": "Tide \N{GHOST}"}',
    finish_reason="stop",
    tokens_asked=420,
    tokens_answered=61,
    cost=Decimal("0.0002270"),
    attempts=2,
)
ASKED: dict[str, Any] = {
    "kind": "text",
    "model": "openai/gpt-5-mini",
    "api_base": "",
    "messages": [Message("system", "You draw."), Message("user", "A hero.")],
    "schema": {"type": "object", "properties": {"name": {"type": "string"}}},
    "temperature": 0.7,
    "seed": 7,
    "max_tokens": 512,
}


class Evil:
    """Leaves a file behind when it is unpickled."""

    def __init__(self, proof: Path) -> None:
        self.proof = proof

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.proof,)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "answers"


@pytest.fixture
def answers(folder: Path) -> Answers:
    found = Answers(folder)
    found.put(KEY, ANSWER)
    return found


def tamper(folder: Path, statement: str, *values: Any) -> None:
    rows = sqlite3.connect(folder / "cache.db")
    rows.execute(statement, values)
    rows.commit()
    rows.close()


def test_an_answer_comes_back_as_it_was(answers: Answers, folder: Path) -> None:
    assert answers.get(KEY) == ANSWER
    assert Answers(folder).get(KEY) == ANSWER
    assert answers.get("b" * 64) is None


def test_a_picture_and_an_unknown_cost_come_back_as_they_were(answers: Answers) -> None:
    picture = KeptAnswer(model="openai/gpt-image-1", picture=bytes(range(256)) * 9000)
    answers.put(KEY, picture)
    found = answers.get(KEY)
    assert found == picture
    assert found.cost is None


def test_the_answers_of_this_machine_are_in_its_home_for_its_user_alone(home: Path) -> None:
    local_answers().put(KEY, ANSWER)
    assert local_answers() is local_answers()
    assert local_answers().get(KEY) == ANSWER
    assert (home / "answers").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "picture"},
        {"model": "openai/gpt-5"},
        {"api_base": "http://127.0.0.1:8000"},
        {"messages": [Message("system", "You draw."), Message("user", "A heron.")]},
        {"messages": [Message("user", "You draw."), Message("user", "A hero.")]},
        {"messages": [Message("system", "You draw. A hero.")]},
        {"schema": None},
        {"temperature": 0.8},
        {"temperature": None},
        {"seed": 8},
        {"max_tokens": 1024},
        {"size": "512x512"},
    ],
)
def test_everything_that_shapes_an_answer_is_in_its_key(change: dict[str, Any]) -> None:
    assert answer_key(**{**ASKED, **change}) != answer_key(**ASKED)


def test_the_key_is_the_same_in_every_process_and_whichever_way_the_schema_is_written(
    tmp_path: Path,
) -> None:
    turned = {"properties": {"name": {"type": "string"}}, "type": "object"}
    script = (
        "from vintage_game_generator.asking.answers import answer_key\n"
        "from vintage_game_generator.asking.question import Message\n"
        f"print(answer_key(**{ {**ASKED, 'schema': turned}!r}))"
    )
    assert said(script, tmp_path).strip() == answer_key(**ASKED)


def test_a_planted_pickle_is_not_executed(folder: Path, tmp_path: Path) -> None:
    proof = tmp_path / "executed"
    (folder / "in-a-file").parent.mkdir()
    with diskcache.Cache(str(folder)) as plain:
        plain.set(KEY, Evil(proof))
    with diskcache.Cache(str(folder)) as plain:
        plain.get(KEY)
    assert proof.exists(), "the sample does no harm, so it proves nothing"
    proof.unlink()

    answers = Answers(folder)
    assert answers.get(KEY) is None
    (folder / "in-a-file").write_bytes(pickle.dumps(Evil(proof)))
    tamper(folder, "UPDATE Cache SET value = NULL, filename = 'in-a-file', size = 99")
    assert answers.get(KEY) is None
    tamper(folder, "UPDATE Cache SET raw = 0, key = ?", pickle.dumps(Evil(proof)))
    assert answers.get(KEY) is None
    assert not proof.exists()

    answers.put(KEY, ANSWER)
    assert answers.get(KEY) == ANSWER
    assert not proof.exists()


def test_a_pickle_in_a_row_of_another_disk_is_not_executed(answers: Answers, folder: Path) -> None:
    proof = folder / "executed"
    for mode in range(6):
        tamper(folder, "UPDATE Cache SET mode = ?, value = ?", mode, pickle.dumps(Evil(proof)))
        assert answers.get(KEY) is None
    tamper(folder, "UPDATE Settings SET value = 0 WHERE key = 'disk_pickle_protocol'")
    tamper(folder, "INSERT INTO Settings VALUES ('disk_evil', ?)", pickle.dumps(Evil(proof)))
    assert Answers(folder).get(KEY) is None
    assert not proof.exists()


def test_a_row_is_one_that_diskcache_itself_can_read(answers: Answers, folder: Path) -> None:
    with diskcache.Cache(str(folder)) as plain:
        assert "gpt-5-mini" in plain.get(KEY)


def test_the_disk_stores_nothing_but_text() -> None:
    disk = TextDisk("/nowhere")
    for value in (b"bytes", 1, None, {"a": 1}, Evil(Path())):
        with pytest.raises(UnsafeRow):
            disk.store(value, read=False)
        with pytest.raises(UnsafeRow):
            disk.put(value)
        with pytest.raises(UnsafeRow):
            disk.get(value, raw=False)


def test_files_that_a_row_names_are_neither_read_nor_removed(
    answers: Answers, folder: Path, tmp_path: Path
) -> None:
    diary = tmp_path / "diary"
    diary.write_text("dear diary")
    for mode in range(5):
        for name in ("../diary", str(diary)):
            tamper(folder, "UPDATE Cache SET mode = ?, filename = ?", mode, name)
            assert answers.get(KEY) is None
            answers.put(KEY, ANSWER)
            assert answers.get(KEY) == ANSWER
    assert diary.read_text() == "dear diary"


@pytest.mark.parametrize(
    "value",
    [
        "substr(value, 1, length(value) - 1)",
        "substr(value, 1, 64)",
        "replace(value, 'Tide', 'Tidy')",
        "''",
        "NULL",
        "7",
        "x'00ff'",
        "CAST(x'ff00ff' AS TEXT)",
        "'{}'",
    ],
)
def test_an_altered_row_is_not_there_and_can_be_kept_again(
    value: str, answers: Answers, folder: Path
) -> None:
    tamper(folder, f"UPDATE Cache SET value = {value}")
    assert answers.get(KEY) is None
    answers.put(KEY, ANSWER)
    assert answers.get(KEY) == ANSWER


def test_an_answer_to_another_question_is_not_there(answers: Answers, folder: Path) -> None:
    tamper(folder, "UPDATE Cache SET key = ?", "b" * 64)
    assert answers.get("b" * 64) is None


@pytest.mark.parametrize("damage", ["noise", "half", "hole", "foreign", "gone", "folder gone"])
def test_a_damaged_file_is_empty_and_then_kept_anew(
    damage: str, answers: Answers, folder: Path
) -> None:
    file = folder / "cache.db"
    whole = file.read_bytes()
    file.unlink()
    if damage == "noise":
        file.write_bytes(b"noise" * 1000)
    elif damage == "half":
        file.write_bytes(whole[: len(whole) // 2])
    elif damage == "hole":
        file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    elif damage == "foreign":
        tamper(folder, "CREATE TABLE Cache (a INTEGER)")
    elif damage == "folder gone":
        folder.rmdir()
    for found in (answers, Answers(folder)):
        assert found.get(KEY) is None
    for found in (answers, Answers(folder)):
        found.put(KEY, ANSWER)
        assert found.get(KEY) == ANSWER


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    answers = Answers(tmp_path / "file" / "answers")
    answers.put(KEY, ANSWER)
    assert answers.get(KEY) is None


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a file's size there")
def test_on_a_full_disk_older_answers_stay(tmp_path: Path) -> None:
    script = """
import resource
from pathlib import Path
from vintage_game_generator.asking.answers import Answers, KeptAnswer
answers = Answers(Path("ANSWERS"))
answers.put("old", KeptAnswer(model="m", text="old"))
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
answers.put("new", KeptAnswer(model="m", text="new" * 100_000))
print(answers.get("new"), answers.get("old").text)
""".replace("ANSWERS", str(tmp_path / "answers"))
    assert said(script, tmp_path) == "None old\n"


def test_an_answer_that_is_too_large_or_no_text_is_not_kept(answers: Answers) -> None:
    answers.put(KEY, KeptAnswer(model="m", text="a" * (33 * 2**20)))
    answers.put(KEY, KeptAnswer.model_construct(model="m", text="\ud800", attempts=1))
    assert answers.get(KEY) == ANSWER


def test_the_oldest_answers_go_first_when_there_are_too_many(folder: Path) -> None:
    answers = Answers(folder, size_limit=1_000_000)
    for number in range(100):
        answers.put(str(number), KeptAnswer(model="m", text="x" * 20_000))
        assert answers.get(str(number))
    kept = [number for number in range(100) if answers.get(str(number))]
    assert kept == list(range(kept[0], 100))
    assert 30 <= len(kept) <= 50
    answers.put("picture", KeptAnswer(model="m", picture=bytes(600_000)))
    assert answers.get("picture")
    assert sum(file.stat().st_size for file in folder.iterdir()) <= 1_000_000


def test_threads_and_processes_keep_their_answers_side_by_side(tmp_path: Path) -> None:
    script = """
import os
from vintage_game_generator.asking import answers
from vintage_game_generator.asking.answers import KeptAnswer, local_answers
answers.PATIENCE = 300  # on a busy machine, one who writes may stand still
def work(number):
    found = 0
    for round in range(10):
        key = f"{os.getpid()}-{number}-{round}"
        local_answers().put(key, KeptAnswer(model="m", text=key * 100))
        local_answers().put("everybody's", KeptAnswer(model="m", text=key * 100))
        assert local_answers().get("everybody's")
        answer = local_answers().get(key)
        found += answer is not None and answer.text == key * 100
    return found
"""
    assert counted(script, tmp_path) == [80, 10, 10]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no list of open files")
def test_no_file_stays_open(answers: Answers, folder: Path) -> None:
    answers.get(KEY)
    opened = [str(one.resolve()) for one in Path("/proc/self/fd").iterdir()]
    assert not [path for path in opened if str(folder) in path]
