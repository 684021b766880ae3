"""Playing on the web page: keys, fingers, other windows, any display, sound, saves."""

import json
import struct
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from tests.web_games import FRAMES_BY_HAND, WebGame, at_hand
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.saves import SaveFile
from vintage_game_generator.targets.chromium_tab import Tab
from vintage_game_generator.targets.web_browser import load_check

Games = Callable[[str], WebGame]
NewTab = Callable[[], Tab]

TO_PLAY = "game.cabinet.world.mode === 2"
KEYS = {
    "Enter": {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13},
    "Escape": {"key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27},
    "ArrowRight": {"key": "ArrowRight", "code": "ArrowRight", "windowsVirtualKeyCode": 39},
    "f": {"key": "f", "code": "KeyF", "windowsVirtualKeyCode": 70},
    "m": {"key": "m", "code": "KeyM", "windowsVirtualKeyCode": 77},
    "z": {"key": "z", "code": "KeyZ", "windowsVirtualKeyCode": 90},
}
VIEWS = {
    "phone": (390, 844, 3, True),
    "phone on its side": (844, 390, 3, True),
    "small phone": (320, 568, 2, True),
    "tablet": (820, 1180, 2, True),
    "desktop": (1280, 800, 1, False),
    "enlarged desktop": (1093, 614, 1.25, False),
}


def opened(new_tab: NewTab, game: WebGame, script: str = "") -> Tab:
    """Return a tab that has the game's page, and the keyboard."""
    tab = at_hand(new_tab(), script)
    found = load_check(tab, game.page)
    assert found.passed, found.detail
    return tab


def until(tab: Tab, condition: str) -> None:
    """Wait until something is true on a page."""
    look = f"({condition}) ? done(0) : setTimeout(look, 10)"
    tab.evaluate(f"new Promise((done) => (function look() {{ {look}; }})())")


def key(tab: Tab, name: str, *, down: bool) -> None:
    kind = "rawKeyDown" if down else "keyUp"
    tab.call("Input.dispatchKeyEvent", {"type": kind, **KEYS[name]})


def press(tab: Tab, name: str) -> None:
    key(tab, name, down=True)
    key(tab, name, down=False)


def play(tab: Tab) -> None:
    """Go from the title to the play."""
    press(tab, "Enter")
    until(tab, TO_PLAY)


def view(tab: Tab, name: str) -> None:
    width, height, density, touch = VIEWS[name]
    size = {"width": width, "height": height, "deviceScaleFactor": density, "mobile": touch}
    tab.call("Emulation.setDeviceMetricsOverride", size)
    tab.call(
        "Emulation.setTouchEmulationEnabled",
        {"enabled": touch, **({"maxTouchPoints": 5} if touch else {})},
    )


def box(tab: Tab, selector: str) -> dict[str, float]:
    found: dict[str, float] = tab.evaluate(
        f"document.querySelector({selector!r}).getBoundingClientRect().toJSON()"
    )
    return found


def middle(tab: Tab, selector: str, dx: float = 0.0) -> dict[str, float]:
    """Return a point on an element, so much of its half to the right of its middle."""
    found = box(tab, selector)
    across = found["x"] + found["width"] * (1 + dx) / 2
    return {"x": across, "y": found["y"] + found["height"] / 2}


def touch(tab: Tab, *points: dict[str, float]) -> None:
    """Have fingers at some points, and nowhere else."""
    kind = "touchStart" if points else "touchEnd"
    fingers = [{**point, "id": number} for number, point in enumerate(points)]
    tab.call("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})


def test_keys_move_the_hero(web_games: Games, new_tab: NewTab) -> None:
    tab = opened(new_tab, web_games("game-boy"))
    play(tab)
    before = tab.evaluate("game.cabinet.world.actors[0].x")
    key(tab, "ArrowRight", down=True)
    until(tab, f"game.cabinet.world.actors[0].x > {before + kernel.CELL}")
    key(tab, "z", down=True)
    until(tab, "!game.cabinet.world.actors[0].ground")
    assert tab.evaluate("game.cabinet.world.buttons") == kernel.RIGHT | kernel.A
    key(tab, "z", down=False)
    key(tab, "ArrowRight", down=False)
    until(tab, "game.cabinet.world.buttons === 0")
    assert tab.evaluate("scrollX + scrollY") == 0
    assert tab.complaints() == []


def test_escape_pauses_and_goes_on(web_games: Games, new_tab: NewTab) -> None:
    tab = opened(new_tab, web_games("nes"))
    play(tab)
    press(tab, "Escape")
    until(tab, f"game.cabinet.world.mode === {kernel.PAUSED} && !game.cabinet.world.buttons")
    press(tab, "Escape")
    until(tab, TO_PLAY)


@pytest.mark.parametrize("turn_away", ["hidden", "blur"])
def test_who_turns_away_finds_the_game_paused(
    turn_away: str, web_games: Games, new_tab: NewTab
) -> None:
    tab = opened(new_tab, web_games("nes"))
    play(tab)
    key(tab, "ArrowRight", down=True)
    until(tab, f"game.cabinet.world.buttons === {kernel.RIGHT}")
    if turn_away == "blur":
        tab.evaluate("window.dispatchEvent(new Event('blur')), 0")
    else:
        hide = "Object.defineProperty(document, 'hidden', { value: true, configurable: true })"
        seen = tab.evaluate(
            f"{hide}, document.dispatchEvent(new Event('visibilitychange')),"
            " game.cabinet.world.mode"
        )
        assert seen == kernel.PAUSED, "a hidden page gets no frames: it must not wait for one"
    until(tab, f"game.cabinet.world.mode === {kernel.PAUSED}")
    assert tab.evaluate("game.cabinet.world.buttons & 1") == 0, "what was held is let go"


def test_a_second_has_sixty_ticks_on_every_display(web_games: Games, new_tab: NewTab) -> None:
    tab = opened(new_tab, web_games("game-boy"), FRAMES_BY_HAND)
    tab.evaluate("passFrames(1, 0)")
    tick = "game.cabinet.world.tick"
    for rate in (24, 30, 60, 75, 144):
        before = tab.evaluate(tick)
        tab.evaluate(f"passFrames({rate * 3}, 1000 / {rate})")
        assert abs(tab.evaluate(tick) - before - 180) <= 1, f"{rate} frames a second"
    before = tab.evaluate(tick)
    tab.evaluate("passFrames(1, 5000)")
    assert tab.evaluate(tick) - before == 4, "slow, and no jump"


@pytest.mark.parametrize("fingers", [True, False])
@pytest.mark.parametrize("console", ["game-boy", "snes"])
def test_the_picture_is_as_large_as_whole_pixels_allow_and_nothing_is_in_its_way(
    console: str, fingers: bool, web_games: Games, new_tab: NewTab
) -> None:
    tab = new_tab()
    names = [name for name in VIEWS if VIEWS[name][3] == fingers]
    view(tab, names[0])
    assert load_check(tab, web_games(console).page).passed
    for name in names:
        view(tab, name)
        tab.evaluate(f"({FRAMES_LATER})(3)")
        width, height, density, _ = VIEWS[name]
        screen, stage = box(tab, "canvas"), box(tab, ".stage")
        own = tab.evaluate(f"({SIZE})(document.querySelector('canvas'))")
        scale = screen["width"] * density / own["width"]
        most = min(stage[side] * density / own[side] for side in ("width", "height"))
        assert scale == pytest.approx(int(most), abs=0.05), name
        boxes = {"canvas": screen}
        if fingers:
            for selector in (".cross", ".a", ".b", ".start .button"):
                boxes[selector] = box(tab, selector)
        else:
            assert box(tab, ".cross")["width"] == 0
            boxes[".keys"] = box(tab, ".keys")
        for selector, one in boxes.items():
            assert one["left"] >= 0 and one["right"] <= width + 0.5, (name, selector)
            assert one["top"] >= 0 and one["bottom"] <= height + 0.5, (name, selector)
        for pair in combinations(boxes, 2):
            assert apart(*(boxes[selector] for selector in pair)) or pair == (".a", ".b"), name


SIZE = "({ width, height }) => ({ width, height })"
FRAMES_LATER = """(count) => new Promise((drawn) => {
  const next = (left) => left > 0 ? requestAnimationFrame(() => next(left - 1)) : drawn();
  next(count);
})"""


def apart(one: dict[str, float], other: dict[str, float]) -> bool:
    """Return whether two boxes do not overlap; half a pixel may be rounded."""
    return any(
        first[end] <= second[start] + 0.5
        for first, second in ((one, other), (other, one))
        for start, end in (("left", "right"), ("top", "bottom"))
    )


def test_fingers_hold_buttons_several_at_once(web_games: Games, new_tab: NewTab) -> None:
    tab = new_tab()
    view(tab, "phone")
    assert load_check(tab, web_games("game-boy").page).passed
    touch(tab, middle(tab, ".start .button"))
    touch(tab)
    until(tab, TO_PLAY)
    right, jump = middle(tab, ".cross", 0.6), middle(tab, ".a")
    touch(tab, right)
    until(tab, f"game.cabinet.world.buttons === {kernel.RIGHT}")
    assert tab.evaluate("document.querySelector('.cross').classList.contains('right')")
    touch(tab, right, jump)
    until(tab, f"game.cabinet.world.buttons === {kernel.RIGHT | kernel.A}")
    until(tab, "!game.cabinet.world.actors[0].ground")
    left = middle(tab, ".cross", -0.6)
    fingers = [{**left, "id": 0}, {**jump, "id": 1}]
    tab.call("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": fingers})
    until(tab, f"game.cabinet.world.buttons === {kernel.LEFT | kernel.A}")
    touch(tab)
    until(tab, "game.cabinet.world.buttons === 0")
    assert not tab.evaluate("document.querySelector('.cross').classList.contains('left')")


def test_the_tune_loops_to_the_sample(web_games: Games, new_tab: NewTab) -> None:
    """The page's own sound code plays into a context that renders without a loudspeaker."""
    game = web_games("pico-8")
    facts = json.loads((game.folder / "web/assets/music/title.json").read_text())
    start, end = facts["loop_start"], facts["loop_end"]
    length = 2 * end - start + 1000
    context = f"globalThis.offline = new OfflineAudioContext(1, {length}, options.sampleRate)"
    tab = opened(
        new_tab,
        game,
        f"globalThis.AudioContext = function (options) {{ return {context}; }};" + FRAMES_BY_HAND,
    )
    press(tab, "z")
    heard: dict[str, Any] = tab.evaluate(
        f"""(async () => {{
          passFrames(3, 1000 / 60);
          const samples = (await offline.startRendering()).getChannelData(0);
          const around = (at) => [...samples.subarray(at - 300, at + 300)];
          const loud = samples.some((sample) => Math.abs(sample) > 0.05);
          return {{ loud, first: around({end}), second: around({2 * end - start}),
                    opening: [...samples.subarray(0, 600)] }};
        }})()"""
    )
    assert facts["loop"] and heard["loud"]
    wave = (game.folder / "web/assets/music/title.wav").read_bytes()
    frames = wave[wave.index(b"data") + 8 :]
    samples = [one / 32768 * 0.6 for one in struct.unpack(f"<{len(frames) // 2}h", frames)]
    seam = samples[end - 300 : end] + samples[start : start + 300]
    assert heard["opening"] == pytest.approx(samples[:600], abs=1e-6)
    assert heard["first"] == pytest.approx(seam, abs=1e-6)
    assert heard["second"] == pytest.approx(seam, abs=1e-6)


def test_a_save_outlives_the_page_and_a_damaged_one_counts_as_none(
    web_games: Games, new_tab: NewTab
) -> None:
    game = web_games("nes")
    seed = json.loads(game.recording())["seed"]
    tab = opened(new_tab, game)
    tab.evaluate("game.cabinet.world.save.set([1, 0, 7, 9])")
    until(tab, "localStorage.length > 0")
    stored = tab.evaluate(f"localStorage.getItem('{game.package}/save.json')")
    python = SaveFile(game.folder, game.package, seed)
    python.path.parent.mkdir(exist_ok=True)
    python.path.write_text(stored, encoding="utf-8")
    assert python.read() == [1, 0, 7, 9], "the same text as Python's"
    again = opened(new_tab, game)
    assert again.evaluate("[...game.cabinet.world.save]") == [1, 0, 7, 9]
    damaged = stored.replace("7", "8")
    again.evaluate(f"localStorage.setItem('{game.package}/save.json', {damaged!r})")
    assert opened(new_tab, game).evaluate("[...game.cabinet.world.save]") == [0, 0, 0, 0]


def test_a_browser_that_refuses_to_store_plays_all_the_same(
    web_games: Games, new_tab: NewTab
) -> None:
    refuse = "get() { throw new DOMException('not here', 'SecurityError'); }"
    script = f"Object.defineProperty(globalThis, 'localStorage', {{ {refuse} }});"
    tab = opened(new_tab, web_games("nes"), script)
    tab.evaluate("game.cabinet.world.save.set([1, 0, 7, 9])")
    play(tab)
    assert tab.complaints() == []


def test_a_dropped_recording_is_shown_until_start_is_pressed(
    web_games: Games, new_tab: NewTab
) -> None:
    game = web_games("nes")
    tab = opened(new_tab, game)
    tab.evaluate(
        f"""(() => {{
          const dataTransfer = new DataTransfer();
          const text = {json.dumps(game.recording())};
          dataTransfer.items.add(new File([text], "win.json"));
          window.dispatchEvent(new DragEvent("drop", {{ dataTransfer, cancelable: true }}));
        }})()"""
    )
    until(tab, TO_PLAY)
    press(tab, "Enter")
    until(tab, f"game.cabinet.world.mode === {kernel.TITLE}")
    assert tab.complaints() == []


def test_f_fills_the_display_and_m_is_not_a_button(web_games: Games, new_tab: NewTab) -> None:
    tab = opened(new_tab, web_games("game-boy"))
    press(tab, "m")
    press(tab, "f")
    until(tab, "document.fullscreenElement !== null")
    assert box(tab, ".keys")["height"] == 0
    press(tab, "f")
    until(tab, "document.fullscreenElement === null")
    assert tab.evaluate("game.cabinet.world.mode") == kernel.TITLE
