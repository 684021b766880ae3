"""Two finished games, one of them for the web, and galleries of them."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
import yaml

from tests.command import Finished, finished
from tests.targets.conftest import browser, new_tab
from vintage_game_generator.gallery.page import build_gallery
from vintage_game_generator.models.certificate import CERTIFICATE
from vintage_game_generator.packaging.delivered import read_certificate
from vintage_game_generator.store.blobs import Store

__all__ = ["browser", "new_tab"]

ARCADE = """\
name: Moss Relay
genre: platformer
perspective: side-view
art_style: pico-8
features: [save]
custom_description: A courier runs through the moss with a letter.
target_languages: [python, web]
seed: 3
"""
HOSTILE = """Bad <img src=x onerror=hacked()> "quoted' & {{ 7 * 7 }}"""
SCRIPT = "</script><script>globalThis.hacked = true</script><!-- ]]>"


@pytest.fixture(scope="session")
def arcade(shared: Path) -> Finished:
    """A platformer in Python and for the web, that `vintage generate --json` made from nothing."""
    return finished("arcade", ARCADE, shared)


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Where films and packed games are kept between tests."""
    return Store(tmp_path_factory.mktemp("films"))


@pytest.fixture
def gallery(tmp_path: Path, films: Store) -> Callable[..., Path]:
    """Build a gallery in a folder of its own."""

    def built(
        games: Sequence[Path],
        title: str = "Nightly arcade",
        notes: Mapping[str, str] | None = None,
        store: Store = films,
        **others: int,
    ) -> Path:
        return build_gallery(tmp_path / "out", games, title, store, notes=notes or {}, **others)

    return built


@pytest.fixture
def hostile(adventure: Finished, tmp_path: Path) -> Path:
    """The folder of a game whose every word tries to break out of the page."""
    folder = tmp_path / "out" / "bad'game"
    folder.mkdir(parents=True)
    certificate = read_certificate(adventure.folder)
    for name in ("docs/style.json", *(one.file for one in certificate.pictures)):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(adventure.folder / name, folder / name)
    brief = yaml.safe_load((adventure.folder / "brief.yaml").read_text(encoding="utf-8"))
    brief |= {"name": HOSTILE, "custom_description": SCRIPT}
    (folder / "brief.yaml").write_text(yaml.safe_dump(brief), encoding="utf-8")
    (folder / "README.md").write_text(f"# x\n\n*{SCRIPT.replace('*', '')}*\n", encoding="utf-8")
    levels = tuple(one.model_copy(update={"name": SCRIPT}) for one in certificate.levels)
    changed = certificate.model_copy(update={"title": HOSTILE, "levels": levels}).sealed()
    (folder / CERTIFICATE).write_bytes(changed.to_json())
    return folder
