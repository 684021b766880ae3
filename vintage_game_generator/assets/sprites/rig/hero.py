"""Heroes of the later consoles, animated."""

import random
from dataclasses import replace

from vintage_game_generator.assets.sprites.inks import Picture
from vintage_game_generator.assets.sprites.rig.figure import Pose, drawn_look, figure
from vintage_game_generator.assets.sprites.rig.sculptor import Stance
from vintage_game_generator.assets.sprites.sheet import Sheet
from vintage_game_generator.models.style import StyleGuide


def hero_sheet(
    archetype: str, frame: tuple[int, int], rng: random.Random, style: StyleGuide, top_down: bool
) -> Sheet:
    """Return all animations of a hero of the later consoles."""
    look = drawn_look(archetype, rng)
    sheet = Sheet()
    for facing in ("down", "up", "side") if top_down else ("side",):
        end = f"-{facing}" if top_down else ""
        rest = (
            Pose(facing, near_hand=(5.2, -5.0), grip=66)
            if facing == "side"
            else Pose(facing, (0, 0), (0, 0), (1, -5.5), (-1, -5.5))
        )

        def frames(*poses: Pose) -> list[Picture]:
            return [figure(frame, look, pose, style) for pose in poses]

        idle = (0.0, -0.4, -0.9, -0.4)
        sheet.add(f"idle{end}", frames(*(replace(rest, bob=bob) for bob in idle)), 14)
        sheet.add(f"walk{end}", frames(*_walk(rest)))
        if not top_down:
            leap = replace(
                rest, near_foot=(3.4, 3.4), far_foot=(-2.6, 1.2), near_hand=(6.4, -1.5),
                far_hand=(-3, -3), bob=1.0, wind=1.0, grip=74,
            )  # fmt: skip
            fall = replace(
                rest, near_foot=(2.6, 1.2), far_foot=(-3, 2.4), near_hand=(6.6, 0.5),
                far_hand=(-3.5, 2.5), bob=1.0, wind=2.5, grip=82,
            )  # fmt: skip
            sheet.add("jump", frames(leap, fall))
        sheet.add(f"attack{end}", frames(*_attack(rest)))
        hurt = replace(
            rest, near_foot=(3.0, 0), far_foot=(-3.0, 0), near_hand=(6.0, 0.0),
            far_hand=(-3.5, 1.5), tilt=-1.2, shut=True, grip=30, stance=Stance(lean=-0.1, glow=1.6),
        )  # fmt: skip
        if facing != "side":
            hurt = replace(hurt, near_hand=(3.0, 1.5), grip=100)
        sheet.add(f"hurt{end}", frames(hurt))
        knees = replace(hurt, bob=-2.6, near_hand=(5, -4), far_hand=(-2, -4), stance=Stance())
        slump = replace(knees, bob=-3.4, stance=Stance(lean=-0.35, right=2))
        lying = replace(hurt, grip=40, tilt=0, near_hand=(2, -4), stance=Stance(lying=True))
        sheet.add(f"death{end}", frames(hurt, knees, slump, lying))
    return sheet


def _walk(rest: Pose) -> tuple[Pose, ...]:
    poses = []
    for step, swing in enumerate((1.0, 0.0, -1.0, 0.0)):
        if rest.facing == "side":
            lift = (0.0, 0.0) if swing else ((0.0, 1.8) if step == 1 else (1.8, 0.0))
            pose = replace(
                rest,
                near_foot=(4.0 * swing + 0.2, lift[0]),
                far_foot=(-4.0 * swing + 0.2, lift[1]),
                near_hand=(-1.8 * swing + 4.2, -5.0 + 0.6 * abs(swing)),
                far_hand=(2.6 * swing, -5.0),
                bob=0.0 if swing else 0.9,
                wind=0.6 if swing else 1.4,
                grip=62 + 8 * swing,
            )
        else:
            pose = replace(
                rest,
                near_foot=(0, 2.2 if swing > 0 else 0),
                far_foot=(0, 2.2 if swing < 0 else 0),
                near_hand=(1, -5.5 + 1.4 * (swing < 0)),
                far_hand=(-1, -5.5 + 1.4 * (swing > 0)),
                bob=0.0 if swing else 0.9,
                tilt=0.5 * swing,
                wind=abs(swing),
            )
        poses.append(pose)
    return tuple(poses)


def _attack(rest: Pose) -> tuple[Pose, ...]:
    lunge = replace(rest, near_foot=(3.4, 0.0), far_foot=(-3.4, 0.0))
    if rest.facing == "side":
        return (
            replace(rest, near_hand=(-3, 2.5), grip=140, tilt=-0.8, stance=Stance(lean=-0.06)),
            replace(
                lunge, near_hand=(6.5, -0.5), grip=5, tilt=1.4, wind=1.6, bob=-0.6,
                stance=Stance(lean=0.08, right=-3),
            ),
            replace(lunge, near_hand=(5, -3.5), grip=-38, bob=-0.8, stance=Stance(right=-2)),
        )  # fmt: skip
    if rest.facing == "down":
        return (
            replace(rest, near_hand=(2.5, 2), grip=110),
            replace(rest, near_hand=(0, -4.5), grip=-90, bob=-0.8, stance=Stance(up=3)),
            replace(rest, near_hand=(-2, -4.5), grip=-120, bob=-0.8, stance=Stance(up=2)),
        )
    return (
        replace(rest, near_hand=(1.5, -3), grip=55),
        replace(rest, near_hand=(3, 3.5), grip=76, bob=0.6),
        replace(rest, near_hand=(3.5, 1), grip=58, bob=0.4),
    )
