//! Keyboard and gamepads, as the one byte a tick that rules read.

use bevy::input::ButtonState;
use bevy::input::gamepad::{
    GamepadAxis, GamepadButton, GamepadConnection, GamepadConnectionEvent,
    RawGamepadAxisChangedEvent, RawGamepadButtonChangedEvent, RawGamepadEvent,
};
use bevy::input::keyboard::{Key, KeyCode, KeyboardInput};
use bevy::prelude::*;
use game::kernel::button::{A, B, DOWN, LEFT, RIGHT, SELECT, START, UP};

/// A stick that is nearer to its middle points nowhere.
const PAD_CENTRE: f32 = 0.4;
/// A button that is pressed less far is not pressed.
const PAD_PRESSED: f32 = 0.5;
/// Of two opposite directions the later one counts.
const OPPOSITES: [i32; 2] = [LEFT | RIGHT, UP | DOWN];

/// What may be held down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    Key(KeyCode),
    Pad(Entity, GamepadButton),
    Stick(Entity, GamepadAxis),
}

/// What is held down. It is fed from events, so that a tap between two ticks is not lost.
#[derive(Resource, Default)]
pub struct Keys {
    held: Vec<(Source, i32)>,
    tapped: i32,
}

impl Keys {
    /// Presses a button for one tick.
    pub fn tap(&mut self, button: i32) {
        self.tapped |= button;
    }

    /// Releases everything: the window lost the keyboard, or a gamepad went away.
    pub fn let_go(&mut self) {
        self.held.clear();
    }

    /// Returns the buttons of the next tick, and forgets the taps.
    pub fn take_buttons(&mut self) -> i32 {
        let mut buttons = std::mem::take(&mut self.tapped);
        for (_, button) in &self.held {
            for pair in OPPOSITES {
                if button & pair != 0 {
                    buttons &= !pair;
                }
            }
            buttons |= button;
        }
        buttons
    }

    fn press(&mut self, source: Source, button: i32) {
        self.release(source);
        self.held.push((source, button));
        self.tapped |= button;
    }

    fn release(&mut self, source: Source) {
        self.held.retain(|(held, _)| *held != source);
    }

    /// Holds a button as far as there is one.
    fn hold(&mut self, source: Source, button: Option<i32>) {
        match button {
            Some(button) if self.held.contains(&(source, button)) => (),
            Some(button) => self.press(source, button),
            None => self.release(source),
        }
    }
}

/// Takes note of the keyboard. Letters count where the player's keyboard has them.
pub fn feed_keys(mut keys: ResMut<Keys>, mut events: MessageReader<KeyboardInput>) {
    for event in events.read().filter(|event| !event.repeat) {
        let source = Source::Key(event.key_code);
        match (event.state, button_of_key(&event.logical_key)) {
            (ButtonState::Pressed, Some(button)) => keys.press(source, button),
            (ButtonState::Pressed, None) => (),
            (ButtonState::Released, _) => keys.release(source),
        }
    }
}

/// Takes note of the gamepads.
pub fn feed_pads(mut keys: ResMut<Keys>, mut events: MessageReader<RawGamepadEvent>) {
    for event in events.read() {
        match event {
            RawGamepadEvent::Button(RawGamepadButtonChangedEvent {
                gamepad,
                button,
                value,
            }) => {
                let pressed = button_of_pad(*button).filter(|_| *value >= PAD_PRESSED);
                keys.hold(Source::Pad(*gamepad, *button), pressed);
            }
            RawGamepadEvent::Axis(RawGamepadAxisChangedEvent {
                gamepad,
                axis,
                value,
            }) => {
                let pointed = button_of_stick(*axis, *value);
                keys.hold(Source::Stick(*gamepad, *axis), pointed);
            }
            RawGamepadEvent::Connection(GamepadConnectionEvent { connection, .. }) => {
                if matches!(connection, GamepadConnection::Disconnected) {
                    keys.let_go();
                }
            }
        }
    }
}

fn button_of_key(key: &Key) -> Option<i32> {
    match key {
        Key::ArrowUp => Some(UP),
        Key::ArrowDown => Some(DOWN),
        Key::ArrowLeft => Some(LEFT),
        Key::ArrowRight => Some(RIGHT),
        Key::Space => Some(A),
        Key::Enter => Some(START),
        Key::Shift | Key::Backspace => Some(SELECT),
        Key::Character(letter) => match letter.to_lowercase().as_str() {
            "w" => Some(UP),
            "s" => Some(DOWN),
            "a" => Some(LEFT),
            "d" => Some(RIGHT),
            "z" | "y" => Some(A), // the one is where the other is on many keyboards
            "x" => Some(B),
            _ => None,
        },
        _ => None,
    }
}

fn button_of_pad(button: GamepadButton) -> Option<i32> {
    match button {
        GamepadButton::South | GamepadButton::North => Some(A),
        GamepadButton::East | GamepadButton::West => Some(B),
        GamepadButton::Select => Some(SELECT),
        GamepadButton::Start => Some(START),
        GamepadButton::DPadUp => Some(UP),
        GamepadButton::DPadDown => Some(DOWN),
        GamepadButton::DPadLeft => Some(LEFT),
        GamepadButton::DPadRight => Some(RIGHT),
        _ => None,
    }
}

fn button_of_stick(axis: GamepadAxis, value: f32) -> Option<i32> {
    let (low, high) = match axis {
        GamepadAxis::LeftStickX => (LEFT, RIGHT),
        GamepadAxis::LeftStickY => (DOWN, UP),
        _ => return None,
    };
    if value < -PAD_CENTRE {
        Some(low)
    } else if value > PAD_CENTRE {
        Some(high)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEFT_KEY: Source = Source::Key(KeyCode::ArrowLeft);
    const RIGHT_KEY: Source = Source::Key(KeyCode::ArrowRight);

    #[test]
    fn a_tap_between_two_ticks_is_not_lost() {
        let mut keys = Keys::default();
        keys.press(LEFT_KEY, LEFT);
        keys.release(LEFT_KEY);
        assert_eq!(keys.take_buttons(), LEFT);
        assert_eq!(keys.take_buttons(), 0);
    }

    #[test]
    fn of_opposite_directions_the_later_one_counts() {
        let mut keys = Keys::default();
        keys.press(LEFT_KEY, LEFT);
        keys.press(RIGHT_KEY, RIGHT);
        assert_eq!(keys.take_buttons(), RIGHT);
        keys.release(RIGHT_KEY);
        assert_eq!(keys.take_buttons(), LEFT);
    }

    #[test]
    fn a_stick_points_once_it_has_left_its_middle() {
        assert_eq!(button_of_stick(GamepadAxis::LeftStickY, 0.9), Some(UP));
        assert_eq!(button_of_stick(GamepadAxis::LeftStickX, -0.9), Some(LEFT));
        assert_eq!(button_of_stick(GamepadAxis::LeftStickX, 0.3), None);
    }

    #[test]
    fn letting_go_releases_everything() {
        let mut keys = Keys::default();
        keys.press(LEFT_KEY, LEFT);
        keys.take_buttons();
        keys.let_go();
        assert_eq!(keys.take_buttons(), 0);
    }
}
