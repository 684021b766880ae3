"""What cannot be is refused in one line, with nothing written."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.command import Home
from vintage_game_generator import cli, cli_games, cli_generate

KEYS = {"game", "certified", "languages", "executed", "cached", "failed", "findings", "seconds"}
GOOD = {"name": "Tide", "genre": "platformer", "perspective": "side-view"}


def written(fields: dict[str, str]) -> str:
    return "".join(f"{key}: {value}\n" for key, value in fields.items())


BAD = {
    "unknown genre": (written({**GOOD, "genre": "platformr"}), "did you mean 'platformer'"),
    "unknown console": (written({**GOOD, "art_style": "ness"}), "did you mean 'nes'"),
    "feature that the view excludes": (
        "name: A\ngenre: action-adventure\nperspective: top-down\nfeatures: [wall-jump]\n",
        "wall-jump needs a side view",
    ),
    "unknown inspiration": (written({**GOOD, "inspirations": "[Metroyd]"}), "'Metroid'"),
    "empty name": (written({**GOOD, "name": '""'}), "is empty"),
    "long name": (written({**GOOD, "name": "x" * 10_000}), "write at most 60"),
    "path as a name": (written({**GOOD, "name": "../../x"}), "reads like a path"),
    "not YAML": ("name: [", "this is not YAML"),
}


def assert_refused(home: Home, said: str, *arguments: str | Path, **changes: str) -> None:
    before = sorted(home.root.rglob("*"))
    run = home.run("generate", *arguments, **changes)
    assert run.returncode == 2
    (line,) = run.stderr.splitlines()
    assert line.startswith("vintage: ")
    assert said in line
    assert len(line) < 400
    assert sorted(home.root.rglob("*")) == before, "nothing is written"
    if "--json" not in arguments:
        assert run.stdout == ""
        return
    answer = json.loads(run.stdout)
    assert set(answer) == KEYS
    assert (answer["game"], answer["certified"], answer["executed"]) == (None, False, 0)
    (finding,) = answer["findings"]
    assert line == f"vintage: {finding['message']}"
    assert finding["severity"] == "error"


@pytest.mark.parametrize("case", BAD)
def test_a_bad_brief_is_refused(case: str, tmp_path: Path) -> None:
    text, said = BAD[case]
    brief = tmp_path / "brief.yaml"
    brief.write_text(text)
    assert_refused(Home(tmp_path), said, brief, "--json")


def test_a_missing_brief_is_refused(tmp_path: Path) -> None:
    assert_refused(Home(tmp_path), "there is no such file", "brief.yaml")


@pytest.mark.parametrize("address", ["nonsense", "http://user:secret@127.0.0.1:9/api"])
def test_a_server_that_does_not_answer_is_one_line(address: str, tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text(written(GOOD))
    run = Home(tmp_path).run("generate", "brief.yaml", PREFECT_API_URL=address)
    assert run.returncode == 2
    (line,) = run.stderr.splitlines()
    assert "PREFECT_API_URL" in line
    assert "prefect server start" in line
    assert "secret" not in line
    assert not (tmp_path / "games").exists()


@pytest.mark.parametrize(
    "arguments", [["generate"], ["nonsense"], ["generate", "brief.yaml", "--parallel", "0"]]
)
def test_a_wrong_command_is_refused(arguments: list[str], tmp_path: Path) -> None:
    run = Home(tmp_path).run(*arguments)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        (["generate", "--parallel", "0", "brief.yaml"], "certified"),
        (["verify"], "verified"),
        (["catalog", "--like", "Metroyd"], "findings"),
    ],
)
def test_machines_are_told_what_is_wrong_with_a_command(
    arguments: list[str], key: str, tmp_path: Path
) -> None:
    run = Home(tmp_path).run(*arguments, "--json")
    assert run.returncode == 2
    answer = json.loads(run.stdout.splitlines()[-1])
    assert answer[key] is not True
    assert "message" in str(answer) or "detail" in str(answer)


def test_machines_are_told_that_a_folder_holds_no_game(tmp_path: Path) -> None:
    run = Home(tmp_path).run("verify", "nowhere", "--json")
    assert run.returncode == 2
    answer = json.loads(run.stdout)
    assert (answer["game"], answer["verified"]) == (None, False)
    (failure,) = answer["failures"]
    assert run.stderr == f"vintage: {failure['detail']}\n"


@pytest.mark.parametrize("command", ["generate", "verify"])
def test_machines_are_told_that_a_command_was_stopped(
    command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli_generate, "made", stop)
    monkeypatch.setattr(cli_games, "verified", stop)
    brief = tmp_path / "brief.yaml"
    brief.write_text(written(GOOD))
    named = brief if command == "generate" else tmp_path
    run = CliRunner().invoke(cli.app, [command, str(named), "--json"])
    assert run.exit_code == 130
    answer = json.loads(run.stdout.splitlines()[-1])
    assert "stopped" in str(answer.get("findings", answer.get("failures")))
    assert not answer.get("certified", answer.get("verified"))


ARGUMENTS = {
    "a number out of range": (["--parallel", "0"], "--parallel: input should be greater than"),
    "no number": (["--parallel", "x"], "--parallel: input should be a valid integer"),
    "an unknown option": (["--paralel", "3"], "No such option: --paralel"),
    "one argument more": (["more"], "unexpected extra argument"),
}


def said_by(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[object, str, str]:
    """Return the exit code of the command, and what it says, within this process."""
    monkeypatch.setattr("sys.argv", ["vintage", *arguments])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    said = capsys.readouterr()
    return caught.value.code, said.out, said.err


@pytest.mark.parametrize("case", ARGUMENTS)
def test_wrong_arguments_are_one_line(
    case: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, expected = ARGUMENTS[case]
    code, out, err = said_by(monkeypatch, capsys, "generate", "brief.yaml", *arguments, "--json")
    (line,) = err.splitlines()
    assert code == 2
    assert line.startswith("vintage: ")
    assert expected in line
    assert f"vintage: {json.loads(out)['findings'][0]['message']}" == line


def test_help_is_shown_without_a_command_and_when_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments, expected in (([], 2), (["--help"], 0), (["generate", "--help"], 0)):
        code, out, err = said_by(monkeypatch, capsys, *arguments)
        assert code == expected
        assert "Usage: vintage" in out + err
        assert "vintage: " not in err


def test_what_the_system_refuses_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "/root/of/another")

    monkeypatch.setattr(cli, "app", refuse)
    code, _, err = said_by(monkeypatch, capsys, "up")
    assert code == 1
    assert err == "vintage: /root/of/another: Permission denied\n"
