//! Where the player looks: the map's pixel at the left top of the picture.

use game::kernel::CELL;
use game::kernel::game::{Camera, Game};
use game::kernel::world::World;

/// A pixel of the map.
pub type Corner = (i32, i32);

const SLIDE_TICKS: i32 = 16;
const SLACK_CELLS: i32 = 2;
/// Pixels a tick.
const CATCH_UP: i32 = 3;

/// Returns the corner of what is seen; a pure function of the state.
pub fn camera(world: &World, game: &Game) -> Corner {
    match game.camera {
        Camera::Rooms => {
            let hero = &world.actors[0];
            let (columns, rows) = game.view;
            let column = hero.x.div_euclid(CELL).min(world.width - 1).max(0) / columns;
            let row = hero.y.div_euclid(CELL).min(world.height - 1).max(0) / rows;
            (column * columns * game.cell, row * rows * game.cell)
        }
        Camera::Follow => on_map(world, game, aim(world, game)),
    }
}

/// Returns the size in pixels of the picture of the map, below the status bar.
pub fn field_size(game: &Game) -> (i32, i32) {
    match game.camera {
        Camera::Rooms => (game.view.0 * game.cell, game.view.1 * game.cell),
        Camera::Follow => (game.screen.0, game.screen.1 - game.hud),
    }
}

/// Returns the pixel of the map at which something stands.
pub fn pixel(game: &Game, x: i32, y: i32) -> Corner {
    (
        (x * game.cell).div_euclid(CELL),
        (y * game.cell).div_euclid(CELL),
    )
}

/// Returns the corner that has the hero in the middle and a little low.
fn aim(world: &World, game: &Game) -> Corner {
    let (width, height) = field_size(game);
    let hero = &world.actors[0];
    let (x, y) = pixel(game, hero.x, hero.y);
    (x - width / 2, y - height * 5 / 8)
}

fn on_map(world: &World, game: &Game, (x, y): Corner) -> Corner {
    let (width, height) = field_size(game);
    let right = world.width * game.cell - width;
    let bottom = world.height * game.cell - height;
    (x.min(right).max(0), y.min(bottom).max(0))
}

/// A camera with a hand's steadiness: it slides from room to room and does not nod.
///
/// Only the window uses it. While it slides, the window holds the world still.
#[derive(Default)]
pub struct Sight {
    level: Option<i32>,
    from: Corner,
    at: Corner,
    left: i32,
}

impl Sight {
    /// Returns whether the picture is on its way to another room.
    pub fn is_sliding(&self) -> bool {
        self.left > 0
    }

    /// Goes on sliding.
    pub fn slide(&mut self) {
        self.left -= 1;
    }

    /// Looks at where the hero is now; a cut goes there at once.
    pub fn follow(&mut self, world: &World, game: &Game, cut: bool) {
        let target = camera(world, game);
        if cut || self.level != Some(world.level) {
            self.at = target;
            self.left = 0;
        } else if game.camera == Camera::Follow {
            let (x, y) = aim(world, game);
            self.at = on_map(world, game, (x, self.steady(game, y)));
        } else if target != self.at {
            self.from = self.at;
            self.at = target;
            self.left = SLIDE_TICKS;
        }
        self.level = Some(world.level);
    }

    /// Returns the corner of what is seen.
    pub fn corner(&self) -> Corner {
        let done = SLIDE_TICKS - self.left;
        let between = |from: i32, to: i32| from + ((to - from) * done).div_euclid(SLIDE_TICKS);
        (
            between(self.from.0, self.at.0),
            between(self.from.1, self.at.1),
        )
    }

    /// Returns a height that ignores jumps, and catches up with climbs and falls.
    fn steady(&self, game: &Game, target: i32) -> i32 {
        let now = self.at.1;
        let most = field_size(game).1 / 4;
        let away = (target - now).abs();
        let wanted = (away - most.min(SLACK_CELLS * game.cell)).max(0);
        let step = wanted.min(CATCH_UP).max(away - most);
        if target > now { now + step } else { now - step }
    }
}
