//! A toy game: rules that fit on a page, the same as those of the Python kernel's own tests.

use game::kernel::game::{Camera, Colour, Game, Stage};
use game::kernel::recording::Recording;
use game::kernel::{
    CELL, Cell, Facing, Kind, Mode, Pose, Sound, World, button, cell_at, load_level, next_random,
    play_sound, set_cell,
};

/// The toy's map.
pub const MAP: &str = include_str!("toy/level.tmj");
/// What the Python kernel recorded of the toy.
pub const WON: &str = include_str!("toy/win.json");

pub static TOY: Game = Game {
    title: "Toy",
    display_title: "Toy",
    package: "toy",
    seed: 7,
    step,
    screen: (256, 224),
    cell: 16,
    hud: 16,
    view: (16, 13),
    camera: Camera::Follow,
    ink: Colour::rgb(0xF7F7E7),
    paper: Colour::rgb(0x100821),
    stages: &[Stage {
        map: "levels/level-1.tmj",
        document: MAP,
        name: "Toy Hills",
        tune: "level-1",
        tileset: "block",
        backdrop: Colour::rgb(0xA5BDFF),
        goal: &[],
        saying: &[],
    }],
    sprites: &[(Kind::Hero, "hero"), (Kind::Walker, "walker")],
    tagline: "A toy.",
    intro: &[],
    ending: &[],
    defeat: &[],
    controls: &[],
    has_keys: false,
    has_power: false,
    has_save: true,
    title_tune: "title",
    boss_tune: "boss",
    ending_tune: "ending",
    defeat_tune: "defeat",
    boss_hp: 0,
};

/// Returns the recording in which the toy is won.
pub fn won() -> Recording {
    Recording::from_json(WON).expect("the toy's recording is one")
}

/// Start starts and pauses; the hero walks; the exit wins; Select gives up.
fn step(world: &mut World) {
    world.tick += 1;
    world.mode_time += 1;
    world.sound_count = 0;
    let pressed = world.buttons & !world.previous;
    world.previous = world.buttons;
    let started = pressed & button::START != 0;
    match world.mode {
        Mode::Title if started => {
            world.lives = 3;
            world.max_hp = 3;
            load_level(world, 0);
            world.actors[0].hp = 2;
            enter(world, Mode::Intro);
        }
        Mode::Playing => play_tick(world, pressed),
        Mode::Paused if started => enter(world, Mode::Playing),
        Mode::Intro if world.mode_time >= 30 => enter(world, Mode::Playing),
        Mode::Cleared if world.mode_time >= 60 => enter(world, Mode::Won),
        Mode::Won | Mode::Lost if started => enter(world, Mode::Title),
        _ => {}
    }
}

fn enter(world: &mut World, mode: Mode) {
    world.mode = mode;
    world.mode_time = 0;
}

fn play_tick(world: &mut World, pressed: i32) {
    if pressed & button::START != 0 {
        enter(world, Mode::Paused);
        return;
    }
    if pressed & button::SELECT != 0 {
        enter(world, Mode::Lost);
        return;
    }
    let held = |wanted: i32| i32::from(world.buttons & wanted != 0);
    let vx = 512 * (held(button::RIGHT) - held(button::LEFT));
    let vy = 512 * (held(button::DOWN) - held(button::UP));
    let right = world.width * CELL - 1;
    let hero = &mut world.actors[0];
    hero.vx = vx;
    hero.vy = vy;
    hero.x = (hero.x + vx).clamp(0, right);
    hero.y = (hero.y + vy).clamp(0, 11 * CELL - 1);
    if vx != 0 {
        hero.facing = if vx < 0 { Facing::Left } else { Facing::Right };
    }
    hero.pose = if vx == 0 { Pose::Idle } else { Pose::Walk };
    hero.pose_time += 1;
    let (column, row) = (hero.x / CELL, hero.y / CELL);
    world.actors[1].x += next_random(world) % 65 - 32;
    match cell_at(world, column, row) {
        Cell::Coin => {
            set_cell(world, column, row, Cell::Empty);
            world.coins += 1;
            world.save[0] = world.coins;
            play_sound(world, Sound::Coin);
        }
        Cell::Exit => enter(world, Mode::Cleared),
        _ => {}
    }
}
