//! The lists of POSIX 1003.1e, as Linux keeps them: a version, then a tag, the rights and a number for each line.

use std::path::Path;

use crate::system::access::List;

/// No list has more lines than fit in here.
const MOST_BYTES: usize = 64 * 1024;
const VERSION: [u8; 4] = [2, 0, 0, 0];
const LINE: usize = 8;
const USER: u16 = 0x02;
const GROUP_ITSELF: u16 = 0x04;
const GROUP: u16 = 0x08;
const MASK: u16 = 0x10;

/// The access list of a file or folder.
pub(in crate::system::unix) fn list(path: &Path, owner: u32, is_dir: bool) -> List {
    let read = |name| -> Option<Vec<u8>> {
        let mut bytes = vec![0; MOST_BYTES];
        let size = rustix::fs::lgetxattr(path, name, &mut bytes).ok()?;
        bytes.truncate(size);
        Some(bytes)
    };
    let own = read("system.posix_acl_access").map(|bytes| parsed(&bytes, owner));
    // What is made in a folder begins with its list.
    let inherited =
        if is_dir { read("system.posix_acl_default").map(|bytes| parsed(&bytes, owner)) } else { None };
    let lets_in = own.iter().chain(&inherited).any(|(_, lets_in)| *lets_in);
    List { lets_in, group: own.and_then(|(group, _)| group) }
}

/// The rights of the group itself, and whether another account or group is let in.
fn parsed(bytes: &[u8], owner: u32) -> (Option<u32>, bool) {
    let Some(lines) = bytes.strip_prefix(&VERSION) else { return (None, false) };
    let lines: Vec<(u16, u16, u32)> = lines
        .chunks_exact(LINE)
        .filter_map(|line| {
            let (tag, rest) = line.split_first_chunk::<2>()?;
            let (rights, number) = rest.split_first_chunk::<2>()?;
            Some((
                u16::from_le_bytes(*tag),
                u16::from_le_bytes(*rights),
                u32::from_le_bytes(number.try_into().ok()?),
            ))
        })
        .collect();
    let rights_of = |tag| lines.iter().find(|line| line.0 == tag).map(|line| line.1);
    let mask = rights_of(MASK).unwrap_or(0o7);
    let is_another = |&(tag, rights, number): &(u16, u16, u32)| {
        rights & mask & 0o7 != 0 && (tag == GROUP || tag == USER && number != owner)
    };
    let group = rights_of(GROUP_ITSELF).map(|rights| u32::from(rights & mask & 0o7));
    (group, lines.iter().any(is_another))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(lines: &[(u16, u16, u32)]) -> Vec<u8> {
        let mut bytes = VERSION.to_vec();
        for (tag, rights, number) in lines {
            bytes.extend(tag.to_le_bytes());
            bytes.extend(rights.to_le_bytes());
            bytes.extend(number.to_le_bytes());
        }
        bytes
    }

    #[test]
    fn a_list_lets_others_in_only_as_far_as_its_mask() {
        let none = u32::MAX;
        let of = |user: u16, group: u16, mask: u16| {
            written(&[
                (1, 6, none),
                (USER, user, 1001),
                (GROUP_ITSELF, group, none),
                (MASK, mask, none),
                (0x20, 0, none),
            ])
        };
        assert_eq!(parsed(&of(4, 0, 4), 1000), (Some(0), true));
        assert_eq!(parsed(&of(4, 0, 0), 1000), (Some(0), false), "the mask takes it away");
        assert_eq!(parsed(&of(4, 0, 4), 1001), (Some(0), false), "it names the owner");
        assert_eq!(parsed(&of(0, 6, 4), 1000), (Some(4), false));
        assert_eq!(parsed(&written(&[(GROUP, 1, 50)]), 1000), (None, true));
        for broken in [&b""[..], b"\x02\0\0", b"\x03\0\0\0\x02\0\x07\0\0\0\0\0", b"\x02\0\0\0\x02\0"] {
            assert_eq!(parsed(broken, 1000), (None, false));
        }
    }
}
