"""Keyboard and gamepads, as the one byte a tick that rules read."""

import pygame

from ..constants import DOWN, LEFT, RIGHT, SELECT, START, UP, A, B

KEYS = {
    pygame.K_UP: UP,
    pygame.K_w: UP,
    pygame.K_DOWN: DOWN,
    pygame.K_s: DOWN,
    pygame.K_LEFT: LEFT,
    pygame.K_a: LEFT,
    pygame.K_RIGHT: RIGHT,
    pygame.K_d: RIGHT,
    pygame.K_z: A,
    pygame.K_y: A,  # where z is on many keyboards
    pygame.K_SPACE: A,
    pygame.K_x: B,
    pygame.K_RETURN: START,
    pygame.K_KP_ENTER: START,
    pygame.K_LSHIFT: SELECT,
    pygame.K_RSHIFT: SELECT,
    pygame.K_BACKSPACE: SELECT,
}
PAD_BUTTONS = {0: A, 1: B, 2: B, 3: A, 6: SELECT, 7: START, 8: SELECT, 9: START}
PAD_CENTRE = 0.4  # a stick that is nearer to its middle points nowhere


class Keys:
    """What is held down. It is fed from events, so that a tap between two ticks is not lost."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, int, int], int] = {}
        self._tapped = 0
        self._pads: dict[int, pygame.joystick.JoystickType] = {}

    def feed(self, event: pygame.event.Event) -> None:
        """Take note of an event."""
        if event.type == pygame.KEYDOWN and event.key in KEYS:
            self._press(("key", 0, event.key), KEYS[event.key])
        elif event.type == pygame.KEYUP:
            self._release(("key", 0, event.key))
        elif event.type == pygame.JOYDEVICEADDED:
            pad = pygame.joystick.Joystick(event.device_index)
            self._pads[pad.get_instance_id()] = pad
        elif event.type == pygame.JOYDEVICEREMOVED:
            self._pads.pop(event.instance_id, None)
            self.let_go()
        elif event.type == pygame.JOYBUTTONDOWN and event.button in PAD_BUTTONS:
            self._press(("pad", event.instance_id, event.button), PAD_BUTTONS[event.button])
        elif event.type == pygame.JOYBUTTONUP:
            self._release(("pad", event.instance_id, event.button))
        elif event.type == pygame.JOYAXISMOTION and event.axis in (0, 1):
            self._point("stick", event.instance_id, event.axis, event.value)
        elif event.type == pygame.JOYHATMOTION:
            self._point("hat", event.instance_id, 0, event.value[0])
            self._point("hat", event.instance_id, 1, -event.value[1])

    def tap(self, button: int) -> None:
        """Press a button for one tick."""
        self._tapped |= button

    def let_go(self) -> None:
        """Release everything: the window lost the keyboard, or a gamepad went away."""
        self._held.clear()

    def buttons(self) -> int:
        """Return the buttons of the next tick. Of two opposite directions the later one counts."""
        buttons = self._tapped
        self._tapped = 0
        for button in self._held.values():
            for pair in (LEFT | RIGHT, UP | DOWN):
                if button & pair:
                    buttons &= ~pair
            buttons |= button
        return buttons

    def _press(self, source: tuple[str, int, int], button: int) -> None:
        self._held.pop(source, None)
        self._held[source] = button
        self._tapped |= button

    def _release(self, source: tuple[str, int, int]) -> None:
        self._held.pop(source, None)

    def _point(self, part: str, pad: int, axis: int, value: float) -> None:
        low, high = ((LEFT, RIGHT), (UP, DOWN))[axis]
        button = low if value < -PAD_CENTRE else high if value > PAD_CENTRE else 0
        source = (part, pad, axis)
        if button and self._held.get(source) != button:
            self._press(source, button)
        elif not button:
            self._release(source)
