use std::fs;
use std::sync::mpsc;

use tempfile::TempDir;

use super::*;
use crate::clock::Clock;
use crate::insight::Due;
use crate::journal::State;
use crate::journal::format::state::Change;
use crate::journal::practice::{Answer as Given, Kind};
use crate::journal::{Body, Entry, EntryId, Practice};
use crate::tui::runtime::Runtime;
use crate::tui::task::Task;
use crate::tui::testing::samples::{check_in, practice};

fn store() -> (TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create(dir.path()).unwrap();
    for day in ["2026-11-20", "2026-11-21", "2026-10-03", "2024-02-29"] {
        store.save(check_in(day, "2-----", |_| {})).unwrap();
    }
    (dir, store)
}

/// Makes a worker, and the channel of its results.
fn worker(store: Store) -> (Worker, mpsc::Receiver<Done>) {
    let (tell, told) = mpsc::channel();
    (Worker::new(store, move |it| tell.send(it).unwrap()), told)
}

fn path(store: &Store, name: &str) -> std::path::PathBuf {
    store.root().join("journal").join(name)
}

/// The days of the history that was told last, and the months that were read for it; `None` when none was told.
type Answer = Option<(Vec<String>, Vec<(String, bool)>)>;

fn answer(told: Vec<Done>) -> Answer {
    assert!(told.len() <= 1, "{told:?}");
    let Done::Reply(Reply::History(HistoryRead { history, problems, .. })) = told.into_iter().next()? else {
        panic!("not a history")
    };
    let days = history.all().iter().map(|seen| seen.day.to_string()).collect();
    Some((days, problems.into_iter().map(|(month, it)| (month.to_string(), it.is_some())).collect()))
}

fn days(days: &[&str]) -> Vec<String> {
    days.iter().map(|day| (*day).to_owned()).collect()
}

fn whole(months: &[&str]) -> Vec<(String, bool)> {
    months.iter().map(|month| ((*month).to_owned(), false)).collect()
}

#[test]
fn the_history_is_told_once_and_then_only_when_a_month_is_another_one() {
    let (_dir, store) = store();
    let (mut worker, told) = worker(store.clone());
    let mut ask = || {
        worker.read_history();
        answer(told.try_iter().collect())
    };
    let all = ["2024-02-29", "2026-10-03", "2026-11-20", "2026-11-21"];
    assert_eq!(ask(), Some((days(&all), whole(&["2024-02", "2026-10", "2026-11"]))));
    assert_eq!(ask(), None);

    store.save(check_in("2026-11-22", "3-----", |_| {})).unwrap();
    let all = ["2024-02-29", "2026-10-03", "2026-11-20", "2026-11-21", "2026-11-22"];
    assert_eq!(ask(), Some((days(&all), whole(&["2026-11"]))), "only that month is read again");
    assert_eq!(ask(), None);

    fs::remove_file(path(&store, "2026-10.json")).unwrap();
    let all = ["2024-02-29", "2026-11-20", "2026-11-21", "2026-11-22"];
    assert_eq!(ask(), Some((days(&all), whole(&["2026-10"]))), "what vanished is left out");

    fs::write(path(&store, "2026-11.json"), "damaged").unwrap();
    let damaged = vec![("2026-11".to_owned(), true)];
    let all = ["2024-02-29", "2026-11-20", "2026-11-21", "2026-11-22"];
    assert_eq!(ask(), Some((days(&all), damaged)), "its problem comes along, and what was read of it stays");
    assert_eq!(ask(), None);
}

#[test]
fn of_an_empty_journal_an_empty_history_is_told_once() {
    let dir = tempfile::tempdir().unwrap();
    let (mut worker, told) = worker(Store::create(dir.path()).unwrap());
    worker.read_history();
    assert_eq!(answer(told.try_iter().collect()), Some((Vec::new(), Vec::new())));
    worker.read_history();
    assert_eq!(answer(told.try_iter().collect()), None);
}

#[test]
fn a_journal_that_cannot_be_listed_is_no_empty_history() {
    let (dir, store) = store();
    let (mut worker, told) = worker(store.clone());
    let (journal, away) = (store.root().join("journal"), dir.path().join("away"));
    fs::rename(&journal, &away).unwrap();
    fs::write(&journal, "something else").unwrap();
    worker.read_history();
    assert!(matches!(told.try_iter().collect::<Vec<_>>().as_slice(), [Done::Reply(Reply::Say(_))]));
    fs::remove_file(&journal).unwrap();
    fs::rename(&away, &journal).unwrap();
    worker.read_history();
    assert_eq!(answer(told.try_iter().collect()).map(|(days, _)| days.len()), Some(4));
}

#[test]
fn several_who_ask_get_one_answer_and_what_waits_behind_them_is_done() {
    let (_dir, store) = store();
    let (give, jobs) = mpsc::channel();
    let history = || Job::Run(Box::new(Worker::read_history));
    for job in [history(), history(), Job::Run(Box::new(Worker::find_drafts)), history()] {
        give.send(job).unwrap();
    }
    drop(give);
    let (tell, told) = mpsc::channel();
    work(store, &jobs, move |it| tell.send(it).unwrap());
    assert!(matches!(
        told.try_iter().collect::<Vec<_>>().as_slice(),
        [Done::Reply(Reply::History(_)), Done::Drafts(Ok(_))]
    ));
}

#[test]
fn what_is_remembered_comes_back_from_the_state_and_what_was_asked_for_is_told_when_it_cannot_be_kept() {
    let (_dir, store) = store();
    let (sunday, until) = ("2026-11-22".parse().unwrap(), "2026-11-29".parse().unwrap());
    let now: Moment = "2026-11-22T21:00:00+01:00".parse().unwrap();
    let mut runtime = Runtime::new(store.clone(), Clock::fixed(now));
    runtime.take_window();
    let changes = [
        Change::Set("theme".to_owned(), Some("dark".into())),
        Change::PauseUntil(Some(until)),
        Change::OnThisDay(false),
        Change::MonthlyCheck(true),
        Change::Decline(Kind::Fear, sunday),
        Change::KindWordRests(until),
        Change::Looks(sunday, 3),
    ];
    store.change_state(|state| drop(state.declined.insert("a_newer_kind".to_owned(), vec![sunday]))).unwrap();
    let mut expected = store.state().unwrap();
    // Tasks that nobody asked for are the worker's, which is not started here.
    let done = |runtime: &mut Runtime| {
        let (give, jobs) = mpsc::channel();
        runtime.held.drain(..).for_each(|job| give.send(job).unwrap());
        drop(give);
        work(store.clone(), &jobs, |told| panic!("{told:?}"));
    };
    for change in &changes {
        assert!(runtime.perform(Task::Remember(change.clone())).is_empty());
        assert_eq!(runtime.held.is_empty(), change.is_asked_for(), "{change:?}");
        done(&mut runtime);
        expected.take(change.clone());
        assert_eq!(store.state().unwrap(), expected, "{change:?}");
    }
    assert!(store.state().unwrap().declined.contains_key("a_newer_kind"));

    fs::write(store.root().join("state.json"), "damaged").unwrap();
    for change in &changes {
        let said = runtime.perform(Task::Remember(change.clone()));
        assert_eq!(!said.is_empty(), change.is_asked_for(), "{change:?}");
        done(&mut runtime);
    }
}

#[test]
fn practice_entries_are_told_once_and_then_only_when_a_month_is_another_one() {
    let (_dir, store) = store();
    store.save(practice(Kind::Fear, "2026-10-04", 1, &[])).unwrap();
    let (mut worker, told) = worker(store.clone());
    let mut ask = || {
        worker.read_practices();
        let told: Vec<Done> = told.try_iter().collect();
        assert!(told.len() <= 1, "{told:?}");
        let Some(Done::Reply(Reply::Practices(read))) = told.into_iter().next() else { return None };
        let PracticesRead { practices, problems } = read;
        let days: Vec<String> = practices.iter().map(|(entry, _)| entry.day.to_string()).collect();
        let problems = problems.into_iter().map(|(month, it)| (month.to_string(), it.is_some())).collect();
        Some((days, problems))
    };
    assert_eq!(ask(), Some((days(&["2026-10-04"]), whole(&["2024-02", "2026-10", "2026-11"]))));
    assert_eq!(ask(), None);

    store.save(practice(Kind::Plan, "2026-11-22", 2, &[])).unwrap();
    assert_eq!(ask(), Some((days(&["2026-10-04", "2026-11-22"]), whole(&["2026-11"]))));

    fs::remove_file(path(&store, "2026-10.json")).unwrap();
    assert_eq!(ask(), Some((days(&["2026-11-22"]), whole(&["2026-10"]))), "what vanished is left out");

    fs::write(path(&store, "2026-11.json"), "damaged").unwrap();
    let damaged = vec![("2026-11".to_owned(), true)];
    let plan = days(&["2026-11-22"]);
    assert_eq!(ask(), Some((plan, damaged)), "its problem comes along, and what was read of it stays");
    assert_eq!(ask(), None);
}

#[test]
fn a_window_that_reads_along_keeps_nothing() {
    let (_dir, store) = store();
    let now: Moment = "2026-11-22T21:00:00+01:00".parse().unwrap();
    let mut runtime = Runtime::new(store.clone(), Clock::fixed(now));
    let until = "2026-11-29".parse().unwrap();
    let theme = Change::Set("theme".to_owned(), Some("dark".into()));
    for change in [theme, Change::PauseUntil(Some(until)), Change::KindWordRests(until)] {
        assert!(runtime.perform(Task::Remember(change)).is_empty() && runtime.held.is_empty());
    }
    assert_eq!(store.state().unwrap(), State::default());
}

#[test]
fn what_waits_and_what_there_is_of_the_same_day_is_told() {
    let (_dir, store) = store();
    let today: Day = "2026-11-22".parse().unwrap();
    let (worker, told) = worker(store.clone());
    let ask = |on_this_day| {
        worker.find_reminders(today, on_this_day);
        match told.try_iter().collect::<Vec<_>>().as_slice() {
            [Done::Reply(Reply::Reminders(reminders))] => reminders.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(ask(true), Reminders::default());

    let mut practice = Practice::new(Kind::Fear);
    practice.set("look_back", Given::Day(today));
    let on = today.plus(-40);
    let id = EntryId::new_v7(0, [1; 10]);
    let fear = Entry::new(id, on, Body::Practice(practice), "2026-10-13T21:00:00+02:00".parse().unwrap(), on);
    store.save(fear.clone()).unwrap();
    store.save(check_in("2026-10-22", "3-4---", |_| {})).unwrap();
    store.save(check_in("2025-11-22", "2-----", |_| {})).unwrap();
    let waits = ask(true);
    assert_eq!(waits.due, [Due { since: today, day: on, id, kind: Kind::Fear }]);
    assert_eq!(waits.on_this_day, ["2025-11-22".parse().unwrap()], "a month ago every sign was high");
    assert!(ask(false).on_this_day.is_empty());

    store.delete(id, Month::of(on), fear.made_at()).unwrap();
    assert!(ask(true).due.is_empty());
}
