"""The gallery in a real browser: from a disk and from our server, on a phone and on a desk."""

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.command import Finished
from tests.gallery.unpacking import unpacked
from vintage_game_generator.gallery.packing import packed
from vintage_game_generator.gallery.page import build_gallery
from vintage_game_generator.serving.files import file_server
from vintage_game_generator.store.blobs import Store
from vintage_game_generator.targets.chromium_tab import Tab

NewTab = Callable[[], Tab]
Open = Callable[..., Tab]

PHONE, SMALL_PHONE, DESK = (375, 812), (320, 568), (1440, 900)
KEYS = {"Escape": 27, "Enter": 13, "ArrowRight": 39}
GAME = "document.querySelector('#screen iframe').contentWindow"
WORLD = f"{GAME}.game.cabinet.world"
PLAYING = 2  # a world's mode
SHOWN = "cards.filter((card) => !card.hidden).map((card) => card.querySelector('h2').textContent)"


@pytest.fixture(scope="module")
def arcade_folder(
    arcade: Finished,
    adventure: Finished,
    films: Store,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A folder with two games, and the gallery of both and of one that could not be made."""
    folder = tmp_path_factory.mktemp("arcade")
    games = [folder / game.folder.name for game in (arcade, adventure)]
    for game, place in zip((arcade, adventure), games, strict=True):
        shutil.copytree(game.folder, place)
    build_gallery(folder, games, "Nightly arcade", films, notes={"Ember Road": "no way through"})
    return folder


@pytest.fixture(scope="module")
def served(arcade_folder: Path) -> Iterator[str]:
    """The address of the folder on the server that `vintage up` starts."""
    with file_server(arcade_folder, 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def gallery_tab(arcade_folder: Path, new_tab: NewTab) -> Open:
    """Open the gallery in a window of some size."""

    def opened(
        size: tuple[int, int] = DESK, address: str = "", *, still: bool = False, density: float = 1
    ) -> Tab:
        tab = new_tab()
        width, height = size
        device = {"width": width, "height": height, "mobile": width < 600}
        tab.call("Emulation.setDeviceMetricsOverride", {**device, "deviceScaleFactor": density})
        motion = {"name": "prefers-reduced-motion", "value": "reduce" if still else ""}
        tab.call("Emulation.setEmulatedMedia", {"features": [motion]})
        tab.open(f"{address or arcade_folder.as_uri()}/gallery.html")
        return tab

    return opened


def until(tab: Tab, condition: str) -> None:
    """Wait until something is true on a page."""
    tab.evaluate(
        "new Promise((done) => (function look() { let found = false;"
        f" try {{ found = {condition}; }} catch {{}}"
        " if (found) done(); else setTimeout(look, 20); })())"
    )


def press(tab: Tab, name: str, *ways: str) -> None:
    code = {"key": name, "code": name, "windowsVirtualKeyCode": KEYS[name]}
    for way in ways or ("rawKeyDown", "keyUp"):
        tab.call("Input.dispatchKeyEvent", {"type": way, **code})


def click(tab: Tab, selector: str) -> None:
    """Click in the middle of something, as with a mouse."""
    x, y = tab.evaluate(
        f"(() => {{ const one = document.querySelector({json.dumps(selector)});"
        " one.scrollIntoView({ block: 'center' });"
        " const box = one.getBoundingClientRect();"
        " return [box.x + box.width / 2, box.y + box.height / 2]; })()"
    )
    for kind in ("mousePressed", "mouseReleased"):
        where = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
        tab.call("Input.dispatchMouseEvent", where)


def only_itself(tab: Tab, page: str) -> bool:
    """Return whether a tab asked for its page and for nothing else that is elsewhere."""
    return [one for one in tab.requests() if not one.startswith(("data:", "blob:"))] == [page]


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE, DESK])
def test_nothing_is_wider_than_the_window(size: tuple[int, int], gallery_tab: Open) -> None:
    tab = gallery_tab(size)
    tab.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert tab.evaluate("document.documentElement.scrollWidth") == size[0]
    beyond = tab.evaluate(
        "[...document.querySelectorAll('body *')].filter((one) => !one.closest('.unseen, dialog')"
        " && one.getBoundingClientRect().right > innerWidth + 0.5).map((one) => one.outerHTML)"
    )
    assert beyond == []
    assert tab.complaints() == []


@pytest.mark.parametrize(("size", "density"), [(PHONE, 2), (PHONE, 3), (DESK, 1), (DESK, 1.25)])
def test_pixels_of_films_are_squares_of_whole_pixels(
    size: tuple[int, int], density: float, gallery_tab: Open
) -> None:
    tab = gallery_tab(size, density=density)
    sizes = tab.evaluate(
        "films.map((film) => { const { width, height } = film.getBoundingClientRect();"
        " return [width / film.getAttribute('width'), height / film.getAttribute('height'),"
        " height, film.parentElement.clientWidth - width]; })"
    )
    assert len(sizes) == 2
    for across, down, height, rest in sizes:
        assert across == pytest.approx(down, abs=0.001)
        assert across * density == pytest.approx(round(across * density), abs=0.01)
        assert across > 1.5
        assert height <= 292
        assert rest >= 0


@pytest.mark.parametrize("from_disk", [True, False])
def test_a_game_is_played_in_place(
    from_disk: bool, gallery_tab: Open, served: str, arcade_folder: Path
) -> None:
    place = "" if from_disk else served
    tab = gallery_tab(address=place)
    click(tab, ".play")
    until(tab, f"{GAME}.game.cabinet && said.textContent === ''")
    press(tab, "Enter")
    until(tab, f"{WORLD}.mode === {PLAYING}")
    before = tab.evaluate(f"[{WORLD}.actors[0].x, {GAME}.document.querySelector('canvas').width]")
    press(tab, "ArrowRight", "rawKeyDown")
    until(tab, f"{WORLD}.actors[0].x > {before[0]}")
    press(tab, "ArrowRight", "keyUp")
    assert tab.evaluate(f"{GAME}.localStorage !== undefined"), "a game can save"
    press(tab, "Escape")
    until(tab, "document.querySelector('iframe') === null")  # and its sound with it
    assert tab.evaluate("!player.open && document.activeElement.matches('.play')")
    assert tab.complaints() == []
    assert only_itself(tab, f"{place or arcade_folder.as_uri()}/gallery.html")


def test_the_keyboard_alone_plays_and_the_button_closes(gallery_tab: Open) -> None:
    tab = gallery_tab(PHONE)
    tab.evaluate("document.querySelector('.play').focus()")
    tab.call("Input.dispatchKeyEvent", {"type": "keyDown", "text": "\r", "key": "Enter"})
    press(tab, "Enter", "keyUp")
    until(tab, f"{GAME}.game.cabinet")
    assert tab.evaluate(f"{GAME}.document.documentElement.scrollWidth") <= PHONE[0]
    click(tab, "#stop")
    until(tab, "!player.open && document.querySelector('iframe') === null")
    assert tab.complaints() == []


def test_closing_while_it_is_unpacked_starts_no_game(gallery_tab: Open) -> None:
    tab = gallery_tab()
    tab.evaluate(
        "document.querySelector('.play').click(), document.querySelector('#stop').click(),"
        " new Promise((passed) => setTimeout(passed, 1500))"
    )
    assert tab.evaluate("[player.open, document.querySelectorAll('iframe').length]") == [False, 0]


def test_the_page_unpacks_to_the_byte_what_was_packed(
    gallery_tab: Open, arcade_folder: Path
) -> None:
    tab = gallery_tab()
    (page,) = arcade_folder.glob("*/web/moss-relay.html")
    expected = sha256(unpacked(packed(page.read_bytes()))).hexdigest()
    found = tab.evaluate(
        "unpacked('packed-1').then((text) => crypto.subtle.digest('SHA-256', "
        "new TextEncoder().encode(text))).then((digest) => Array.from(new Uint8Array(digest), "
        "(one) => one.toString(16).padStart(2, '0')).join(''))"
    )
    assert found == expected


def test_filters_show_what_is_asked_for(gallery_tab: Open) -> None:
    tab = gallery_tab()

    def sift(**values: str) -> list[str]:
        asked = "".join(
            f"byId({json.dumps(name)}).{'checked' if value == 'on' else 'value'} ="
            f" {json.dumps(value)};"
            for name, value in values.items()
        )
        tab.evaluate(f"filters.reset(); {asked} filters.dispatchEvent(new Event('input'))")
        return [title.strip() for title in tab.evaluate(SHOWN)]

    assert sift() == ["Moss Relay", "Moor Lantern", "Ember Road"]
    assert sift(genre="platformer") == ["Moss Relay"]
    assert sift(console="Game Boy") == ["Moor Lantern"]
    assert sift(language="web") == ["Moss Relay"]
    assert sift(language="python") == sift(certified="on") == ["Moss Relay", "Moor Lantern"]
    assert sift(playable="on") == ["Moss Relay"]
    assert sift(sought="LETTER courier") == ["Moss Relay"]
    assert sift(sought="ember") == ["Ember Road"]
    assert tab.evaluate("byId('count').textContent") == "1 of 3 shown"
    assert sift(sought="zzz") == []
    click(tab, "#reset")
    assert len(tab.evaluate(SHOWN)) == 3


def test_films_run_in_view_and_stand_still_for_who_asks(gallery_tab: Open) -> None:
    film = "document.querySelector('.film').src"
    tab = gallery_tab()
    until(tab, f"{film}.startsWith('blob:')")
    click(tab, "#films")
    until(tab, f"{film}.startsWith('data:image/png')")
    tab = gallery_tab(still=True)
    tab.evaluate("new Promise((passed) => setTimeout(passed, 500))")
    assert tab.evaluate(film).startswith("data:image/png")
    click(tab, "#films")
    until(tab, f"{film}.startsWith('blob:')")
    until(tab, "document.querySelector('.film').naturalWidth === 128")
    assert tab.complaints() == []


def test_hostile_words_do_nothing(
    hostile: Path, gallery: Callable[..., Path], new_tab: NewTab
) -> None:
    notes = {hostile.name: "<script>hacked = 1</script>", "<b onclick=hacked()>": "'\"<img>"}
    page = gallery([hostile], title="<script>globalThis.hacked = 1</script>", notes=notes)
    tab = new_tab()
    tab.open(page.as_uri())
    assert tab.evaluate("typeof hacked") == "undefined"
    assert tab.evaluate("document.querySelectorAll('.card').length") == 2
    assert tab.evaluate("document.querySelectorAll('.card img').length") == 1
    assert tab.evaluate("document.title") == "<script>globalThis.hacked = 1</script>"
    assert tab.complaints() == []
    assert only_itself(tab, page.as_uri())


@pytest.mark.parametrize("from_disk", [True, False])
def test_a_game_beside_the_page_is_played_from_its_folder(
    from_disk: bool, arcade_folder: Path, films: Store, served: str, new_tab: NewTab
) -> None:
    folder = arcade_folder / "beside"
    page = build_gallery(folder, [arcade_folder / "moss-relay"], "Beside", films, limit=1)
    tab = new_tab()
    tab.open(page.as_uri() if from_disk else f"{served}/beside/gallery.html")
    click(tab, ".play")
    until(tab, "document.querySelector('iframe') !== null && said.textContent === ''")
    if from_disk:
        assert tab.evaluate("player.classList.contains('apart')")
    else:
        until(tab, f"{GAME}.game.cabinet")
    click(tab, "#stop")
    until(tab, "!player.open")
    assert tab.complaints() == []
