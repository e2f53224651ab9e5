//! A backup takes the place of what a data directory has: all of its files, or none.
//!
//! What is to be there is first gathered in a folder of its own. Once a file in that says that it is
//! complete, the restoration happens, whatever interrupts it: the next program that opens the
//! directory ends it. What it replaces is put aside, under names that nothing had before.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use crate::files::{
    DATABASE, DATABASE_SUFFIXES, DEMO, MASTER_KEY, make_private, make_private_folder, sync_folder,
    write_secret,
};

const GATHERED: &str = "restore.partial";
/// In that folder, when it is complete; says what the names end with of what is put aside.
const COMPLETE: &str = "complete";
const ASIDE: &str = "before-restore";

const RESTORED: [&str; 3] = [DATABASE, MASTER_KEY, DEMO];

/// Makes the folder for what is to be there.
pub(crate) fn begin(folder: &Path) -> std::io::Result<PathBuf> {
    abandon(folder);
    let gathered = folder.join(GATHERED);
    make_private_folder(&gathered).map_err(at(&gathered))?;
    Ok(gathered)
}

/// What is in the folder is not to be there.
pub(crate) fn abandon(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder.join(GATHERED));
}

/// From here on the restoration ends, now or when the directory is opened next.
pub(crate) fn complete(folder: &Path) -> std::io::Result<()> {
    let gathered = folder.join(GATHERED);
    sync_folder(&gathered).map_err(at(&gathered))?;
    let complete = gathered.join(COMPLETE);
    write_secret(&complete, unused_ending(folder)).map_err(at(&complete))?;
    sync_folder(folder).map_err(at(folder))?;
    finish(folder)
}

pub(crate) fn is_unfinished(folder: &Path) -> bool {
    folder.join(GATHERED).join(COMPLETE).exists()
}

/// Does what is left to do of a restoration that is complete. Each step can be taken again.
pub(crate) fn finish(folder: &Path) -> std::io::Result<()> {
    let gathered = folder.join(GATHERED);
    let complete = gathered.join(COMPLETE);
    let ending = std::fs::read_to_string(&complete).map_err(at(&complete))?;
    // A journal belongs to its database and to no other: it goes first.
    if gathered.join(DATABASE).exists() {
        for suffix in DATABASE_SUFFIXES {
            put_aside(folder, DATABASE, suffix, &ending)?;
        }
        sync_folder(folder).map_err(at(folder))?;
    }
    for name in RESTORED {
        let new = gathered.join(name);
        if new.exists() {
            put_aside(folder, name, "", &ending)?;
            std::fs::rename(&new, folder.join(name)).map_err(at(&new))?;
        }
    }
    sync_folder(folder).map_err(at(folder))?;
    std::fs::remove_dir_all(&gathered).map_err(at(&gathered))
}

fn put_aside(folder: &Path, name: &str, suffix: &str, ending: &str) -> std::io::Result<()> {
    let path = folder.join(format!("{name}{suffix}"));
    if !path.exists() {
        return Ok(());
    }
    let aside = aside(folder, name, suffix, ending);
    if aside.exists() {
        return Err(at(&aside)(ErrorKind::AlreadyExists.into()));
    }
    make_private(&path).map_err(at(&path))?;
    std::fs::rename(&path, &aside).map_err(at(&path))
}

/// `SQLite` finds a journal by the name of its database, also aside.
fn aside(folder: &Path, name: &str, suffix: &str, ending: &str) -> PathBuf {
    folder.join(format!("{name}.{ending}{suffix}"))
}

/// `before-restore`, or with the first number with which nothing is there.
fn unused_ending(folder: &Path) -> String {
    let is_unused = |ending: &String| {
        let suffixes = [""].into_iter().chain(DATABASE_SUFFIXES);
        let mut taken = RESTORED
            .iter()
            .flat_map(|name| suffixes.clone().map(|suffix| aside(folder, name, suffix, ending)));
        taken.all(|path| path.symlink_metadata().is_err())
    };
    let mut endings = std::iter::once(ASIDE.to_owned())
        .chain((2_u64..).map(|number| format!("{ASIDE}-{number}")));
    endings.find(is_unused).unwrap_or_else(|| ASIDE.to_owned())
}

fn at(path: &Path) -> impl FnOnce(Error) -> Error {
    let path = path.display().to_string();
    move |error| Error::new(error.kind(), format!("{path}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(folder: &Path, files: &[(&str, &str)]) {
        for (name, text) in files {
            std::fs::write(folder.join(name), text).expect("written");
        }
    }

    fn read(folder: &Path, name: &str) -> Option<String> {
        std::fs::read_to_string(folder.join(name)).ok()
    }

    /// A directory in use, and a complete restoration of which nothing has happened yet.
    fn interrupted() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let old = [(DATABASE, "old"), ("countersign.db-wal", "old wal"), (MASTER_KEY, "old key")];
        write(folder.path(), &old);
        let gathered = begin(folder.path()).expect("begun");
        write(&gathered, &[(DATABASE, "new"), (MASTER_KEY, "new key"), (COMPLETE, ASIDE)]);
        folder
    }

    fn assert_restored(folder: &Path) {
        for (name, text) in [
            (DATABASE, "new"),
            (MASTER_KEY, "new key"),
            ("countersign.db.before-restore", "old"),
            ("countersign.db.before-restore-wal", "old wal"),
            ("master.key.before-restore", "old key"),
        ] {
            assert_eq!(read(folder, name).as_deref(), Some(text), "{name}");
        }
        assert_eq!(read(folder, "countersign.db-wal"), None);
        assert!(!folder.join(GATHERED).exists());
    }

    #[test]
    fn wherever_a_restoration_is_interrupted_it_ends_when_it_is_taken_up_again() {
        let steps: [fn(&Path); 6] = [
            |_| {},
            |folder| put_aside(folder, DATABASE, "-wal", ASIDE).expect("aside"),
            |folder| put_aside(folder, DATABASE, "", ASIDE).expect("aside"),
            |folder| {
                let new = folder.join(GATHERED).join(DATABASE);
                std::fs::rename(new, folder.join(DATABASE)).expect("renamed");
            },
            |folder| put_aside(folder, MASTER_KEY, "", ASIDE).expect("aside"),
            |folder| {
                let new = folder.join(GATHERED).join(MASTER_KEY);
                std::fs::rename(new, folder.join(MASTER_KEY)).expect("renamed");
            },
        ];
        for taken in 0..=steps.len() {
            let folder = interrupted();
            for step in &steps[..taken] {
                step(folder.path());
            }
            assert!(is_unfinished(folder.path()));
            finish(folder.path()).expect("finished");
            assert_restored(folder.path());
        }
    }

    #[test]
    fn nothing_is_put_aside_under_a_name_that_is_taken() {
        let folder = interrupted();
        finish(folder.path()).expect("finished");
        for number in 2..4 {
            let gathered = begin(folder.path()).expect("begun");
            write(&gathered, &[(DATABASE, &format!("{number}"))]);
            complete(folder.path()).expect("restored");
        }
        assert_eq!(read(folder.path(), "countersign.db.before-restore").as_deref(), Some("old"));
        assert_eq!(read(folder.path(), "countersign.db.before-restore-2").as_deref(), Some("new"));
        assert_eq!(read(folder.path(), "countersign.db.before-restore-3").as_deref(), Some("2"));
        assert_eq!(read(folder.path(), DATABASE).as_deref(), Some("3"));
        // One of the names is enough.
        write(folder.path(), &[("demo.json.before-restore-4", "another's")]);
        let gathered = begin(folder.path()).expect("begun");
        write(&gathered, &[(DATABASE, "5")]);
        complete(folder.path()).expect("restored");
        assert_eq!(read(folder.path(), "countersign.db.before-restore-5").as_deref(), Some("3"));
    }
}
