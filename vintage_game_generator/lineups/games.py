"""From a line-up to the briefs of its games, each with a name and a folder of its own."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from vintage_game_generator.briefs import checked_brief, nearest
from vintage_game_generator.errors import BadInput
from vintage_game_generator.lineups.picking import spread
from vintage_game_generator.lineups.titles import made_title
from vintage_game_generator.models.config import GENRE_PERSPECTIVES, GameConfig, Genre
from vintage_game_generator.models.lineup import MOST_GAMES, Grid, LineUp
from vintage_game_generator.naming import folder_name

MOST_COMBINATIONS = 2000
STEP = 100  # between one night's seeds and the next one's: 20261128 makes 2026112801 of seed 1
SEEDS = 2**32
TITLE = "title"  # in a grid's name, stands for a title that is made up
UNNAMED = "Unnamed"


def games_of(
    lineup: LineUp,
    seed: int | None = None,
    where: str = "line-up",
) -> tuple[GameConfig, ...]:
    """Return the briefs of all games, the same for the same line-up and seed.

    Args:
        lineup: With its briefs' files read.
        seed: By how much the games' seeds are shifted, in hundreds.
        where: What to call the line-up.

    Raises:
        BadInput: what is wrong, where, and what to write instead.
    """
    if not lineup.games and lineup.grid is None:
        raise BadInput(
            "there is no game in this line-up",
            where=where,
            hint="write `games: [...]`, or a `grid:` such as {genre: [platformer], seed: [1, 2]}",
        )
    making = _Making(lineup, seed, where)
    for number, brief in enumerate(lineup.games):
        place = f"{where}: games.{number}"
        if not isinstance(brief, dict):
            raise BadInput(f"{brief!r} was not read", where=place, hint="write the brief itself")
        making.add(making.brief(brief, place), place)
    if lineup.grid:
        _add_grid(making, lineup.grid)
    if len(making.games) > MOST_GAMES:
        raise BadInput(
            f"these are {len(making.games)} games",
            where=where,
            hint=f"at most {MOST_GAMES}: `count: {MOST_GAMES}` picks them from a grid",
        )
    return tuple(making.games)


@dataclass
class _Making:
    lineup: LineUp
    seed: int | None
    where: str
    games: list[GameConfig] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)  # folder to the name of its game

    def brief(self, said: Mapping[str, Any], place: str) -> GameConfig:
        """Return a brief: the line-up's defaults, then what it says itself."""
        fields = {**self.lineup.defaults, **said}
        if "perspective" not in fields and fields.get("genre") in set(Genre):
            fields["perspective"] = GENRE_PERSPECTIVES[Genre(fields["genre"])][0]
        config = checked_brief(fields, place)
        if self.seed is None:
            return config
        return config.model_copy(update={"seed": (config.seed + STEP * self.seed) % SEEDS})

    def add(self, config: GameConfig, place: str) -> None:
        """Take a game, if its folder is free.

        Raises:
            BadInput: another game would get the same folder.
        """
        folder = folder_name(config)
        if folder in self.taken:
            raise BadInput(
                f"{config.name!r} would get the folder {folder!r} of {self.taken[folder]!r}",
                where=place,
                hint="give one of them another name",
            )
        self.taken[folder] = config.name
        self.games.append(config)

    def is_free(self, title: str, config: GameConfig) -> bool:
        """Return whether no other game has a folder of that title."""
        return folder_name(config.model_copy(update={"name": title})) not in self.taken


def _add_grid(making: _Making, grid: Grid) -> None:
    where = f"{making.where}: grid"
    cells = _cells(grid, where)
    kept = _without_excluded(cells, grid, where)
    count = grid.count or len(kept)
    if count > len(kept):
        raise BadInput(
            f"{count} of {len(kept)} games cannot be picked",
            where=f"{where}.count",
            hint=f"write at most {len(kept)}, or vary more",
        )
    picked = spread(kept, count, making.seed or 0)
    for cell in cells:  # those left out too, so that no name depends on what is picked
        wanted = cell in picked
        if not wanted and (grid.name or cell not in kept):
            continue
        values = ", ".join(f"{key}={_word(value)}" for key, value in cell.items())
        place = f"{where} ({values})"
        config = making.brief({**cell, "name": UNNAMED}, place)
        config = _named(making, grid, config, where)
        if wanted:
            making.add(config, place)
        else:
            making.taken.setdefault(folder_name(config), config.name)


def _cells(grid: Grid, where: str) -> list[dict[str, Any]]:
    combinations = 1
    for name, values in grid.vary.items():
        if name not in GameConfig.model_fields or name == "name":
            known = [one for one in GameConfig.model_fields if one != "name"]
            raise BadInput(
                "is not a field of a brief", where=f"{where}.{name}", hint=nearest(name, known)
            )
        combinations *= len(values)
    if not grid.vary:
        raise BadInput("nothing varies", where=where, hint="write `seed: [1, 2, 3]`")
    if combinations > MOST_COMBINATIONS:
        raise BadInput(
            f"these are {combinations} combinations",
            where=where,
            hint=f"at most {MOST_COMBINATIONS}; make a list shorter",
        )
    return [
        dict(zip(grid.vary, values, strict=True))
        for values in itertools.product(*grid.vary.values())
    ]


def _without_excluded(cells: list[dict[str, Any]], grid: Grid, where: str) -> list[dict[str, Any]]:
    kept = cells
    for number, excluded in enumerate(grid.exclude):
        place = f"{where}.exclude.{number}"
        for name in excluded:
            if name not in grid.vary:
                raise BadInput(
                    f"{name!r} does not vary in this grid",
                    where=place,
                    hint=nearest(name, list(grid.vary)),
                )
        if not any(_matches(cell, excluded) for cell in cells) or not excluded:
            raise BadInput(
                "leaves out no game",
                where=place,
                hint="write values as the grid has them: {genre: platformer, art_style: nes}",
            )
        kept = [cell for cell in kept if not _matches(cell, excluded)]
    if not kept:
        raise BadInput("leaves out every game", where=f"{where}.exclude", hint="exclude less")
    return kept


def _matches(cell: Mapping[str, Any], excluded: Mapping[str, Any]) -> bool:
    return all(
        cell[name] == value or (isinstance(value, list) and cell[name] in value)
        for name, value in excluded.items()
    )


def _named(making: _Making, grid: Grid, config: GameConfig, where: str) -> GameConfig:
    words = {name: _word(value) for name, value in config.model_dump(mode="json").items()}
    words.pop("name")
    pattern = grid.name or f"{{{TITLE}}}"
    if f"{{{TITLE}}}" in pattern:
        words[TITLE] = made_title(config, lambda title: making.is_free(title, config))

    def filled(found: re.Match[str]) -> str:
        name = found[1]
        if name not in words:
            raise BadInput(
                f"there is no {{{name}}}",
                where=f"{where}.name",
                hint=nearest(name, [TITLE, *words]),
            )
        return words[name]

    name = re.sub(r"\{([^{}]*)\}", filled, pattern)
    checked = checked_brief({**config.model_dump(mode="json"), "name": name}, f"{where}.name")
    return config.model_copy(update={"name": checked.name})


def _word(value: Any) -> str:
    if isinstance(value, list | tuple):
        return " ".join(_word(one) for one in value)
    if isinstance(value, dict):
        return " ".join(_word(one) for one in value.values())
    return str(value)
