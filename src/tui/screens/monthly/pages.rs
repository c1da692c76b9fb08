//! The first page, which explains the monthly check, and the last, which shows the scores.

use super::{MonthlyPage, MonthlyScreen, past};
use crate::insight::practice::monthly_check::change;
use crate::texts::instruments::{Instrument, instruments};
use crate::tui::screens::prelude::*;
use crate::wording::scores;
use crate::wording::screens::monthly as wording;

/// The column at which scores stand after names.
const WORDS: u16 = 14;

/// The number of earlier values next to a score; the others are on a page of their own.
const EARLIER: usize = 2;

/// The first or the last page at this width.
pub(super) fn sheet(screen: &MonthlyScreen, context: &Context<'_>, width: u16) -> Sheet {
    let mut page = Writer { sheet: Sheet::for_area(width), context };
    match screen.page {
        MonthlyPage::Last => page.last(screen),
        MonthlyPage::First | MonthlyPage::Item(_) => page.first(),
    }
    page.sheet
}

struct Writer<'a> {
    sheet: Sheet,
    context: &'a Context<'a>,
}

impl Writer<'_> {
    fn first(&mut self) {
        let texts = instruments();
        // Those who know the check look for this; those who are about to switch it on first read what it is.
        let is_on = past::is_on(self.context);
        if is_on {
            self.state();
        }
        for name in ["what", "free", "once"] {
            self.sheet.text(texts.screen(name), Role::Text, 0);
            self.sheet.gap();
        }
        if !is_on {
            self.state();
        }
        for of_one in texts.all().chunk_by(|one, other| one.credit == other.credit) {
            let names: Vec<&str> = of_one.iter().map(|instrument| instrument.name.as_str()).collect();
            let source =
                of_one.first().map(|first| (first.credit.trim_end_matches('.'), first.licence.as_str()));
            let (credit, licence) = source.unwrap_or_default();
            let figures =
                [("names", names.join(", ")), ("credit", credit.to_owned()), ("licence", licence.to_owned())];
            let figures = figures.each_ref().map(|(name, words)| (*name, words.as_str()));
            self.sheet.text(&texts.filled("source", &figures), Role::Muted, 0);
        }
    }

    /// Whether it can be begun, and how.
    fn state(&mut self) {
        let (texts, context) = (instruments(), self.context);
        let key = |command| key_names::keys_for(context.keymap, Place::MonthlyStart, command);
        let (words, role) = if past::is_held_off(context) {
            (texts.screen("held_off").to_owned(), Role::Notice)
        } else if !past::is_on(context) {
            (texts.filled("off", &[("key", &key(Command::Yes))]), Role::Notice)
        } else if !context.all_read {
            (texts.screen("reading").to_owned(), Role::Muted)
        } else if let Some(next) = past::waits_until(context) {
            let day = dates::long(next, context.today);
            (texts.filled("again", &[("day", &day), ("key", &key(Command::Values))]), Role::Notice)
        } else {
            let ready = texts.filled("ready", &[("key", &key(Command::Take))]);
            let last = past::last_day(context).map(|day| dates::date(day, context.today));
            let last = last.map(|day| format!("{} ", texts.filled("last", &[("day", &day)])));
            (format!("{}{ready}", last.unwrap_or_default()), Role::Notice)
        };
        self.sheet.text(&words, role, 0);
        self.sheet.gap();
    }

    fn last(&mut self, screen: &MonthlyScreen) {
        let texts = instruments();
        // It stands first, so that it is seen on a screen of any size.
        if scores::is_noted(&screen.check) {
            let note = key_names::with_support_key(texts.screen("note"), self.context.keymap);
            self.sheet.text(&note, Role::Notice, 0);
            self.sheet.gap();
        }
        for instrument in texts.all() {
            if let Some(words) = scores::words(instrument, &screen.check, texts::practice::BETWEEN) {
                self.sheet.labelled(&instrument.label, Role::Text, &words, Role::Text, WORDS);
                self.earlier(screen, instrument);
            } else {
                let words = texts.screen("unanswered");
                self.sheet.labelled(&instrument.label, Role::Muted, words, Role::Muted, WORDS);
            }
        }
        self.sheet.gap();
        if !self.context.all_read {
            self.sheet.text(texts.screen("reading"), Role::Muted, 0);
        }
        self.sheet.text(texts.screen("norms"), Role::Muted, 0);
        self.sheet.gap();
        let key = key_names::keys_for(self.context.keymap, Place::MonthlyEnd, Command::Save);
        self.sheet.text(&texts.filled("save", &[("key", &key)]), Role::Muted, 0);
    }

    /// The person's own earlier values of a questionnaire, the newest first.
    fn earlier(&mut self, screen: &MonthlyScreen, instrument: &Instrument) {
        let on = |past: &past::Past<'_>| {
            dates::with_short_months(&dates::date(past.entry.day, self.context.today))
        };
        let value = |past: past::Past<'_>| {
            let score = scores::score(instrument, past.check);
            Some(wording::earlier_score(&score.figure()?, &on(&past), &score.n))
        };
        let now = scores::score(instrument, &screen.check);
        let changed = past::before(screen.writing.day(), self.context).find_map(|past| {
            let changed = change(scores::score(instrument, past.check), now)?;
            Some(wording::change_since(&on(&past), &changed))
        });
        let values: Vec<String> =
            past::before(screen.writing.day(), self.context).filter_map(value).take(EARLIER).collect();
        if !values.is_empty() {
            let words = instruments().filled("earlier", &[("values", &values.join(" · "))]);
            self.sheet.below_label(&words, Role::Muted, WORDS);
        }
        if let Some(changed) = changed {
            self.sheet.below_label(&changed, Role::Muted, WORDS);
        }
    }
}
