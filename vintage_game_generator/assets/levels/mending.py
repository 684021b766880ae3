"""Drafts made winnable by rule: as little of what their author wrote is changed as it takes."""

from vintage_game_generator.assets.levels.drafted import within_reach
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.models.drafts.level import (
    AdventureDraft,
    LevelDraft,
    Part,
    PartKind,
    PlatformerDraft,
    RoomKind,
)

BRIDGE = 4  # columns of ground in place of a part that cannot be passed


def mended(draft: LevelDraft, design: GameDesign, index: int) -> tuple[LevelDraft, list[str]]:
    """Return a draft without what cannot be done, and what was changed.

    Args:
        draft: A draft whose level could not be won.
        design: The game.
        index: The part that is to blame; it gives way if all parts seem within reach.
            Nothing does where there is no such part.
    """
    better = within_reach(draft, design)
    if better == draft:
        better = _without(draft, index)
    return better, changes(draft, better)


def _without(draft: LevelDraft, index: int) -> LevelDraft:
    held = draft.parts if isinstance(draft, PlatformerDraft) else draft.rooms
    if not 0 <= index < len(held):
        return draft
    if isinstance(draft, PlatformerDraft):
        parts = list(draft.parts)
        parts[index] = Part(part=PartKind.RUN, size=BRIDGE)
        return draft.model_copy(update={"parts": tuple(parts)})
    rooms = list(draft.rooms)
    calm = {"room": RoomKind.OPEN, "foes": (), "locked": False}
    rooms[index] = rooms[index].model_copy(update=calm)
    return draft.model_copy(update={"rooms": tuple(rooms)})


def changes(draft: LevelDraft, better: LevelDraft) -> list[str]:
    """Return in words how two drafts differ, part by part or room by room."""
    if isinstance(draft, PlatformerDraft) and isinstance(better, PlatformerDraft):
        return [
            f"part {number}, `{before}`, became `{after}`"
            for number, (before, after) in enumerate(zip(draft.parts, better.parts, strict=True), 1)
            if before != after
        ]
    assert isinstance(draft, AdventureDraft) and isinstance(better, AdventureDraft)
    return [
        f"room {number}, `{before.room}`, was changed"
        for number, (before, after) in enumerate(zip(draft.rooms, better.rooms, strict=True), 1)
        if before != after
    ]
