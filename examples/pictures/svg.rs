//! A frame as a scalable picture: text as text, blocks, lines and braille as shapes, so that they meet in every font.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// A cell, and the margin, in pixels.
const WIDTH: usize = 9;
const HEIGHT: usize = 20;
const MARGIN: usize = 12;
/// From the top of a cell to the foot of its letters.
const BASELINE: usize = 15;

/// The colours of the terminal itself.
pub(crate) struct Ink {
    ground: &'static str,
    text: &'static str,
}

/// Light on dark.
pub(crate) const DARK: Ink = Ink { ground: "#17191e", text: "#d6d8dc" };
/// Dark on light.
pub(crate) const LIGHT: Ink = Ink { ground: "#fcfcfa", text: "#23262b" };

/// Draws a frame.
pub(crate) fn picture(frame: &Buffer, title: &str, ink: &Ink) -> String {
    let mut drawing = Drawing {
        ink,
        inks: Vec::new(),
        shapes: BTreeMap::new(),
        dots: BTreeMap::new(),
        text: String::new(),
    };
    for y in 0..frame.area.height {
        let row: Vec<&Cell> = (0..frame.area.width).filter_map(|x| frame.cell((x, y))).collect();
        drawing.row(&row, usize::from(y));
    }
    drawing.finish(usize::from(frame.area.width), usize::from(frame.area.height), title)
}

/// What is drawn so far: shapes and dots by their ink, the opacity of a shape in percent.
struct Drawing<'a> {
    ink: &'a Ink,
    inks: Vec<String>,
    shapes: BTreeMap<(usize, u8), Vec<Shape>>,
    dots: BTreeMap<usize, String>,
    text: String,
}

/// A rectangle, in eighths of a pixel.
#[derive(Clone, Copy)]
struct Shape {
    x: usize,
    y: usize,
    width: usize,
    height: usize,
}

/// Cells beside each other that look alike.
struct Run {
    start: usize,
    cells: usize,
    text: String,
    ink: usize,
    weight: Modifier,
}

impl Drawing<'_> {
    fn row(&mut self, row: &[&Cell], y: usize) {
        let mut run: Option<Run> = None;
        let mut x = 0;
        while let Some(cell) = row.get(x) {
            let cells = cell.symbol().width().max(1);
            let ink = self.ink_of(cell);
            let is_blank = cell.symbol().trim().is_empty();
            if cell.modifier.contains(Modifier::REVERSED) {
                let ground = self.numbered(hex(cell.fg).unwrap_or_else(|| self.ink.text.to_owned()));
                self.shape(ground, 100, (x * WIDTH * 8, y * HEIGHT * 8), (cells * WIDTH * 8, HEIGHT * 8));
            }
            let is_drawn = self.draw(cell.symbol(), ink, x, y);
            let goes_on = |run: &Run| {
                let is_alike = run.ink == ink && run.weight == cell.modifier;
                is_alike || (is_blank && !run.text.ends_with(' '))
            };
            if is_drawn
                || !run.as_ref().is_some_and(goes_on)
                || (is_blank && run.as_ref().is_some_and(|run| run.text.ends_with(' ')))
            {
                self.put(run.take(), y);
            }
            if !is_drawn {
                match &mut run {
                    Some(run) => {
                        run.text.push_str(cell.symbol());
                        run.cells += cells;
                    }
                    None if is_blank => {}
                    None => {
                        let (text, weight) = (cell.symbol().to_owned(), cell.modifier);
                        run = Some(Run { start: x, cells, text, ink, weight });
                    }
                }
            }
            x += cells;
        }
        self.put(run, y);
    }

    /// Writes a run of letters, as wide as its cells in whatever font there is.
    fn put(&mut self, run: Option<Run>, y: usize) {
        let Some(run) = run else { return };
        let text = run.text.trim_end();
        let cells = run.cells - (run.text.len() - text.len());
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let bold = if run.weight.contains(Modifier::BOLD) { " b" } else { "" };
        let line = if run.weight.contains(Modifier::UNDERLINED) { " u" } else { "" };
        let (x, y) = (MARGIN + run.start * WIDTH, MARGIN + y * HEIGHT + BASELINE);
        let _ = writeln!(
            self.text,
            r#"<text class="c{}{bold}{line}" x="{x}" y="{y}" textLength="{}">{escaped}</text>"#,
            run.ink,
            cells * WIDTH
        );
    }

    /// Draws a symbol as a shape; `false` when it is a letter.
    fn draw(&mut self, symbol: &str, ink: usize, x: usize, y: usize) -> bool {
        let mut chars = symbol.chars();
        let (Some(symbol), None) = (chars.next(), chars.next()) else { return false };
        // In eighths of a pixel.
        let (left, top, width, height) = (x * WIDTH * 8, y * HEIGHT * 8, WIDTH * 8, HEIGHT * 8);
        let code = symbol as usize;
        match symbol {
            '▁'..='█' => {
                let filled = (code - 0x2580) * HEIGHT;
                self.shape(ink, 100, (left, top + height - filled), (width, filled));
            }
            '▉'..='▏' => self.shape(ink, 100, (left, top), ((0x2590 - code) * WIDTH, height)),
            '░' => self.shape(ink, 25, (left, top), (width, height)),
            '▒' => self.shape(ink, 50, (left, top), (width, height)),
            '▓' => self.shape(ink, 75, (left, top), (width, height)),
            '┊' => {
                for part in 0..4 {
                    self.shape(ink, 100, (left + width / 2 - 4, top + part * 40 + 8), (8, 24));
                }
            }
            '⠀'..='⣿' => self.dots(ink, code - 0x2800, x, y),
            _ => return self.lines(symbol, ink, (left, top), (width, height)),
        }
        true
    }

    /// Draws what is made of lines from the middle of the cell: to the left, right, up and down.
    fn lines(
        &mut self,
        symbol: char,
        ink: usize,
        (left, top): (usize, usize),
        (width, height): (usize, usize),
    ) -> bool {
        let (reaches, thick) = match symbol {
            '─' => ([true, true, false, false], 8),
            '━' => ([true, true, false, false], 20),
            '│' => ([false, false, true, true], 8),
            '┤' => ([true, false, true, true], 8),
            '├' => ([false, true, true, true], 8),
            '┴' => ([true, true, true, false], 8),
            '┬' => ([true, true, false, true], 8),
            '┼' => ([true, true, true, true], 8),
            '└' => ([false, true, true, false], 8),
            _ => return false,
        };
        let (x, y) = (left + (width - thick) / 2, top + (height - thick) / 2);
        let [to_left, to_right, up, down] = reaches;
        let from = if to_left { left } else { x };
        let to = if to_right { left + width } else { x + thick };
        if to_left || to_right {
            self.shape(ink, 100, (from, y), (to - from, thick));
        }
        let from = if up { top } else { y };
        let to = if down { top + height } else { y + thick };
        if up || down {
            self.shape(ink, 100, (x, from), (thick, to - from));
        }
        true
    }

    /// Adds a rectangle; one that begins where the last one ends makes that wider.
    fn shape(&mut self, ink: usize, opacity: u8, (x, y): (usize, usize), (width, height): (usize, usize)) {
        let shapes = self.shapes.entry((ink, opacity)).or_default();
        match shapes.last_mut() {
            Some(last) if (last.y, last.height, last.x + last.width) == (y, height, x) => last.width += width,
            _ => shapes.push(Shape { x, y, width, height }),
        }
    }

    /// Adds the dots of a braille pattern.
    fn dots(&mut self, ink: usize, pattern: usize, x: usize, y: usize) {
        let path = self.dots.entry(ink).or_default();
        for (bit, (across, down)) in
            [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)].into_iter().enumerate()
        {
            if pattern & (1 << bit) != 0 {
                let x = (MARGIN + x * WIDTH) * 8 + 18 + across * 36;
                let y = (MARGIN + y * HEIGHT) * 8 + 20 + down * 40;
                let _ = write!(path, "M{} {}h0", pixels(x), pixels(y));
            }
        }
    }

    fn ink_of(&mut self, cell: &Cell) -> usize {
        let is_reversed = cell.modifier.contains(Modifier::REVERSED);
        let color = if is_reversed {
            self.ink.ground.to_owned()
        } else {
            hex(cell.fg).unwrap_or_else(|| self.ink.text.to_owned())
        };
        self.numbered(color)
    }

    /// The number of a colour, which the style names it by.
    fn numbered(&mut self, color: String) -> usize {
        let at = self.inks.iter().position(|other| *other == color);
        at.unwrap_or_else(|| {
            self.inks.push(color);
            self.inks.len() - 1
        })
    }

    fn finish(self, columns: usize, rows: usize, title: &str) -> String {
        let (width, height) = (columns * WIDTH + 2 * MARGIN, rows * HEIGHT + 2 * MARGIN);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n\
             <title>{title}</title>\n<style>\n\
             text{{font:15px ui-monospace,\"SF Mono\",Menlo,\"DejaVu Sans Mono\",Consolas,monospace;white-space:pre}}\n"
        );
        for (number, color) in self.inks.iter().enumerate() {
            let _ = writeln!(svg, ".c{number}{{fill:{color};color:{color}}}");
        }
        svg.push_str(
            ".b{font-weight:700}.u{text-decoration:underline}\n\
             .d{fill:none;stroke:currentColor;stroke-width:2.6;stroke-linecap:round}\n</style>\n",
        );
        let _ =
            writeln!(svg, r#"<rect width="{width}" height="{height}" rx="8" fill="{}"/>"#, self.ink.ground);
        for ((ink, opacity), shapes) in self.shapes {
            let path: String = stacked(shapes).iter().map(Shape::path).collect();
            let faint = if opacity < 100 { format!(" fill-opacity=\".{opacity}\"") } else { String::new() };
            let _ = writeln!(svg, r#"<path class="c{ink}"{faint} d="{path}"/>"#);
        }
        for (ink, path) in self.dots {
            let _ = writeln!(svg, r#"<path class="c{ink} d" d="{path}"/>"#);
        }
        svg.push_str(&self.text);
        svg.push_str("</svg>\n");
        svg
    }
}

/// Makes one of rectangles that stand on each other: between two there would be a seam in a picture that is scaled.
fn stacked(shapes: Vec<Shape>) -> Vec<Shape> {
    let mut stacked: Vec<Shape> = Vec::new();
    for shape in shapes {
        let is_above = |above: &&mut Shape| {
            (above.x, above.width, above.y + above.height) == (shape.x, shape.width, shape.y)
        };
        match stacked.iter_mut().rev().find(is_above) {
            Some(above) => above.height += shape.height,
            None => stacked.push(shape),
        }
    }
    stacked
}

impl Shape {
    fn path(&self) -> String {
        let (x, y) = (pixels(self.x + MARGIN * 8), pixels(self.y + MARGIN * 8));
        let (width, height) = (pixels(self.width), pixels(self.height));
        format!("M{x} {y}h{width}v{height}h-{width}z")
    }
}

/// Eighths of a pixel as pixels.
fn pixels(eighths: usize) -> String {
    let text = format!("{}.{:03}", eighths / 8, eighths % 8 * 125);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A colour of the palette of 256; `None` for that of the terminal itself.
fn hex(color: Color) -> Option<String> {
    let Color::Indexed(index) = color else { return None };
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    let [red, green, blue] = match index {
        16..=231 => [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map(level),
        232.. => [8 + 10 * (index - 232); 3],
        _ => return None,
    };
    Some(format!("#{red:02x}{green:02x}{blue:02x}"))
}
