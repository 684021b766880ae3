"""What is plainly meant by rows that are not quite as they were asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from vintage_game_generator.models.drafts.sprite import SpriteDraft, sprite_draft_of

EIGHT = sprite_draft_of(8, 8, 3)
BLOB = ("........", "..1111..", ".112211.", ".120021.", ".111111.", ".111111.", "..1..1..",
        "..1..1..")  # fmt: skip


def test_rows_as_asked_for_are_kept() -> None:
    assert EIGHT(rows=BLOB).rows == BLOB


@pytest.mark.parametrize(
    "answer",
    [
        "\n".join(BLOB),
        [row.replace(".", " ") for row in BLOB],
        [" ".join(row) for row in BLOB],
        [list(row) for row in BLOB],
        [[int(cell) if cell != "." else "." for cell in row] for row in BLOB],
        [row.rstrip(".") for row in BLOB],
        [*BLOB, "", ""],
        [row + ".." for row in BLOB],
        BLOB[1:],
        [row[:4] for row in BLOB],
    ],
    ids=["one-text", "spaces", "spaced", "lists", "numbers", "short", "blank-rows", "long",
         "missing-row", "left-half"],
)  # fmt: skip
def test_what_is_plainly_meant_becomes_the_picture(answer: object) -> None:
    expected: tuple[str, ...] = BLOB
    if answer == [row[:4] for row in BLOB]:
        expected = tuple(row[:4] + row[3::-1] for row in BLOB)
    assert EIGHT(rows=answer).rows == expected


def test_rows_of_several_lengths_keep_their_middle() -> None:
    ragged = ["..11..", ".1221.", ".1001.", "..11..", ".11111111.", "...1..1...", "..1..1..",
              "..1..1.."]  # fmt: skip
    rows = EIGHT(rows=ragged).rows
    assert rows[0] == "...11..."
    assert rows[4] == "11111111"
    assert rows[5] == "..1..1.."


def test_a_background_that_is_drawn_becomes_clear() -> None:
    filled = [row.replace("0", "2").replace(".", "0") for row in BLOB]
    rows = EIGHT(rows=filled).rows
    assert rows == tuple(row.replace("0", "2") for row in BLOB)


def test_digits_beyond_the_palette_are_colours_by_their_order() -> None:
    strong = [row.translate(str.maketrans("012", "49e")) for row in BLOB]
    assert EIGHT(rows=strong).rows == BLOB


def test_a_letter_without_a_meaning_is_named_with_its_place() -> None:
    wrong = [*BLOB[:3], ".12x021.", *BLOB[4:]]
    with pytest.raises(ValidationError, match=r"row 4, column 4: 'x' is no colour"):
        EIGHT(rows=wrong)


@pytest.mark.parametrize("rows", [["........"] * 8, [], "", None, 7, [None] * 8, [{}] * 8])
def test_nothing_is_no_picture(rows: object) -> None:
    with pytest.raises(ValidationError):
        EIGHT(rows=rows)


def test_a_picture_far_too_large_is_refused_with_its_size() -> None:
    with pytest.raises(ValidationError, match="16 letters wide; write rows of 8"):
        EIGHT(rows=["1" * 16] * 8)
    with pytest.raises(ValidationError, match="16 rows are drawn; write 8"):
        EIGHT(rows=["..1111.."] * 16)


def test_the_schema_wants_the_grid_and_the_colours() -> None:
    schema = sprite_draft_of(16, 14, 4).model_json_schema()["properties"]["rows"]
    assert (schema["minItems"], schema["maxItems"]) == (14, 14)
    assert schema["items"]["pattern"] == "^[.0123]{16}$"


@given(st.lists(st.text(alphabet=".0123456789abcde |x\n", max_size=40), max_size=40))
def test_any_rows_are_a_picture_or_refused(rows: list[str]) -> None:
    try:
        draft = EIGHT(rows=rows)
    except ValidationError:
        return
    assert len(draft.rows) == 8
    assert all(len(row) == 8 and set(row) <= set(".012") for row in draft.rows)
    assert SpriteDraft(rows=draft.rows).rows == draft.rows
