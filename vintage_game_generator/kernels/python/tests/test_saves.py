from pathlib import Path

import pytest

from vintage_game_generator.kernels.python.kernel.saves import SaveFile, data_folder


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    SaveFile(tmp_path, "toy", 7).keep([2, 150, 3, 9])
    assert SaveFile(tmp_path, "toy", 7).read() == [2, 150, 3, 9]
    assert [path.name for path in (tmp_path / "toy").iterdir()] == ["save.json"]


def test_nothing_is_written_while_nothing_changes(tmp_path: Path) -> None:
    save = SaveFile(tmp_path, "toy", 7)
    save.keep([0, 0, 0, 0])
    assert not save.path.exists()
    save.keep([1, 0, 0, 0])
    save.path.unlink()
    save.keep([1, 0, 0, 0])
    assert not save.path.exists()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"save": [9, 9, 9, 9], "check": 1}', "\xff"])
def test_a_damaged_save_counts_as_none(tmp_path: Path, content: str) -> None:
    save = SaveFile(tmp_path, "toy", 7)
    save.keep([2, 0, 0, 0])
    save.path.write_bytes(content.encode("latin-1"))
    assert save.read() == [0, 0, 0, 0]


def test_another_game_s_save_counts_as_none(tmp_path: Path) -> None:
    SaveFile(tmp_path, "toy", 7).keep([2, 0, 0, 0])
    assert SaveFile(tmp_path, "toy", 8).read() == [0, 0, 0, 0]


def test_the_data_folder_is_the_platform_s_own() -> None:
    home = {"HOME": "/home/ada"}
    assert data_folder(home, "linux") == Path("/home/ada/.local/share")
    assert data_folder(home | {"XDG_DATA_HOME": "/data"}, "linux") == Path("/data")
    assert data_folder(home, "darwin") == Path("/home/ada/Library/Application Support")
    assert data_folder({"APPDATA": "/roaming"}, "win32") == Path("/roaming")
