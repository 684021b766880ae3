"""An asset made, checked against the style guide, and kept in the store."""

from vintage_game_generator.authors.protocol import Author
from vintage_game_generator.consoles.checks import check_sprite, check_tileset
from vintage_game_generator.errors import OutOfStyle
from vintage_game_generator.models.assets import Asset, AssetKind
from vintage_game_generator.models.design import SoundSpec, SpriteSpec, TilesetSpec, TuneSpec
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.models.style import StyleGuide
from vintage_game_generator.store.blobs import Store

Files = dict[str, bytes]


def make_sprite(
    author: Author, spec: SpriteSpec, style: StyleGuide, store: Store, *, checked: bool = True
) -> Asset:
    """Return a sprite sheet, kept in the store.

    Raises:
        OutOfStyle: it breaks a limit of its console, and `checked` is on.
    """
    files = author.sprite(spec, style)
    findings = check_sprite(files, spec, style) if checked else ()
    return _kept(AssetKind.SPRITE, spec.name, files, findings, store)


def make_tileset(
    author: Author, spec: TilesetSpec, style: StyleGuide, store: Store, *, checked: bool = True
) -> Asset:
    """Return a biome's tiles and backdrops, kept in the store.

    Raises:
        OutOfStyle: they break a limit of their console, and `checked` is on.
    """
    files = author.tileset(spec, style)
    findings = check_tileset(files, spec, style) if checked else ()
    return _kept(AssetKind.TILESET, spec.name, files, findings, store)


def make_font(author: Author, style: StyleGuide, store: Store) -> Asset:
    """Return the bitmap font, kept in the store."""
    return _kept(AssetKind.FONT, "font", author.font(style), (), store)


def make_tune(author: Author, spec: TuneSpec, style: StyleGuide, store: Store) -> Asset:
    """Return a tune, kept in the store."""
    return _kept(AssetKind.TUNE, spec.name, author.tune(spec, style), (), store)


def make_sound(author: Author, spec: SoundSpec, style: StyleGuide, store: Store) -> Asset:
    """Return a sound, kept in the store."""
    return _kept(AssetKind.SOUND, spec.name, author.sound(spec, style), (), store)


def _kept(
    kind: AssetKind, name: str, files: Files, findings: tuple[Finding, ...], store: Store
) -> Asset:
    errors = [finding for finding in findings if finding.severity == Severity.ERROR]
    if errors:
        raise OutOfStyle(f"{kind} {name}: {errors[0].message}")
    return Asset(kind=kind, name=name, files=store.put_all(files), findings=findings)
