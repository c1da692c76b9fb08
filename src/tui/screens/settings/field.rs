//! The field in which a value is typed: a country, a time, own ticks, own lines of support, keys.

use serde_json::Value;

use super::set;
use crate::config::known::{Known, SETTINGS};
use crate::config::remedy;
use crate::journal::TickList;
use crate::tui::command::Row;
use crate::tui::command::keymap::Keymap;
use crate::tui::screens::prelude::*;
use crate::tui::widgets::line::{LineInput, draw_asked};
use crate::wording::screens::settings as wording;
use crate::wording::sentences::{capitalised, sentence};

/// The most characters of an id.
const LONGEST_ID: usize = 40;

/// What is typed.
#[derive(Clone, Debug)]
enum Wanted {
    Setting(&'static Known),
    /// A tick of one's own, with its id; `None` for a new one.
    Tick(TickList, Option<String>),
    /// A line of support, with its name; `None` for a new one.
    Support(Option<String>),
    Keys(&'static Row),
}

impl Wanted {
    /// What a key of the config stands for; one that ends with a dot stands for a new line of its section.
    fn of(name: &str) -> Option<Self> {
        if let Some(known) = SETTINGS.iter().find(|known| known.name == name) {
            return Some(Self::Setting(known));
        }
        let of = |key: &str| Some(key.to_owned()).filter(|key| !key.is_empty());
        if let Some(key) = name.strip_prefix("support.") {
            return Some(Self::Support(of(key)));
        }
        if let Some(command) = name.strip_prefix("keys.") {
            return Row::named(command).map(Self::Keys);
        }
        let (list, id) = name.strip_prefix("ticks.")?.split_once('.')?;
        Some(Self::Tick(TickList::from_key(list)?, of(id)))
    }

    /// The text that the field begins with.
    fn present(&self, context: &Context<'_>) -> String {
        let config = &context.settings.config;
        match self {
            Self::Setting(known) => match known.present(config, context.state) {
                Some(Value::String(text)) => text,
                _ => String::new(),
            },
            Self::Tick(list, Some(id)) => context.settings.lists.label(*list, id).to_owned(),
            Self::Support(Some(name)) => {
                let line = config.support.iter().find(|(other, _)| other == name);
                line.map(|(name, text)| format!("{name} = {text}")).unwrap_or_default()
            }
            Self::Keys(row) => {
                let own = config.keys.iter().chain(&config.chosen_keys).find(|line| line.command == row.name);
                match own {
                    Some(line) => line.keys.join(" "),
                    None => row.keys.join(" "),
                }
            }
            Self::Tick(_, None) | Self::Support(None) => String::new(),
        }
    }

    fn question(&self) -> String {
        match self {
            Self::Setting(known) => known.typed.to_owned(),
            Self::Tick(..) => wording::WHICH_TICK.to_owned(),
            Self::Support(_) => wording::WHICH_LINE.to_owned(),
            Self::Keys(row) => wording::which_keys(&row.sentence),
        }
    }

    /// The keys of the config with their new values; an error says what cannot be used and why.
    fn taken(&self, text: &str, context: &Context<'_>) -> Result<Vec<(String, Option<Value>)>, String> {
        let text = text.trim();
        match self {
            Self::Setting(known) if text.is_empty() => Ok(vec![(known.name.to_owned(), None)]),
            Self::Setting(known) => checked(known.name.to_owned(), text.into()).map(|one| vec![one]),
            Self::Tick(list, id) => {
                let id = id.clone().unwrap_or_else(|| fresh_id(text, *list, context));
                checked(format!("ticks.{}.{id}", list.key()), text.into()).map(|one| vec![one])
            }
            Self::Support(before) => {
                let (name, line) = text.split_once('=').ok_or_else(|| wording::NAME_AND_TEXT.to_owned())?;
                let (name, line) = (name.trim(), line.trim());
                let key = format!("support.{name}");
                let is_new = before.as_deref() != Some(name);
                if is_new && context.settings.config.support.iter().any(|(other, _)| other == name) {
                    return Err(wording::there_is_one(&name));
                }
                let renamed =
                    before.as_ref().filter(|_| is_new).map(|name| (format!("support.{name}"), None));
                Ok(renamed.into_iter().chain([checked(key, line.into())?]).collect())
            }
            Self::Keys(row) => {
                let keys: Vec<String> =
                    text.split([' ', ',']).filter(|key| !key.is_empty()).map(str::to_owned).collect();
                let name = format!("keys.{}", row.name);
                if keys.is_empty() || keys == row.keys {
                    return Ok(vec![(name, None)]);
                }
                match Keymap::refusal(&context.settings.config, row.name, &keys) {
                    Some(fault) => Err(sentence(&fault.to_string())),
                    None => Ok(vec![(name, Some(keys.into()))]),
                }
            }
        }
    }
}

/// A value, if it could stand in the config file.
fn checked(name: String, value: Value) -> Result<(String, Option<Value>), String> {
    match remedy(&name, &value) {
        Some(remedy) => Err(capitalised(&remedy)),
        None => Ok((name, Some(value))),
    }
}

/// An id for a new tick, made of its label: entries hold it, and it can be typed on a command line.
fn fresh_id(label: &str, list: TickList, context: &Context<'_>) -> String {
    let mut id = String::new();
    for c in label.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' => id.push(c),
            '0'..='9' | '_' if !id.is_empty() => id.push(c),
            _ if !id.is_empty() && !id.ends_with('_') => id.push('_'),
            _ => {}
        }
    }
    id.truncate(LONGEST_ID - 3);
    let id = if id.is_empty() { "own".to_owned() } else { id.trim_end_matches('_').to_owned() };
    let lists = &context.settings.lists;
    let others = (2..100).map(|number| format!("{id}_{number}"));
    std::iter::once(id.clone()).chain(others).find(|id| !lists.has(list, id)).unwrap_or_default()
}

/// The field for one value.
#[derive(Debug)]
pub struct FieldScreen {
    wanted: Option<Wanted>,
    line: LineInput,
    refused: Option<String>,
}

impl FieldScreen {
    /// Asks for the value of a key of the config; one that ends with a dot stands for a new line of its section.
    pub fn new(name: &str, context: &Context<'_>) -> Self {
        let wanted = Wanted::of(name);
        let present = wanted.as_ref().map(|wanted| wanted.present(context)).unwrap_or_default();
        let line = match &wanted {
            // A value is replaced by what is typed; a line is mended.
            Some(Wanted::Setting(_)) => LineInput::offering(&present),
            _ => LineInput::new(&present),
        };
        Self { wanted, line, refused: None }
    }

    fn take(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let Some(wanted) = &self.wanted else { return vec![Effect::Close] };
        match wanted.taken(self.line.text(), context) {
            Ok(values) => {
                let sets = values.into_iter().flat_map(|(name, value)| set(&name, value, context));
                std::iter::once(Effect::Close).chain(sets).collect()
            }
            Err(why) => {
                self.refused = Some(why);
                Vec::new()
            }
        }
    }
}

impl Screen for FieldScreen {
    fn place(&self) -> Place {
        Place::Line
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        (wording::title(&wording::A_VALUE), String::new())
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let changed = match input {
            Input::Hit(hit) => match hit.command {
                Command::Take => return self.take(context),
                Command::LeaveText => return vec![Effect::Close],
                command => self.line.act(command),
            },
            Input::Typed(event) => self.line.key(event),
            Input::Pasted(text) => self.line.paste(&text),
        };
        if changed {
            self.refused = None;
        }
        Vec::new()
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let question = self.wanted.as_ref().map(Wanted::question).unwrap_or_default();
        let below = (self.refused.as_deref().unwrap_or_default(), Role::Notice);
        draw_asked(buffer, area, context.theme, &question, &self.line, below);
    }
}
