//! The tests that nothing in an entry, a setting or a message reaches the terminal as a control.

use std::sync::{Arc, LazyLock};

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use crate::config::Config;
use crate::insight::practice::due;
use crate::insight::{History, Practices, Span};
use crate::journal::practice::{Answer, Kind, Use};
use crate::journal::testing::entries_of;
use crate::journal::text::is_harmful;
use crate::journal::{
    Body, Card, Document, Entry, EntryId, GivenPrompt, Journal, Month, Scale, Sign, State, TickList,
};
use crate::tui::app::App;
use crate::tui::effect::{Confirm, DateFor, Route};
use crate::tui::message::{Message, Request};
use crate::tui::settings::Settings;
use crate::tui::task::Reminders;
use crate::tui::task::{HistoryRead, MonthsRead, PracticesRead, Reply, Task};
use crate::tui::testing::samples::{check_in, months, note};
use crate::tui::testing::{NOW, PLAIN, day, fresh_id, moment};

/// Every control character but the line break, and everything else that is harmful.
fn harmful() -> String {
    static ALL: LazyLock<String> = LazyLock::new(|| {
        let all = ('\0'..='\u{e0001}').filter(|c| *c != '\n' && is_harmful(*c));
        let all: String = all.flat_map(|c| ['x', c]).collect();
        format!("a{all}z")
    });
    ALL.clone()
}

/// An entry of an exercise with all that in each of its texts and ids.
fn practice(kind: Kind, on: &str, number: u8) -> Entry {
    let [mut entry, _] = entries_of(kind);
    let Body::Practice(practice) = &mut entry.body else { panic!("{entry:?}") };
    let answers: Vec<(&str, Answer)> =
        practice.answers().map(|(field, answer)| (field.key, answer.clone())).collect();
    for (key, answer) in answers {
        let changed = match answer {
            Answer::Text(_) => Answer::Text(harmful()),
            Answer::Id(_) => Answer::Id(harmful()),
            Answer::Ids(_) => Answer::Ids(vec![harmful()]),
            Answer::Uses(_) => Answer::Uses(vec![Use::new(day(on), harmful())]),
            other => other,
        };
        assert!(practice.set(key, changed), "{key}");
    }
    let id = EntryId::new_v7(1_763_000_000_000, [number; 10]);
    Entry::new(id, day(on), entry.body, moment(&format!("{on}T12:00:00+01:00")), day(on))
}

fn entries() -> Vec<Entry> {
    let mut entries: Vec<Entry> = (0..60)
        .map(|back| {
            let on = day("2026-11-21").plus(-back).to_string();
            check_in(&on, if back % 2 == 0 { "432122" } else { "012233" }, |check_in| {
                for sign in Sign::ALL {
                    check_in.notes.set(sign, harmful());
                }
                for list in TickList::ALL {
                    check_in.set_ticked(list, Some(if back % 2 == 0 { vec![harmful()] } else { Vec::new() }));
                }
                check_in.prompt = Some(GivenPrompt::new(harmful(), harmful()));
                check_in.text = harmful();
            })
        })
        .collect();
    entries.push(note("2026-11-20", 1, &harmful()));
    let mut imported = note("2026-11-20", 3, &harmful()).to_value();
    imported["imported"] = serde_json::json!({
        "from": harmful(), "receipt": harmful(), harmful(): harmful(), "a": [harmful()], "b": {harmful(): harmful()},
        "lines": format!("{0}\n{0}", harmful())
    });
    entries.push(Entry::parse(&imported.to_string()).unwrap());
    entries.extend((100..).zip(Kind::ALL).map(|(number, kind)| practice(kind, "2026-11-19", number)));
    let mut unknown = note("2026-11-18", 2, "").to_value();
    unknown["kind"] = harmful().into();
    entries.push(Entry::parse(&unknown.to_string()).unwrap());
    entries
}

/// The months that hold all entries, and two versions of the first that wait.
fn documents() -> &'static [Document] {
    static ALL: LazyLock<Vec<Document>> = LazyLock::new(|| {
        let mut documents = months(entries());
        let first = entries().remove(0);
        let waiting =
            [("one", "2026-11-21T23:00:00+01:00"), ("two", "2026-11-21T23:30:00+01:00")].map(|(text, at)| {
                let mut check_in = first.check_in().unwrap().clone();
                check_in.text.push_str(text);
                first.edited(Body::CheckIn(Box::new(check_in)), moment(at))
            });
        let november = documents.iter_mut().find(|it| it.month() == Month::of(first.day)).unwrap();
        for version in waiting {
            *november = november.clone().with(version);
        }
        documents
    });
    &ALL
}

/// Makes an app that has read them all, with a waiting version of one of them.
fn app(size: (u16, u16), history: &Arc<History>) -> App {
    let label = harmful();
    let config = Config {
        ticks: [(TickList::Triggers, vec![("rain".to_owned(), label.clone())])].into(),
        support: vec![(label.clone(), label.clone())],
        country: Some(label.clone()),
        theme: Some(label.clone()),
        path: label.clone().into(),
        ..Config::default()
    };
    let settings = Settings::new(config, &State::default(), label.clone().into(), Some(label.clone()));
    let size = Size::new(size.0, size.1);
    let mut app = App::new(settings, PLAIN, moment(NOW), fresh_id(), size);
    let mut journal = Journal::new();
    for document in documents() {
        journal.put(document.clone());
    }
    let documents = documents().iter().cloned().map(Arc::new).collect();
    tell(
        &mut app,
        Message::Reply(Reply::Read(MonthsRead {
            documents,
            problems: vec![(Month::of(entries()[0].day), Some(label.clone()))],
        })),
    );
    let history = Arc::clone(history);
    tell(
        &mut app,
        Message::Reply(Reply::History(HistoryRead { history, is_whole: true, problems: Vec::new() })),
    );
    tell(
        &mut app,
        Message::Reply(Reply::Practices(PracticesRead {
            practices: Practices::from_journal(&journal).into(),
            problems: Vec::new(),
        })),
    );
    let due = due::due(journal.entries(), day("2026-11-22"));
    tell(
        &mut app,
        Message::Reply(Reply::Reminders(Reminders {
            due,
            on_this_day: vec![day("2025-11-22")],
            trial: None,
        })),
    );
    app
}

fn tell(app: &mut App, message: Message) -> Vec<Request> {
    app.update(message, moment(NOW), fresh_id())
}

/// Opens a screen and has the statistics that it asks for calculated at once.
fn open(app: &mut App, route: Route) {
    for request in app.open(route) {
        if let Request::Do(Task::Compute(calculation)) = request {
            let statistic = calculation.run();
            tell(app, Message::Reply(Reply::Computed(calculation, statistic)));
        }
    }
}

fn check(app: &App, (width, height): (u16, u16), what: &str) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    app.view(&mut buffer);
    for cell in &buffer.content {
        assert!(!cell.symbol().contains(is_harmful), "{what}: {:?}", cell.symbol());
    }
}

fn routes() -> Vec<Route> {
    let today = day("2026-11-22");
    let all = entries();
    let of = |kind: &str| all.iter().find(|entry| entry.body.kind() == kind).unwrap();
    let (first, words) = (&all[0], of("note"));
    let mut routes = vec![
        Route::CheckIn(first.day),
        Route::CheckIn(today),
        Route::Note(today, None),
        Route::Note(words.day, Some(words.id)),
        Route::Practice,
        Route::Cards,
        Route::PartnerPage,
        Route::ParkWorry,
        Route::Week(first.day),
        Route::Trends,
        Route::Report(12),
        Route::Patterns,
        Route::Tick(TickList::Triggers, harmful(), 8),
        Route::Days(harmful(), all.iter().map(|entry| entry.day).collect()),
        Route::calendar(first.day),
        Route::Entries { search: false },
        Route::Entries { search: true },
        Route::Versions(first.id),
        Route::MonthlyValues,
        Route::Review,
        Route::OnThisDay,
        Route::Support,
        Route::NotSafe,
        Route::FindSomeone,
        Route::HardNight,
        Route::HardEvening(day("2026-11-22")),
        Route::Settings,
        Route::Export,
        Route::Import,
        Route::SettingsSection("support"),
        Route::SettingsSection("ticks.did"),
        Route::Confirm(Confirm {
            question: harmful(),
            explanation: harmful(),
            yes: Vec::new(),
            no_says: harmful(),
            no: Vec::new(),
        }),
        Route::GoToDate(DateFor::CheckIn),
    ];
    routes.extend(all.iter().skip(50).chain([first]).map(|entry| Route::Reader(entry.id)));
    routes.extend(Card::ALL.map(Route::Card));
    routes.extend(Scale::ALL.map(|scale| Route::Scale(scale, Span::Weeks(8))));
    for kind in Kind::ALL {
        let entry = of(kind.key());
        routes.push(Route::Outcome(kind));
        match kind {
            Kind::MonthlyCheck => routes.push(Route::MonthlyCheck(Some(entry.id))),
            _ => routes.extend([
                Route::Exercise(kind, Vec::new()),
                Route::EditPractice(entry.id, kind, entry.day),
                Route::LookBack(entry.id, kind, entry.day),
            ]),
        }
    }
    routes
}

#[test]
fn no_cell_of_any_screen_holds_what_could_disturb_the_terminal() {
    let mut journal = Journal::new();
    for document in months(entries()) {
        journal.put(document);
    }
    let history = Arc::new(History::of(&journal));
    for size in [(80, 24), (40, 12)] {
        let app = || app(size, &history);
        check(&app(), size, "Home");
        for route in routes() {
            let what = format!("{route:?}");
            let mut app = app();
            open(&mut app, route);
            check(&app, size, &what);
            for key in ["pagedown", "end", "enter", "down", "tab", "f1", "esc", "n"] {
                crate::tui::testing::press(&mut app, &[key]);
                check(&app, size, &format!("{what}, then {key}"));
            }
            tell(&mut app, Message::Paste(harmful()));
            check(&app, size, &format!("{what}, then a paste"));
            tell(&mut app, Message::Reply(Reply::NotSaved(Vec::new(), harmful())));
            tell(&mut app, Message::Reply(Reply::Say(harmful())));
            check(&app, size, &format!("{what}, then a line"));
        }
    }
}
