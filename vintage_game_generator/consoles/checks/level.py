"""Whether the sprites of a level would flicker: hardware limits a line and a screen."""

from vintage_game_generator.consoles.checks.sprite import hardware_sprites
from vintage_game_generator.consoles.shelf import console
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.level import Level, Spawn
from vintage_game_generator.models.style import StyleGuide

HERO, BOSS = "hero", "boss"


def check_level(level: Level, style: StyleGuide) -> tuple[Finding, ...]:
    """Return warnings where more sprites start within one screen than the console can show.

    Counted where the actors start, the hero among them in every screen, in hardware sprites: a
    16x16 character of an NES is two on each line. Coins and doors count as tiles.
    """
    machine = console(style.console)
    columns = style.view[0]
    foes = [spawn for spawn in level.spawns if spawn.kind != HERO]
    hero_across, hero_all = hardware_sprites(style.hero_frame, machine)
    most_across, most_all = hero_across, hero_all
    for first in sorted({spawn.column for spawn in foes}):
        seen = [spawn for spawn in foes if first <= spawn.column < first + columns]
        sizes = [hardware_sprites(_frame(spawn, style), machine) for spawn in seen]
        most_all = max(most_all, hero_all + sum(size[1] for size in sizes))
        for spawn in seen:
            beside = sum(
                size[0]
                for other, size in zip(seen, sizes, strict=True)
                if _rows_above(other, style) <= spawn.row <= other.row
            )
            most_across = max(most_across, hero_across + beside)
    findings = []
    if most_across > machine.sprites_per_line:
        message = f"{most_across} hardware sprites on a line, {machine.sprites_per_line} are shown"
        findings.append(_warning("sprite-line-limit", level, message))
    if most_all > machine.sprites_on_screen:
        message = f"{most_all} hardware sprites on a screen, {machine.sprites_on_screen} are shown"
        findings.append(_warning("sprite-screen-limit", level, message))
    return tuple(findings)


def _frame(spawn: Spawn, style: StyleGuide) -> tuple[int, int]:
    return style.boss_frame if spawn.kind == BOSS else style.hero_frame


def _rows_above(spawn: Spawn, style: StyleGuide) -> int:
    """Return the topmost row that an actor's frame reaches."""
    return spawn.row + 1 - -(-_frame(spawn, style)[1] // style.tile)


def _warning(code: str, level: Level, message: str) -> Finding:
    subject = f"level {level.number}"
    return Finding(severity=Severity.WARNING, code=code, subject=subject, message=message)
