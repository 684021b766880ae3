//! Text that is typed letter by letter, and turned page by page once all is there.

/// The story is typed, a letter every so many ticks.
pub const LETTER_TICKS: i32 = 2;
/// For which a page of a long text stands.
const PAGE_TICKS: i32 = 200;

/// Returns how many letters some lines have.
pub fn letters(lines: &[String]) -> i32 {
    lines.iter().map(|line| line.chars().count() as i32).sum()
}

/// Returns the lines that are seen by now, so many at most: each whole, and as far as it is typed.
///
/// What does not fit moves up and away; once all is typed, page follows page.
pub fn typed(lines: &[String], room: usize, time: i32) -> impl Iterator<Item = (&str, String)> {
    let mut left = time / LETTER_TICKS;
    let mut begun: Vec<(&str, String)> = Vec::new();
    for line in lines {
        if left > 0 {
            begun.push((line, line.chars().take(left as usize).collect()));
        }
        left -= line.chars().count() as i32;
    }
    let turned = (time - letters(lines) * LETTER_TICKS).div_euclid(PAGE_TICKS) - 1;
    let first = match usize::try_from(turned) {
        Ok(turned) if !lines.is_empty() => turned % lines.len().div_ceil(room) * room,
        _ => begun.len().saturating_sub(room),
    };
    begun.into_iter().skip(first).take(room)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(room: usize, time: i32) -> Vec<String> {
        let lines = ["one".to_owned(), "two".to_owned(), "three".to_owned()];
        typed(&lines, room, time).map(|(_, part)| part).collect()
    }

    #[test]
    fn letters_appear_one_by_one() {
        assert_eq!(seen(3, 0), [""; 0]);
        assert_eq!(seen(3, 8), ["one", "t"]);
    }

    #[test]
    fn what_does_not_fit_moves_away() {
        assert_eq!(seen(2, 14), ["two", "t"]);
    }

    #[test]
    fn at_last_page_follows_page() {
        assert_eq!(seen(2, 22 + PAGE_TICKS), ["one", "two"]);
        assert_eq!(seen(2, 22 + 2 * PAGE_TICKS), ["three"]);
        assert_eq!(seen(2, 22 + 3 * PAGE_TICKS), ["one", "two"]);
    }
}
