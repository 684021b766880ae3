"""`vintage describe`: a sentence becomes a brief that can be made."""

import json
from pathlib import Path

import pytest

from tests.command import Home
from tests.model_server.replies import Fills
from tests.model_server.server import ModelServer
from vintage_game_generator.briefs import load_brief
from vintage_game_generator.models.config import ArtStyle

KEEPER = "a lonely lighthouse keeper fights tide ghosts, like Metroid on a Game Boy"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_a_brief_is_written_and_what_it_comes_from_is_said(home: Home) -> None:
    run = home.run("describe", KEEPER, "--out", "brief.yaml")
    assert run.returncode == 0, run.stderr
    understood, guessed = run.stdout.split("guessed\n")
    assert '  art_style: game-boy <- "Game Boy"' in understood.splitlines()
    assert '  inspirations: Metroid <- "Metroid"' in understood.splitlines()
    assert "  genre: platformer <- like Metroid" in guessed.splitlines()
    assert guessed.splitlines()[-1] == (
        "wrote brief.yaml; make it with: vintage generate brief.yaml"
    )
    config = load_brief(home.root / "brief.yaml")
    assert config.art_style is ArtStyle.GAME_BOY
    assert config.custom_description == KEEPER


def test_a_brief_that_is_printed_can_be_piped(home: Home) -> None:
    run = home.run("describe", KEEPER)
    (home.root / "piped.yaml").write_text(run.stdout)
    assert load_brief(home.root / "piped.yaml").custom_description == KEEPER
    assert "understood" in run.stderr


def test_nothing_is_written_over(home: Home) -> None:
    home.root.mkdir(exist_ok=True)
    (home.root / "brief.yaml").write_text("mine")
    run = home.run("describe", KEEPER, "--out", "brief.yaml")
    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 1
    assert (home.root / "brief.yaml").read_text() == "mine"
    assert home.run("describe", KEEPER, "--out", "no/such/folder.yaml").returncode == 2


def test_json_tells_all_in_one_object(home: Home) -> None:
    run = home.run("describe", KEEPER, "--seed", "3", "--set", "name=Salt", "--json")
    told = json.loads(run.stdout.splitlines()[-1])
    assert told["brief"]["seed"] == 3
    assert told["brief"]["name"] == "Salt"
    assert {"field": "name", "value": "Salt", "words": [], "why": "as --set says"} in told[
        "understood"
    ]
    assert not any(part["field"] == "name" for part in told["guessed"])
    assert told["path"] is None


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "no word"), ("x" * 100_000, "4000"), ("a\x07b", "printed"), ("?", "no word")],
)
def test_what_is_no_description_is_one_line(text: str, said: str, home: Home) -> None:
    run = home.run("describe", text, "--json")
    assert run.returncode == 2
    (line,) = run.stderr.splitlines()
    assert said in line
    assert len(line) < 200
    assert json.loads(run.stdout)["findings"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--set", "seed"], "no '='"),
        (["--set", "genre=opera"], "opera"),
        (["--author", "nonsense"], "openai/"),
        (["--api-base", "http://127.0.0.1:1/v1"], "--author"),
    ],
)
def test_options_that_cannot_be_are_one_line(options: list[str], said: str, home: Home) -> None:
    run = home.run("describe", KEEPER, *options)
    assert run.returncode == 2
    (line,) = run.stderr.splitlines()
    assert said in line


def test_a_wish_without_a_model_is_said(home: Home) -> None:
    run = home.run("describe", "a platformer with a grappling hook")
    assert "a grappling hook" in run.stdout
    assert "--author" in run.stderr


def test_a_model_describes_and_is_named_in_the_brief(home: Home) -> None:
    answer = {
        "title": "Salt Lantern",
        "genre": "platformer",
        "perspective": "side-view",
        "art_style": "nes",
        "features": ["dash"],
        "inspirations": [],
        "custom_features": [],
    }
    with ModelServer(Fills(answer), key="canary-key-1234") as server:
        run = home.run(
            *("describe", "a keeper on a rock", "--out", "brief.yaml"),
            *("--author", "openai/test-model", "--api-base", server.openai_base),
            OPENAI_API_KEY="canary-key-1234",
        )
    assert run.returncode == 0, run.stderr
    assert "  name: Salt Lantern <- by openai/test-model" in run.stdout.splitlines()
    config = load_brief(home.root / "brief.yaml")
    assert (config.name, config.author) == ("Salt Lantern", "openai/test-model")
    assert "canary" not in run.stdout + run.stderr + (home.root / "brief.yaml").read_text()


def test_a_model_that_cannot_be_reached_leaves_it_to_the_rules(home: Home) -> None:
    with ModelServer() as server:
        gone = server.openai_base
    run = home.run(
        *("describe", KEEPER, "--author", "openai/test-model", "--api-base", gone),
        *("--answer-seconds", "2"),
    )
    assert run.returncode == 0, run.stderr
    assert "art_style: game-boy" in run.stdout
    assert "brief" in run.stderr.split("settled")[1]


def test_a_brief_is_yaml_in_a_folder_that_is_there(home: Home) -> None:
    for place, said in (("m.toml", "m.yaml is one"), ("nowhere/m.yaml", "make it first")):
        run = home.run("describe", "a mouse", "--out", place)
        assert run.returncode == 2
        assert said in run.stderr
        assert not (home.root / place).exists()
