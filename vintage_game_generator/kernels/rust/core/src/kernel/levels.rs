//! Maps: Tiled files (`.tmj`) become the kernel's levels and the layers that the window draws.

use std::error::Error;
use std::fmt;

use super::constants::{Cell, Kind};
use super::json::{Value, parse};
use super::world::{ACTORS, Level, Spawn};

/// The layers that are drawn, from the back to the front; a map may lack any.
pub const DRAWN_LAYERS: [&str; 3] = ["floor", "terrain", "decor"];
const CELLS_LAYER: &str = "cells";
const ACTORS_LAYER: &str = "actors";
/// The bits in which Tiled notes that a tile is mirrored or turned.
const FLIPS: i64 = 0xF000_0000;

/// A map that cannot be played: which file, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelError {
    file: String,
    problem: String,
}

impl fmt::Display for LevelError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.file, self.problem)
    }
}

impl Error for LevelError {}

/// A level and how it looks: its drawn layers by name, tiles row by row, -1 for none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelMap {
    pub level: Level,
    pub layers: Vec<(&'static str, Vec<i32>)>,
}

/// Returns the map that a `.tmj` document holds (Tiled 1.10, uncompressed, orthogonal).
///
/// # Errors
///
/// It is no map, or holds what no game knows; the message begins with the file's name.
pub fn read_map(file: &str, document: &str) -> Result<LevelMap, LevelError> {
    map_of(document).map_err(|problem| LevelError {
        file: file.to_owned(),
        problem,
    })
}

fn map_of(document: &str) -> Result<LevelMap, String> {
    let document = parse(document).map_err(|error| format!("is not JSON ({error})"))?;
    let Some(layers) = document.get("layers").and_then(Value::list) else {
        return Err("is not a Tiled map: it has no list of layers".to_owned());
    };
    let (first_tile, first_cell) = first_numbers(document.get("tilesets"))?;
    let reader = Reader {
        width: size(&document, "width")?,
        height: size(&document, "height")?,
        tile: (
            size(&document, "tilewidth")?,
            size(&document, "tileheight")?,
        ),
        layers,
        first_tile,
        first_cell,
    };
    Ok(LevelMap {
        layers: reader.drawn()?,
        level: Level {
            width: reader.width,
            height: reader.height,
            cells: reader.cells()?.into(),
            spawns: reader.spawns()?,
        },
    })
}

fn size(document: &Value, key: &str) -> Result<i32, String> {
    let value = document.get(key);
    value
        .and_then(Value::whole)
        .filter(|number| *number >= 1)
        .ok_or_else(|| {
            let found = shown(value);
            format!("{key} is {found}, not a whole number of 1 or more")
        })
}

/// Returns the numbers of the first drawn tile and of the first cell (Tiled's `firstgid`).
fn first_numbers(tilesets: Option<&Value>) -> Result<(i64, i64), String> {
    let Some([tiles, cells]) = tilesets.and_then(Value::list) else {
        return Err("needs two tilesets: the drawn tiles, then the cells".to_owned());
    };
    match (tiles.get("firstgid"), cells.get("firstgid")) {
        (Some(Value::Whole(tile)), Some(Value::Whole(cell))) if *tile > 0 && *cell > 0 => {
            Ok((*tile, *cell))
        }
        (tile, cell) => Err(format!(
            "the tilesets' firstgid are [{}, {}]",
            shown(tile),
            shown(cell)
        )),
    }
}

/// Reads one document, of which the sizes are known.
struct Reader<'document> {
    width: i32,
    height: i32,
    tile: (i32, i32),
    layers: &'document [Value],
    first_tile: i64,
    first_cell: i64,
}

impl Reader<'_> {
    fn find(&self, name: &str) -> Option<&Value> {
        let named = |layer: &&Value| layer.get("name").and_then(Value::text) == Some(name);
        self.layers.iter().rev().find(named)
    }

    fn layer(&self, name: &str) -> Result<&Value, String> {
        self.find(name)
            .ok_or_else(|| format!("has no layer '{name}'"))
    }

    fn drawn(&self) -> Result<Vec<(&'static str, Vec<i32>)>, String> {
        let mut layers = Vec::new();
        for name in DRAWN_LAYERS {
            if self.find(name).is_some() {
                let tile = |number: i64| (number - self.first_tile) as i32;
                let tiles = self.numbers(name)?.into_iter();
                let tiles = tiles.map(|number| if number == 0 { -1 } else { tile(number) });
                layers.push((name, tiles.collect()));
            }
        }
        Ok(layers)
    }

    fn numbers(&self, name: &str) -> Result<Vec<i64>, String> {
        let Some(data) = self.layer(name)?.get("data").and_then(Value::list) else {
            return Err(format!(
                "layer '{name}' is compressed: save the map with CSV layer data"
            ));
        };
        let (width, height) = (self.width, self.height);
        if data.len() as i64 != i64::from(width) * i64::from(height) {
            let count = data.len();
            return Err(format!(
                "layer '{name}' has {count} tiles, not {width} x {height}"
            ));
        }
        let plain = |(index, item): (usize, &Value)| match item {
            Value::Whole(number) if (0..FLIPS).contains(number) && number & FLIPS == 0 => {
                Ok(*number)
            }
            _ => Err(format!(
                "layer '{name}', {}: {} is no plain tile (mirrored and turned tiles are not drawn)",
                self.place(index),
                shown(Some(item))
            )),
        };
        data.iter().enumerate().map(plain).collect()
    }

    fn cells(&self) -> Result<Vec<Cell>, String> {
        let numbers = self.numbers(CELLS_LAYER)?;
        let cell_of = |(index, number): (usize, i64)| {
            let cell = if number == 0 {
                0
            } else {
                number - self.first_cell
            };
            usize::try_from(cell)
                .ok()
                .and_then(|code| Cell::ALL.get(code).copied())
                .ok_or_else(|| {
                    let place = self.place(index);
                    format!("layer 'cells', {place}: there is no cell {cell}")
                })
        };
        numbers.into_iter().enumerate().map(cell_of).collect()
    }

    fn spawns(&self) -> Result<Vec<Spawn>, String> {
        let objects = self.layer(ACTORS_LAYER)?.get("objects");
        let Some(points) = objects.and_then(Value::list) else {
            return Err("layer 'actors' is no object layer".to_owned());
        };
        let spawns = points.iter().map(|point| self.spawn(point));
        let spawns = spawns.collect::<Result<Vec<Spawn>, String>>()?;
        let heroes = spawns
            .iter()
            .filter(|start| start.kind == Kind::Hero)
            .count();
        if heroes != 1 {
            return Err(format!("has {heroes} actors of type 'hero', not one"));
        }
        if spawns.len() > ACTORS as usize {
            let count = spawns.len();
            return Err(format!("has {count} actors, of {ACTORS} at most"));
        }
        Ok(spawns)
    }

    fn spawn(&self, point: &Value) -> Result<Spawn, String> {
        let kind = point.get("type");
        let found = kind.and_then(Value::text).and_then(Kind::named);
        let Some(kind) = found.filter(|kind| *kind != Kind::Gone) else {
            let known = Kind::NAMES[1..].join(", ");
            let name = shown(kind);
            return Err(format!(
                "there is no actor of type {name}; there are {known}"
            ));
        };
        let name = kind.name();
        let (x, y) = (point.get("x"), point.get("y"));
        let (Some(left), Some(top)) = (x.and_then(real), y.and_then(real)) else {
            let (x, y) = (shown(x), shown(y));
            return Err(format!("the {name} is at {x}, {y}, which is no point"));
        };
        let column = (left / f64::from(self.tile.0)).floor();
        let row = (top / f64::from(self.tile.1)).floor();
        let across = (0.0..f64::from(self.width)).contains(&column);
        if !across || !(0.0..f64::from(self.height)).contains(&row) {
            let (x, y) = (shown(x), shown(y));
            return Err(format!("the {name} at {x}, {y} is outside the map"));
        }
        Ok(Spawn {
            kind,
            column: column as i32,
            row: row as i32,
            tag: tag(point)?,
        })
    }

    fn place(&self, index: usize) -> String {
        let width = self.width as usize;
        format!("column {}, row {}", index % width, index / width)
    }
}

fn tag(point: &Value) -> Result<i32, String> {
    let properties = point.get("properties").and_then(Value::list);
    for entry in properties.unwrap_or_default() {
        if entry.get("name").and_then(Value::text) == Some("tag") {
            let value = entry.get("value");
            return value
                .and_then(Value::whole)
                .ok_or_else(|| format!("the tag {} is no whole number", shown(value)));
        }
    }
    Ok(0)
}

fn real(value: &Value) -> Option<f64> {
    match value {
        Value::Whole(number) => Some(*number as f64),
        Value::Real(number) => Some(*number),
        _ => None,
    }
}

/// Returns a value as a message shows it: texts in single quotes.
fn shown(value: Option<&Value>) -> String {
    match value {
        None => "null".to_owned(),
        Some(Value::Text(text)) => format!("'{text}'"),
        Some(other) => other.to_string(),
    }
}
