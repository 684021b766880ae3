"""What models are asked for one game: in which order, and all that came of it.

Every question is asked before the pieces are made, as many at the same time as there are threads:
what waits for a network shall not wait for what draws. A kind of piece that no model writes is not
asked for, since a task run that does nothing is only noise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flows.running import Run
from tasks import drafts
from tasks.outcomes import Started, outcomes
from vintage_game_generator.asking.bases import addressed
from vintage_game_generator.asking.opening import make_ready
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.config import GameConfig, Piece
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.design import CHARACTERS, GameDesign
from vintage_game_generator.models.drafts.design import DesignDraft
from vintage_game_generator.models.drafts.directions import DirectionsDraft
from vintage_game_generator.models.drafts.feature import FeatureDraft
from vintage_game_generator.models.drafts.level import DraftedLevel
from vintage_game_generator.models.drafts.music import MusicDraft
from vintage_game_generator.models.drafts.script import Script
from vintage_game_generator.models.drafts.sprite import SpriteDraft
from vintage_game_generator.models.drafts.style import StyleDraft
from vintage_game_generator.models.drafts.tileset import TilesetDraft
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.models.writer import Terms
from vintage_game_generator.store.keys import Phase


@dataclass(frozen=True)
class Said:
    """What models said of a game's pieces, by their names; what is missing is left to the rules."""

    script: Script
    levels: dict[str, DraftedLevel]  # with who wrote them: a level may be asked for again
    sprites: dict[str, SpriteDraft]
    tilesets: dict[str, TilesetDraft]
    music: MusicDraft | None
    features: tuple[FeatureDraft, ...]


class Drafting:
    """The questions of one game's brief, and the credits of all who were asked."""

    def __init__(self, run: Run, config: GameConfig, terms: Terms) -> None:
        self.credits: list[Credits] = []
        self._run = run
        self._config = config
        self._terms = terms
        self._brief = config.in_python
        if any(config.writer(piece).models for piece in Piece):
            make_ready()  # while the first tasks start: a library that takes seconds to load

    def style(self, blend: Blend) -> StyleDraft | None:
        """Return what is said of the look and the sound."""
        asked = self._begun(Piece.STYLE, drafts.draft_style, config=self._brief, blend=blend)
        draft: StyleDraft | None = self._only(Phase.STYLE_DRAFT, asked)
        return draft

    def plan(
        self, blend: Blend, style: StyleGuide
    ) -> tuple[DesignDraft | None, DirectionsDraft | None]:
        """Return what is said of cast and places, and to those who draw; both asked at once."""
        known = {"config": self._brief, "style": style}
        plan = self._begun(Piece.ARCHITECTURE, drafts.draft_architecture, blend=blend, **known)
        told = self._begun(Piece.DIRECTIONS, drafts.draft_directions, **known)
        return self._only(Phase.DESIGN_DRAFT, plan), self._only(Phase.DIRECTIONS, told)

    def pieces(
        self, design: GameDesign, style: StyleGuide, directions: DirectionsDraft | None
    ) -> Said:
        """Return what is said of all the rest, the longest answers asked for first."""
        plan = {"design": design, "style": style}
        told = directions or DirectionsDraft()
        wishes = self._config.custom_features
        painter = addressed(self._config.writer(Piece.PICTURES))
        cast = [spec for spec in design.sprites if spec.role in CHARACTERS]
        feature, script = drafts.draft_feature, drafts.draft_script
        drawn = {"style": style, "direction": told.characters, "painter": painter}
        laid = {"style": style, "direction": told.places}
        asked: dict[Phase, dict[str, Started | None]] = {
            Phase.SCRIPT: {"script": self._begun(Piece.SCRIPT, script, config=self._brief, **plan)},
            Phase.FEATURE: {
                wish: self._begun(Piece.FEATURES, feature, wish=wish, **plan) for wish in wishes
            },
            Phase.LEVEL_DRAFT: {
                brief.name: self._begun(Piece.LEVELS, drafts.draft_level, brief=brief, **plan)
                for brief in design.levels
            },
            Phase.MUSIC_DRAFT: {
                "music": self._begun(Piece.MUSIC, drafts.draft_music, direction=told.music, **plan)
            },
            Phase.SPRITE_DRAFT: {
                spec.name: self._begun(Piece.SPRITES, drafts.draft_sprite, spec=spec, **drawn)
                for spec in cast
            },
            Phase.TILESET_DRAFT: {
                spec.name: self._begun(Piece.TILESETS, drafts.draft_tileset, spec=spec, **laid)
                for spec in design.tilesets
            },
        }
        said = self._settled(asked)
        return Said(
            script=said[Phase.SCRIPT].get("script") or Script(),
            levels=said[Phase.LEVEL_DRAFT],
            sprites=_drafts(said[Phase.SPRITE_DRAFT]),
            tilesets=_drafts(said[Phase.TILESET_DRAFT]),
            music=_drafts(said[Phase.MUSIC_DRAFT]).get("music"),
            features=tuple(_drafts(said[Phase.FEATURE]).values()),
        )

    def _begun(self, piece: Piece, task: Any, **parameters: Any) -> Started | None:
        writer = addressed(self._config.writer(piece))
        painted = piece is Piece.SPRITES and self._config.writer(Piece.PICTURES).models
        if not writer.models and not painted:
            return None
        return self._run.begun(task, writer=writer, terms=self._terms, **parameters)

    def _only(self, phase: Phase, asked: Started | None) -> Any:
        """Return the draft of one question, nothing if it was not asked."""
        return _drafts(self._settled({phase: {"": asked}})[phase]).get("")

    def _settled(
        self, asked: dict[Phase, dict[str, Started | None]]
    ) -> dict[Phase, dict[str, Any]]:
        """Return all answers by phase and name, and keep their credits."""
        started = {
            phase: {name: one for name, one in named.items() if one is not None}
            for phase, named in asked.items()
        }
        said = outcomes({phase: list(named.values()) for phase, named in started.items()})
        self.credits += [one.credits for phase in started for one in said[phase]]
        return {
            phase: dict(zip(named, said[phase], strict=True)) for phase, named in started.items()
        }


def _drafts(said: dict[str, Any]) -> dict[str, Any]:
    return {name: one.draft for name, one in said.items() if one.draft is not None}


def in_order(names: Iterable[str], drafts: dict[str, Any]) -> list[Any]:
    """Return the draft of each name, or none, for a fan-out over what is so named."""
    return [drafts.get(name) for name in names]
