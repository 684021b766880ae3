"""A whole sprite sheet of one drawn pose."""

import numpy as np

from vintage_game_generator.assets.pictures.facing import from_behind, from_the_side
from vintage_game_generator.assets.pictures.moving import (
    Legs,
    flapped,
    hem_of,
    leant,
    legs_of,
    moved,
    shortened,
    stretched,
    swayed,
    with_leg_lifted,
    with_stride,
)
from vintage_game_generator.assets.pictures.posing import base_pose, behaviour_of, finished
from vintage_game_generator.assets.pictures.shape import box
from vintage_game_generator.assets.sprites.inks import CLEAR, Picture
from vintage_game_generator.assets.sprites.pixel.foe import burst, flashed, squashed
from vintage_game_generator.assets.sprites.sheet import Sheet
from vintage_game_generator.models.design import Behaviour, SpriteRole, SpriteSpec
from vintage_game_generator.models.drafts.sprite import SpriteDraft
from vintage_game_generator.models.style import StyleGuide

FACINGS = ("down", "up", "side")


def sheet_from_grid(draft: SpriteDraft, spec: SpriteSpec, style: StyleGuide) -> Sheet:
    """Return all animations of a character, made of its one drawn pose.

    The pose faces right; a hero seen from above is drawn from the front, and its back and its
    side are made of that. Every valid draft gives a sheet, a good one or not.
    """
    pose = base_pose(draft, spec, style)
    sheet = Sheet()
    if spec.role is not SpriteRole.HERO:
        _add(sheet, _foe(pose, spec), spec, style)
        _add_end(sheet, pose, spec, style)
    elif spec.top_down:
        for facing in FACINGS:
            seen = {"down": pose, "up": from_behind(pose)}.get(facing)
            if seen is None:
                seen = from_the_side(pose, max(_unit(pose), 1))
            _add(sheet, _hero(seen, facing), spec, style, f"-{facing}")
    else:
        _add(sheet, _hero(pose, "side") | _jump(pose), spec, style)
    return sheet


def _add(
    sheet: Sheet,
    animations: dict[str, list[Picture]],
    spec: SpriteSpec,
    style: StyleGuide,
    end: str = "",
) -> None:
    for name, poses in animations.items():
        shown = [_within(pose, animations["idle"][0]) for pose in poses]
        sheet.add(f"{name}{end}", [finished(pose, spec, style) for pose in shown])


def _within(pose: Picture, rest: Picture) -> Picture:
    """Return a pose, or the one at rest where nothing of it is left in the frame."""
    return pose if (pose != CLEAR).any() else rest


def _unit(pose: Picture) -> int:
    """Return the pixels of a small movement: one in small frames, three in a boss's."""
    height, width = pose.shape[0], pose.shape[1]
    return max(int(min(height, width)) // 20, 1)


def _hero(pose: Picture, facing: str) -> dict[str, list[Picture]]:
    unit = _unit(pose)
    way = 1 if facing == "side" else 0
    hurt = flashed(leant(shortened(pose, unit), -unit))
    return {
        "idle": [pose, shortened(pose, unit)],
        "walk": _steps(pose, bool(way)),
        "attack": _attack(pose, unit, way),
        "hurt": [hurt],
        "death": [hurt, squashed(pose, max(_height(pose) * 3 // 5, 2)), _lying(pose)],
    }


def _jump(pose: Picture) -> dict[str, list[Picture]]:
    unit = _unit(pose)
    legs = legs_of(pose) or hem_of(pose)
    leap = with_leg_lifted(stretched(pose, unit), legs, 1, 2 * unit)
    fall = with_leg_lifted(with_stride(pose, legs, unit), legs, 0, unit)
    return {"jump": [leap, _other(fall, leap, unit)]}


def _steps(pose: Picture, sideways: bool) -> list[Picture]:
    """Return four frames: a stride, legs passing, the other stride, and passing again."""
    unit = _unit(pose)
    stride = max(min(pose.shape) // 14, 1)
    legs = legs_of(pose)
    if legs is None or not sideways:
        legs = legs or hem_of(pose)
        passing = shortened(pose, unit)
        return [
            with_leg_lifted(pose, legs, 0, unit),
            passing,
            with_leg_lifted(pose, legs, 1, unit),
            passing,
        ]
    apart = _sunk(with_stride(pose, legs, stride), legs, unit)
    together = with_stride(pose, legs, -stride) if len(legs.columns) == 2 else pose
    return [
        with_leg_lifted(apart, legs, 0, unit),
        with_leg_lifted(together, legs, 0, 2 * unit),
        with_leg_lifted(apart, legs, 1, unit),
        with_leg_lifted(together, legs, 1, 2 * unit),
    ]


def _sunk(pose: Picture, legs: Legs, rows: int) -> Picture:
    """Return a pose whose body is lower and whose feet are where they were."""
    body = pose.copy()
    body[legs.top :] = CLEAR
    result = pose.copy()
    result[: legs.top] = CLEAR
    lower = np.zeros_like(pose)
    lower[rows:] = body[:-rows]
    lower[legs.bottom :] = CLEAR
    result[lower != CLEAR] = lower[lower != CLEAR]
    return result


def _attack(pose: Picture, unit: int, way: int) -> list[Picture]:
    if way:
        back = leant(shortened(pose, unit), -unit)
        thrust = moved(leant(pose, 2 * unit), 2 * unit)
        return [back, thrust, leant(pose, unit)]
    back = stretched(pose, unit)
    thrust = moved(shortened(pose, 2 * unit), 0, unit)
    return [_other(back, thrust, unit), thrust, shortened(pose, unit)]


def _other(pose: Picture, neighbour: Picture, unit: int) -> Picture:
    """Return a pose, or one that leans, where it is the same as its neighbour."""
    return leant(pose, -unit) if np.array_equal(pose, neighbour) else pose


def _height(pose: Picture) -> int:
    top, bottom, _, _ = box(pose)
    return bottom - top


def _lying(pose: Picture) -> Picture:
    height, width = pose.shape
    turned = np.rot90(pose)
    top, bottom, left, right = box(turned)
    laid = turned[top:bottom, left:right][-height:, :width]
    result = np.zeros_like(pose)
    first = (width - laid.shape[1]) // 2
    result[height - laid.shape[0] :, first : first + laid.shape[1]] = laid
    below = height - box(pose)[1]
    return moved(result, 0, -below) if below else result


def _foe(pose: Picture, spec: SpriteSpec) -> dict[str, list[Picture]]:
    unit = _unit(pose)
    behaviour = behaviour_of(spec)
    hurt = flashed(leant(shortened(pose, unit), -unit))
    poses = {"idle": [pose, shortened(pose, unit)], "walk": _walk(pose, behaviour)}
    if behaviour is Behaviour.FLYER and _winged(pose):
        poses["idle"] = [pose, flapped(pose, -3 * unit)]
    if spec.attacks or spec.role is SpriteRole.BOSS:
        back = leant(shortened(pose, 2 * unit), -unit)
        poses["attack"] = [back, moved(leant(pose, unit), 2 * unit)]
    return poses | {"hurt": [hurt]}


def _winged(pose: Picture) -> bool:
    top, bottom, left, right = box(pose)
    return (right - left) * 10 >= (bottom - top) * 11


def _walk(pose: Picture, behaviour: Behaviour | None) -> list[Picture]:
    unit = _unit(pose)
    if behaviour is Behaviour.HOPPER:
        high = max(_height(pose) // 6, 1)
        up = moved(stretched(pose, unit), 0, -unit)
        return [shortened(pose, high), _other(up, pose, unit), pose, shortened(pose, unit)]
    if behaviour is Behaviour.FLYER and _winged(pose):
        rows = max(min(pose.shape) // 6, 1)
        level = shortened(pose, unit)
        return [flapped(pose, rows), level, flapped(pose, -rows), level]
    if behaviour is Behaviour.SHOOTER:
        return [pose, shortened(pose, unit)]
    if legs_of(pose) is None and behaviour not in (Behaviour.WALKER, Behaviour.CHARGER):
        return [swayed(pose, unit, phase) for phase in range(4)]
    return _steps(pose, True)


def _add_end(sheet: Sheet, pose: Picture, spec: SpriteSpec, style: StyleGuide) -> None:
    """Add how a foe ends: struck, flat, and in crumbs that fly apart."""
    unit = _unit(pose)
    struck = flashed(leant(shortened(pose, unit), -unit))
    flat = squashed(pose, max(_height(pose) // 2, 2))
    fallen = [finished(one, spec, style) for one in (struck, flat)]
    crumbs = [_crumbs(spec, style, stage) for stage in (1, 2)]
    sheet.add("death", [*fallen, *crumbs], 14 if spec.role is SpriteRole.BOSS else 0)


def _crumbs(spec: SpriteSpec, style: StyleGuide, stage: int) -> Picture:
    width, height = spec.frame
    size = min(spec.frame)
    whole = np.zeros((height, width), dtype=np.int16)
    left = (width - size) // 2
    whole[height - size :, left : left + size] = burst(size, stage)
    return finished(whole, spec, style) if size >= 16 else whole
