//! A table as it is printed: a heading, what it shows, and Markdown; and the figures of it that are worse than their targets.

use inward::insight::stats::numeric::count;

use super::Scope;

/// By how much a figure may be worse than its target.
const ALLOWED: f64 = 0.02;

/// Which way a figure is worse.
#[derive(Clone, Copy)]
pub(crate) enum Worse {
    /// A larger share, as of false words.
    Higher,
    /// A smaller share, as of what is found.
    Lower,
}

/// One table.
pub(crate) struct Table {
    title: &'static str,
    head: &'static [&'static str],
    rows: Vec<Vec<String>>,
    misses: Vec<String>,
}

impl Table {
    /// A table without rows.
    pub(crate) fn new(title: &'static str, head: &'static [&'static str]) -> Self {
        Self { title, head, rows: Vec::new(), misses: Vec::new() }
    }

    /// Puts a row at the end.
    pub(crate) fn push(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Compares a figure with its target.
    pub(crate) fn check(&mut self, cell: &str, share: Share, target: f64, worse: Worse, scope: &Scope) {
        let Some(figure) = share.value() else { return };
        let error = (target * (1.0 - target) / count(share.of)).sqrt();
        let by = match worse {
            Worse::Higher => figure - target,
            Worse::Lower => target - figure,
        };
        // Targets are printed with two or three decimals.
        if by > ALLOWED + scope.errors * error + 1e-9 {
            self.misses.push(format!("{}: {cell}: {figure:.3}, target {target}", self.title));
        }
    }

    /// The table as Markdown.
    pub(crate) fn shown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let head: Vec<String> = self.head.iter().map(|name| (*name).to_owned()).collect();
        let rule = vec!["---".to_owned(); head.len()];
        let rows: String = [&head, &rule].into_iter().chain(&self.rows).map(|cells| line(cells)).collect();
        format!("### {}\n\n{rows}", self.title)
    }

    /// The figures that are worse than their targets.
    pub(crate) fn into_misses(self) -> Vec<String> {
        self.misses
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

    /// The share; `None` when there was no diary.
    pub(crate) fn value(self) -> Option<f64> {
        (self.of > 0).then(|| count(self.held) / count(self.of))
    }

    /// As it is printed: `.05`, or `-` when there was no diary.
    pub(crate) fn shown(self) -> String {
        let Some(share) = self.value() else { return "-".to_owned() };
        let figure = format!("{share:.2}");
        figure.strip_prefix('0').map_or(figure.clone(), str::to_owned)
    }
}

/// Prints shares side by side: `.05 / .06`.
pub(crate) fn beside(shares: &[Share]) -> String {
    shares.iter().map(|share| share.shown()).collect::<Vec<_>>().join(" / ")
}

/// Prints lengths side by side: `28 / 56`.
pub(crate) fn lengths_beside(lengths: &[usize]) -> String {
    lengths.iter().map(usize::to_string).collect::<Vec<_>>().join(" / ")
}

/// A mean of differences as it is printed: `-0.42`, `+0.31`.
pub(crate) fn signed(sum: f64, of: usize) -> String {
    if of == 0 { "-".to_owned() } else { format!("{:+.2}", sum / count(of)) }
}
