//! The numbers and names that rules, levels, recordings and the window agree on.

/// The edge of a map cell: positions and speeds are in 1/4096 of it, which is 1/256 of a pixel
/// where cells have 16 pixels.
pub const CELL: i32 = 4096;

/// How often the rules run.
pub const TICKS_A_SECOND: i32 = 60;

/// The controller's buttons, one bit each.
pub mod button {
    pub const A: i32 = 128;
    pub const B: i32 = 64;
    pub const SELECT: i32 = 32;
    pub const START: i32 = 16;
    pub const UP: i32 = 8;
    pub const DOWN: i32 = 4;
    pub const LEFT: i32 = 2;
    pub const RIGHT: i32 = 1;
}

/// Defines an enum whose values have a code, by which they are hashed and stored, and a name.
macro_rules! coded {
    ($(#[$about:meta])* $family:ident { $first:ident = $first_name:literal, $($value:ident = $name:literal,)+ }) => {
        $(#[$about])*
        #[repr(i32)]
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $family {
            #[default]
            $first,
            $($value,)+
        }

        impl $family {
            /// All values, in the order of their codes.
            pub const ALL: &'static [Self] = &[Self::$first, $(Self::$value,)+];
            /// Their names, in the same order.
            pub const NAMES: &'static [&'static str] = &[$first_name, $($name,)+];

            /// Returns the value's code: its place in `ALL`.
            #[must_use]
            pub const fn code(self) -> i32 {
                self as i32
            }

            /// Returns the value of a code.
            ///
            /// # Panics
            ///
            /// There is no such value: the rules have a mistake.
            #[must_use]
            pub const fn of(code: i32) -> Self {
                Self::ALL[code as usize]
            }

            /// Returns the value's name, as files and recordings spell it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                Self::NAMES[self as usize]
            }

            /// Returns the value of a name, if there is one.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                let place = Self::NAMES.iter().position(|known| *known == name)?;
                Some(Self::ALL[place])
            }
        }
    };
}

coded! {
    /// What a session is at.
    Mode {
        Title = "title",
        Intro = "intro",
        Playing = "playing",
        Paused = "paused",
        Dying = "dying",
        Cleared = "cleared",
        Won = "won",
        Lost = "lost",
    }
}

coded! {
    /// What an actor is.
    Kind {
        Gone = "gone",
        Hero = "hero",
        Walker = "walker",
        Hopper = "hopper",
        Flyer = "flyer",
        Shooter = "shooter",
        Chaser = "chaser",
        Charger = "charger",
        Boss = "boss",
        HeroShot = "hero-shot",
        FoeShot = "foe-shot",
        Slash = "slash",
        Puff = "puff",
        Lift = "lift",
        Rune = "rune",
    }
}

coded! {
    /// Which animation the window shows of an actor.
    Pose {
        Idle = "idle",
        Walk = "walk",
        Jump = "jump",
        Attack = "attack",
        Hurt = "hurt",
        Death = "death",
    }
}

coded! {
    /// Where an actor looks.
    Facing {
        Right = "right",
        Left = "left",
        Up = "up",
        Down = "down",
    }
}

coded! {
    /// What a cell of a map is to the rules.
    Cell {
        Empty = "empty",
        Solid = "solid",
        Ledge = "ledge",
        Hazard = "hazard",
        Water = "water",
        Ladder = "ladder",
        Coin = "coin",
        Heart = "heart",
        Life = "life",
        Key = "key",
        Door = "door",
        Checkpoint = "checkpoint",
        CheckpointLit = "checkpoint-lit",
        Exit = "exit",
        Power = "power",
        Crate = "crate",
        Spring = "spring",
        Gate = "gate",
    }
}

coded! {
    /// The sounds that rules may play.
    Sound {
        Select = "select",
        Pause = "pause",
        Jump = "jump",
        Coin = "coin",
        Heart = "heart",
        Key = "key",
        Door = "door",
        Power = "power",
        Checkpoint = "checkpoint",
        Hurt = "hurt",
        Hit = "hit",
        Defeat = "defeat",
        Attack = "attack",
        Shoot = "shoot",
        Dash = "dash",
        Spring = "spring",
        Clear = "clear",
        Die = "die",
        BossHit = "boss-hit",
        Save = "save",
        Life = "life",
    }
}
