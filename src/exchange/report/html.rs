//! The page as HTML: one sheet of A4 when it is printed, readable on any screen, with nothing active and nothing to load.

use askama::Template;

use super::{Page, Section};
use crate::wording::marks::directions;
use crate::wording::report as words;
use crate::wording::width::width;

/// How small the type is: its class, how many columns a line of the lists and one across the page take in the widest usual
/// font, and how many lines fit on the sheet beside all else.
struct Density {
    class: &'static str,
    list: u16,
    across: u16,
    most: u16,
}

/// From the largest type to the smallest, which holds whatever the blocks can hold.
const DENSITIES: [Density; 3] = [
    Density { class: "", list: 50, across: 100, most: 24 },
    Density { class: "dense", list: 58, across: 118, most: 36 },
    Density { class: "dense crowded", list: 64, across: 130, most: u16::MAX },
];

#[derive(Template)]
#[template(path = "report.html")]
struct Sheet<'a> {
    page: &'a Page,
    title: String,
    /// Which way each scale goes.
    directions: String,
    /// The class of its type.
    density: &'static str,
}

impl Page {
    /// The page for a browser and for paper.
    pub fn html(&self) -> String {
        let sheet = Sheet {
            page: self,
            title: words::title(&self.span),
            directions: directions(),
            density: self.density(),
        };
        // Writing into memory has no way to fail.
        sheet.render().unwrap_or_default()
    }

    /// The class of the type in which all of it stays on one sheet.
    fn density(&self) -> &'static str {
        let fits = |density: &Density| self.lines(density) <= density.most;
        DENSITIES.iter().find(|density| fits(density)).map_or("", |density| density.class)
    }

    /// How many lines its words take at a density; the lists stand in two columns.
    fn lines(&self, density: &Density) -> u16 {
        let wrapped = |text: &str, columns: u16| width(text).div_ceil(columns).max(1);
        let list = |section: &Section| {
            let lines = section.lines.iter().chain(&section.note).map(|line| wrapped(line, density.list));
            lines.sum::<u16>() + 2
        };
        let entries = self.entries.iter().flatten();
        let entries = entries.map(|it| wrapped(&format!("{} {}", it.heading, it.words), density.across) + 1);
        let talk = self.talk.iter().flatten().map(|line| wrapped(line, density.across) - 1);
        self.lists.iter().map(list).sum::<u16>() / 2 + entries.sum::<u16>() + talk.sum::<u16>()
    }
}
