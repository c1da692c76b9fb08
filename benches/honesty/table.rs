//! A table as it is printed: a heading, what it shows, and Markdown.

use inward::insight::stats::numeric::count;

/// One table.
pub(crate) struct Table {
    title: &'static str,
    head: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub(crate) fn new(title: &'static str, head: &'static [&'static str]) -> Self {
        Self { title, head, rows: Vec::new() }
    }

    /// Puts a row at the end.
    pub(crate) fn push(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// The table as Markdown.
    pub(crate) fn shown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let head: Vec<String> = self.head.iter().map(|name| (*name).to_owned()).collect();
        let rule = vec!["---".to_owned(); head.len()];
        let rows: String = [&head, &rule].into_iter().chain(&self.rows).map(|cells| line(cells)).collect();
        format!("### {}\n\n{rows}", self.title)
    }
}

/// How many of some diaries something held for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Share {
    held: usize,
    of: usize,
}

impl Share {
    /// Takes one diary in.
    pub(crate) fn take(&mut self, holds: bool) {
        self.held += usize::from(holds);
        self.of += 1;
    }

    /// As it is printed: `.05`, or `-` when there was no diary.
    pub(crate) fn shown(self) -> String {
        if self.of == 0 {
            return "-".to_owned();
        }
        let figure = format!("{:.2}", count(self.held) / count(self.of));
        figure.strip_prefix('0').map_or(figure.clone(), str::to_owned)
    }
}

/// Prints shares side by side: `.05 / .06`.
pub(crate) fn beside(shares: &[Share]) -> String {
    shares.iter().map(|share| share.shown()).collect::<Vec<_>>().join(" / ")
}

/// A mean of differences as it is printed: `-0.42`, `+0.31`.
pub(crate) fn signed(sum: f64, of: usize) -> String {
    if of == 0 { "-".to_owned() } else { format!("{:+.2}", sum / count(of)) }
}
