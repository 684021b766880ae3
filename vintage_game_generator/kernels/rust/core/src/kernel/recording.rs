//! Recordings: what the player pressed, and the hashes of the states that must follow from it.

use std::error::Error;
use std::fmt;

use super::hashing::state_hash;
use super::json::{Value, parse, quoted};
use super::world::{SAVE, Step, World};

/// A checkpoint is noted every second.
pub const CHECKPOINT_TICKS: i32 = 60;

/// A text that is no recording: what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordingError(pub String);

impl fmt::Display for RecordingError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Error for RecordingError {}

/// The first point at which a game does something else than its recording says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    pub tick: i32,
    pub expected: String,
    pub found: String,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            tick,
            expected,
            found,
        } = self;
        write!(out, "tick {tick}: expected {expected}, found {found}")
    }
}

impl Error for Mismatch {}

/// The state after a tick: its hash, and where in the game it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    pub tick: i32,
    pub hash: String,
    pub level: i32,
    /// The name of a `Mode`.
    pub state: String,
}

impl Checkpoint {
    /// Returns the checkpoint as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let (hash, state) = (quoted(&self.hash), quoted(&self.state));
        let (tick, level) = (self.tick, self.level);
        format!(r#"{{"tick": {tick}, "hash": {hash}, "level": {level}, "state": {state}}}"#)
    }

    fn of(world: &World, tick: i32) -> Self {
        Self {
            tick,
            hash: state_hash(world),
            level: world.level,
            state: world.mode.name().to_owned(),
        }
    }

    fn read(value: &Value) -> Result<Self, RecordingError> {
        if !matches!(value, Value::Object(_)) {
            let found = short(Some(value));
            return wrong(format!("'checkpoints' holds {found}, not an object"));
        }
        Ok(Self {
            tick: whole(value, "tick")?,
            hash: text(value, "hash")?,
            level: whole(value, "level")?,
            state: text(value, "state")?,
        })
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} in level {} {}", self.state, self.level, self.hash)
    }
}

/// The same buttons, held for some ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    pub buttons: i32,
    pub ticks: i32,
}

/// One session's input, tick by tick, with a checkpoint every sixty ticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    /// The game's package.
    pub game: String,
    pub seed: u32,
    /// What the session found saved.
    pub save: [i32; SAVE],
    pub inputs: Vec<Run>,
    pub checkpoints: Vec<Checkpoint>,
    /// The mode after the last tick: the name of a `Mode`.
    pub outcome: String,
    pub ticks: i32,
    /// Of the state after the last tick.
    pub hash: String,
}

impl Recording {
    /// Returns the buttons of each tick.
    pub fn buttons(&self) -> impl Iterator<Item = i32> + '_ {
        self.inputs
            .iter()
            .flat_map(|run| (0..run.ticks).map(|_| run.buttons))
    }

    /// Returns the recording that a text holds.
    ///
    /// # Errors
    ///
    /// The text is no recording; the message says where it is not.
    pub fn from_json(document: &str) -> Result<Self, RecordingError> {
        let document =
            parse(document).map_err(|error| RecordingError(format!("is not JSON ({error})")))?;
        if !matches!(document, Value::Object(_)) {
            return wrong("is not a JSON object".to_owned());
        }
        let recording = Self {
            game: text(&document, "game")?,
            seed: seed(&document)?,
            save: document
                .get("save")
                .map_or(Ok([0; SAVE]), |save| wholes(save, "save"))?,
            inputs: all(&document, "inputs", run)?,
            checkpoints: all(&document, "checkpoints", Checkpoint::read)?,
            outcome: text(&document, "outcome")?,
            ticks: whole(&document, "ticks")?,
            hash: text(&document, "hash")?,
        };
        let played: i64 = recording
            .inputs
            .iter()
            .map(|run| i64::from(run.ticks))
            .sum();
        if played != i64::from(recording.ticks) {
            let ticks = recording.ticks;
            return wrong(format!("'ticks' is {ticks}, but 'inputs' last {played}"));
        }
        Ok(recording)
    }
}

/// Plays some input, one byte a tick, and hands on the checkpoints on the way.
///
/// # Errors
///
/// What `reached` made of a checkpoint: playing ends there.
pub fn play<E>(
    step: Step,
    world: &mut World,
    inputs: impl Iterator<Item = i32>,
    mut reached: impl FnMut(Checkpoint) -> Result<(), E>,
) -> Result<(), E> {
    for (tick, buttons) in (1..).zip(inputs) {
        world.buttons = buttons;
        step(world);
        if tick % CHECKPOINT_TICKS == 0 {
            reached(Checkpoint::of(world, tick))?;
        }
    }
    Ok(())
}

/// Plays a recording again, in a world before its first tick, of the recording's seed and save;
/// hands on each checkpoint that matches.
///
/// # Errors
///
/// The game does something else than it did; says where it first showed.
pub fn replay(
    recording: &Recording,
    step: Step,
    world: &mut World,
    mut matched: impl FnMut(&Checkpoint),
) -> Result<(), Mismatch> {
    let mut expected = recording.checkpoints.iter();
    play(step, world, recording.buttons(), |found| {
        let wanted = expected.next();
        if wanted == Some(&found) {
            matched(&found);
            return Ok(());
        }
        let nothing = || "no further checkpoint".to_owned();
        Err(Mismatch {
            tick: found.tick,
            expected: wanted.map_or_else(nothing, Checkpoint::to_string),
            found: found.to_string(),
        })
    })?;
    if let Some(missed) = expected.next() {
        return Err(Mismatch {
            tick: missed.tick,
            expected: missed.to_string(),
            found: "the end of the input".to_owned(),
        });
    }
    let (outcome, hash) = (world.mode.name(), state_hash(world));
    if outcome != recording.outcome || hash != recording.hash {
        return Err(Mismatch {
            tick: recording.ticks,
            expected: format!("{} {}", recording.outcome, recording.hash),
            found: format!("{outcome} {hash}"),
        });
    }
    Ok(())
}

fn wrong<T>(problem: String) -> Result<T, RecordingError> {
    Err(RecordingError(problem))
}

fn is_no<T>(document: &Value, key: &str, kind: &str) -> Result<T, RecordingError> {
    let found = short(document.get(key));
    wrong(format!("'{key}' is {found}, not a {kind}"))
}

fn text(document: &Value, key: &str) -> Result<String, RecordingError> {
    match document.get(key) {
        Some(Value::Text(text)) => Ok(text.clone()),
        _ => is_no(document, key, "str"),
    }
}

fn whole(document: &Value, key: &str) -> Result<i32, RecordingError> {
    match document.get(key).and_then(Value::whole) {
        Some(number) => Ok(number),
        None => is_no(document, key, "int"),
    }
}

/// Returns the seed, of which the lowest 32 bits count.
fn seed(document: &Value) -> Result<u32, RecordingError> {
    match document.get("seed") {
        Some(Value::Whole(number)) => Ok(*number as u32),
        _ => is_no(document, "seed", "int"),
    }
}

fn all<T>(
    document: &Value,
    key: &str,
    read: impl Fn(&Value) -> Result<T, RecordingError>,
) -> Result<Vec<T>, RecordingError> {
    match document.get(key) {
        Some(Value::List(items)) => items.iter().map(read).collect(),
        _ => is_no(document, key, "list"),
    }
}

fn run(value: &Value) -> Result<Run, RecordingError> {
    let [buttons, ticks] = wholes(value, "inputs")?;
    if !(0..=255).contains(&buttons) || ticks < 1 {
        let found = short(Some(value));
        return wrong(format!(
            "'inputs' holds {found}: buttons 0 to 255, ticks from 1"
        ));
    }
    Ok(Run { buttons, ticks })
}

fn wholes<const LENGTH: usize>(value: &Value, key: &str) -> Result<[i32; LENGTH], RecordingError> {
    let items = value.list().unwrap_or_default().iter().map(Value::whole);
    let numbers: Option<Vec<i32>> = items.collect();
    numbers
        .and_then(|numbers| numbers.try_into().ok())
        .ok_or_else(|| {
            let found = short(Some(value));
            RecordingError(format!("'{key}' holds {found}, not {LENGTH} whole numbers"))
        })
}

/// Returns a value as JSON, cut off where it gets long.
fn short(value: Option<&Value>) -> String {
    let text = value.unwrap_or(&Value::Null).to_string();
    if text.len() <= 40 {
        return text;
    }
    format!("{}...", &text[..37])
}
