//! The names that nearly every screen uses: the input, the effects, and the means of drawing.

pub(in crate::tui) use ratatui::buffer::Buffer;
pub(in crate::tui) use ratatui::layout::{Rect, Size};

pub(in crate::tui) use super::{Context, Input, Screen};
pub(in crate::tui) use crate::texts;
pub(in crate::tui) use crate::tui::command::{Command, Place, key_names};
pub(in crate::tui) use crate::tui::effect::{Effect, Route};
pub(in crate::tui) use crate::tui::task::{Reply, Task};
pub(in crate::tui) use crate::tui::theme::Role;
pub(in crate::tui) use crate::tui::widgets::page::Frame;
pub(in crate::tui) use crate::tui::widgets::sheet::{Scroll, Sheet};
pub(in crate::tui) use crate::tui::widgets::text::{cut, put, put_lines, put_right, width, wrap};
pub(in crate::tui) use crate::wording::dates;
pub(in crate::tui) use crate::wording::screens::shared;
