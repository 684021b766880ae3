"""Tunes and sounds: each asset a task of its own."""

from typing import Any

from tasks.phase_task import phase_task
from vintage_game_generator.assets.making import make_sound, make_tune
from vintage_game_generator.models.assets import Asset
from vintage_game_generator.models.design import SoundSpec, TuneSpec
from vintage_game_generator.models.drafts.music import TuneDraft
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.keys import Phase


def _inputs(
    spec: TuneSpec | SoundSpec, style: StyleGuide, draft: TuneDraft | None = None
) -> dict[str, Any]:
    """Return what tunes and sounds depend on: nothing that is only seen."""
    heard = {"console": style.console, "mood": style.mood, "sound": style.sound}
    return {"spec": spec, "style": heard, "draft": draft}


@phase_task(Phase.TUNE, inputs=_inputs, name="tune {spec.name}")
def compose_tune(spec: TuneSpec, style: StyleGuide, draft: TuneDraft | None = None) -> Asset:
    """Return a tune."""
    return make_tune(spec, style, local_store(), draft)


@phase_task(Phase.SOUND, inputs=_inputs, name="sound {spec.name}", seconds=60)
def synthesise_sound(spec: SoundSpec, style: StyleGuide) -> Asset:
    """Return a sound."""
    return make_sound(spec, style, local_store())
