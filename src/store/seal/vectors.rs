//! The vectors that the age format is tested with everywhere (C2SP/CCTV). They come with the crate, so they are read where cargo has
//! put it, and nothing of them is copied here.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::process::Command;

use flate2::read::ZlibDecoder;
use serde_json::Value;

use super::{Identity, Passphrase, Unopened, open, unwrap};
use crate::store::files::sha256::sha256;

/// A file, and what is known of it.
struct Vector {
    name: String,
    head: BTreeMap<String, String>,
    identities: Vec<Identity>,
    sealed: Vec<u8>,
}

/// The directory with the vectors of the crate that this is built with.
fn directory() -> PathBuf {
    let said = |program: &str, arguments: &[&str]| {
        let output =
            Command::new(program).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    // Crates of other systems are not there.
    let compiler = said("rustc", &["-vV"]);
    let host = compiler.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let arguments = ["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", host];
    let metadata: Value = serde_json::from_str(&said(env!("CARGO"), &arguments)).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let age = packages.iter().find(|package| package["name"] == "age").unwrap();
    let manifest = PathBuf::from(age["manifest_path"].as_str().unwrap());
    manifest.with_file_name("tests").join("testdata/testkit")
}

fn vector(path: PathBuf) -> Vector {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let bytes = fs::read(path).unwrap();
    let (mut head, mut identities) = (BTreeMap::new(), Vec::new());
    let mut rest = bytes.as_slice();
    loop {
        let end = rest.iter().position(|byte| *byte == b'\n').unwrap();
        let line = String::from_utf8(rest.get(..end).unwrap().to_vec()).unwrap();
        rest = rest.get(end + 1..).unwrap();
        let Some((key, value)) = line.split_once(": ") else { break };
        if key == "identity" {
            identities.push(Identity::parse(value).unwrap());
        }
        head.insert(key.to_owned(), value.to_owned());
    }
    let mut sealed = Vec::new();
    if head.contains_key("compressed") {
        ZlibDecoder::new(rest).read_to_end(&mut sealed).unwrap();
    } else {
        sealed = rest.to_vec();
    }
    Vector { name, head, identities, sealed }
}

impl Vector {
    fn opened(&self) -> Result<Vec<u8>, Unopened> {
        match self.head.get("passphrase") {
            // One that a passphrase and a key both open is none.
            Some(passphrase) if self.identities.is_empty() => {
                unwrap(&self.sealed, &Passphrase::new(passphrase))
            }
            _ => open(&self.sealed, &self.identities.iter().collect::<Vec<_>>()),
        }
    }
}

/// Refused by the vectors, and taken by the crate, which reads the files of its first versions too. The content is whole all the same.
const LENIENT: [&str; 2] = ["stanza_missing_body", "stanza_missing_final_line"];

#[test]
fn files_of_other_programs_open_where_they_should_and_are_refused_where_they_should() {
    let paths = fs::read_dir(directory()).unwrap().map(|found| found.unwrap().path());
    let vectors: Vec<Vector> = paths.map(vector).collect();
    let mut opened = 0;
    for vector in &vectors {
        let Vector { name, head, .. } = vector;
        // A file of the journal is never armoured.
        let is_taken = head["expect"] == "success" && !head.contains_key("armored");
        let found = vector.opened();
        match &found {
            Ok(_) if LENIENT.contains(&name.as_str()) => {}
            Ok(content) => {
                assert!(is_taken, "{name}");
                assert_eq!(sha256(content), head["payload"], "{name}");
                opened += 1;
            }
            Err(why) => {
                assert!(!is_taken, "{name}: {why:?}");
                let is_other = *why == Unopened::OtherKey || head.contains_key("armored");
                assert!(head["expect"] != "no match" || is_other, "{name}: {why:?}");
            }
        }
    }
    assert!(vectors.len() > 100 && opened > 10, "{opened} of {}", vectors.len());
    let costly = vectors.iter().find(|vector| vector.name == "scrypt_work_factor_23").unwrap();
    assert_eq!(costly.opened(), Err(Unopened::TooCostly));
}
