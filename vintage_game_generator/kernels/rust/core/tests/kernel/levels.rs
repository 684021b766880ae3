//! Maps become levels, and a spoilt one says what is wrong and where.

use game::kernel::levels::{LevelMap, read_map};
use game::kernel::{Cell, Kind, Spawn};

use crate::toy::MAP;

/// Returns the toy's map with a piece of it replaced.
fn spoilt(piece: &str, by: &str) -> String {
    assert!(MAP.contains(piece), "{piece}");
    MAP.replacen(piece, by, 1)
}

fn problem(document: &str) -> String {
    let error = read_map("level.tmj", document).expect_err("it is spoilt");
    let text = error.to_string();
    assert!(text.starts_with("level.tmj: ") && !text.contains('\n'));
    text["level.tmj: ".len()..].to_owned()
}

#[test]
fn a_map_becomes_cells_spawns_and_drawn_layers() {
    let LevelMap { level, layers } = read_map("level.tmj", MAP).expect("it can be played");
    assert_eq!((level.width, level.height), (28, 13));
    assert_eq!(level.cells[3 * 28 + 10], Cell::Coin);
    let start = |kind: Kind, column: i32, tag: i32| Spawn {
        kind,
        column,
        row: 10,
        tag,
    };
    let wanted = [start(Kind::Hero, 2, 0), start(Kind::Walker, 14, 3)];
    assert_eq!(level.spawns, wanted);
    let [("terrain", tiles)] = &layers[..] else {
        panic!("{layers:?}");
    };
    assert_eq!((tiles[0], tiles[tiles.len() - 1]), (-1, 0));
}

#[test]
fn what_is_no_map_is_refused() {
    assert_eq!(
        problem("{}"),
        "is not a Tiled map: it has no list of layers"
    );
    assert_eq!(
        problem("{\"width\": 3"),
        "is not JSON (Expecting ',' delimiter: line 1 column 12 (char 11))"
    );
}

#[test]
fn a_spoilt_map_says_what_is_wrong_and_where() {
    let one_tileset = r#",{"firstgid":257,"name":"cells"}"#;
    let walker = r#""type":"walker","x":232"#;
    let cases = [
        (
            r#""width":28"#,
            r#""width":"28""#,
            "width is '28', not a whole number of 1 or more",
        ),
        (
            r#""tilewidth":16"#,
            r#""tilewidth":0"#,
            "tilewidth is 0, not a whole number of 1 or more",
        ),
        (
            one_tileset,
            "",
            "needs two tilesets: the drawn tiles, then the cells",
        ),
        (
            r#""firstgid":1,"#,
            r#""firstgid":0,"#,
            "the tilesets' firstgid are [0, 257]",
        ),
        (
            r#""name":"cells","data""#,
            r#""name":"celles","data""#,
            "has no layer 'cells'",
        ),
        (
            r#""name":"terrain","data":[0,0"#,
            r#""name":"terrain","data":[0"#,
            "layer 'terrain' has 363 tiles, not 28 x 13",
        ),
        (
            r#""name":"terrain","data":[0,0"#,
            r#""name":"terrain","data":[0,2147483649"#,
            "layer 'terrain', column 1, row 0: 2147483649 is no plain tile \
             (mirrored and turned tiles are not drawn)",
        ),
        (
            r#""name":"cells","data":[0,0"#,
            r#""name":"cells","data":[0,999"#,
            "layer 'cells', column 1, row 0: there is no cell 742",
        ),
        (
            walker,
            r#""type":"walker","x":-3"#,
            "the walker at -3, 175 is outside the map",
        ),
        (
            walker,
            r#""type":"walker","x":"far""#,
            "the walker is at 'far', 175, which is no point",
        ),
        (
            r#""value":3"#,
            r#""value":"left""#,
            "the tag 'left' is no whole number",
        ),
        (
            r#""type":"hero""#,
            r#""type":"walker""#,
            "has 0 actors of type 'hero', not one",
        ),
    ];
    for (piece, by, wanted) in cases {
        assert_eq!(problem(&spoilt(piece, by)), wanted);
    }
}

#[test]
fn an_unknown_actor_is_answered_with_those_that_there_are() {
    let found = problem(&spoilt(r#""type":"walker""#, r#""type":"dragon""#));
    assert!(found.starts_with("there is no actor of type 'dragon'; there are hero, walker, "));
}

#[test]
fn compressed_layers_and_crowds_are_refused() {
    let (before, rest) = MAP
        .split_once(r#""name":"terrain","data":["#)
        .expect("a layer");
    let (_, after) = rest.split_once(']').expect("its end");
    let compressed = format!(r#"{before}"name":"terrain","data":"eJxj"{after}"#);
    assert_eq!(
        problem(&compressed),
        "layer 'terrain' is compressed: save the map with CSV layer data"
    );
    let walker = r#"{"type":"walker","x":232,"y":175,"point":true,"#;
    let crowd = format!("{}{walker}", r#"{"type":"walker","x":9,"y":9},"#.repeat(63));
    assert_eq!(
        problem(&spoilt(walker, &crowd)),
        "has 65 actors, of 64 at most"
    );
}
