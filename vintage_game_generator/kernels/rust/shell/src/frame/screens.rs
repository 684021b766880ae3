//! The screens around the play: title, story, pause, ending and defeat.

use game::kernel::game::{Camera, Colour, Game};
use game::kernel::{Mode, Pose, World, load_level};

use super::album::{Album, index};
use super::big_letters::{Banner, Room, TitleColours};
use super::camera::pixel;
use super::canvas::Canvas;
use super::cast::{Cast, waiting};
use super::font::Font;
use super::pause::draw_panel;
use super::scenery::Scenery;
use super::story::{LETTER_TICKS, letters, typed};
use super::veil::{OPAQUE, Veil};

const BLINK_TICKS: i32 = 32;
/// Then the title gives way to the story, and comes back.
const TITLE_TICKS: i32 = 600;
const LINGER_TICKS: i32 = 300;
/// Pixels a tick at which a banner comes in.
const SLIDE_SPEED: i32 = 16;
pub const MARGIN: i32 = 8;

/// What the screens are drawn with.
#[derive(Clone, Copy)]
pub struct Props<'a> {
    pub font: &'a Font,
    pub cast: &'a Cast,
    pub scenery: &'a [Scenery],
}

/// Draws everything but the play itself. All of it follows from the state alone.
pub struct Screens {
    game: &'static Game,
    ink: Colour,
    paper: Colour,
    veil: Veil,
    /// The first level as the title shows it.
    first: World,
    story: Vec<String>,
    title: Banner,
    clear: Banner,
    the_end: Banner,
    game_over: Banner,
}

impl Screens {
    /// Prepares the screens; the world is one before its first tick.
    pub fn new(
        album: &mut Album,
        game: &'static Game,
        font: &Font,
        colours: TitleColours,
        mut first: World,
    ) -> Self {
        load_level(&mut first, 0);
        first.actors[0].facing = waiting(game);
        let width = game.screen.0 - MARGIN;
        let mut banner = |text: &str, scale: i32, lines: i32| {
            let room = Room {
                scale,
                width,
                lines,
            };
            Banner::new(album, font, colours, text, room)
        };
        Self {
            game,
            ink: game.ink,
            paper: game.paper,
            first,
            story: wrapped(game, font, game.intro),
            title: banner(game.display_title, 4, 3),
            clear: banner("LEVEL CLEAR", 2, 2),
            the_end: banner("THE END", 3, 1),
            game_over: banner("GAME OVER", 3, 1),
            veil: Veil::new(album, game.paper),
        }
    }

    /// Draws the title over the first level, and now and then the story.
    pub fn title(&self, canvas: &mut Canvas, props: Props, world: &World) {
        let (_, height) = canvas.size();
        let story_ticks = letters(&self.story) * LETTER_TICKS + LINGER_TICKS;
        let period = TITLE_TICKS
            + if self.story.is_empty() {
                0
            } else {
                story_ticks
            };
        let time = world.mode_time % period;
        let mut first = self.first.clone();
        for actor in first.actors.iter_mut() {
            actor.pose_time = world.mode_time;
        }
        self.vista(canvas, props, &first, world.mode_time);
        if time >= TITLE_TICKS {
            self.veil.draw(canvas, OPAQUE * 3 / 4);
            let top = height / 5;
            let since = time - TITLE_TICKS;
            self.typed(canvas, props.font, &self.story, (top, height - top), since);
            return;
        }
        if self.game.camera == Camera::Rooms {
            self.veil.curtain(canvas, height / 2);
        }
        let tagline = wrapped(self.game, props.font, &[self.game.tagline]);
        let pitch = props.font.height + 2;
        let tall = self.title.height() + tagline.len() as i32 * pitch;
        let top = (height / 2 - tall).div_euclid(2).max(MARGIN);
        let mut y = self.title.draw(canvas, top, 0);
        for line in &tagline {
            self.centre(canvas, props.font, line, y + 2);
            y += pitch;
        }
        let mut y = height - height / 8;
        if self.game.has_save && world.save[0] > 0 {
            self.centre(canvas, props.font, "SELECT: CONTINUE", y);
            y -= props.font.height + 4;
        }
        self.press_start(canvas, props.font, y, world.mode_time);
    }

    /// Dims the play and shows the controls.
    pub fn pause(&self, canvas: &mut Canvas, font: &Font) {
        self.veil.draw(canvas, OPAQUE / 2);
        draw_panel(canvas, self.game, font);
    }

    /// Announces that the level is done.
    pub fn cleared(&self, canvas: &mut Canvas, world: &World) {
        let (width, height) = canvas.size();
        let away = (width - world.mode_time * SLIDE_SPEED).max(0);
        self.clear.draw(canvas, height / 3, away);
    }

    /// Tells how it ended, well or badly.
    pub fn ending(&self, canvas: &mut Canvas, props: Props, world: &World) {
        let Props { font, cast, .. } = props;
        let (width, height) = canvas.size();
        let won = world.mode == Mode::Won;
        let (_, tall) = cast.hero_size();
        let pitch = font.height + 4;
        let bottom = if won {
            self.vista(canvas, props, world, world.mode_time);
            let bottom = height * 3 / 4 - tall - 4;
            if self.game.camera == Camera::Rooms {
                self.veil.curtain(canvas, bottom - 2 * font.height);
            }
            bottom
        } else {
            canvas.fill(self.paper);
            let feet = height - 3 * pitch - font.height;
            cast.draw_hero(canvas, (width / 2, feet), Pose::Death, world.mode_time);
            feet - tall
        };
        let heading = if won { &self.the_end } else { &self.game_over };
        let top = heading.draw(canvas, height / 14, 0) + 4;
        let told = if won {
            self.game.ending
        } else {
            self.game.defeat
        };
        let story = wrapped(self.game, font, told);
        self.typed(canvas, font, &story, (top, bottom), world.mode_time);
        let y = height - 2 * pitch - 2;
        self.centre(canvas, font, &format!("SCORE {:06}", world.score), y);
        self.press_start(canvas, font, y + pitch, world.mode_time);
    }

    /// Lays the paper over a picture, from nothing (0) to all (16).
    pub fn fade(&self, canvas: &mut Canvas, density: i32) {
        self.veil.draw(canvas, density);
    }

    /// Draws a world over the whole screen, the hero in its lower part; above it may be sky.
    fn vista(&self, canvas: &mut Canvas, props: Props, world: &World, time: i32) {
        let cell = self.game.cell;
        let (width, height) = canvas.size();
        let hero = &world.actors[0];
        let (x, y) = pixel(self.game, hero.x, hero.y);
        let corner = (
            (x - width / 2).min(world.width * cell - width).max(0),
            (y - height * 3 / 4).min(world.height * cell - height),
        );
        props.scenery[index(world.level)].draw(canvas, corner, time / 2);
        props.cast.draw(canvas, world, corner, time);
    }

    /// Writes an edged line in the middle.
    fn centre(&self, canvas: &mut Canvas, font: &Font, text: &str, y: i32) {
        let x = font.centred(text, canvas.size().0);
        font.write_edged(canvas, text, (x, y), self.ink, self.paper);
    }

    fn press_start(&self, canvas: &mut Canvas, font: &Font, y: i32, time: i32) {
        if time % (2 * BLINK_TICKS) >= BLINK_TICKS / 2 {
            self.centre(canvas, font, "PRESS START", y);
        }
    }

    /// Writes lines between a top and a bottom, as far as they are typed by now.
    fn typed(
        &self,
        canvas: &mut Canvas,
        font: &Font,
        lines: &[String],
        (top, bottom): (i32, i32),
        time: i32,
    ) {
        let (width, _) = canvas.size();
        let pitch = font.height + if width >= 200 { 4 } else { 2 };
        let room = (bottom - top).div_euclid(pitch).max(1);
        for (row, (whole, part)) in typed(lines, index(room), time).enumerate() {
            let at = (font.centred(whole, width), top + row as i32 * pitch);
            font.write_edged(canvas, &part, at, self.ink, self.paper);
        }
    }
}

fn wrapped(game: &Game, font: &Font, texts: &[&str]) -> Vec<String> {
    let room = game.screen.0 - MARGIN;
    texts
        .iter()
        .flat_map(|text| font.wrap(text, room))
        .collect()
}
