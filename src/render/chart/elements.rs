//! The discs, links and names of a picture as elements of SVG, written one after the other: of thousands, filling a
//! template would be most of the work. What people wrote is escaped as the template engine escapes it.

use std::fmt::{self, Write};

use minijinja::HtmlEscape;

use super::labels::Line;
use super::layout::{Link, Picture, Ring};
use super::letters::is_measured;

/// Discs smaller than this have a fine rim.
const FINE: f64 = 22.0;

/// A picture as elements, so large in the units of the drawing, its middle at a place.
pub fn elements(picture: &Picture, size: f64, middle: (f64, f64)) -> String {
    let mut pen = Pen { out: String::new(), scale: size / 2.0 / picture.r.max(1.0), middle };
    // A text that grows takes whatever is written to it.
    let _ = pen.picture(picture);
    pen.out
}

struct Pen {
    out: String,
    scale: f64,
    middle: (f64, f64),
}

impl Pen {
    fn picture(&mut self, picture: &Picture) -> fmt::Result {
        picture.rings.iter().try_for_each(|ring| self.ring(ring))?;
        picture.links.iter().try_for_each(|link| self.link(link))?;
        picture.lines.iter().try_for_each(|line| self.line(line))
    }

    fn ring(&mut self, ring: &Ring) -> fmt::Result {
        let fine = if ring.r * self.scale < FINE { " fine" } else { "" };
        write!(self.out, "<circle class=\"{} depth-{}{fine}", ring.class, ring.depth.min(5))?;
        if let Some(tint) = ring.tint.filter(|tint| *tint > 0) {
            write!(self.out, " tint-{tint}")?;
        }
        self.out.write_char('"')?;
        self.place("cx", "cy", (ring.x, ring.y))?;
        self.number(" r=\"", ring.r * self.scale)?;
        self.end(&ring.of, &ring.title, "</circle>\n")
    }

    fn link(&mut self, link: &Link) -> fmt::Result {
        write!(self.out, "<polygon class=\"{}", link.class)?;
        let mut before = "\" points=\"";
        for (x, y) in link.corners {
            self.number(before, x * self.scale + self.middle.0)?;
            self.number(",", y * self.scale + self.middle.1)?;
            before = " ";
        }
        self.end(&link.of, &link.title, "</polygon>\n")
    }

    fn line(&mut self, line: &Line) -> fmt::Result {
        write!(self.out, "<text class=\"{}\"", line.class)?;
        self.place("x", "y", (line.x, line.y))?;
        self.number(" font-size=\"", line.size * self.scale)?;
        // Where the width is a guess the letters stay as their font has them.
        if is_measured(&line.text) {
            self.number("\" textLength=\"", line.width * self.scale)?;
            self.out.write_str("\" lengthAdjust=\"spacingAndGlyphs")?;
        }
        writeln!(self.out, "\">{}</text>", HtmlEscape(&line.text))
    }

    fn place(&mut self, across: &str, down: &str, (x, y): (f64, f64)) -> fmt::Result {
        write!(self.out, " {across}=\"")?;
        self.number("", x * self.scale + self.middle.0)?;
        write!(self.out, "\" {down}=\"")?;
        self.number("", y * self.scale + self.middle.1)?;
        self.out.write_char('"')
    }

    /// What an open attribute is followed by: what it stands for, what a pointer is told, the end.
    fn end(&mut self, of: &str, title: &str, end: &str) -> fmt::Result {
        self.out.write_char('"')?;
        if !of.is_empty() {
            write!(self.out, " data-of=\"{}\"", HtmlEscape(of))?;
        }
        self.out.write_char('>')?;
        if !title.is_empty() {
            write!(self.out, "<title>{}</title>", HtmlEscape(title))?;
        }
        self.out.write_str(end)
    }

    fn number(&mut self, before: &str, number: f64) -> fmt::Result {
        self.out.write_str(before)?;
        push_short(&mut self.out, number)
    }
}

/// Two decimals at most, without a tail of zeros: counted in hundredths, for there are ten of them in each element.
#[expect(clippy::cast_possible_truncation, reason = "no picture is wider than a few thousand units")]
fn push_short(out: &mut String, number: f64) -> fmt::Result {
    let hundredths = (number * 100.0).round() as i64;
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    if hundredths < 0 {
        out.write_char('-')?;
    }
    match (part / 10, part % 10) {
        (0, 0) => write!(out, "{whole}"),
        (tenths, 0) => write!(out, "{whole}.{tenths}"),
        _ => write!(out, "{whole}.{part:02}"),
    }
}

/// A number as it is written in a picture.
pub fn short(number: f64) -> String {
    let mut text = String::new();
    let _ = push_short(&mut text, number);
    text
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_number_has_two_decimals_at_most() {
        let said: Vec<String> = [0.0, 1.0, 1.5, 1.05, -0.004, -12.345, 1000.999].map(short).to_vec();
        assert_eq!(said, ["0", "1", "1.5", "1.05", "0", "-12.35", "1001"]);
    }
}
