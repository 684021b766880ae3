//! Shapes of dots that are there or not, and how they are enlarged.

use super::album::index;

/// A shape, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mask {
    pub width: i32,
    pub height: i32,
    dots: Vec<bool>,
}

impl Mask {
    /// Returns a shape of a size, each dot as a function says.
    pub fn made(width: i32, height: i32, dot: impl Fn(i32, i32) -> bool) -> Self {
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Self {
            width,
            height,
            dots: places.map(|(x, y)| dot(x, y)).collect(),
        }
    }

    /// Returns whether a dot is there; outside of the shape none is.
    pub fn dot(&self, x: i32, y: i32) -> bool {
        let inside = (0..self.width).contains(&x) && (0..self.height).contains(&y);
        inside && self.dots[index(y * self.width + x)]
    }

    /// Returns the shape with each dot a square.
    pub fn scaled(&self, scale: i32) -> Self {
        Self::made(self.width * scale, self.height * scale, |x, y| {
            self.dot(x / scale, y / scale)
        })
    }

    /// Returns the shape two, three or four times as large, its stairs smoothed.
    ///
    /// The rules are Scale2x and Scale3x (A. Mazzoleni, <https://www.scale2x.it/algorithm>).
    pub fn enlarged(&self, scale: i32) -> Self {
        if scale == 4 {
            return self.enlarged(2).enlarged(2);
        }
        Self::made(self.width * scale, self.height * scale, |x, y| {
            let part = index(y % scale * scale + x % scale);
            split(self.around(x / scale, y / scale), scale)[part]
        })
    }

    /// Returns the nine dots of a neighbourhood, row by row.
    fn around(&self, x: i32, y: i32) -> [bool; 9] {
        std::array::from_fn(|number| {
            let (dx, dy) = (number as i32 % 3 - 1, number as i32 / 3 - 1);
            self.dot(x + dx, y + dy)
        })
    }
}

/// Returns the parts of the middle dot of nine, row by row; with a small scale the rest is idle.
fn split(around: [bool; 9], scale: i32) -> [bool; 9] {
    let [a, b, c, d, e, f, g, h, i] = around;
    if scale == 1 || b == h || d == f {
        return [e; 9];
    }
    let corners = [
        if d == b { d } else { e },
        if b == f { f } else { e },
        if d == h { d } else { e },
        if h == f { f } else { e },
    ];
    if scale == 2 {
        let [top_left, top_right, low_left, low_right] = corners;
        return [top_left, top_right, low_left, low_right, e, e, e, e, e];
    }
    let top = if (d == b && e != c) || (b == f && e != a) {
        b
    } else {
        e
    };
    let left = if (d == b && e != g) || (d == h && e != a) {
        d
    } else {
        e
    };
    let right = if (b == f && e != i) || (h == f && e != c) {
        f
    } else {
        e
    };
    let bottom = if (d == h && e != i) || (h == f && e != g) {
        h
    } else {
        e
    };
    [
        corners[0], top, corners[1], left, e, right, corners[2], bottom, corners[3],
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(rows: &[&str]) -> Mask {
        Mask::made(rows[0].len() as i32, rows.len() as i32, |x, y| {
            rows[y as usize].as_bytes()[x as usize] == b'#'
        })
    }

    #[test]
    fn the_corners_of_a_stair_are_rounded() {
        let stair = drawn(&["#..", "##.", "###"]);
        let slope = drawn(&["##....", "###...", "###...", "#####.", "######", ".#####"]);
        assert_eq!(stair.enlarged(2), slope);
    }

    #[test]
    fn a_line_stays_a_line() {
        let line = drawn(&["....", "####", "...."]);
        assert_eq!(line.enlarged(3), line.scaled(3));
    }
}
