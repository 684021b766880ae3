//! What moves or shines: actors by their pose, and the cells that a hero can take or open.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

use game::kernel::game::{Camera, Game};
use game::kernel::levels::LevelMap;
use game::kernel::{Actor, Cell, Facing, Kind, Pose, World};

use super::album::Album;
use super::camera::{Corner, pixel};
use super::canvas::Canvas;
use super::files::AssetError;
use super::scenery::cells_in_sight;
use super::sprites::{Animation, SpriteSheet};

/// Drawn to the right; up and down are turned pictures.
const TURNING: [Kind; 3] = [Kind::HeroShot, Kind::FoeShot, Kind::Slash];
const BLINK_TICKS: i32 = 4;

/// All sprites of a game.
pub struct Cast {
    game: &'static Game,
    actors: BTreeMap<Kind, SpriteSheet>,
    items: BTreeMap<Cell, Item>,
}

struct Item {
    sheet: SpriteSheet,
    animation: Animation,
}

impl Cast {
    /// Reads every sprite that the game names or its maps need.
    ///
    /// # Errors
    ///
    /// A sprite is missing.
    pub fn load(
        album: &mut Album,
        game: &'static Game,
        assets: &Path,
        maps: &[LevelMap],
    ) -> Result<Self, AssetError> {
        let mut actors = BTreeMap::new();
        for &(kind, name) in game.sprites {
            let mut sheet = SpriteSheet::load(album, assets, name)?;
            if TURNING.contains(&kind) {
                sheet.turn_with_facing(album);
            }
            actors.insert(kind, sheet);
        }
        for (stage, map) in game.stages.iter().zip(maps) {
            let mut spawns = map.level.spawns.iter();
            if let Some(spawn) = spawns.find(|spawn| !actors.contains_key(&spawn.kind)) {
                let kind = spawn.kind.name();
                let problem = format!("has a {kind}, and the game no sprite for it");
                return Err(AssetError::new(stage.map, problem));
            }
        }
        let mut items = BTreeMap::new();
        for &cell in Cell::ALL.iter().filter(|&&cell| cell >= Cell::Coin) {
            let lit = cell == Cell::CheckpointLit;
            let name = if lit { Cell::Checkpoint } else { cell }.name();
            let shown = maps.iter().any(|map| map.level.cells.contains(&cell));
            if shown || assets.join(format!("sprites/{name}.json")).exists() {
                let sheet = SpriteSheet::load(album, assets, name)?;
                let idle = sheet.pose(Pose::Idle, Facing::Right);
                let shining = sheet.animation("lit").filter(|_| lit);
                let animation = shining.unwrap_or(idle).clone();
                items.insert(cell, Item { sheet, animation });
            }
        }
        Ok(Self {
            game,
            actors,
            items,
        })
    }

    /// Returns the sheet of a kind of actor.
    pub fn actor(&self, kind: Kind) -> Option<&SpriteSheet> {
        self.actors.get(&kind)
    }

    /// Returns the sheet of a cell that shows.
    pub fn item(&self, cell: Cell) -> Option<&SpriteSheet> {
        self.items.get(&cell).map(|item| &item.sheet)
    }

    /// Draws what is in sight, items first; the tick tells how far items have turned.
    pub fn draw(&self, canvas: &mut Canvas, world: &World, corner: Corner, tick: i32) {
        self.draw_items(canvas, world, corner, tick);
        let actors = world.actors.iter().enumerate();
        let mut present: Vec<(usize, &Actor)> = actors
            .filter(|(_, actor)| actor.kind != Kind::Gone)
            .collect();
        match self.game.camera {
            Camera::Rooms => present.sort_by_key(|&(slot, actor)| (actor.y, Reverse(slot))),
            Camera::Follow => present.sort_by_key(|&(slot, actor)| (layer(actor.kind), slot)),
        }
        for (_, actor) in present {
            if actor.hurt / BLINK_TICKS % 2 == 0 || actor.pose == Pose::Death {
                self.draw_actor(canvas, actor, corner);
            }
        }
    }

    /// Draws one actor, its feet where it stands.
    pub fn draw_actor(&self, canvas: &mut Canvas, actor: &Actor, corner: Corner) {
        if let Some(sheet) = self.actors.get(&actor.kind) {
            let (x, y) = pixel(self.game, actor.x, actor.y);
            let at = (
                x - corner.0 - sheet.anchor.0,
                y + 1 - corner.1 - sheet.anchor.1,
            );
            let frame = sheet.pose(actor.pose, actor.facing).frame(actor.pose_time);
            sheet.draw(canvas, actor.facing, frame, at);
        }
    }

    /// Draws the hero alone, his feet at a place of the canvas.
    pub fn draw_hero(&self, canvas: &mut Canvas, feet: (i32, i32), pose: Pose, time: i32) {
        let hero = Actor {
            kind: Kind::Hero,
            pose,
            pose_time: time,
            facing: waiting(self.game),
            ..Actor::default()
        };
        self.draw_actor(canvas, &hero, (-feet.0, -feet.1));
    }

    /// Returns how wide and tall the hero's pictures are.
    pub fn hero_size(&self) -> (i32, i32) {
        self.actor(Kind::Hero).map_or((0, 0), |sheet| sheet.size)
    }

    fn draw_items(&self, canvas: &mut Canvas, world: &World, corner: Corner, tick: i32) {
        let edge = self.game.cell;
        let (columns, rows) = cells_in_sight(canvas, edge, corner, (world.width, world.height));
        for row in rows {
            for column in columns.clone() {
                let cell = world.cells[row * world.width + column];
                if let Some(Item { sheet, animation }) = self.items.get(&cell) {
                    let at = (
                        column * edge + edge / 2 - corner.0 - sheet.anchor.0,
                        row * edge + edge - corner.1 - sheet.anchor.1,
                    );
                    sheet.draw(canvas, Facing::Right, animation.frame(tick), at);
                }
            }
        }
    }
}

/// Returns where the hero looks while he waits.
pub fn waiting(game: &Game) -> Facing {
    match game.camera {
        Camera::Rooms => Facing::Down,
        Camera::Follow => Facing::Right,
    }
}

/// Returns how near a kind is: what carries is behind, the hero before his foes, shots before all.
fn layer(kind: Kind) -> i32 {
    match kind {
        Kind::Lift => 0,
        Kind::Hero => 2,
        Kind::Slash | Kind::Puff | Kind::Rune => 3,
        _ => 1,
    }
}
