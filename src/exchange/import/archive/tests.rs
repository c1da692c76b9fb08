use super::*;
use crate::exchange::import::testing::{one, zipped};
use crate::exchange::import::{CannotRead, Given};

fn opened(bytes: Vec<u8>) -> Result<Vec<(String, Option<usize>)>, CannotRead> {
    let given = one(bytes).opened()?;
    Ok(given.files.into_iter().map(|file| (file.path, file.bytes.map(|bytes| bytes.len()))).collect())
}

fn refused(bytes: Vec<u8>) -> String {
    opened(bytes).unwrap_err().to_string()
}

#[test]
fn an_archive_is_the_folder_that_it_holds() {
    let bytes = zipped(&[
        ("b.json", b"{}"),
        ("in/a.CSV", b"x,y"),
        ("photos/1.jpeg", b"picture"),
        ("__MACOSX/._b.json", b"shadow"),
        (".hidden/c.md", b"x"),
        (".obsidian/daily-notes.json", b"{}"),
        ("in\\windows.md", b"x"),
        ("folder/", b""),
    ]);
    let given = one(bytes.clone()).opened().unwrap();
    assert!(given.is_folder && given.name == "export");
    let files = |paths: &[(&str, Option<usize>)]| -> Vec<(String, Option<usize>)> {
        paths.iter().map(|(path, size)| ((*path).to_owned(), *size)).collect()
    };
    assert_eq!(
        opened(bytes).unwrap(),
        files(&[
            (".obsidian/daily-notes.json", Some(2)),
            ("b.json", Some(2)),
            ("in/a.CSV", Some(3)),
            ("in/windows.md", Some(1)),
            ("photos/1.jpeg", None),
        ])
    );
    assert_eq!(opened(zipped(&[])).unwrap(), []);
    // What is none stays what it is.
    for bytes in [&b"PK"[..], b"", b"words"] {
        assert!(!one(bytes).opened().unwrap().is_folder);
    }
    let folder = Given { is_folder: true, ..one(zipped(&[("a.md", b"x")])) };
    assert_eq!(folder.opened().unwrap().files.len(), 1);
}

#[test]
fn a_path_that_leads_out_of_it_is_refused() {
    for path in ["../secret.md", "in/../../secret.md", "/etc/secret.md", "C:/secret.md", "..\\secret.md"] {
        let said = refused(zipped(&[(path, b"x")]));
        assert_eq!(said, "it is an archive, and a file in it has a path that leads out of it", "{path}");
    }
    assert!(opened(zipped(&[("a..b/c.md", b"x"), ("..d.md", b"x")])).is_ok());
}

#[test]
fn what_would_become_huge_is_refused_before_it_does() {
    let zeros = vec![0; 40 * 1024 * 1024];
    for name in ["a.json", "in/b.csv"] {
        assert!(refused(zipped(&[(name, &zeros)])).contains("more than anything that is read"), "{name}");
    }
    // Nothing of a picture is unpacked, and what is small may be packed tightly.
    assert!(opened(zipped(&[("a.jpg", &zeros), ("b.md", &zeros[..1_000_000])])).is_ok());
}

#[test]
fn what_is_damaged_is_refused_wherever_it_ends_or_changes() {
    let words = "The kettle sang. ".repeat(50);
    let whole = zipped(&[("a.md", words.as_bytes()), ("b.json", b"{\"a\":1}")]);
    for length in 4..whole.len() {
        assert!(opened(whole[..length].to_vec()).is_err(), "{length}");
    }
    for at in 4..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 0x41;
        // Some of its bytes are for other systems; no other leaves it as it was, or brings the words down.
        if let Ok(files) = one(changed).opened() {
            assert!(files.files.iter().all(|file| {
                let bytes = file.bytes.as_deref().unwrap_or_default();
                bytes.is_empty() || bytes == words.as_bytes() || bytes == b"{\"a\":1}"
            }));
        }
    }
}

#[test]
fn what_is_locked_or_packed_in_another_way_is_said() {
    // The flag and the way of packing, in the header of the file and in the list at the end.
    let with = |offsets: [usize; 2], value: u8| {
        let mut bytes = zipped(&[("a.md", b"words and words and words")]);
        let list = memmem::find(&bytes, b"PK\x01\x02").unwrap();
        bytes[offsets[0]] |= value;
        bytes[list + offsets[1]] |= value;
        bytes
    };
    assert!(refused(with([6, 8], 1)).contains("locked with a password"));
    assert!(refused(with([8, 10], 4)).contains("another way than deflate"));
}

#[test]
fn two_files_of_one_name_or_place_are_refused() {
    let mut bytes = zipped(&[("a.md", b"one"), ("b.md", b"two")]);
    for at in memmem::find_iter(&bytes.clone(), b"b.md") {
        bytes[at] = b'a';
    }
    assert!(refused(bytes).contains("the same name"));
    let mut bytes = zipped(&[("a.md", b"one"), ("b.md", b"one")]);
    let places: Vec<usize> = memmem::find_iter(&bytes, b"PK\x01\x02").collect();
    bytes[places[1] + 42..places[1] + 46].fill(0);
    assert!(opened(bytes).is_err());
}
