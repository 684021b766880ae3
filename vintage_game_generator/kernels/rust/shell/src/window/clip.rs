//! Recorded sound: WAV files, and tunes that go round without a gap.

use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bevy::audio::{ChannelCount, Decodable, Sample, SampleRate, Source};
use bevy::prelude::*;
use game::kernel::json::{Value, parse};

/// Samples of one channel, sixteen bits each.
#[derive(Asset, TypePath, Clone, Debug, PartialEq)]
pub struct Clip {
    samples: Arc<[i16]>,
    rate: SampleRate,
    /// Where the part lies that is played for ever, in samples.
    round: Option<(usize, usize)>,
}

impl Clip {
    /// Returns what a WAV file holds; nothing if it is missing, or is no such file.
    pub fn read(file: &Path) -> Option<Self> {
        let clip = Self::of_wav(&fs::read(file).ok()?);
        if clip.is_none() {
            warn!(
                "{} is no WAV file of one channel and 16 bits",
                file.display()
            );
        }
        clip
    }

    /// Returns a tune, which goes round if the facts beside it say so.
    pub fn read_tune(file: &Path) -> Option<Self> {
        let mut clip = Self::read(file)?;
        clip.round = loop_points(&file.with_extension("json"))
            .filter(|(start, end)| start < end && *end <= clip.samples.len());
        Some(clip)
    }

    fn of_wav(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes
            .strip_prefix(b"RIFF")?
            .get(4..)?
            .strip_prefix(b"WAVE")?;
        let mut rate = None;
        loop {
            let (name, after) = rest.split_at_checked(4)?;
            let (length, after) = after.split_first_chunk()?;
            let length = u32::from_le_bytes(*length) as usize;
            let body = after.get(..length.min(after.len()))?;
            match name {
                b"fmt " => rate = Some(mono_rate(body)?),
                b"data" => {
                    let (pairs, _) = body.as_chunks();
                    return Some(Self {
                        samples: pairs.iter().map(|pair| i16::from_le_bytes(*pair)).collect(),
                        rate: rate?,
                        round: None,
                    });
                }
                _ => (),
            }
            rest = after.get(length + length % 2..)?;
        }
    }
}

/// Returns the rate of a WAV file's format, if it is one channel of 16 bits without compression.
fn mono_rate(format: &[u8]) -> Option<SampleRate> {
    let half = |at: usize| Some(u16::from_le_bytes(*format.get(at..)?.first_chunk()?));
    let plain = half(0)? == 1 && half(2)? == 1 && half(14)? == 16;
    let rate = u32::from_le_bytes(*format.get(4..)?.first_chunk()?);
    NonZero::new(rate).filter(|_| plain)
}

/// Returns where a tune's loop starts and ends, in samples; nothing if it does not loop.
fn loop_points(file: &Path) -> Option<(usize, usize)> {
    let facts = parse(&fs::read_to_string(file).ok()?).ok()?;
    let point = |key: &str| usize::try_from(facts.get(key)?.whole()?).ok();
    let loops = facts.get("loop")? == &Value::Bool(true);
    Some((point("loop_start")?, point("loop_end")?)).filter(|_| loops)
}

impl Decodable for Clip {
    type Decoder = Player;

    fn decoder(&self) -> Player {
        Player {
            clip: self.clone(),
            place: 0,
        }
    }
}

/// Plays a clip, sample by sample.
pub struct Player {
    clip: Clip,
    place: usize,
}

impl Iterator for Player {
    type Item = Sample;

    fn next(&mut self) -> Option<Sample> {
        if let Some((start, end)) = self.clip.round
            && self.place == end
        {
            self.place = start;
        }
        let sample = self.clip.samples.get(self.place)?;
        self.place += 1;
        Some(f32::from(*sample) / 32768.0)
    }
}

impl Source for Player {
    fn current_span_len(&self) -> Option<usize> {
        None // the channel and the rate stay the same to the end
    }

    fn channels(&self) -> ChannelCount {
        ChannelCount::MIN
    }

    fn sample_rate(&self) -> SampleRate {
        self.clip.rate
    }

    fn total_duration(&self) -> Option<Duration> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a WAV file of some samples, with a chunk that nobody asked for in front of them.
    fn wav(samples: &[i16]) -> Vec<u8> {
        let mut bytes = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0".to_vec();
        bytes.extend([1, 0, 1, 0]);
        bytes.extend(22050_u32.to_le_bytes());
        bytes.extend(44100_u32.to_le_bytes());
        bytes.extend([2, 0, 16, 0]);
        bytes.extend(b"LIST\x03\0\0\0abc\0data");
        bytes.extend((samples.len() as u32 * 2).to_le_bytes());
        bytes.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
        bytes
    }

    #[test]
    fn a_clip_is_played_once() {
        let clip = Clip::of_wav(&wav(&[0, 16384, -32768])).expect("a WAV file");
        assert_eq!(clip.rate.get(), 22050);
        assert_eq!(clip.decoder().collect::<Vec<_>>(), [0.0, 0.5, -1.0]);
    }

    #[test]
    fn a_tune_goes_round_without_a_gap() {
        let mut clip = Clip::of_wav(&wav(&[0, 8192, 16384, 24576])).expect("a WAV file");
        clip.round = Some((1, 3));
        let heard: Vec<f32> = clip.decoder().take(7).collect();
        assert_eq!(heard, [0.0, 0.25, 0.5, 0.25, 0.5, 0.25, 0.5]);
    }

    #[test]
    fn what_is_no_such_file_is_silent() {
        assert_eq!(Clip::of_wav(b"OggS"), None);
        assert_eq!(Clip::of_wav(&wav(&[1, 2])[..40]), None);
    }
}
