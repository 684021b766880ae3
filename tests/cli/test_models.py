"""Options that concern models: what they mean, and what they refuse, with nothing asked or made."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.command import Home
from tests.model_server.replies import Status
from tests.model_server.server import ModelServer

BRIEF = "name: Tide\ngenre: platformer\nperspective: side-view\nfeatures: [combat]\n"
REFUSED = {
    "a model without its provider": (["--set", "author=gpt"], "'gpt' is not an author; write"),
    "a model twice": (["--set", "author=[openai/a, openai/a]"], "'openai/a' is named twice"),
    "nobody": (["--set", "author="], "author: is empty"),
    "authors without pieces": (["--set", "authors=openai/a"], "write {levels: procedural}"),
    "too many wishes": (["--set", "custom_features=[a, b, c, d]"], "write at most 3"),
    "a piece that is none": (["--set", "authors={sprits: openai/a}"], "sprits"),
    "an address with a key in it": (
        ["--set", "api_base=http://key@127.0.0.1/v1"],
        "'127.0.0.1/v1' is no address",
    ),
    "an address with a query": (
        ["--set", "api_base=http://127.0.0.1/v1?key=a"],
        "'http://127.0.0.1/v1' is no address",
    ),
    "an endless wish": (["--set", f"custom_features=[{'x' * 200}]"], "is no wish"),
    "money in words": (["--budget", "ten"], "'ten' is no amount of dollars; write --budget 0.50"),
    "money back": (["--budget=-1"], "'-1' is no amount of dollars"),
    "a limit without a provider": (["--limit", "60"], "--limit openai=60,90000"),
    "a limit of nothing": (["--limit", "openai=0"], "'0' is no limit"),
    "a price of half": (["--price", "openai/a=1"], "'1' is no price"),
    "a limit of nobody": (
        ["--set", "author=openai/a", "--limit", "opnai=60"],
        "'opnai'; the brief's authors are openai",
    ),
    "a block without a provider": (["--key-block", "mine"], "--key-block openai="),
    "a picture that is not there": (["--style-image", "none.png"], "cannot be read"),
    "a picture that is none": (["--style-image", "brief.yaml"], "give a PNG, JPEG or WebP"),
}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "brief.yaml").write_text(BRIEF)
    return Home(tmp_path)


def generated(home: Home, *arguments: str) -> dict[str, Any]:
    run = home.run("generate", *arguments, "--json")
    assert run.returncode == 0, run.stderr
    answer: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return answer


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_in_one_line(case: str, home: Home) -> None:
    options, said = REFUSED[case]
    run = home.run("generate", "brief.yaml", *options)
    assert run.returncode == 2
    (line,) = run.stderr.splitlines()
    assert said in line
    assert sorted(path.name for path in home.root.iterdir()) == ["brief.yaml"]


def test_explain_tells_calls_and_money_and_asks_nobody(home: Home) -> None:
    with ModelServer(Status(500)) as server:
        local = f"api_base={server.openai_base}"
        author = ["--set", "author=openai/gpt-4o-mini"]
        listed = home.run("explain", "brief.yaml", *author, "--json")
        unknown = home.run("explain", "brief.yaml", *author, "--set", local, "--json")
        priced = home.run(
            *("explain", "brief.yaml", *author, "--set", local, "--json"),
            *("--price", "openai/gpt-4o-mini=1,2"),
        )
        assert not server.requests
    asked = {one["phase"]: one for one in json.loads(listed.stdout)["asked"]}
    assert asked["script"]["calls"] == 3, "story, quests, dialogue"
    assert "feature" not in asked
    assert float(asked["music-draft"]["cost"]) > 0
    assert {one["cost"] for one in json.loads(unknown.stdout)["asked"]} == {None}
    (music,) = (one for one in json.loads(priced.stdout)["asked"] if one["phase"] == "music-draft")
    millionths = music["tokens_asked"] * 1 + music["tokens_answered"] * 2
    assert float(music["cost"]) == pytest.approx(millionths / 1_000_000)


def test_explain_of_the_procedural_author_costs_nothing(home: Home) -> None:
    run = home.run("explain", "brief.yaml")
    assert run.returncode == 0
    assert "No model is asked: it costs nothing." in run.stdout


def test_explain_counts_pictures_of_an_image_model(home: Home) -> None:
    authors = "authors={pictures: openai/dall-e-3}"
    run = home.run("explain", "brief.yaml", "--set", authors, "--json")
    (pictures,) = json.loads(run.stdout)["asked"]
    assert pictures["phase"] == "sprite-draft", "they are drawn as pictures, and by nobody else"
    assert pictures["author"] == "openai/dall-e-3"
    assert pictures["calls"] > 3
    assert float(pictures["cost"]) > 0


def test_a_picture_lends_its_colours(home: Home) -> None:
    stream = io.BytesIO()
    dusk = Image.linear_gradient("L").convert("RGB")
    Image.merge(
        "RGB", [dusk.getchannel(0), dusk.getchannel(1).point(lambda p: p // 4), dusk.getchannel(2)]
    ).save(stream, "PNG")
    (home.root / "dusk.png").write_bytes(stream.getvalue())
    plain = generated(home, "brief.yaml", "--out", "plain")
    lent = generated(home, "brief.yaml", "--out", "lent", "--style-image", "dusk.png")
    assert lent["certified"]
    styles = [
        json.loads((Path(one["game"]) / "docs" / "style.json").read_text()) for one in (plain, lent)
    ]
    assert styles[0]["biomes"] != styles[1]["biomes"]
    brief = (Path(lent["game"]) / "brief.yaml").read_text()
    assert "style_influence" in brief
    assert "dusk.png" not in brief
    again = generated(home, str(Path(lent["game"]) / "brief.yaml"), "--out", "again")
    assert again["executed"] == 0, "the brief alone makes the same game"
