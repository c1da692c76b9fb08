//! A long list in the menu, ten at once.

use crate::cli::CliError;
use crate::cli::ask::{Asked, Desk, Question};
use crate::wording::screens::menu as wording;

/// The number of things that are listed at once.
pub(super) const AT_ONCE: usize = 10;

/// Asks for one of the things up to the last that was listed, by its number, and returns its place from 0; `None` = the next
/// ten, where there are more.
pub(super) fn which(
    question: &Question<'_>,
    last: usize,
    has_more: bool,
    desk: &mut Desk<'_>,
) -> Result<Asked<Option<usize>>, CliError> {
    desk.ask(question, |line| match line.parse::<usize>() {
        Ok(number) if (1..=last).contains(&number) => Ok(Some(number - 1)),
        _ if line.is_empty() && has_more => Ok(None),
        _ => Err(CliError::usage(wording::no_such_number(last))),
    })
}
