//! The panel of a paused game, with its controls.

use game::kernel::game::Game;

use super::area::Area;
use super::canvas::Canvas;
use super::font::Font;
use super::screens::MARGIN;

/// Draws the controls in the middle, aligned at their colons where that fits.
pub fn draw_panel(canvas: &mut Canvas, game: &Game, font: &Font) {
    let (screen, height) = canvas.size();
    let lines = lines(game, (screen - 2 * MARGIN) / font.width);
    let pitch = font.height + 3;
    let longest = lines
        .iter()
        .map(|line| font.length(line))
        .max()
        .unwrap_or(0);
    let wide = (longest + 2 * MARGIN).min(screen);
    let tall = lines.len() as i32 * pitch + 2 * MARGIN - 2;
    let panel = Area::around((screen / 2, height / 2), (wide, tall));
    canvas.fill_area(panel.grown(1), game.paper);
    canvas.fill_area(panel, game.ink);
    canvas.fill_area(panel.grown(-1), game.paper);
    for (number, line) in lines.iter().enumerate() {
        let y = panel.y + MARGIN + number as i32 * pitch;
        let at = (font.centred(line, screen), y);
        font.write(canvas, line, at, game.ink);
    }
}

/// Returns the lines of the panel, of which none should have more than so many letters.
fn lines(game: &Game, room: i32) -> Vec<String> {
    let mut lines = vec!["PAUSED".to_owned()];
    if game.controls.is_empty() {
        return lines;
    }
    lines.push(String::new());
    let aligned = aligned(game.controls);
    let wide = aligned.iter().map(|line| count(line)).max().unwrap_or(0);
    if wide as i32 > room {
        lines.extend(game.controls.iter().map(|&line| line.to_owned()));
    } else {
        lines.extend(aligned.iter().map(|line| format!("{line:<wide$}")));
    }
    lines
}

/// Returns lines such as `Z: JUMP`, the keys to the right of their column.
fn aligned(controls: &[&str]) -> Vec<String> {
    let key = |line: &str| count(line.split_once(": ").map_or(line, |(key, _)| key));
    let keys = controls.iter().map(|line| key(line)).max().unwrap_or(0);
    let padded = |line: &&str| format!("{:pad$}{line}", "", pad = keys - key(line));
    controls.iter().map(padded).collect()
}

fn count(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_aligned_at_their_colons() {
        let controls = ["Arrows: move", "Z: jump"];
        assert_eq!(aligned(&controls), ["Arrows: move", "     Z: jump"]);
    }
}
