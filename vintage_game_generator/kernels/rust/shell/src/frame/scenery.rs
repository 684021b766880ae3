//! What stands still: a level's tiles, and the layers far behind them.

use std::ops::Range;
use std::path::Path;

use game::kernel::game::{Camera, Colour, Game, Stage};
use game::kernel::json::Value;
use game::kernel::levels::LevelMap;

use super::album::{Album, PictureId, index};
use super::area::Area;
use super::camera::Corner;
use super::canvas::Canvas;
use super::files::{AssetError, Facts, load_picture};

/// One level's still picture.
pub struct Scenery {
    pub map: LevelMap,
    paint: Colour,
    tiles: TileSheet,
    /// From far to near.
    backdrop: Vec<Layer>,
}

/// A picture that moves with the camera, only slower.
struct Layer {
    picture: PictureId,
    size: (i32, i32),
    /// Percent of the camera's.
    speed: i32,
    y: i32,
}

/// A biome's tiles, by index.
struct TileSheet {
    picture: PictureId,
    edge: i32,
    columns: i32,
}

impl Scenery {
    /// Reads what a level shows.
    ///
    /// # Errors
    ///
    /// A picture is missing, or the map shows a tile that its sheet lacks.
    pub fn load(
        album: &mut Album,
        game: &Game,
        assets: &Path,
        stage: &Stage,
        map: LevelMap,
    ) -> Result<Self, AssetError> {
        let tiles = TileSheet::load(album, game, assets, stage, &map)?;
        let backdrop = match game.camera {
            Camera::Follow => read_backdrop(album, game, assets, stage)?,
            Camera::Rooms => Vec::new(),
        };
        Ok(Self {
            map,
            paint: stage.backdrop,
            tiles,
            backdrop,
        })
    }

    /// Draws what is seen from a corner; the drift moves the backdrop alone, in pixels.
    pub fn draw(&self, canvas: &mut Canvas, corner: Corner, drift: i32) {
        canvas.fill(self.paint);
        let (width, _) = canvas.size();
        for layer in &self.backdrop {
            let moved = |pixels: i32| (pixels * layer.speed).div_euclid(100);
            let (period, height) = layer.size;
            let x = (moved(corner.0) + moved(drift)).rem_euclid(period);
            canvas.blit(layer.picture, Area::new(x, 0, width, height), (0, layer.y));
        }
        let level = &self.map.level;
        let edge = self.tiles.edge;
        let (columns, rows) = cells_in_sight(canvas, edge, corner, (level.width, level.height));
        for (_, layer) in &self.map.layers {
            for row in rows.clone() {
                for column in columns.clone() {
                    let tile = layer[index(row * level.width + column)];
                    if tile >= 0 {
                        let at = (column * edge - corner.0, row * edge - corner.1);
                        canvas.blit(self.tiles.picture, self.tiles.area(tile), at);
                    }
                }
            }
        }
    }
}

/// Returns the columns and rows of a map of a size that are seen from a corner.
pub fn cells_in_sight(
    canvas: &Canvas,
    edge: i32,
    corner: Corner,
    size: (i32, i32),
) -> (Range<i32>, Range<i32>) {
    let along = |from: i32, length: i32, all: i32| {
        let end = (from + length).div_euclid(edge) + 1;
        from.div_euclid(edge).max(0)..end.min(all)
    };
    let (width, height) = canvas.size();
    (
        along(corner.0, width, size.0),
        along(corner.1, height, size.1),
    )
}

impl TileSheet {
    fn load(
        album: &mut Album,
        game: &Game,
        assets: &Path,
        stage: &Stage,
        map: &LevelMap,
    ) -> Result<Self, AssetError> {
        let name = format!("tiles/{}", stage.tileset);
        let facts = Facts::load(assets, &name)?;
        let picture = load_picture(album, assets, &name)?;
        let (edge, columns) = (facts.whole("tile")?, facts.whole("columns")?);
        if edge != game.cell {
            let cell = game.cell;
            return Err(facts.wrong(format!("has tiles of {edge} pixels, not {cell}")));
        }
        let sheet = album.picture(picture);
        if columns < 1 || columns * edge > sheet.width {
            return Err(facts.wrong(format!("has no {columns} columns of {edge} pixels")));
        }
        let count = columns * (sheet.height / edge);
        for (_, layer) in &map.layers {
            if let Some(missing) = layer.iter().find(|&&tile| tile >= count) {
                let problem = format!("has no tile {missing}, which {} shows", stage.map);
                return Err(facts.wrong(problem));
            }
        }
        Ok(Self {
            picture,
            edge,
            columns,
        })
    }

    fn area(&self, tile: i32) -> Area {
        let (x, y) = (tile % self.columns, tile / self.columns);
        Area::new(x * self.edge, y * self.edge, self.edge, self.edge)
    }
}

fn read_backdrop(
    album: &mut Album,
    game: &Game,
    assets: &Path,
    stage: &Stage,
) -> Result<Vec<Layer>, AssetError> {
    let facts = Facts::load(assets, &format!("backdrops/{}", stage.tileset))?;
    let mut layers = Vec::new();
    for layer in facts.get("layers", Value::list)? {
        let Some((name, speed, y)) = read_layer(layer) else {
            return Err(facts.wrong("has a layer without a file, a speed or a height"));
        };
        let picture = load_picture(album, assets, &format!("backdrops/{name}"))?;
        let area = album.picture(picture).area();
        layers.push(Layer {
            picture,
            size: (area.width, area.height),
            speed,
            y: y - game.hud,
        });
    }
    Ok(layers)
}

fn read_layer(layer: &Value) -> Option<(&str, i32, i32)> {
    let file = layer.get("file")?.text()?.strip_suffix(".png")?;
    Some((file, layer.get("speed")?.whole()?, layer.get("y")?.whole()?))
}
