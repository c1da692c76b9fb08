//! What shells and editors keep of the journal.

use super::of_paths;
use crate::privacy::facts::{Facts, History, HistoryFound};
use crate::privacy::{Kind, Row};

pub(super) fn histories(histories: &[History], rows: &mut Vec<Row>) {
    let mut found = Vec::new();
    for History { path, shell, found: in_it } in histories {
        let row = |kind| Row::new(kind).at(path).named(shell.key());
        match *in_it {
            HistoryFound::Commands { count, is_cut } => {
                found.extend((count > 0).then(|| row(Kind::HistoryTells).times(count)));
                found.extend(is_cut.then(|| row(Kind::HistoryCut)));
            }
            HistoryFound::Unreadable => found.push(row(Kind::HistoryUnreadable)),
            HistoryFound::NotText => found.push(row(Kind::HistoryNotText)),
        }
    }
    if found.iter().all(|row| row.kind != Kind::HistoryTells) {
        found.push(Row::new(Kind::HistoryTellsNothing));
    }
    rows.extend(found);
}

pub(super) fn editors(facts: &Facts, rows: &mut Vec<Row>) {
    let editors = &facts.editors;
    let copies = [facts.held.left_beside.as_slice(), &editors.copies].concat();
    if copies.is_empty() && editors.mentions.is_empty() {
        rows.push(Row::new(Kind::NoEditorTraces));
    }
    rows.extend(of_paths(Kind::EditorCopy, &copies));
    rows.extend(editors.mentions.iter().map(|path| Row::new(Kind::EditorMention).at(path)));
    rows.extend(editors.unreadable.iter().map(|path| Row::new(Kind::EditorUnreadable).at(path)));
}
