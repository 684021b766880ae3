"""What docs/batches.md shows works as it stands."""

import re
from pathlib import Path

import yaml

from vintage_game_generator.lineups.games import games_of
from vintage_game_generator.lineups.reading import checked_lineup, read_lineup

PAGE = (Path(__file__).parents[2] / "docs" / "batches.md").read_text(encoding="utf-8")
FIRST, GRID, ROTATING = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_first_lineup_names_its_games(tmp_path: Path) -> None:
    (tmp_path / "first.yaml").write_text(FIRST)
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "tide-keeper.yaml").write_text("name: Tide Keeper\n")
    made = games_of(read_lineup(tmp_path / "first.yaml"))
    assert [game.name for game in made] == ["Salt Road", "Tide Keeper"]


def test_the_grid_picks_as_many_as_it_says() -> None:
    lineup = checked_lineup(yaml.safe_load(GRID))
    assert len(games_of(lineup)) == 12


def test_the_rotating_seed_is_one() -> None:
    assert checked_lineup({**yaml.safe_load(GRID), **yaml.safe_load(ROTATING)}).seed == "rotating"
