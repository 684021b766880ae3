//! The status bar: hearts, lives, coins, keys, a power's time, and the score.

use game::kernel::game::{Colour, Game};
use game::kernel::{Cell, Kind, TICKS_A_SECOND, World};

use super::album::{Album, CLEAR, Picture, PictureId, index, opaque};
use super::area::Area;
use super::big_letters::TitleColours;
use super::canvas::{AS_IT_IS, Canvas, Draw};
use super::cast::Cast;
use super::font::Font;
use super::sprites::SpriteSheet;

/// The edge of an icon, an empty row and column included.
const ICON: i32 = 8;
/// A screen so wide shows counts as "x 3".
const ROOMY: i32 = 200;
/// A colour whose brightest channel is below this does not show on a status bar.
const DARK: i32 = 140;

/// What the icons look like, in the order of `Icon`.
const SHAPES: [[&str; 7]; 6] = [
    [
        ".##.##.", "#######", "#######", "#######", ".#####.", "..###..", "...#...",
    ],
    [
        ".##.##.", "#..#..#", "#.....#", "#.....#", ".#...#.", "..#.#..", "...#...",
    ],
    [
        "..###..", "..###..", ".#####.", "#.###.#", "..###..", "..#.#..", ".##.##.",
    ],
    [
        "..###..", ".#####.", "##.####", "##.####", "##.####", ".#####.", "..###..",
    ],
    [
        ".......", ".##....", "#..#...", "#..####", "#..#.#.", ".##..#.", ".......",
    ],
    [
        "...#...", "..###..", "#######", ".#####.", ".#####.", ".##.##.", ".#...#.",
    ],
];

#[derive(Clone, Copy)]
enum Icon {
    Heart,
    Hollow,
    Life,
    Coin,
    Key,
    Power,
}

/// A piece of the bar.
enum Piece {
    Icon(Icon),
    Text(String),
}

/// Draws the status bar; what a game lacks is not on it.
pub struct Hud {
    game: &'static Game,
    icons: PictureId,
    colours: [Colour; SHAPES.len()],
    ink: Colour,
    paper: Colour,
    menace: Colour,
}

impl Hud {
    pub fn new(album: &mut Album, game: &'static Game, cast: &Cast) -> Self {
        let ink = game.ink;
        let of_item = |cell| bright_colour(cast.item(cell), ink);
        let heart = of_item(Cell::Heart);
        Self {
            game,
            icons: album.add(icons()),
            colours: [
                heart,
                heart,
                ink,
                of_item(Cell::Coin),
                of_item(Cell::Key),
                of_item(Cell::Power),
            ],
            ink,
            paper: game.paper,
            menace: bright_colour(cast.actor(Kind::Boss), ink),
        }
    }

    /// Draws the bar over the top of the screen, and a boss's strength at its foot.
    pub fn draw(&self, canvas: &mut Canvas, font: &Font, world: &World) {
        let game = self.game;
        let (screen, _) = canvas.size();
        canvas.fill_area(Area::new(0, 0, screen, game.hud), self.paper);
        let parts = self.parts(world);
        let score = format!("{:06}", world.score);
        let widths: i32 = parts.iter().map(|part| width(font, part)).sum();
        let all = widths + self.gap() * (parts.len() as i32 + 1);
        let middle = (game.hud - ICON + 2).div_euclid(2); // an icon's last row is empty
        if screen - all >= font.length(&score) {
            self.line(canvas, font, &parts, middle);
            self.ending(canvas, font, &score, middle);
        } else if game.hud >= 2 * ICON {
            self.line(canvas, font, &parts[..1], 1);
            self.ending(canvas, font, &score, 1);
            self.line(canvas, font, &parts[1..], game.hud - ICON + 1);
        } else {
            self.line(canvas, font, &parts, middle);
        }
        let boss = &world.actors[world.boss];
        if world.boss != 0 && game.boss_hp != 0 && boss.kind == Kind::Boss && boss.hp > 0 {
            self.boss(canvas, boss.hp);
        }
    }

    fn parts(&self, world: &World) -> Vec<Vec<Piece>> {
        let game = self.game;
        let times = if self.is_roomy() { "x" } else { "" };
        let counted =
            |icon, count: i32| vec![Piece::Icon(icon), Piece::Text(format!("{times}{count}"))];
        let mut parts = Vec::new();
        if world.max_hp > 1 {
            let hp = world.actors[0].hp.max(0);
            let full = (0..hp).map(|_| Piece::Icon(Icon::Heart));
            let hollow = (hp..world.max_hp).map(|_| Piece::Icon(Icon::Hollow));
            parts.push(full.chain(hollow).collect());
        }
        parts.push(counted(Icon::Life, world.lives.max(0)));
        parts.push(counted(Icon::Coin, world.coins));
        if game.has_keys {
            parts.push(counted(Icon::Key, world.keys));
        }
        if game.has_power && world.power != 0 && shines(world.power_time) {
            let seconds = -(-world.power_time).div_euclid(TICKS_A_SECOND);
            let text = Piece::Text(seconds.to_string());
            parts.push(vec![Piece::Icon(Icon::Power), text]);
        }
        parts
    }

    fn line(&self, canvas: &mut Canvas, font: &Font, parts: &[Vec<Piece>], y: i32) {
        let mut x = self.gap();
        for part in parts {
            for piece in part {
                match piece {
                    Piece::Icon(icon) => self.icon(canvas, *icon, (x, y)),
                    Piece::Text(text) => self.write(canvas, font, text, (x, y)),
                }
                x += piece_width(font, piece);
            }
            x += self.gap();
        }
    }

    /// Writes at the right end of a line.
    fn ending(&self, canvas: &mut Canvas, font: &Font, text: &str, y: i32) {
        let (screen, _) = canvas.size();
        let x = screen - font.length(text) - self.gap();
        self.write(canvas, font, text, (x, y));
    }

    fn write(&self, canvas: &mut Canvas, font: &Font, text: &str, (x, y): (i32, i32)) {
        let at = (x, y + (ICON - font.height).div_euclid(2));
        font.write(canvas, text, at, self.ink);
    }

    fn icon(&self, canvas: &mut Canvas, icon: Icon, at: (i32, i32)) {
        canvas.draw(Draw {
            picture: self.icons,
            source: Area::new(icon as i32 * ICON, 0, ICON, ICON),
            at,
            mirrored: false,
            tint: self.colours[icon as usize],
        });
    }

    fn boss(&self, canvas: &mut Canvas, hp: i32) {
        let (width, height) = canvas.size();
        let length = width / 2;
        let bar = Area::new(width / 2 - (length + 4) / 2, height - 10, length + 4, 7);
        canvas.fill_area(bar, self.ink);
        canvas.fill_area(bar.grown(-1), self.paper);
        let filled = length * hp.min(self.game.boss_hp) / self.game.boss_hp;
        canvas.fill_area(Area::new(bar.x + 2, bar.y + 2, filled, 3), self.menace);
    }

    fn is_roomy(&self) -> bool {
        self.game.screen.0 >= ROOMY
    }

    fn gap(&self) -> i32 {
        if self.is_roomy() { 8 } else { 4 }
    }
}

fn width(font: &Font, part: &[Piece]) -> i32 {
    part.iter().map(|piece| piece_width(font, piece)).sum()
}

fn piece_width(font: &Font, piece: &Piece) -> i32 {
    match piece {
        Piece::Icon(_) => ICON,
        Piece::Text(text) => font.length(text),
    }
}

/// Returns whether the power shows: it blinks in its last three seconds.
fn shines(power_time: i32) -> bool {
    power_time >= 3 * TICKS_A_SECOND || power_time / 8 % 2 == 0
}

/// Returns all icons in white, in one row.
fn icons() -> Picture {
    let white = opaque(AS_IT_IS);
    Picture::made("icons", (SHAPES.len() as i32 * ICON, ICON), |x, y| {
        let shape = SHAPES[index(x / ICON)];
        let row = shape.get(index(y)).map(|row| row.as_bytes());
        let dot = row.and_then(|row| row.get(index(x % ICON)));
        if dot == Some(&b'#') { white } else { CLEAR }
    })
}

/// Returns the brightest and most colourful colour that a sprite has much of.
fn bright_colour(sheet: Option<&SpriteSheet>, otherwise: Colour) -> Colour {
    let colours = sheet.map_or(&[][..], |sheet| sheet.colours());
    let bright = colours.iter().filter(|colour| brightest(colour) >= DARK);
    let best = bright.rev().max_by_key(|colour| glow(colour)); // the first of equals
    best.copied().unwrap_or(otherwise)
}

/// Returns the colours of big letters: ink, the treasure's colour and its shade, the paper.
pub fn title_colours(game: &Game, cast: &Cast) -> TitleColours {
    let (ink, edge) = (game.ink, game.paper);
    let treasure = cast.item(Cell::Coin);
    let gold = bright_colour(treasure, ink);
    let colours = treasure.map_or(&[][..], |sheet| sheet.colours());
    let shades = colours.iter().filter(|&&colour| colour != edge);
    let deep = shades.min_by_key(|colour| light(colour));
    TitleColours {
        ink,
        gold,
        deep: deep.copied().unwrap_or(gold),
        edge,
    }
}

/// Returns how bright and colourful a colour is: of two, the one that catches the eye has more.
fn glow(colour: &Colour) -> i32 {
    let darkest = colour.red.min(colour.green).min(colour.blue);
    brightest(colour) + 2 * (brightest(colour) - i32::from(darkest))
}

fn brightest(colour: &Colour) -> i32 {
    i32::from(colour.red.max(colour.green).max(colour.blue))
}

fn light(colour: &Colour) -> i32 {
    i32::from(colour.red) + i32::from(colour.green) + i32::from(colour.blue)
}
