"""The gallery's page as a file: what is in it, and when it is made again."""

import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.command import Finished
from vintage_game_generator.errors import BadInput
from vintage_game_generator.gallery.exhibits import prepare
from vintage_game_generator.gallery.packing import packed
from vintage_game_generator.models.certificate import CERTIFICATE, Certificate
from vintage_game_generator.packaging.delivered import read_certificate
from vintage_game_generator.store.blobs import Store

Gallery = Callable[..., Path]
BADGE = r'<details class="(proof[^"]*)">\n<summary>.*?<b>([^<]*)</b>'
SHARE = 250_000  # bytes of a page that its stated limit does not count


@pytest.fixture
def fresh(tmp_path: Path) -> Store:
    """A store in which no film is yet."""
    return Store(tmp_path / "store")


@pytest.fixture
def filmed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The games that were filmed, one by one; nobody looks at the films."""
    games = []

    def counted(game: Path, certificate: Certificate) -> bytes:
        games.append(game)
        return b"GIF89a of " + certificate.seal.encode()

    monkeypatch.setattr("vintage_game_generator.gallery.exhibits.film", counted)
    return games


def test_a_page_of_somebody_else_is_left_alone(gallery: Gallery, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    theirs = tmp_path / "out" / "gallery.html"
    theirs.write_text("<title>Holidays</title>")
    with pytest.raises(BadInput, match="there is something else of this name"):
        gallery([])
    assert theirs.read_text() == "<title>Holidays</title>"
    theirs.unlink()
    assert gallery([]) == gallery([], title="Again")


def written(page: Path) -> tuple[int, int]:
    """Return which file a page is, and when it was written."""
    found = page.stat()
    return found.st_ino, found.st_mtime_ns


class Addresses(HTMLParser):
    """Collects every address that a page would ask for, and every handler inside of a tag."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("src", "srcset", "data") or (tag == "link" and name == "href"):
                self.found.append((value or "")[:40])
            if name.startswith("on") or name == "style":
                self.handlers.append(f"{tag} {name}")


def test_the_same_games_make_the_same_page(
    arcade: Finished, adventure: Finished, gallery: Gallery, filmed: list[Path], fresh: Store
) -> None:
    games = [arcade.folder, adventure.folder]
    page = gallery(games, store=fresh)
    first = page.read_bytes()
    page.unlink()
    assert gallery(games, store=fresh).read_bytes() == first
    assert sorted(filmed) == sorted(games), "a film is taken once"
    assert list(page.parent.iterdir()) == [page]


def test_a_page_of_unchanged_games_is_left_alone(
    adventure: Finished, gallery: Gallery, filmed: list[Path], fresh: Store
) -> None:
    page = gallery([adventure.folder], store=fresh)
    before = written(page)
    gallery([adventure.folder], store=fresh)
    assert written(page) == before
    page.write_bytes(page.read_bytes()[:-20])  # as a copy that was cut short
    gallery([adventure.folder], store=fresh)
    assert page.read_bytes().endswith(b"</html>\n")
    assert len(filmed) == 1


def test_a_changed_game_note_or_title_changes_the_page(
    adventure: Finished, gallery: Gallery, tmp_path: Path
) -> None:
    folder = tmp_path / "out" / adventure.folder.name
    shutil.copytree(adventure.folder, folder)
    pages = [gallery([folder]).read_text(encoding="utf-8")]
    pages.append(gallery([folder], title="Other title").read_text(encoding="utf-8"))
    notes = {folder.name: "Much like Night Tide."}
    pages.append(gallery([folder], notes=notes).read_text(encoding="utf-8"))
    certificate = read_certificate(folder).model_copy(update={"languages": {"python": "no"}})
    (folder / CERTIFICATE).write_bytes(certificate.sealed().to_json())
    pages.append(gallery([folder], notes=notes).read_text(encoding="utf-8"))
    assert len(set(pages)) == len(pages)
    assert '<p class="note">Much like Night Tide.</p>' in pages[2]
    assert 'title="no"' in pages[3]


def test_unchanged_games_are_neither_read_nor_drawn_again(
    adventure: Finished,
    gallery: Gallery,
    tmp_path: Path,
    filmed: list[Path],
    fresh: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    certificate = (adventure.folder / CERTIFICATE).read_bytes()
    gallery([adventure.folder], store=fresh)
    games = []
    for number in range(20):
        games.append(tmp_path / "out" / f"game-{number}")
        games[-1].mkdir()
        (games[-1] / CERTIFICATE).write_bytes(certificate)
    page = gallery(games, store=fresh)
    before = written(page)
    assert len(filmed) == 1, "the same certificate is the same film"

    def refuse(*_: object) -> None:
        raise AssertionError("it takes its time, for nothing")

    monkeypatch.setattr("vintage_game_generator.gallery.page.read_certificate", refuse)
    monkeypatch.setattr("vintage_game_generator.gallery.rendering.rendered", refuse)
    gallery(games, store=fresh)
    assert written(page) == before


def test_the_page_asks_for_nothing_and_has_nothing_that_its_policy_refuses(
    arcade: Finished, gallery: Gallery
) -> None:
    text = gallery([arcade.folder]).read_text(encoding="utf-8")
    seen = Addresses()
    seen.feed(text)
    assert seen.found
    assert all(address.startswith("data:") for address in seen.found)
    assert seen.handlers == []
    policy = re.search(r'Content-Security-Policy" content="([^"]*)', text)
    assert policy is not None
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]


def test_hostile_words_stay_words(hostile: Path, gallery: Gallery) -> None:
    page = gallery([hostile], title="</title><script>hacked()</script>", notes={"<i>": "<b>why"})
    text = page.read_text(encoding="utf-8")
    for markup in ("<img src=x", "<script>hacked", "<script>globalThis", "<b>why", "<i>"):
        assert markup not in text
    assert "{{ 7 * 7 }}" in text, "a title is no template"
    assert text.count("&lt;/script&gt;&lt;script&gt;globalThis") > 4, "all of it is shown"
    assert text.count("<script>") == 1
    assert "<title>&lt;/title&gt;&lt;script&gt;hacked()" in text
    assert 'href="bad%27game/"' in text


def test_a_game_that_could_not_be_made_says_why(
    adventure: Finished, gallery: Gallery, tmp_path: Path
) -> None:
    empty = tmp_path / "out" / "empty-well"
    empty.mkdir(parents=True)
    notes = {"Ember Road": "levels: no way through level 2", "empty-well": "sprites: disk full"}
    text = gallery([adventure.folder, empty], notes=notes).read_text(encoding="utf-8")
    assert text.count('class="card failed"') == 2
    assert "levels: no way through level 2" in text
    assert "sprites: disk full" in text
    assert "2 not made" in text


def test_a_game_shows_its_palette_and_its_badge(
    platformer: Finished, gallery: Gallery, filmed: list[Path], fresh: Store
) -> None:
    text = gallery([platformer.folder], store=fresh).read_text(encoding="utf-8")
    style = (platformer.folder / "docs" / "style.json").read_text(encoding="utf-8")
    colours = set(re.findall(r"#[0-9a-f]{6}", style))
    assert f'aria-label="Palette of {len(colours)} colours"' in text
    assert sorted(re.findall(r'<rect [^>]*fill="(#[0-9a-f]{6})"', text)) == sorted(colours)
    assert re.findall(BADGE, text) == [("proof", "Certified")]
    assert "<span>1 certified</span>" in text


def test_a_game_that_failed_a_check_is_not_certified(
    adventure: Finished, gallery: Gallery, tmp_path: Path, filmed: list[Path], fresh: Store
) -> None:
    folder = tmp_path / "out" / adventure.folder.name
    shutil.copytree(adventure.folder, folder)
    certificate = read_certificate(folder)
    first, *others = certificate.checks
    checks = (first.model_copy(update={"passed": False}), *others)
    failed = certificate.model_copy(update={"checks": checks}).sealed()
    (folder / CERTIFICATE).write_bytes(failed.to_json())
    text = gallery([folder], store=fresh).read_text(encoding="utf-8")
    assert re.findall(BADGE, text) == [("proof bad", "Not certified")]
    assert f'<li class="bad">{first.name}</li>' in text
    assert f"{len(others)} of {len(checks)} checks" in text
    assert "<span>0 certified</span>" in text


def test_a_game_without_a_page_says_how_it_is_played(adventure: Finished, gallery: Gallery) -> None:
    text = gallery([adventure.folder]).read_text(encoding="utf-8")
    assert f"vintage play {adventure.folder.name}" in text
    assert ' data-packed="' not in text
    assert 'class="stage play"' not in text


def test_what_was_prepared_is_not_made_again(
    arcade: Finished,
    gallery: Gallery,
    filmed: list[Path],
    fresh: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sizes: list[int] = []

    def counted(page: bytes) -> bytes:
        sizes.append(len(page))
        return packed(page)

    monkeypatch.setattr("vintage_game_generator.gallery.exhibits.packed", counted)
    prepare(arcade.folder, read_certificate(arcade.folder), fresh)
    assert (len(filmed), len(sizes)) == (1, 1)
    page = gallery([arcade.folder], store=fresh)
    assert (len(filmed), len(sizes)) == (1, 1)
    assert 'id="packed-1"' in page.read_text(encoding="utf-8")


def test_what_does_not_fit_is_played_from_its_folder(
    arcade: Finished, gallery: Gallery, tmp_path: Path
) -> None:
    folder = tmp_path / "out" / arcade.folder.name
    shutil.copytree(arcade.folder, folder)
    twin = shutil.copytree(arcade.folder, tmp_path / "out" / "twin")
    whole = gallery([folder, twin]).stat().st_size
    limit = whole * 2 // 3
    page = gallery([folder, twin], limit=limit)
    text = page.read_text(encoding="utf-8")
    assert page.stat().st_size < limit + SHARE
    assert text.count('id="packed-') == 1
    assert f'data-page="{twin.name}/web/{folder.name}.html"' in text
    assert "1 game did not fit" in text
    (twin / "web" / f"{folder.name}.html").unlink()
    text = gallery([folder, twin], limit=limit).read_text(encoding="utf-8")
    assert "vintage play twin" in text, "its page went away"


def test_a_game_that_was_changed_is_not_run(
    adventure: Finished, gallery: Gallery, tmp_path: Path, filmed: list[Path], fresh: Store
) -> None:
    folder = tmp_path / "out" / "changed"
    shutil.copytree(adventure.folder, folder)
    (folder / adventure.package / "game.py").write_text("raise SystemExit('mine')\n")
    text = gallery([folder], store=fresh).read_text(encoding="utf-8")
    assert filmed == []
    assert ' data-film="' not in text
    assert 'src="data:image/png;base64,' in text
