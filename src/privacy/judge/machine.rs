//! What may become of the program's memory, and who can read the files that the shell makes.

use super::of_paths;
use crate::privacy::facts::{Facts, Memory, Swap, SwapKind};
use crate::privacy::{Kind, Row};

/// The bits that a mask has to take away.
const OTHERS_MAY_READ: u32 = 0o044;

pub(super) fn judge(facts: &Facts, rows: &mut Vec<Row>) {
    dumps(&facts.memory, rows);
    rows.push(swap(facts.memory.swaps.as_deref()));
    rows.push(Row::new(match facts.memory.hibernates {
        Some(true) => Kind::Hibernates,
        Some(false) => Kind::NoHibernation,
        None => Kind::HibernationUnknown,
    }));
    rows.extend(facts.umask.map(|mask| {
        let is_open = mask & OTHERS_MAY_READ != OTHERS_MAY_READ;
        Row::new(if is_open { Kind::UmaskOpen } else { Kind::UmaskClosed }).named(format!("{mask:03o}"))
    }));
}

fn dumps(memory: &Memory, rows: &mut Vec<Row>) {
    for dumps in &memory.dumps {
        rows.extend(match &dumps.found {
            Some(paths) => of_paths(Kind::DumpFound, paths),
            None => Some(Row::new(Kind::DumpsUnknown).at(&dumps.dir)),
        });
    }
    rows.push(Row::new(if memory.is_kept { Kind::NoDumps } else { Kind::DumpsPossible }));
}

fn swap(swaps: Option<&[Swap]>) -> Row {
    let Some(swaps) = swaps else { return Row::new(Kind::SwapUntold) };
    let first = |kind| swaps.iter().find(|swap| swap.kind == kind).map(|swap| swap.name.clone());
    match (first(SwapKind::Plain), first(SwapKind::Unknown)) {
        (Some(name), _) => Row::new(Kind::SwapPlain).named(name),
        (None, Some(name)) => Row::new(Kind::SwapUnknown).named(name),
        (None, None) => Row::new(Kind::SwapClosed),
    }
}
