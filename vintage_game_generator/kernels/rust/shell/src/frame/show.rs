//! The running picture: frames with a steady camera, slides and fades.

use game::kernel::{Mode, World};

use super::camera::Sight;
use super::canvas::{Canvas, Draw};
use super::painter::Painter;
use super::veil::OPAQUE;

/// Draws one frame after the other. What it remembers is never part of the state.
#[derive(Default)]
pub struct Show {
    sight: Sight,
    /// The mode and the level that were seen last; play is all one mode.
    scene: Option<(Mode, i32)>,
    mode: Option<Mode>,
    dim: i32,
}

impl Show {
    /// Returns whether the world should wait while the picture slides.
    pub fn holds(&self) -> bool {
        self.sight.is_sliding()
    }

    /// Looks at a world after its tick.
    pub fn advance(&mut self, painter: &Painter, world: &World) {
        let in_play = matches!(
            world.mode,
            Mode::Playing | Mode::Paused | Mode::Cleared | Mode::Dying
        );
        let seen = if in_play { Mode::Playing } else { world.mode };
        let scene = Some((seen, world.level));
        let revived = self.mode == Some(Mode::Dying) && world.mode == Mode::Playing;
        let cut = scene != self.scene || revived;
        self.dim = if cut { OPAQUE } else { (self.dim - 1).max(0) };
        self.scene = scene;
        self.mode = Some(world.mode);
        if in_play {
            self.sight.follow(world, painter.game, cut);
        }
    }

    /// Goes on sliding while the world waits.
    pub fn slide(&mut self) {
        self.sight.slide();
    }

    /// Returns what is seen now.
    pub fn frame(&self, painter: &Painter, world: &World) -> Vec<Draw> {
        let mut canvas = Canvas::new(painter.game.screen);
        painter.draw(&mut canvas, world, self.sight.corner());
        painter.fade(&mut canvas, self.dim);
        canvas.into_draws()
    }
}
