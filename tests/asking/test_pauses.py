from datetime import UTC, datetime

import pytest

from vintage_game_generator.asking.pauses import asked_pause, own_pause

NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7.0),
        ("0.5", 0.5),
        ("-3", 0.0),
        ("Fri, 27 Nov 2026 12:00:30 GMT", 30.0),
        ("Fri, 27 Nov 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("nan", None),
        ("", None),
    ],
)
def test_retry_after_is_a_number_or_a_date(said: str, seconds: float | None) -> None:
    assert asked_pause({"retry-after": said}, NOW) == seconds


def test_without_the_header_nothing_is_asked() -> None:
    assert asked_pause({}) is None


def test_own_pauses_double_and_differ() -> None:
    for tries in (1, 2, 3):
        pauses = {own_pause(1.0, tries) for _ in range(20)}
        assert len(pauses) > 1
        assert all(0.75 <= pause / 2 ** (tries - 1) <= 1.25 for pause in pauses)
