"""Pictures in letters: what is plainly meant by rows that are not quite as they were asked for."""

from typing import Any

CLEAR = "."
DIGITS = "0123456789abcde"
LARGEST = 32  # columns and rows
EMPTY_LETTERS = str.maketrans(dict.fromkeys(" _-~·", CLEAR))
BORDER = 85  # percent of the border that a background covers
SPARSE = 5  # percent of a picture that is clear, below which its background must be drawn
STRAY = 4  # pixels that a figure may be larger than its grid


def rows_meant(rows: Any, grid: tuple[int, int] | None, colours: int) -> Any:
    """Return rows of one length in the letters `.0123456789abcde`.

    One text instead of rows is cut at its line ends, lists of numbers become digits; spaces are
    dots; a background that is drawn becomes clear; a left half is mirrored; digits beyond the
    palette take its colours by their order. What is no picture is returned as it is.

    Args:
        rows: the answer.
        grid: columns and rows that were asked for; none takes what is there.
        colours: how many colours there are.

    Raises:
        ValueError: a letter has no meaning, or the picture is far too large: says where.
    """
    lines = _lines(rows)
    if lines is None:
        return rows
    for number, line in enumerate(lines, start=1):
        strange = next((letter for letter in line if letter not in CLEAR + DIGITS), None)
        if strange:
            place = line.index(strange) + 1
            raise ValueError(
                f"row {number}, column {place}: {strange!r} is no colour; write '.' or"
                f" 0 to {DIGITS[min(colours, len(DIGITS)) - 1]}"
            )
    if not any(line.strip(CLEAR) for line in lines):
        return tuple(lines) or rows
    lines = _without_background(_ranked(lines, colours))
    return tuple(_fitted(lines, grid))


def _lines(rows: Any) -> list[str] | None:
    if isinstance(rows, str):
        rows = rows.splitlines()
    if not isinstance(rows, list | tuple):
        return None
    lines = []
    for row in rows:
        line = row
        if isinstance(row, list | tuple):
            line = "".join(map(_letter, row))
        if not isinstance(line, str):
            return None
        line = line.strip("\r\n\t|").lower()
        if len(line) > 4 and not line[1::2].strip(" ,"):
            line = line[::2]  # "0 1 1 0" is four letters
        lines.append(line.translate(EMPTY_LETTERS))
    return [line for line in lines if line]


def _letter(cell: Any) -> str:
    if isinstance(cell, int) and not isinstance(cell, bool) and 0 <= cell < len(DIGITS):
        return DIGITS[cell]
    return cell if isinstance(cell, str) and len(cell) == 1 else CLEAR


def _ranked(lines: list[str], colours: int) -> list[str]:
    """Return rows in which digits beyond the palette are its colours by their order."""
    used = sorted(set("".join(lines)) - {CLEAR}, key=DIGITS.index)
    if not used or DIGITS.index(used[-1]) < colours:
        return lines
    if len(used) <= colours:
        places = {
            one: rank * (colours - 1) // max(len(used) - 1, 1) for rank, one in enumerate(used)
        }
    else:
        most = DIGITS.index(used[-1]) + 1
        places = {one: DIGITS.index(one) * colours // most for one in used}
    table = str.maketrans({one: DIGITS[place] for one, place in places.items()})
    return [line.translate(table) for line in lines]


def _without_background(lines: list[str]) -> list[str]:
    """Return rows in which a colour that fills all but the figure is clear."""
    width = max(map(len, lines))
    area = [list(line.ljust(width, CLEAR)) for line in lines]
    clear = sum(row.count(CLEAR) for row in area)
    border = [*area[0], *area[-1], *(row[0] for row in area), *(row[-1] for row in area)]
    paint = max(sorted(set(border)), key=border.count)
    if clear * 100 > SPARSE * width * len(area) or border.count(paint) * 100 < BORDER * len(border):
        return lines
    edge = [(y, x) for y in range(len(area)) for x in range(width)
            if y in (0, len(area) - 1) or x in (0, width - 1)]  # fmt: skip
    while edge:
        y, x = edge.pop()
        if 0 <= y < len(area) and 0 <= x < width and area[y][x] == paint:
            area[y][x] = CLEAR
            edge += [(y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)]
    opened = ["".join(row) for row in area]
    return opened if any(row.strip(CLEAR) for row in opened) else lines


def _fitted(lines: list[str], grid: tuple[int, int] | None) -> list[str]:
    longest = max(map(len, lines))
    if grid is None:
        width = min(longest, LARGEST)
        return [_row(line, width) for line in lines[:LARGEST]]
    width, height = grid
    if len(lines) == height and all(len(line) == width for line in lines):
        return lines
    while lines and not lines[0].strip(CLEAR):
        lines = lines[1:]
    while lines and not lines[-1].strip(CLEAR):
        lines = lines[:-1]
    if longest <= width // 2:
        lines = [line.ljust(longest, CLEAR) for line in lines]
        lines = [line + line[::-1] for line in lines]
    lines = _columns(lines, width)
    if len(lines) > height + STRAY:
        raise ValueError(f"{len(lines)} rows are drawn; write {height}")
    lines = lines[:height]
    return [*([CLEAR * width] * (height - len(lines))), *lines]


def _columns(lines: list[str], width: int) -> list[str]:
    """Return rows of a width: moved all alike if they are of one length, else each by itself."""
    lengths = {len(line) for line in lines}
    if len(lengths) > 1:
        longest = max(len(line.strip(CLEAR)) for line in lines)
        if longest > width + STRAY:
            raise ValueError(f"a row has {longest} letters between its dots; write {width} in all")
        return [_row(line, width) for line in lines]
    if lengths == {width}:
        return lines
    left = min(len(line) - len(line.lstrip(CLEAR)) for line in lines if line.strip(CLEAR))
    right = max(len(line.rstrip(CLEAR)) for line in lines)
    if right - left > width + STRAY:
        raise ValueError(f"the picture is {right - left} letters wide; write rows of {width}")
    first = left + (right - left - width) // 2
    padded = [CLEAR * width + line + CLEAR * width for line in lines]
    return [line[width + first : width + first + width] for line in padded]


def _row(line: str, width: int) -> str:
    """Return one row of a width; one that is drawn in the middle of its dots stays there."""
    left = len(line) - len(line.lstrip(CLEAR))
    right = len(line) - len(line.rstrip(CLEAR))
    if not line.strip(CLEAR):
        return CLEAR * width
    missing = width - len(line)
    before = missing // 2 if abs(left - right) <= 1 and left + right > 0 else 0
    if missing < 0 and not before:
        before = -max(-missing - right, 0) if left else 0
    if before < 0:
        line, before = line[-before:], 0
    return (CLEAR * before + line)[:width].ljust(width, CLEAR)
