//! A list with one row selected: where a key leads, and which rows are in sight.

use std::ops::Range;

use crate::tui::command::Command;

/// Returns the row that a command leads to, with pages of some rows; `None` for a command that does not move.
pub fn moved(row: usize, command: Command, count: usize, page: usize) -> Option<usize> {
    let last = count.saturating_sub(1);
    let row = match command {
        Command::Up => row.saturating_sub(1),
        Command::Down => row.saturating_add(1),
        Command::PageUp => row.saturating_sub(page),
        Command::PageDown => row.saturating_add(page),
        Command::First => 0,
        Command::Last => last,
        _ => return None,
    };
    Some(row.min(last))
}

/// Rows in sight less one, so that a page keeps one row of the last.
pub fn page(rows: usize) -> usize {
    rows.saturating_sub(1).max(1)
}

/// The first line in sight that is nearest to `top` and shows a row whole, given the lines that the row takes and the
/// number of lines in sight; a row that is higher shows how it begins.
pub fn top_with(top: usize, row: Range<usize>, lines: usize) -> usize {
    top.max(row.end.saturating_sub(lines)).min(row.start)
}

/// The selected row of a list, and the first one in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct List {
    selected: usize,
    top: usize,
}

impl List {
    /// The selected row, from 0.
    pub fn selected(self) -> usize {
        self.selected
    }

    /// Selects a row, or the last where there are fewer, and scrolls only as far as needed to see it.
    pub fn select(&mut self, row: usize, count: usize, rows: usize) {
        self.selected = row.min(count.saturating_sub(1));
        self.top = self.visible(count, rows).start;
    }

    /// Moves the selection.
    pub fn go(&mut self, command: Command, count: usize, rows: usize) {
        if let Some(row) = moved(self.selected, command, count, page(rows)) {
            self.select(row, count, rows);
        }
    }

    /// The rows in sight, the selected one among them.
    pub fn visible(self, count: usize, rows: usize) -> Range<usize> {
        let top = top_with(self.top, self.selected..self.selected + 1, rows).min(count.saturating_sub(rows));
        top..top.saturating_add(rows).min(count)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MOVES: [Command; 6] =
        [Command::Up, Command::Down, Command::PageUp, Command::PageDown, Command::First, Command::Last];

    #[test]
    fn a_list_scrolls_only_as_far_as_the_selected_row_needs() {
        let mut list = List::default();
        for (command, selected, top) in [
            (Command::Down, 1, 0),
            (Command::PageDown, 4, 1),
            (Command::Down, 5, 2),
            (Command::Up, 4, 2),
            (Command::PageUp, 1, 1),
            (Command::Last, 9, 6),
            (Command::Down, 9, 6),
            (Command::Take, 9, 6),
            (Command::Up, 8, 6),
            (Command::First, 0, 0),
            (Command::Up, 0, 0),
        ] {
            list.go(command, 10, 4);
            assert_eq!((list.selected(), list.visible(10, 4).start), (selected, top), "{command:?}");
        }
    }

    #[test]
    fn a_row_of_several_lines_is_seen_whole_where_it_fits() {
        for (top, row, lines, expected) in [
            (0, 2..4, 5, 0),
            (0, 4..7, 5, 2),
            (6, 4..7, 5, 4),
            (3, 4..7, 5, 3),
            (0, 4..9, 3, 4),
            (9, 0..1, 0, 0),
        ] {
            assert_eq!(top_with(top, row.clone(), lines), expected, "{top} {row:?} {lines}");
        }
    }

    proptest! {
        #[test]
        fn whatever_the_size_the_selected_row_is_in_sight_and_no_row_is_left_empty(
            moves in prop::collection::vec((prop::sample::select(&MOVES[..]), 0_usize..30, 1_usize..12), 1..40),
        ) {
            let mut list = List::default();
            for (command, count, rows) in moves {
                list.go(command, count, rows);
                let visible = list.visible(count, rows);
                prop_assert_eq!(visible.len(), rows.min(count));
                prop_assert!(count == 0 || visible.contains(&list.selected()));
            }
        }
    }
}
