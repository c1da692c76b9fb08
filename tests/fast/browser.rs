//! The page for a session in a real browser: Chromium without a window, told what to do over a pipe. Where there is none the
//! tests say so and are skipped; `INWARD_MUST_BROWSE` makes that a failure.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use inward::config::{Config, Lists};
use inward::exchange::report::{Block, Choices, Excerpt, Material, Page, Section};
use inward::insight::{History, Patterns, Practices, Span, Trends};
use inward::journal::{Day, Document, Month, WeekStart};
use inward::sample::{Pace, Sample};
use inward::texts::{self, PartnerWords};
use serde_json::{Value, json};

use crate::harness::home::{Home, NOW, TODAY};
use crate::harness::program::found;

/// Not seen by the partner, then every block; three lines on what to talk about, three entries; written.
const EVERYTHING: &str = "n\ny\ny\nOne thing\nAnother\nA third\ny\ny\ny\ny\ny\ny\ny\n1 2 3\ny\ny\ny\ny\ny\n";
const NAMES: [&str; 5] =
    ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome"];

/// A browser, and the page that it shows.
struct Browser {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    session: Option<String>,
    /// The number of commands so far.
    sent: u64,
    /// What happened besides.
    events: Vec<Value>,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts the browser; `None` where there is none.
    fn start() -> Option<Self> {
        let Some(program) = NAMES.into_iter().find_map(found) else {
            assert!(
                std::env::var_os("INWARD_MUST_BROWSE").is_none(),
                "there is no browser: install chromium"
            );
            eprintln!("skipped: there is no browser, install chromium");
            return None;
        };
        let profile = tempfile::tempdir().unwrap();
        // The browser reads commands from the third file and answers into the fourth.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1", "sh"])
            .arg(program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .args(["--disable-dev-shm-usage", "--remote-debugging-pipe"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .env("HOME", profile.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (to, from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut browser =
            Self { child, to, from, session: None, sent: 0, events: Vec::new(), _profile: profile };
        let target = browser.call("Target.createTarget", &json!({ "url": "about:blank" }));
        let attached = json!({ "targetId": target["targetId"], "flatten": true });
        let session = browser.call("Target.attachToTarget", &attached);
        browser.session = session["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Network", "Accessibility", "Log"] {
            browser.call(&format!("{domain}.enable"), &json!({}));
        }
        Some(browser)
    }

    fn read(&mut self) -> Value {
        let mut message = Vec::new();
        self.from.read_until(0, &mut message).unwrap();
        assert_eq!(message.pop(), Some(0), "the browser is gone");
        serde_json::from_slice(&message).unwrap()
    }

    /// Sends a command and returns its result.
    fn call(&mut self, method: &str, params: &Value) -> Value {
        self.sent += 1;
        let mut command = json!({ "id": self.sent, "method": method, "params": params });
        if let Some(session) = &self.session {
            command["sessionId"] = json!(session);
        }
        self.to.write_all(format!("{command}\0").as_bytes()).unwrap();
        loop {
            let message = self.read();
            if message["id"] == self.sent {
                assert!(message.get("error").is_none(), "{method}: {message}");
                return message["result"].clone();
            }
            self.events.push(message);
        }
    }

    /// Opens a file, and waits until all of it is there.
    fn open(&mut self, path: &Path) {
        self.events.clear();
        self.call("Page.navigate", &json!({ "url": format!("file://{}", path.display()) }));
        while !self.events.iter().any(|event| event["method"] == "Page.loadEventFired") {
            let message = self.read();
            self.events.push(message);
        }
    }

    /// The addresses that were loaded since the page was opened.
    fn loaded(&self) -> Vec<String> {
        let requests = self.events.iter().filter(|event| event["method"] == "Network.requestWillBeSent");
        requests.map(|event| event["params"]["request"]["url"].as_str().unwrap().to_owned()).collect()
    }

    fn eval(&mut self, expression: &str) -> Value {
        let asked = json!({ "expression": expression, "returnByValue": true });
        let result = self.call("Runtime.evaluate", &asked);
        assert!(result.get("exceptionDetails").is_none(), "{result}");
        result["result"]["value"].clone()
    }

    /// The number of sheets on which it is printed, and whether they are A4.
    fn sheets(&mut self, keep: &Path) -> usize {
        let printed = self.call("Page.printToPDF", &json!({ "preferCSSPageSize": true }));
        let pdf = decoded(printed["data"].as_str().unwrap());
        fs::write(keep, &pdf).unwrap();
        let text = String::from_utf8_lossy(&pdf);
        let [width, height] = [594.0..596.5, 841.0..843.5];
        let sheets: Vec<&str> = text.split("/MediaBox [").skip(1).collect();
        for sheet in &sheets {
            let numbers: Vec<f64> =
                sheet.split(']').next().unwrap().split_whitespace().map(|it| it.parse().unwrap()).collect();
            assert!(width.contains(&numbers[2]) && height.contains(&numbers[3]), "{numbers:?}");
        }
        sheets.len()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Bytes that were sent as base64.
fn decoded(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(u32::from(byte - b'A')),
        b'a'..=b'z' => Some(u32::from(byte - b'a') + 26),
        b'0'..=b'9' => Some(u32::from(byte - b'0') + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u32> = text.bytes().filter_map(value).collect();
    let mut bytes = Vec::new();
    for group in digits.chunks(4) {
        let all = group.iter().enumerate().fold(0, |all, (place, digit)| all | digit << (18 - 6 * place));
        bytes.extend_from_slice(&all.to_be_bytes()[1..group.len()]);
    }
    bytes
}

/// A page with all its blocks, of a journal of so many days.
fn page(days: &str, weeks: &str) -> (Home, PathBuf) {
    let home = Home::in_memory();
    let into = home.data().to_str().unwrap().to_owned();
    home.done(&["demo", "--into", &into, "--days", days, "--every-day", "--exercises"], "");
    let path = home.dir().join("page.html");
    home.done(&["report", "--weeks", weeks, "--output", path.to_str().unwrap()], EVERYTHING);
    (home, path)
}

/// Fills every block of a page as far as it can be filled.
fn filled(mut page: Page) -> Page {
    let tick = "Wondering about old messages …";
    let say = |line: String| vec![line; 3];
    let together = format!(
        "More self-criticism tends to go together with “{tick}”. Days with “{tick}”: 3.0 (29 days). Other days: 1.8 (150 days)."
    );
    let helped = format!(
        "Self-criticism: After days as hard as these, the next day was lighter when you did “{tick}” (−0.7, likely between −1.1 and −0.2, from 29 days)."
    );
    for (section, lines) in page.lists.iter_mut().zip([
        vec![format!("{tick} 129 of 180 days"); 5],
        vec![format!("{tick} 129 of 180 days"); 5],
        say(together),
        say(helped),
    ]) {
        section.lines = lines;
        section.note = Some(
            "Association only. You tick after you feel: on a hard day there is also more to tick.".to_owned(),
        );
    }
    let tried =
        "A small experiment: 23 times. The feeling before: 7.5, after: 3.5 of 10 (medians of 23 sittings).";
    let check = "Self-Esteem: 3.1 of 5, higher = more self-esteem · 10 of 10 answered; before: 2.9 (26 September 2025)";
    page.lists.truncate(4);
    for (title, line, most) in [("Tried", tried, 4), ("Monthly check, 22 November 2026", check, 5)] {
        let lines = vec![line.to_owned(); most];
        page.lists.push(Section { title: title.to_owned(), note: Some("No norms.".to_owned()), lines });
    }
    page.talk = Some(vec!["wonder ".repeat(13)[..90].to_owned(); 3]);
    let words = ["Wondering MORE ".repeat(26), "我".repeat(200), "w".repeat(399)];
    let excerpt = |words| Excerpt {
        heading: "Sat 21 Nov 2026, evening of writing".to_owned(),
        words,
        is_shortened: true,
    };
    page.entries = Some(words.into_iter().map(excerpt).collect());
    page
}

#[test]
fn it_is_one_sheet_of_paper_with_every_block_on_it() {
    let Some(mut browser) = Browser::start() else { return };
    for (days, weeks) in [("30", "12"), ("120", "12"), ("400", "12"), ("400", "26")] {
        let (home, path) = page(days, weeks);
        browser.open(&path);
        assert_eq!(browser.loaded(), [format!("file://{}", path.display())], "nothing else");
        let pdf = home.dir().join("page.pdf");
        assert_eq!(browser.sheets(&pdf), 1, "{days} days, {weeks} weeks");
        if found("pdfinfo").is_some() {
            let said = Command::new("pdfinfo").arg(&pdf).output().unwrap();
            let said = String::from_utf8(said.stdout).unwrap();
            assert!(said.lines().any(|line| line.split_whitespace().eq(["Pages:", "1"])), "{said}");
        }
    }
}

/// The page of a made-up journal of 400 days, with every block filled as far as it can be.
fn filled_page() -> Page {
    let today: Day = TODAY.parse().unwrap();
    let sample = Sample {
        seed: 1,
        days: 400,
        last: today,
        now: NOW.parse().unwrap(),
        pace: Pace::EveryDay,
        prompts: &texts::prompts().catalogue,
        exercises: true,
    };
    let mut months: BTreeMap<Month, Document> = BTreeMap::new();
    for entry in sample.entries() {
        let month = Month::of(entry.day);
        let document = months.remove(&month).unwrap_or_else(|| Document::new(month));
        months.insert(month, document.with(entry));
    }
    let (mut history, mut practices) = (History::default(), Practices::default());
    for document in months.values() {
        history.put_document(document);
        practices.put_document(document);
    }
    let mut choices = Choices::usual(false);
    for block in Block::ALL {
        choices.put(block, true);
    }
    let page = Page::new(
        &Material {
            trends: &Trends::new(&history, Span::Weeks(26), today),
            patterns: &Patterns::new(&history, 26, today),
            history: &history,
            practices: &practices,
            entries: &[],
            today,
            week_start: WeekStart::default(),
            lists: &Lists::new(&Config::default()),
            partner: PartnerWords::default(),
        },
        &choices,
    );
    filled(page)
}

/// The least contrast of anything that is written, and where that is.
const CONTRAST: &str = r#"(() => {
    const rgb = text => text.match(/[\d.]+/g).map(Number);
    const light = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const behind = element => {
        for (let at = element; at; at = at.parentElement) {
            const found = rgb(getComputedStyle(at).backgroundColor);
            if (found.length < 4 || found[3] > 0) return found;
        }
        return [255, 255, 255];
    };
    let worst = [99, ""];
    for (const element of document.body.querySelectorAll("*")) {
        const says = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        for (const part of says ? [null, "::before"] : ["::before"]) {
            const style = getComputedStyle(element, part);
            if (part && (style.content === "none" || style.content === "normal")) continue;
            const ink = element instanceof SVGElement && !part ? style.fill : style.color;
            const [a, b] = [light(rgb(ink)), light(behind(element))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < worst[0]) worst = [ratio, element.outerHTML.slice(0, 80)];
        }
    }
    return worst;
})()"#;

/// How wide it is, and the elements that stick out of the window.
const WIDE: &str = r#"[document.documentElement.scrollWidth, [...document.body.querySelectorAll("*")]
    .filter(element => !element.closest(".scroll, svg") && element.getBoundingClientRect().right > innerWidth + 0.5)
    .map(element => element.outerHTML.slice(0, 80))]"#;

/// The smallest type that is on the screen, in pixels.
const SMALLEST: &str = r#"Math.min(...[...document.body.querySelectorAll("*")]
    .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .map(element => element instanceof SVGElement && element.getCTM
        ? parseFloat(getComputedStyle(element).fontSize) * (element.getScreenCTM() || {a: 99}).a
        : parseFloat(getComputedStyle(element).fontSize)))"#;

/// What is active, or would load something.
const ACTIVE: &str = r#"[...document.querySelectorAll("*")].filter(element =>
    ["SCRIPT", "IMG", "LINK", "A", "IFRAME", "OBJECT", "EMBED", "FORM", "INPUT", "BUTTON", "VIDEO", "AUDIO", "USE", "IMAGE"]
        .includes(element.tagName.toUpperCase())
    || [...element.attributes].some(({name, value}) => name.startsWith("on") || ["src", "href", "action"].includes(name)
        || /url\(|javascript:|https?:/.test(value))).map(element => element.outerHTML.slice(0, 80))"#;

#[test]
fn it_can_be_read_on_any_screen_and_by_a_screen_reader_and_nothing_in_it_is_active() {
    let Some(mut browser) = Browser::start() else { return };
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("page.html");
    fs::write(&path, filled_page().html()).unwrap();
    browser.open(&path);
    assert_eq!(browser.sheets(&dir.path().join("page.pdf")), 1, "as full as it can be");
    assert_eq!(browser.eval(ACTIVE), json!([]));

    let metrics =
        |width: u32| json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": true });
    for width in [320, 390, 800, 1280] {
        browser.call("Emulation.setDeviceMetricsOverride", &metrics(width));
        browser.eval("document.querySelector('details').open = true");
        let wide = browser.eval(WIDE);
        assert_eq!(wide, json!([width, []]), "at {width} pixels");
        let smallest = browser.eval(SMALLEST).as_f64().unwrap();
        assert!(smallest >= 8.0, "{smallest} at {width} pixels");
        let contrast = browser.eval(CONTRAST);
        assert!(contrast[0].as_f64().unwrap() >= 4.5, "{contrast}");
    }
    let blocked = browser.events.iter().filter(|event| event["method"] == "Log.entryAdded");
    assert_eq!(blocked.collect::<Vec<_>>(), [&json!(null); 0], "nothing to complain about");

    let tree = browser.call("Accessibility.getFullAXTree", &json!({}));
    let nodes = tree["nodes"].as_array().unwrap();
    let of = |role: &str| {
        let with_role =
            nodes.iter().filter(move |node| node["role"]["value"] == role && node["ignored"] == false);
        with_role.collect::<Vec<_>>()
    };
    let names = |role: &str| -> Vec<String> {
        of(role).iter().map(|node| node["name"]["value"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("RootWebArea").len(), 1);
    let headings = names("heading");
    for heading in
        ["Page for a session, ", "What I'd like", "Week by week, ", "Jealousy", "Monthly check", "Notes"]
    {
        assert!(headings.iter().any(|name| name.starts_with(heading)), "{heading}: {headings:?}");
    }
    let charts = names("image");
    assert_eq!(charts.len(), 6, "{charts:?}");
    for chart in charts {
        assert!(chart.contains("weekly means from 0 to 4. Week from "), "{chart}");
    }
    assert_eq!(names("table").len(), 2, "the signs and the weeks");
    assert_eq!(of("columnheader").len(), 7 + 7);
    assert!(of("rowheader").len() >= 6 + 26 && of("cell").len() >= 36 + 26 * 6);
    assert_eq!(browser.eval("document.documentElement.lang"), "en");
}
