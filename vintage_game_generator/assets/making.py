"""An asset made, checked against the style guide, and kept in the store."""

from vintage_game_generator.assets.font import draw_font
from vintage_game_generator.assets.music import compose_tune
from vintage_game_generator.assets.neural_style import painted_over
from vintage_game_generator.assets.sounds import synthesise_sound
from vintage_game_generator.assets.sprites import draw_sprite
from vintage_game_generator.assets.tilesets import draw_tileset
from vintage_game_generator.consoles.checks import check_sprite, check_tileset
from vintage_game_generator.errors import OutOfStyle
from vintage_game_generator.models.assets import Asset, AssetKind
from vintage_game_generator.models.design import SoundSpec, SpriteSpec, TilesetSpec, TuneSpec
from vintage_game_generator.models.drafts.music import TuneDraft
from vintage_game_generator.models.drafts.sprite import SpriteDraft
from vintage_game_generator.models.drafts.tileset import TilesetDraft
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.store.blobs import Store

Files = dict[str, bytes]


def make_sprite(
    spec: SpriteSpec,
    style: StyleGuide,
    store: Store,
    draft: SpriteDraft | None = None,
    *,
    checked: bool = True,
) -> Asset:
    """Return a sprite sheet, kept in the store.

    Raises:
        OutOfStyle: it breaks a limit of its console, and `checked` is on.
    """
    files = draw_sprite(spec, style, draft)
    findings = check_sprite(files, spec, style) if checked else ()
    return _kept(AssetKind.SPRITE, spec.name, files, findings, store)


def make_tileset(
    spec: TilesetSpec,
    style: StyleGuide,
    store: Store,
    draft: TilesetDraft | None = None,
    manner: tuple[int, ...] = (),
    *,
    checked: bool = True,
) -> Asset:
    """Return a biome's tiles and backdrops, kept in the store.

    Args:
        spec: Which.
        style: Its look.
        store: Where it is kept.
        draft: What an author said of it.
        manner: How backdrops are painted over, if a picture says so.
        checked: Whether it is held to the limits of its console.

    Raises:
        OutOfStyle: they break a limit of their console, and `checked` is on.
    """
    files = draw_tileset(spec, style, draft)
    if manner:
        files = painted_over(files, style.biomes[spec.biome], manner)
    findings = check_tileset(files, spec, style) if checked else ()
    return _kept(AssetKind.TILESET, spec.name, files, findings, store)


def make_font(style: StyleGuide, store: Store) -> Asset:
    """Return the bitmap font, kept in the store."""
    return _kept(AssetKind.FONT, "font", draw_font(style), (), store)


def make_tune(
    spec: TuneSpec, style: StyleGuide, store: Store, draft: TuneDraft | None = None
) -> Asset:
    """Return a tune, kept in the store."""
    return _kept(AssetKind.TUNE, spec.name, compose_tune(spec, style, draft), (), store)


def make_sound(spec: SoundSpec, style: StyleGuide, store: Store) -> Asset:
    """Return a sound, kept in the store."""
    return _kept(AssetKind.SOUND, spec.name, synthesise_sound(spec, style), (), store)


def _kept(
    kind: AssetKind, name: str, files: Files, findings: tuple[Finding, ...], store: Store
) -> Asset:
    errors = [finding for finding in findings if finding.severity == Severity.ERROR]
    if errors:
        raise OutOfStyle(f"{kind} {name}: {errors[0].message}")
    return Asset(kind=kind, name=name, files=store.put_all(files), findings=findings)
