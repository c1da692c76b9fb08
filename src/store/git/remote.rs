//! The place where devices meet: a folder, such as one on a stick, or a repository on another computer.

use std::path::{Path, PathBuf};

use super::fault::{Fault, harmless};
use crate::system::shell;

/// A remote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Remote {
    /// A folder that this computer reaches by its files.
    Folder(PathBuf),
    /// A repository on another computer, at this address.
    Network(String),
}

impl Remote {
    /// Reads what a person, or the repository's settings, call the remote.
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        let bad = |why: &str| {
            let text = harmless(text);
            Fault::BadRemote(format!(
                "{text} cannot be a remote, because {why}: name a folder, ssh://… or https://…"
            ))
        };
        if text.is_empty() || text.starts_with('-') || text.chars().any(char::is_control) {
            return Err(bad("no repository is called so"));
        }
        if let Some((scheme, rest)) = text.split_once("://") {
            let (host, _) = rest.split_once('/').unwrap_or((rest, ""));
            let (user, name) = host.rsplit_once('@').unwrap_or(("", host));
            return match scheme {
                "file" => Self::folder(rest),
                "ssh" | "https" if name.is_empty() || name.starts_with('-') || user.starts_with('-') => {
                    Err(bad("it names no host"))
                }
                "https" if user.contains(':') => {
                    Err(bad("it holds a password, which every list of programs would show"))
                }
                "ssh" | "https" => Ok(Self::Network(text.to_owned())),
                "http" | "git" | "ftp" => Err(bad("the way there is open to everybody")),
                _ => Err(bad("that way is not allowed")),
            };
        }
        let is_drive = shell::begins_with_drive(text);
        match text.split_once(':').filter(|(host, _)| !host.contains(['/', '\\']) && !is_drive) {
            Some((_, rest)) if rest.starts_with(':') => Err(bad("that way is not allowed")),
            Some((host, path)) => {
                let (_, name) = host.rsplit_once('@').unwrap_or(("", host));
                let is_whole =
                    !name.is_empty() && !name.starts_with('-') && !path.is_empty() && !path.starts_with('-');
                if is_whole { Ok(Self::Network(text.to_owned())) } else { Err(bad("it names no host")) }
            }
            None => Self::folder(text),
        }
    }

    fn folder(path: &str) -> Result<Self, Fault> {
        let absolute =
            std::path::absolute(path).map_err(|error| Fault::BadRemote(format!("{error}: name a folder")))?;
        Ok(Self::Folder(absolute))
    }

    /// Whether it is a folder.
    pub(super) fn is_folder(&self) -> bool {
        matches!(self, Self::Folder(_))
    }

    /// Refuses a folder that is the data directory, or lies in it.
    pub(super) fn refuse_if_within(&self, root: &Path) -> Result<(), Fault> {
        match self {
            Self::Folder(path) if path.starts_with(root) => Err(Fault::BadRemote(format!(
                "{} lies in the journal itself: name a folder elsewhere, such as one on a stick",
                path.display()
            ))),
            _ => Ok(()),
        }
    }

    /// It as git and people are told.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Folder(path) => path.to_string_lossy().into_owned(),
            Self::Network(text) => text.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remote_is_a_folder_or_a_way_that_is_closed_to_others() {
        for folder in ["/media/stick/journal.git", "file:///media/stick/journal.git"] {
            assert!(matches!(Remote::parse(folder), Ok(Remote::Folder(_))), "{folder}");
        }
        assert!(
            Remote::parse("below/here:now").unwrap().is_folder(),
            "relative ones begin where the command runs"
        );
        for network in [
            "ssh://ana@host/j.git",
            "https://host/j.git",
            "https://ana@host/j.git",
            "host:j.git",
            "ana@host:/j.git",
        ] {
            assert_eq!(Remote::parse(network).unwrap(), Remote::Network(network.to_owned()));
        }
    }

    #[test]
    fn what_could_be_an_option_a_program_or_an_open_way_is_none() {
        for bad in [
            "",
            "-u",
            "--upload-pack=x",
            "ext::sh -c x",
            "a::b",
            "http://host/j.git",
            "git://host/j.git",
            "https://ana:secret@host/j.git",
            "ssh://-oProxyCommand=x/j.git",
            "-oProxyCommand=x:j",
            "ana@-x:j",
            "ssh://-x@host/j",
            "ssh:///j",
            "host:-x",
            "https://",
            "a\nb",
            "fd::3",
            "bundle://x",
        ] {
            let error = Remote::parse(bad).unwrap_err().to_string();
            assert!(error.contains(": ") && !error.contains('\n'), "{bad:?}: {error}");
        }
    }
}
