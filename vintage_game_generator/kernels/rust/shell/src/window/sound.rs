//! Sounds and music. Without an audio device the game goes on in silence.

use std::collections::BTreeMap;

use bevy::audio::{AddAudioSource, AudioSinkPlayback, Volume};
use bevy::input::keyboard::Key;
use bevy::prelude::*;
use game::kernel::{Mode, Sound};

use super::clip::Clip;
use super::session::{Heard, Session};
use crate::assets::assets_folder;

/// Sounds at once, beside the music.
const VOICES: usize = 11;
const MUSIC_VOLUME: Volume = Volume::Linear(0.6);
const PAUSED_VOLUME: Volume = Volume::Linear(0.2);

/// Plays what the state asks for; it only reads the world.
pub struct SoundPlugin;

impl Plugin for SoundPlugin {
    fn build(&self, app: &mut App) {
        app.add_audio_source::<Clip>()
            .add_message::<Heard>()
            .init_resource::<Jukebox>()
            .add_systems(Startup, read_sounds)
            .add_systems(Update, (mute, play_sounds, play_music, set_volume).chain());
    }
}

/// What is played, and what can be.
#[derive(Resource, Default)]
struct Jukebox {
    sounds: BTreeMap<Sound, Handle<Clip>>,
    tune: &'static str,
    is_muted: bool,
}

/// A sound that plays to its end.
#[derive(Component)]
struct Voice;

#[derive(Component)]
struct Music;

type Audible = Or<(With<Voice>, With<Music>)>;

fn read_sounds(mut jukebox: ResMut<Jukebox>, mut clips: ResMut<Assets<Clip>>) {
    let folder = assets_folder().join("sounds");
    for &sound in Sound::ALL {
        if let Some(clip) = Clip::read(&folder.join(format!("{}.wav", sound.name()))) {
            jukebox.sounds.insert(sound, clips.add(clip));
        }
    }
}

/// Turns all sound off, or on again.
fn mute(
    mut jukebox: ResMut<Jukebox>,
    keys: Res<ButtonInput<Key>>,
    playing: Query<Entity, Audible>,
    mut commands: Commands,
) {
    let is_m =
        |key: &Key| matches!(key, Key::Character(letter) if letter.eq_ignore_ascii_case("m"));
    if keys.get_just_pressed().any(is_m) {
        jukebox.is_muted = !jukebox.is_muted;
        jukebox.tune = "";
        for entity in playing {
            commands.entity(entity).despawn();
        }
    }
}

fn play_sounds(
    jukebox: Res<Jukebox>,
    mut heard: MessageReader<Heard>,
    voices: Query<(), With<Voice>>,
    mut commands: Commands,
) {
    let free = VOICES.saturating_sub(voices.iter().len());
    let clips = heard
        .read()
        .filter_map(|Heard(sound)| jukebox.sounds.get(sound));
    for clip in clips.take(if jukebox.is_muted { 0 } else { free }) {
        commands.spawn((AudioPlayer(clip.clone()), PlaybackSettings::DESPAWN, Voice));
    }
}

/// Starts the tune of where the game is. A tune that goes round does so by itself.
fn play_music(
    session: Res<Session>,
    mut jukebox: ResMut<Jukebox>,
    mut clips: ResMut<Assets<Clip>>,
    playing: Query<Entity, With<Music>>,
    mut commands: Commands,
) {
    let tune = tune(&session);
    if jukebox.is_muted || tune == jukebox.tune {
        return;
    }
    jukebox.tune = tune;
    for entity in playing {
        commands.entity(entity).despawn();
    }
    let file = assets_folder().join(format!("music/{tune}.wav"));
    if let Some(clip) = Clip::read_tune(&file) {
        let settings = PlaybackSettings::ONCE.with_volume(volume(&session));
        commands.spawn((AudioPlayer(clips.add(clip)), settings, Music));
    }
}

fn set_volume(session: Res<Session>, mut playing: Query<&mut AudioSink, With<Music>>) {
    for mut sink in &mut playing {
        sink.set_volume(volume(&session));
    }
}

fn volume(session: &Session) -> Volume {
    if session.is_at(Mode::Paused) {
        PAUSED_VOLUME
    } else {
        MUSIC_VOLUME
    }
}

/// Returns the name of the tune that belongs to the state, or nothing for silence.
fn tune(session: &Session) -> &'static str {
    let (game, world) = (session.game(), &session.world);
    match world.mode {
        Mode::Title => game.title_tune,
        Mode::Won => game.ending_tune,
        Mode::Lost => game.defeat_tune,
        Mode::Dying | Mode::Cleared => "",
        Mode::Intro | Mode::Playing | Mode::Paused if world.boss != 0 => game.boss_tune,
        Mode::Intro | Mode::Playing | Mode::Paused => game.stages[world.level as usize].tune,
    }
}
