//! Waiting for a file that another program holds for a moment, as virus scanners and sync programs do.

use std::io;

/// Does something again as long as it fails because somebody holds a file and there is patience left: `pause` waits a moment, and
/// says whether to try again. What it is done with comes back from each try that failed.
pub(super) fn until_let_go<T, R>(
    mut given: T,
    is_held: impl Fn(&io::Error) -> bool,
    mut pause: impl FnMut() -> bool,
    mut act: impl FnMut(T) -> Result<R, (T, io::Error)>,
) -> io::Result<R> {
    loop {
        match act(given) {
            Ok(done) => return Ok(done),
            Err((back, error)) if is_held(&error) && pause() => given = back,
            Err((_, error)) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;

    /// Fails so often because somebody holds the file, then in this way, if any.
    fn tried(held: usize, then: Option<ErrorKind>, patience: usize) -> (Result<usize, ErrorKind>, usize) {
        let (mut tries, mut pauses) = (0, 0);
        let pause = || {
            pauses += 1;
            pauses <= patience
        };
        let result = until_let_go(
            "a file",
            |error| error.kind() == ErrorKind::ResourceBusy,
            pause,
            |file| {
                tries += 1;
                match then {
                    _ if tries <= held => Err((file, ErrorKind::ResourceBusy.into())),
                    Some(kind) => Err((file, kind.into())),
                    None => Ok(file.len()),
                }
            },
        );
        (result.map_err(|error| error.kind()), tries)
    }

    #[test]
    fn it_is_tried_until_the_file_is_let_go_or_patience_ends_and_no_other_fault_is_waited_for() {
        assert_eq!(tried(0, None, 0), (Ok(6), 1));
        assert_eq!(tried(3, None, 3), (Ok(6), 4));
        assert_eq!(tried(3, None, 2), (Err(ErrorKind::ResourceBusy), 3));
        assert_eq!(tried(1, Some(ErrorKind::StorageFull), 9), (Err(ErrorKind::StorageFull), 2));
    }
}
