//! The saved game.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;

use game::kernel::saves::{SaveFile, data_folder};

fn scratch(test: &str) -> PathBuf {
    let name = format!("kernel-saves-{test}-{}", process::id());
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn what_is_kept_is_found_again_by_the_same_game_only() {
    let folder = scratch("kept");
    let mut save = SaveFile::new(&folder, "toy", 7);
    save.keep(&[2, 150, 3, 9]).expect("it can be written");
    assert_eq!(SaveFile::new(&folder, "toy", 7).read(), [2, 150, 3, 9]);
    assert_eq!(SaveFile::new(&folder, "toy", 8).read(), [0; 4]);
    let found = fs::read_dir(folder.join("toy")).expect("a folder").count();
    assert_eq!(found, 1);
    let text = fs::read_to_string(save.path()).expect("a file");
    assert_eq!(text, "{\"save\": [2, 150, 3, 9], \"check\": 1998436294}\n");
    fs::remove_dir_all(folder).expect("it can be removed");
}

#[test]
fn nothing_is_written_while_nothing_changes() {
    let folder = scratch("same");
    let mut save = SaveFile::new(&folder, "toy", 7);
    save.keep(&[0; 4]).expect("nothing to write");
    assert!(!save.path().exists());
}

#[test]
fn a_damaged_save_counts_as_none() {
    let folder = scratch("damaged");
    let mut save = SaveFile::new(&folder, "toy", 7);
    save.keep(&[2, 0, 0, 0]).expect("it can be written");
    for content in ["", "[]", "{}", r#"{"save": [9, 9, 9, 9], "check": 1}"#] {
        fs::write(save.path(), content).expect("it can be written");
        assert_eq!(save.read(), [0; 4]);
    }
    fs::write(save.path(), b"\xFF").expect("it can be written");
    assert_eq!(save.read(), [0; 4]);
    fs::remove_dir_all(folder).expect("it can be removed");
}

#[test]
fn the_data_folder_is_the_platform_s_own() {
    let home = |name: &str| (name == "HOME").then(|| "/home/ada".to_owned());
    let set = |name: &str| (name != "HOME").then(|| format!("/{name}"));
    let folder = |found: PathBuf| found.to_string_lossy().replace('\\', "/");
    assert_eq!(folder(data_folder(home, "linux")), "/home/ada/.local/share");
    assert_eq!(folder(data_folder(set, "linux")), "/XDG_DATA_HOME");
    assert_eq!(
        folder(data_folder(home, "macos")),
        "/home/ada/Library/Application Support"
    );
    assert_eq!(folder(data_folder(set, "windows")), "/APPDATA");
}
