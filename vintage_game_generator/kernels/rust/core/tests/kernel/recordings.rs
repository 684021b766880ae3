//! Recordings: what is one, and how it is played again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;

use game::kernel::recording::{Mismatch, Recording, Run, replay};
use game::kernel::replay::{bench, check, read_recording};

use crate::toy::{TOY, WON, won};

fn played(recording: &Recording) -> (Vec<i32>, Result<(), Mismatch>) {
    let levels = TOY.levels().expect("the toy can be played");
    let mut world = TOY.world_of(levels, recording);
    let mut ticks = Vec::new();
    let ended = replay(recording, TOY.step, &mut world, |found| {
        ticks.push(found.tick);
    });
    (ticks, ended)
}

fn printed(recording: &Recording) -> (bool, String) {
    let levels = TOY.levels().expect("the toy can be played");
    let mut output = Vec::new();
    let same = check(&TOY, levels, recording, &mut output).expect("memory can be written");
    (same, String::from_utf8(output).expect("it is text"))
}

#[test]
fn the_python_kernel_s_recording_plays_the_same_here() {
    assert_eq!(played(&won()), (vec![60, 120, 180, 240], Ok(())));
}

#[test]
fn check_prints_its_checkpoints_and_the_outcome() {
    let (same, text) = printed(&won());
    assert!(same);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 5);
    for line in &lines[..4] {
        assert!(WON.contains(line), "{line}");
    }
    let hash = won().hash;
    let wanted = format!(r#"{{"outcome": "won", "ticks": 262, "hash": "{hash}"}}"#);
    assert_eq!(lines[4], wanted);
}

#[test]
fn the_first_difference_is_named() {
    let mut false_one = won();
    let hash = false_one.checkpoints[2].hash.clone();
    false_one.checkpoints[2].hash = "00000000".to_owned();
    let (ticks, ended) = played(&false_one);
    assert_eq!(ticks, [60, 120]);
    let wanted = Mismatch {
        tick: 180,
        expected: "playing in level 0 00000000".to_owned(),
        found: format!("playing in level 0 {hash}"),
    };
    assert_eq!(ended, Err(wanted));
    let (same, text) = printed(&false_one);
    assert!(!same);
    let found = format!(
        r#"{{"mismatch": 180, "expected": "playing in level 0 00000000", "found": "playing in level 0 {hash}"}}"#
    );
    assert_eq!(text.lines().last(), Some(found.as_str()));
}

#[test]
fn other_input_shows_at_the_next_checkpoint() {
    let mut false_one = won();
    false_one.inputs[3] = Run {
        buttons: 2,
        ticks: 150,
    };
    let (ticks, ended) = played(&false_one);
    assert!(ticks.is_empty());
    assert_eq!(ended.expect_err("it differs").tick, 60);
}

#[test]
fn a_false_ending_and_missing_or_further_checkpoints_are_differences() {
    let mut lost = won();
    lost.outcome = "lost".to_owned();
    let mut short = won();
    short.checkpoints.pop();
    let mut long = won();
    long.checkpoints.push(long.checkpoints[3].clone());
    let found = |recording: &Recording| played(recording).1.expect_err("it differs");
    assert!(found(&lost).expected.starts_with("lost "));
    assert_eq!(found(&short).expected, "no further checkpoint");
    assert_eq!(found(&long).found, "the end of the input");
}

#[test]
fn a_malformed_recording_says_where() {
    let cases = [
        (r#""game": "toy""#, r#""game": 5"#, "'game' is 5, not a str"),
        (
            r#""seed": 7"#,
            r#""seed": true"#,
            "'seed' is true, not a int",
        ),
        (r#""seed": 7"#, r#""seed": 7.5"#, "'seed' is 7.5, not a int"),
        (
            r#""inputs": [["#,
            r#""inputs": [[0], ["#,
            "'inputs' holds [0], not 2 whole numbers",
        ),
        (
            r#""inputs": [[0, 1]"#,
            r#""inputs": [[300, 1]"#,
            "'inputs' holds [300, 1]: buttons 0 to 255, ticks from 1",
        ),
        (
            r#""inputs": [[0, 1]"#,
            r#""inputs": [[0, 0]"#,
            "'inputs' holds [0, 0]: buttons 0 to 255, ticks from 1",
        ),
        (
            r#""save": [0, 0, 0, 0]"#,
            r#""save": [1]"#,
            "'save' holds [1], not 4 whole numbers",
        ),
        (
            r#""ticks": 262"#,
            r#""ticks": 3"#,
            "'ticks' is 3, but 'inputs' last 262",
        ),
        (
            r#""checkpoints": ["#,
            r#""checkpoints": [3, "#,
            "'checkpoints' holds 3, not an object",
        ),
        (
            r#""checkpoints": ["#,
            r#""checkpoints": [{"tick": 60}, "#,
            "'hash' is null, not a str",
        ),
        (
            r#""outcome": "won""#,
            r#""outcome": ["a long story, and then some more of it"]"#,
            r#"'outcome' is ["a long story, and then some more of..., not a str"#,
        ),
    ];
    for (piece, by, wanted) in cases {
        assert!(WON.contains(piece), "{piece}");
        let error = Recording::from_json(&WON.replacen(piece, by, 1)).expect_err("it is spoilt");
        assert_eq!(error.to_string(), wanted);
    }
    for text in ["", "[]", "{", "\u{0}", "3"] {
        assert!(Recording::from_json(text).is_err());
    }
}

#[test]
fn a_recording_without_a_save_began_without_one() {
    let bare = WON.replacen(r#""save": [0, 0, 0, 0],"#, "", 1);
    assert_eq!(Recording::from_json(&bare), Ok(won()));
}

#[test]
fn files_are_read_or_refused_in_one_line() {
    let folder = scratch();
    let file = folder.join("win.json");
    let wrong = || {
        let error = read_recording(&file, &TOY).expect_err("it is no recording of the toy");
        let text = error.to_string();
        let start = format!("{}: ", file.display());
        text.strip_prefix(&start).expect("the file").to_owned()
    };
    assert_eq!(wrong(), "cannot be read (no such file)");
    fs::write(&file, b"\xFF").expect("it can be written");
    assert_eq!(wrong(), "cannot be read (not UTF-8)");
    fs::write(&file, WON.replace("\"toy\"", "\"ploy\"")).expect("it can be written");
    assert_eq!(wrong(), "is of 'ploy', and this is 'toy'");
    fs::write(&file, "3").expect("it can be written");
    assert_eq!(wrong(), "is not a JSON object");
    fs::write(&file, WON).expect("it can be written");
    assert_eq!(read_recording(&file, &TOY), Ok(won()));
    fs::remove_dir_all(folder).expect("it can be removed");
}

#[test]
fn bench_counts_all_ticks() {
    let levels = TOY.levels().expect("the toy can be played");
    let mut output = Vec::new();
    bench(&TOY, &levels, &won(), 3, &mut output).expect("memory can be written");
    assert!(output.starts_with(br#"{"ticks": 786, "seconds": 0."#));
}

fn scratch() -> PathBuf {
    let name = format!("kernel-recordings-{}", process::id());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}
