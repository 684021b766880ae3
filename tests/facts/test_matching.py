"""Which game of a search is the classic, and what is said where labels and facts differ."""

from datetime import UTC, date, datetime

import pytest

from vintage_game_generator.catalog import find, games
from vintage_game_generator.facts.drift import drift
from vintage_game_generator.facts.matching import matched
from vintage_game_generator.facts.platforms import NAMES
from vintage_game_generator.facts.records import Candidate, Fact, Remark, RemarkKind

NES, SNES = "Nintendo Entertainment System", "Super Nintendo Entertainment System"


def found(
    number: int, name: str, year: int | None, *platforms: str, aliases: tuple[str, ...] = ()
) -> Candidate:
    page = f"https://www.giantbomb.com/x/3030-{number}/"
    return Candidate(
        guid=f"3030-{number}",
        name=name,
        aliases=aliases,
        year=year,
        platforms=platforms,
        page=page,
    )


def test_title_and_year_decide_whatever_the_search_ranks_first() -> None:
    old, new = found(1, "Doom", 1993, "PC"), found(2, "DOOM", 2016, "PC")
    assert matched(find("Doom"), [new, found(3, "Doom II", 1994, "PC"), old]) == old


def test_case_accents_and_punctuation_do_not_matter() -> None:
    red = found(1, "Pokemon: RED", 1996, "Game Boy")
    assert matched(find("Pokémon Red"), [red]) == red


def test_a_title_that_only_begins_alike_is_another_game() -> None:
    remark = matched(find("Tetris"), [found(1, "Tetris 2", 1984, "PC")])
    assert isinstance(remark, Remark)
    assert remark.kind is RemarkKind.NOT_FOUND
    assert "Tetris 2 (1984, 3030-1)" in remark.detail


def test_another_year_is_reported_and_not_taken() -> None:
    remark = matched(find("SimCity"), [found(9, "SimCity", 2013, "PC")])
    assert isinstance(remark, Remark)
    assert remark.kind is RemarkKind.YEAR
    assert remark.detail == "1989 in the catalog; so called there: SimCity (2013, 3030-9)"
    assert remark.page.endswith("3030-9/")


def test_of_two_with_the_title_and_year_the_one_on_the_platform_is_taken() -> None:
    nes, arcade = found(1, "Ninja Gaiden", 1988, NES), found(2, "Ninja Gaiden", 1988, "Arcade")
    assert matched(find("Ninja Gaiden"), [arcade, nes]) == nes


@pytest.mark.parametrize("platforms", [(NES, NES), ("Arcade", "PC")])
def test_of_two_that_cannot_be_told_apart_none_is_taken(platforms: tuple[str, str]) -> None:
    both = [found(n, "Ninja Gaiden", 1988, name) for n, name in enumerate(platforms)]
    remark = matched(find("Ninja Gaiden"), both)
    assert isinstance(remark, Remark)
    assert remark.kind is RemarkKind.AMBIGUOUS
    assert "3030-0" in remark.detail
    assert "3030-1" in remark.detail


def test_without_a_date_nothing_is_taken() -> None:
    remark = matched(find("Metroid"), [found(1, "Metroid", None, NES)])
    assert isinstance(remark, Remark)
    assert remark.kind is RemarkKind.AMBIGUOUS


def test_another_name_counts_only_on_the_same_platform() -> None:
    classic = find("EarthBound")  # "Mother 2" elsewhere
    mother = found(1, "Mother 2", 1994, SNES)
    assert matched(classic, [mother]) == mother
    known = found(2, "Mother II", 1994, SNES, aliases=("EarthBound",))
    assert matched(classic, [known]) == known
    phone = found(3, "Mother 2", 1994, "Phone")
    remark = matched(classic, [phone])
    assert isinstance(remark, Remark)
    assert remark.kind is RemarkKind.NOT_FOUND


def test_the_very_title_goes_before_another_name() -> None:
    aliased = found(1, "Nemesis", 1985, "Arcade")
    titled = found(2, "Gradius", 1985, "Arcade")
    assert matched(find("Gradius"), [aliased, titled]) == titled


def fact(**changes: object) -> Fact:
    fields: dict[str, object] = {
        "game": "Metroid",
        "guid": "3030-7",
        "name": "Metroid",
        "released": date(1986, 8, 6),
        "platforms": ("Famicom Disk System", NES),
        "fetched": datetime(2026, 1, 1, tzinfo=UTC),
    }
    return Fact.model_validate(fields | changes)


def test_labels_that_agree_need_no_remark() -> None:
    assert drift(find("Metroid"), fact()) == ()


@pytest.mark.parametrize(
    ("changes", "kind", "detail"),
    [
        ({"released": date(1987, 8, 15)}, "year", "1986 in the catalog, 1987 there"),
        ({"platforms": ("Arcade", "PC")}, "platform", "nes in the catalog; there: Arcade, PC"),
        ({"platforms": ()}, "platform", "nes in the catalog; there: none"),
        ({"name": "Metroid (NES)"}, "name", "called Metroid (NES) there"),
    ],
)
def test_labels_that_differ_are_remarked_on(
    changes: dict[str, object], kind: str, detail: str
) -> None:
    (remark,) = drift(find("Metroid"), fact(**changes))
    assert (remark.kind.value, remark.detail) == (kind, detail)


def test_every_platform_of_the_catalog_has_its_names() -> None:
    assert {label for game in games() for label in game.platforms} == set(NAMES)
