//! The config file, and the order of precedence of the sources.

use std::fs;

use crate::harness::home::{Home, ran};

/// The message about a line that is skipped.
const SKIPPED: &str = "inward: config.toml line 3: unknown key `week_strat`, did you mean `week_start`? It is skipped; \
                       inward config check says more.\n";

#[test]
fn a_line_that_cannot_be_used_is_named_with_the_nearest_key_and_stops_nothing() {
    let home = Home::new();
    home.set_config("# mine\nday_start = 4\nweek_strat = \"monday\"\n[ticks.triggers]\nrain = \"rain\"\n");
    let runs: [(&[&str], i32); 8] = [
        (&["log", "--jealousy", "1", "--trigger", "rain"], 0),
        (&["status"], 0),
        (&["note"], 0),
        (&["list"], 0),
        (&["show"], 0),
        (&["week"], 0),
        (&["doctor"], 0),
        (&["backup"], 0),
    ];
    for (arguments, code) in runs {
        let ran = home.run_with(arguments, "1\n");
        assert_eq!(
            (ran.code, ran.err.lines().next()),
            (code, SKIPPED.lines().next()),
            "{arguments:?} {ran:?}"
        );
        assert_eq!(ran.err.matches("week_strat").count(), 1, "{arguments:?}");
    }
    assert!(home.run(&["show"]).out.contains("rain"), "what can be used is in force");
    // A command that needs no settings says nothing of them.
    assert!(home.ok(&["path"]).contains("config.toml"));
    home.ok(&["log", "--help"]);
    assert!(fs::read_to_string(home.config()).unwrap().starts_with("# mine"));
}

#[test]
fn whatever_stands_in_the_file_the_journal_goes_on() {
    for text in [
        "theme = \"pink\"" as &str,
        "[keys]\nsuport = \"z\"\n",
        "[keys]\nweek = \"y\"\n",
        "x =",
        "theme = \"dark\"\ntheme = \"light\"\n",
        "[ticks.triggers]\nRain = \"r\"\n",
        "{\"not\": \"toml\"}\n",
        "\u{0}\u{1}\u{2}",
        "[[[[",
        "a = \"\"\"",
    ] {
        let home = Home::new();
        home.set_config(text);
        let ran = home.run(&["log", "--jealousy", "1"]);
        assert_eq!((ran.code, ran.err.lines().count()), (0, 1), "{text:?} {ran:?}");
        assert!(ran.err.starts_with("inward: config.toml line "), "{text:?} {ran:?}");
        let checked = home.run(&["config", "check"]);
        assert_eq!((checked.code, checked.err.as_str()), (3, ""), "{text:?} {checked:?}");
    }
}

#[test]
fn a_file_that_is_not_text_is_left_aside_line_by_line() {
    let home = Home::new();
    fs::write(home.config(), b"# \xff\n[ticks.did]\nsang = \"sang\"\n").unwrap();
    let ran = home.run(&["log", "--did", "sang"]);
    assert!(ran.code == 0 && ran.err.contains("line 1: it is not text in UTF-8"), "{ran:?}");
}

#[test]
fn check_names_every_line_that_cannot_be_used_and_exits_with_3() {
    let home = Home::new();
    home.set_config(
        "them = \"dark\"\ncountry = \"XX\"\nstill = yes\n[keys]\nwek = \"z\"\n[ticks.did]\nSang = \"x\"\nran = \"ran\"\n",
    );
    let checked = home.run(&["config", "check"]);
    assert_eq!((checked.code, checked.err.as_str()), (3, ""), "{checked:?}");
    let lines: Vec<&str> = checked.out.lines().collect();
    let path = home.config();
    assert_eq!(*lines.first().unwrap(), format!("{}: 5 lines are skipped.", path.display()));
    for (line, part) in lines.iter().skip(1).zip([
        "config.toml line 1: unknown key `them`, did you mean `theme`?",
        "config.toml line 2: `country` has a value that cannot be used: write the two letters of a country; GB, IE,",
        "config.toml line 3: it is not TOML (",
        "config.toml line 5: no command is called \"wek\", did you mean \"week\"?",
        "config.toml line 7: the id `Sang` cannot be used",
    ]) {
        assert!(line.starts_with(part), "{line}");
    }
    let ran = home.run(&["status"]);
    assert!(ran.err.contains("It and 4 more lines are skipped; inward config check says more."), "{ran:?}");
    home.set_config("theme = \"dark\"\n");
    assert!(home.ok(&["config", "check"]).ends_with("config.toml: every line is in effect.\n"));
}

#[test]
fn without_a_file_check_has_nothing_against_it() {
    assert!(Home::new().ok(&["config", "check"]).contains("none is needed: inward config init writes one"));
}

#[test]
fn init_writes_a_file_of_ones_own_and_never_over_another() {
    let home = Home::new();
    let path = home.dir().join("deep/er/config.toml");
    let run = |arguments: &[&str]| home.run(&[&["--config", path.to_str().unwrap()], arguments].concat());
    let ran = run(&["config", "init"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;

        let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        assert_eq!(mode(path.parent().unwrap().parent().unwrap()), 0o700);
    }
    let written = fs::read_to_string(&path).unwrap();
    assert!(written.contains("# day_start = 4\n") && written.contains("# [ticks.triggers]\n"), "{written}");
    assert!(written.lines().all(|line| line.is_empty() || line.starts_with('#')), "{written}");
    assert_eq!(run(&["config", "check"]).code, 0);
    run(&["config", "init"]).fails(1, "already exists: it was not changed");
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
}

#[cfg(unix)]
#[test]
fn init_writes_through_no_link() {
    let home = Home::new();
    let target = home.dir().join("elsewhere.toml");
    std::os::unix::fs::symlink(&target, home.dir().join("link.toml")).unwrap();
    let link = home.dir().join("link.toml");
    home.run(&["--config", link.to_str().unwrap(), "config", "init"]).fails(1, "already exists");
    assert!(!target.exists());
}

#[test]
fn every_key_is_printed_with_its_value_its_default_and_where_it_comes_from() {
    let home = Home::new();
    let bare = home.ok(&["config"]);
    assert!(
        bare.starts_with("Config file: ") && bare.contains("(not there yet: inward config init writes one)")
    );
    let row = |text: &str, key: &str| {
        let line = text.lines().find(|line| line.split_whitespace().next() == Some(key));
        line.unwrap_or_else(|| panic!("{key} in {text}"))
            .split("  ")
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(row(&bare, "day_start"), ["day_start", "4", "4", "the default"]);
    assert_eq!(row(&bare, "country"), ["country", "all countries", "all countries", "the default"]);
    home.ok(&["log", "--jealousy", "1"]);
    let state = r#"{"format":"inward-state","version":1,"acknowledged":true,"others_may_see":null,"day_start":6,
           "settings":{"theme":"light","country":"IE","keys.note":["alt-n"],"keys.add_note":["alt-n"],"ticks.did.ran":"ran","sound":3}}"#;
    fs::write(home.data().join("state.json"), state).unwrap();
    home.set_config("theme = \"dark\"\nquiet_home = true\n[ticks.did]\nsang = \"sang\"\n[support]\nAna = \"a friend\"\n[keys]\nweek = \"z\"\n");
    let set = home.ok(&["config"]);
    assert!(set.starts_with(&format!("Config file: {}\n", home.config().display())), "{set}");
    for (key, expected) in [
        ("day_start", ["day_start", "6", "4", "chosen in the program"]),
        ("theme", ["theme", "\"dark\"", "\"auto\"", "line 1"]),
        ("still", ["still", "false", "false", "the default"]),
        ("country", ["country", "\"IE\"", "all countries", "chosen in the program"]),
        ("keys.add_note", ["keys.add_note", "Alt-N", "a", "chosen in the program"]),
        ("ticks.did.ran", ["ticks.did.ran", "\"ran\"", "none", "chosen in the program"]),
        ("quiet_home", ["quiet_home", "true", "false", "line 2"]),
        ("ticks.did.sang", ["ticks.did.sang", "\"sang\"", "none", "line 4"]),
        ("support.Ana", ["support.Ana", "\"a friend\"", "none", "line 6"]),
        ("keys.week", ["keys.week", "z", "7", "line 8"]),
    ] {
        assert_eq!(row(&set, key), expected);
    }
}

#[test]
fn a_config_file_that_is_named_must_be_there() {
    let home = Home::new();
    let missing = "there is no config file nowhere.toml, which --config names: name one that exists";
    for arguments in
        [&["status"] as &[&str], &["log", "--jealousy", "1"], &["config"], &["config", "check"], &[]]
    {
        home.run(&[&["--config", "nowhere.toml"], arguments].concat()).fails(2, missing);
        let mut command = home.command(arguments);
        command.env("INWARD_CONFIG", home.dir().join("gone.toml"));
        let ran = ran(&mut command, b"");
        ran.fails(2, "gone.toml, which INWARD_CONFIG names: name one that exists or leave INWARD_CONFIG out");
    }
    assert!(!home.data().exists());
    assert_eq!(home.run(&["status"]).code, 3, "the one in its usual place need not be");
}

#[test]
fn a_leading_tilde_is_the_home_directory_in_options_and_in_the_environment() {
    let home = Home::new();
    let dir = home.dir().display();
    fs::write(home.dir().join("mine.toml"), "theme = \"dark\"\n").unwrap();
    let printed = home.ok(&["--data-dir=~/j", "--config=~/mine.toml", "path"]);
    assert!(
        printed.contains(&format!("{dir}/j")) && printed.contains(&format!("{dir}/mine.toml")),
        "{printed}"
    );
    home.ok(&["--data-dir=~/j", "log", "--jealousy", "1"]);
    assert!(home.dir().join("j/journal/2026-11.json").is_file());
    home.ok(&["demo", "--into=~/sample", "--days", "3"]);
    assert!(home.dir().join("sample/journal").is_dir());
    let mut command = home.command(&["path"]);
    command.env("INWARD_DATA_DIR", "~/other").env("INWARD_CONFIG", "~/mine.toml");
    let run = ran(&mut command, b"");
    assert!(
        run.out.contains(&format!("{dir}/other")) && run.out.contains(&format!("{dir}/mine.toml")),
        "{run:?}"
    );
    for arguments in
        [&["--data-dir=~ana/j", "status"], &["--config=~ana/c", "status"], &["demo", "--into=~ana/s"]]
    {
        home.run(arguments)
            .fails(2, "names the home of an account, which only a shell can find: write the path in full");
    }
    assert!(!home.dir().join("~").exists() && !std::path::Path::new("~").exists());
}

#[cfg(unix)]
#[test]
fn whatever_stands_in_the_place_of_the_file_it_is_never_waited_for() {
    use std::process::Command;

    let home = Home::new();
    let pipe = home.dir().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let dir = home.dir().join("folder");
    fs::create_dir(&dir).unwrap();
    let large = home.dir().join("large");
    fs::write(&large, "#".repeat(300_000)).unwrap();
    for (path, part) in [
        (pipe.as_path(), "it is not a plain file: put a text file in its place. It is skipped;"),
        (std::path::Path::new("/dev/zero"), "it is not a plain file"),
        (&dir, "it is not a plain file"),
        (&large, "the file is larger than 256 KiB"),
    ] {
        let ran = home.run(&["--config", path.to_str().unwrap(), "log", "--jealousy", "1"]);
        assert!(ran.code == 0 && ran.err.contains(part), "{path:?}: {ran:?}");
    }
}

#[test]
fn tens_of_thousands_of_own_ticks_can_be_read_and_found() {
    let home = Home::new();
    let ticks: Vec<String> = (0..22_000).map(|number| format!("a{number:05}=\"x\"")).collect();
    home.set_config(&format!("[ticks.did]\n{}\n", ticks.join("\n")));
    home.ok(&["log", "--did", "a21999"]);
    assert!(home.ok(&["config"]).contains("ticks.did.a21999"));
}

#[cfg(unix)]
#[test]
fn a_zone_that_never_ends_is_not_read() {
    let home = Home::new();
    for zone in ["/dev/zero", ":/dev/zero", "../../../dev/zero", "Europe/Berlin", "nonsense"] {
        let mut command = home.command(&["status"]);
        command.env_remove("INWARD_NOW").env("TZ", zone);
        let ran = ran(&mut command, b"");
        assert_eq!((ran.code, ran.err.as_str()), (3, ""), "{zone}: {ran:?}");
    }
}

#[test]
fn own_ticks_can_be_logged_and_stay_valid_in_old_entries() {
    let home = Home::new();
    home.run(&["log", "--trigger", "rain"]).fails(2, "there is no \"rain\"");
    home.set_config("[ticks.triggers]\nrain = \"a rainy day\"\nsilence = \"the quiet\"\n");
    home.ok(&["log", "--trigger", "rain", "--trigger", "silence"]);
    assert!(home.ok(&["show"]).contains("What set it off         a rainy day · the quiet\n"));
    fs::remove_file(home.config()).unwrap();
    assert!(home.ok(&["show"]).contains("What set it off         rain · silence or distance\n"));
}

#[test]
fn the_day_start_of_the_config_goes_before_that_of_the_state() {
    let mut home = Home::new();
    home.ok(&["log", "--jealousy", "1"]);
    home.at("2026-11-23T05:30:00+01:00");
    let today = |home: &Home| home.run(&["status"]).out.chars().take(10).collect::<String>();
    assert_eq!(today(&home), "2026-11-23", "the default is four");
    let state =
        r#"{"format":"inward-state","version":1,"acknowledged":true,"others_may_see":null,"day_start":6}"#;
    fs::write(home.data().join("state.json"), state).unwrap();
    assert_eq!(today(&home), "2026-11-22");
    home.set_config("day_start = 5\n");
    assert_eq!(today(&home), "2026-11-23");
}

#[test]
fn what_was_chosen_in_the_program_holds_for_commands_where_the_file_is_silent() {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "1"]);
    let state = r#"{"format":"inward-state","version":1,"acknowledged":true,"others_may_see":null,"day_start":4,
        "settings":{"partner_words":"close","prompts":false,"ticks.triggers.rain":"a rainy day"}}"#;
    fs::write(home.data().join("state.json"), state).unwrap();
    let plain = || {
        let out = home.run_with(&["checkin", "--plain"], "").out;
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(plain().contains("the person I'm close to"), "{}", plain());
    home.ok(&["log", "--trigger", "rain"]);
    assert!(home.ok(&["show"]).contains("a rainy day"));
    home.set_config("partner_words = \"dating\"\n[ticks.triggers]\nrain = \"rain again\"\n");
    assert!(plain().contains("the person I'm dating") && !plain().contains("close to"));
    assert!(home.ok(&["show"]).contains("rain again"));
}

#[test]
fn flags_go_before_the_environment_and_that_before_the_usual_places() {
    let home = Home::new();
    let (one, two) = (home.dir().join("one"), home.dir().join("two"));
    let first = |home: &Home, arguments: &[&str]| home.ok(arguments).lines().next().unwrap().to_owned();
    assert!(first(&home, &["path"]).contains(home.data().to_str().unwrap()));
    assert!(first(&home, &["--data-dir", one.to_str().unwrap(), "path"]).contains(one.to_str().unwrap()));
    assert!(first(&home, &["path", "--data-dir", two.to_str().unwrap()]).contains(two.to_str().unwrap()));
    let mut command = home.command(&["path"]);
    command.env("INWARD_DATA_DIR", "").env_remove("INWARD_CONFIG").env("XDG_DATA_HOME", &one);
    let usual = ran(command.env("XDG_CONFIG_HOME", &two), b"");
    assert!(usual.out.contains(one.join("inward").to_str().unwrap()), "{usual:?}");
    assert!(usual.out.contains(two.join("inward/config.toml").to_str().unwrap()), "{usual:?}");
    assert!(home.tree().is_empty());
}

#[test]
fn the_words_for_the_partner_follow_the_config() {
    let home = Home::new();
    home.set_config("partner_words = \"close\"\n");
    let ran = home.run_with(&["checkin", "--plain"], "");
    assert!(ran.out.contains("Jealousy") && !ran.out.contains("my partner"), "{ran:?}");
}
