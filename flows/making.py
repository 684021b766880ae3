"""The pieces of a game, made at the same time, put together, and played."""

from collections.abc import Iterable
from dataclasses import dataclass

from flows.drafting import Said, in_order
from flows.running import Fan, Run
from tasks import artifacts
from tasks.audio import compose_tune, synthesise_sound
from tasks.cartridge import integrate, write_code
from tasks.certification import certify, try_language
from tasks.levels import build_level
from tasks.outcomes import outcome, outcomes
from tasks.pictures import draw_font, draw_sprite, draw_tileset
from vintage_game_generator.asking.bases import addressed
from vintage_game_generator.errors import NotProven, PiecesFailed
from vintage_game_generator.models.assets import Asset
from vintage_game_generator.models.blend import Blend
from vintage_game_generator.models.cartridge import Cartridge, CertifiedGame, Port, ProvenLevel
from vintage_game_generator.models.config import GameConfig, GenerationConfig, Piece
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.design import GameDesign, LevelBrief, SpriteSpec, TilesetSpec
from vintage_game_generator.models.drafts.music import tune_of
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.models.writer import Terms
from vintage_game_generator.packaging.sealing import check_ports
from vintage_game_generator.store.keys import ASSET_PHASES, Phase


@dataclass(frozen=True)
class Proven:
    """A game that was won in Python, and how it fares in its other languages."""

    design: GameDesign
    levels: list[ProvenLevel]
    game: CertifiedGame
    ports: list[Port]


@dataclass(frozen=True)
class Making:
    """The pieces of a game, made and put together."""

    run: Run
    config: GameConfig
    generation: GenerationConfig
    terms: Terms
    blend: Blend
    style: StyleGuide
    said: Said

    def proven(self, design: GameDesign, credits: list[Credits]) -> Proven:
        """Return the game with its proof in all of its languages.

        What was asked for levels of a game that was not proven is added to the credits.

        Raises:
            PiecesFailed: a piece could not be made, or the game could not be proven.
        """
        fan = self.run.all(self._pieces(design))
        self.run.show(artifacts.show_style, self.style, self.blend)
        made = outcomes(fan)
        levels: list[ProvenLevel] = made[Phase.LEVEL]
        assets = [asset for phase in ASSET_PHASES for asset in made[phase]]
        try:
            python, *others = self._whole(design, made[Phase.CODE], assets, levels)
            trial = self.run.begun(
                certify,
                design=design,
                cartridge=python,
                levels=levels,
                assets=assets,
                credits=credits + [level.credits for level in levels],
            )
            self.run.show(artifacts.show_assets, assets, self.style)
            game: CertifiedGame = outcome(trial)
            ports = self._ports(others, game)
        except PiecesFailed:
            credits += [Credits(calls=level.credits.calls) for level in levels]
            raise
        return Proven(design, levels, game, ports)

    def _ports(self, others: list[Cartridge], game: CertifiedGame) -> list[Port]:
        """Return how the game fares in its other languages.

        Raises:
            PiecesFailed: it does something else there.
        """
        if not others:
            return []
        same = {"game": game, "shells": self.generation.shells}
        trials = Fan(try_language, {"cartridge": others}, same)
        ports: list[Port] = outcomes(self.run.all({Phase.PARITY: trials}))[Phase.PARITY]
        try:
            check_ports(game.certificate.title, ports)
        except NotProven as error:
            raise PiecesFailed(str(error), [error]) from error
        return ports

    def _whole(
        self,
        design: GameDesign,
        codes: list[Cartridge],
        assets: list[Asset],
        levels: list[ProvenLevel],
    ) -> list[Cartridge]:
        """Return the projects of all languages with everything in them, Python's first."""
        parts = {"design": design, "style": self.style, "assets": assets, "levels": levels}
        parts |= {"places": in_order(_names(design.tilesets), self.said.tilesets)}
        fan = {Phase.GAME: Fan(integrate, {"code": codes}, parts)}
        whole: list[Cartridge] = outcomes(self.run.all(fan))[Phase.GAME]
        return whole

    def _pieces(self, design: GameDesign) -> dict[Phase, Fan]:
        """Return what is made of each phase: every level, asset, language, the longest first."""
        said, config = self.said, self.config
        style = {"style": self.style}
        drawing = style | {"checked": self.generation.style_consistency}
        plan = style | {"design": design}
        asked = {"writer": addressed(config.writer(Piece.LEVELS)), "terms": self.terms}
        levels = {"brief": design.levels, "drafted": in_order(_names(design.levels), said.levels)}
        themes = [self.run.joined(tune_of, said.music, one.name) for one in design.tunes]
        tunes = {"spec": design.tunes, "draft": themes}
        places = {
            "spec": design.tilesets,
            "draft": in_order(_names(design.tilesets), said.tilesets),
        }
        sprites = {"spec": design.sprites, "draft": in_order(_names(design.sprites), said.sprites)}
        manner = config.style_influence.manner if config.style_influence else ()
        languages = {"language": config.target_languages}
        return {
            Phase.LEVEL: Fan(build_level, levels, plan | asked),
            Phase.TUNE: Fan(compose_tune, tunes, style),
            Phase.TILESET: Fan(draw_tileset, places, drawing | {"manner": manner}),
            Phase.SPRITE: Fan(draw_sprite, sprites, drawing),
            Phase.SOUND: Fan(synthesise_sound, {"spec": design.sounds}, style),
            Phase.FONT: Fan(draw_font, {"style": [self.style]}),
            Phase.CODE: Fan(write_code, languages, plan | {"config": config.in_python}),
        }


def _names(pieces: Iterable[LevelBrief | SpriteSpec | TilesetSpec]) -> list[str]:
    return [piece.name for piece in pieces]
