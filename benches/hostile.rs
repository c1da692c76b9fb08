//! The cost of malicious files: a journal of one such month for each, and every command on it, with its processor time,
//! its time in all, the most memory that it had, and how much it printed.
//!
//! The processor time is held against the limit: the rest depends on the disk and on what else runs. It needs `/proc`.

#![allow(clippy::print_stdout, reason = "printing is all that this program is for")]

use std::fs::{self, DirBuilder};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// As long as a file may be, and a little less.
const LENGTH: usize = 64 * 1024 * 1024 - 512;
const SECONDS: f64 = 2.0;
const MEBIBYTES: f64 = 300.0;
const PRINTED: usize = 64 * 1024;

const COMMANDS: [&[&str]; 13] = [
    &["doctor"],
    &["list"],
    &["list", "--search", "phone"],
    &["show", "2026-11-21"],
    &["week"],
    &["trends"],
    &["patterns"],
    &["status"],
    &["note"],
    &["log", "--jealousy", "2"],
    &["backup"],
    &["backup", "create"],
    &["doctor", "--repair"],
];

fn main() -> Result<()> {
    let only: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with("--")).collect();
    let mut beyond = 0;
    for (name, text) in hostile() {
        if !only.is_empty() && !only.iter().any(|it| name.contains(it.as_str())) {
            continue;
        }
        println!("{name}, {:.1} MiB", mebibytes(text().len()));
        for arguments in COMMANDS {
            let dir = tempfile::tempdir()?;
            let journal = dir.path().join("data/journal");
            DirBuilder::new().recursive(true).mode(0o700).create(&journal)?;
            let month = journal.join("2026-11.json");
            fs::write(&month, text())?;
            fs::set_permissions(&month, fs::Permissions::from_mode(0o600))?;
            let (took, in_all, peak, printed) = run(dir.path(), arguments)?;
            let is_beyond = took > SECONDS || peak > MEBIBYTES || printed > PRINTED;
            beyond += usize::from(is_beyond);
            let mark = if is_beyond { "  BEYOND" } else { "" };
            println!(
                "  {:<22}{took:>6.2} s of {in_all:>6.2} s {peak:>6.0} MiB {printed:>9} bytes{mark}",
                arguments.join(" ")
            );
        }
    }
    println!("{beyond} beyond {SECONDS} s, {MEBIBYTES} MiB or {PRINTED} bytes");
    Ok(())
}

/// Runs a command; its seconds on a processor and in all, its peak in MiB, and how many bytes it printed.
fn run(home: &Path, arguments: &[&str]) -> Result<(f64, f64, f64, usize)> {
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_inward"))
        .args(arguments)
        .env_clear()
        .env("HOME", home)
        .env("INWARD_DATA_DIR", home.join("data"))
        .env("INWARD_CONFIG", "/dev/null")
        .env("INWARD_NOW", "2026-11-22T21:14:03+01:00")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    // A program that does not read its input closes the pipe.
    let _ = child.stdin.take().context("no input")?.write_all(b"Words.");
    let mut streams: [Box<dyn Read + Send>; 2] = [
        Box::new(child.stdout.take().context("no output")?),
        Box::new(child.stderr.take().context("no errors")?),
    ];
    let counts = thread::spawn(move || {
        let mut count = 0;
        for stream in &mut streams {
            let mut bytes = Vec::new();
            let _ = stream.read_to_end(&mut bytes);
            count += bytes.len();
        }
        count
    });
    let mut most: f64 = 0.0;
    let process = format!("/proc/{}", child.id());
    // A process that has ended still tells its time until it is waited for.
    let took = loop {
        most = most.max(peak(&format!("{process}/status")).unwrap_or_default());
        let (has_ended, seconds) = processor(&format!("{process}/stat")).context("no /proc")?;
        if has_ended {
            break seconds;
        }
        thread::sleep(Duration::from_millis(1));
    };
    let in_all = started.elapsed().as_secs_f64();
    child.wait()?;
    Ok((took, in_all, most, counts.join().unwrap_or_default()))
}

/// Whether a process has ended, and its seconds on a processor.
fn processor(stat: &str) -> Option<(bool, f64)> {
    let stat = fs::read_to_string(stat).ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let hundredths = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some((*fields.first()? == "Z", (hundredths(11)? + hundredths(12)?) / 100.0))
}

fn peak(status: &str) -> Option<f64> {
    let status = fs::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes / 1024.0)
}

fn mebibytes(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1024.0 / 1024.0
}

/// A document with these lists.
fn document(entries: &str, others: &str, tombstones: &str, rest: &str) -> String {
    format!(
        "{{\"format\":\"inward-journal\",\"version\":1,\"month\":\"2026-11\",\"entries\":[{entries}],\
        \"others\":[{others}],\"tombstones\":[{tombstones}]{rest}}}\n"
    )
}

/// A list of one thing over and over, as long as a file may be.
fn list(element: &str) -> String {
    let mut list = format!("{element},").repeat(LENGTH / (element.len() + 1) - 200 / element.len() - 1);
    list.pop();
    list
}

/// A list in which each element has a number of its own.
fn numbered(element: impl Fn(usize) -> String) -> String {
    let mut list = String::with_capacity(LENGTH);
    let mut number = 0;
    while list.len() < LENGTH - 2_000 {
        list.push_str(&element(number));
        list.push(',');
        number += 1;
    }
    list.pop();
    list
}

fn note(number: usize, text: &str, more: &str) -> String {
    format!(
        "{{\"id\":\"019aa9b2-6f0e-7c54-9d0a-{number:012x}\",\"kind\":\"note\",\"day\":\"2026-11-22\",\
        \"saved_at\":\"2026-11-22T21:14:03Z\",\"edited_at\":null,\"replaces\":[],\"late\":false,\"text\":\"{text}\"{more}}}"
    )
}

type Text = fn() -> String;

#[allow(clippy::too_many_lines, reason = "a table of files")]
fn hostile() -> Vec<(&'static str, Text)> {
    vec![
        ("300,000 empty lists", || {
            let mut list = "[],".repeat(300_000);
            list.pop();
            document(&list, "", "", "")
        }),
        ("ids alone", || document(&list("{\"id\":1}"), "", "", "")),
        ("empty lists", || document(&list("[]"), "", "", "")),
        ("numbers as tombstones", || document("", "", &list("0"), "")),
        ("others", || document("", &list("{}"), "", "")),
        ("notes of one letter", || document(&numbered(|number| note(number, "a", "")), "", "", "")),
        ("versions of one note", || {
            let version = |number: usize| note(1, &format!("{number}"), "");
            document("", &numbered(version), "", "")
        }),
        ("some versions of one note", || {
            let versions: Vec<String> = (0..5_000).map(|number| note(1, &format!("{number}"), "")).collect();
            document("", &versions.join(","), "", "")
        }),
        ("199,000 odd entries", || {
            let mut list = "{\"id\":1},".repeat(199_000);
            list.pop();
            document(&list, "", "", "")
        }),
        ("tombstones", || {
            let tombstone = |number: usize| {
                format!(
                    "{{\"id\":\"019aa9b2-6f0e-7c54-9d0a-{number:012x}\",\"deleted_at\":\"2026-11-22T21:14:03Z\",\"replaces\":[]}}"
                )
            };
            document("", "", &numbered(tombstone), "")
        }),
        ("digests that one tombstone names", || {
            let digests = numbered(|number| format!("\"{number:012x}\""));
            document(
                &note(1, "a", ""),
                "",
                &format!(
                    "{{\"id\":\"019aa9b2-6f0e-7c54-9d0a-000000000001\",\"deleted_at\":\"2026-11-22T21:14:03Z\",\"replaces\":[{digests}]}}"
                ),
                "",
            )
        }),
        ("digests that two versions name", || {
            let digests: Vec<String> = (0..120_000).map(|number| format!("\"{number:012x}\"")).collect();
            let version = |text: &str, digests: &[String]| {
                note(1, text, "").replace("\"replaces\":[]", &format!("\"replaces\":[{}]", digests.join(",")))
            };
            let (one, two) = digests.split_at(60_000);
            document(&version("a", one), &version("b", two), "", "")
        }),
        ("deep lists", || document(&"[".repeat(LENGTH - 200), "", "", "")),
        ("deep lists that close", || {
            let half = (LENGTH - 400) / 2;
            document(&format!("{}{}", "[".repeat(half), "]".repeat(half)), "", "", "")
        }),
        ("a long number", || document("", "", "", &format!(",\"x\":{}", "9".repeat(LENGTH - 400)))),
        ("a long text", || document(&note(1, &"a".repeat(LENGTH - 500), ""), "", "", "")),
        ("a long text of escapes", || {
            document(&note(1, &"\\u0041".repeat(LENGTH / 6 - 100), ""), "", "", "")
        }),
        ("numbers in an unknown field", || document("", "", "", &format!(",\"x\":[{}]", list("0")))),
        ("numbers in an unknown field of a note", || {
            document(&note(1, "a", &format!(",\"x\":[{}]", list("0").split_off(1_000))), "", "", "")
        }),
        ("unknown fields", || {
            document("", "", "", &format!(",{}", numbered(|number| format!("\"x{number}\":0"))))
        }),
        ("numbers in unknown fields of many notes", || {
            document(
                &numbered(|number| note(number, "a", &format!(",\"x\":[{}0]", "0,".repeat(60)))),
                "",
                "",
                "",
            )
        }),
        ("ids in ruins", || format!("{}#", document(&list("{\"id\":1}"), "", "", ""))),
        ("tiny things in ruins", || format!("#{}", document(&list("{\"id\":1"), "", "", ""))),
        ("entries in ruins", || {
            format!("{}#", document(&numbered(|number| note(number, "a", "")), "", "", ""))
        }),
        ("versions of one entry in ruins", || {
            let version = |number| note(1, &format!("Version {number}."), "");
            format!("#{}", document(&numbered(version), "", "", "").trim_start_matches(|c| c != '['))
        }),
        ("two versions over and over in ruins", || {
            let version = |number| note(1, &format!("Version {}.", number % 2), ",\"unknown\":[1]");
            format!("{}#", document(&numbered(version), "", "", ""))
        }),
        ("quotes", || "\"".repeat(LENGTH)),
        ("braces", || "{".repeat(LENGTH)),
        ("opened names", || "{\"a\":".repeat(LENGTH / 5)),
        ("empty lines", || "\n".repeat(LENGTH)),
        ("markers", || "<<<<<<<\n=======\n>>>>>>>\n".repeat(LENGTH / 24)),
        ("empty lines between markers", || {
            let lines = "\n".repeat(LENGTH / 2 - 50);
            format!("{lines}<<<<<<<\na\n=======\nb\n>>>>>>>\n{lines}")
        }),
        ("zeros", || "\0".repeat(LENGTH)),
    ]
}
