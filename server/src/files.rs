//! The files of the data directory, which are their owner's alone.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};

pub(crate) const DATABASE: &str = "countersign.db";
/// What `SQLite` adds to the name of a database for the files beside it.
pub(crate) const DATABASE_SUFFIXES: [&str; 2] = ["-wal", "-shm"];
/// The key that wraps the keys in it.
pub(crate) const MASTER_KEY: &str = "master.key";
/// The demo's own data.
pub(crate) const DEMO: &str = "demo.json";

/// Writes a file that only its owner may read, and that is there whole or not at all.
pub(crate) fn write_secret(path: &Path, content: impl AsRef<[u8]>) -> std::io::Result<()> {
    let partial = path.with_extension("partial");
    // Left behind by a start that was cut short.
    let _ = std::fs::remove_file(&partial);
    write_new(&partial, &mut content.as_ref())?;
    std::fs::rename(&partial, path)?;
    sync_folder(path.parent().map_or_else(|| PathBuf::from("."), Path::to_owned))
}

/// Copies a file to one that only its owner may read, whatever the permissions of the first.
pub(crate) fn copy_secret(from: &Path, to: &Path) -> std::io::Result<()> {
    write_new(to, &mut File::open(from)?)
}

fn write_new(path: &Path, content: &mut impl Read) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    std::io::copy(content, &mut file)?;
    file.flush()?;
    file.sync_all()?;
    make_private(path)
}

/// A umask may have taken more from the mode, and what was there before may have had any.
pub(crate) fn make_private(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

pub(crate) fn make_private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Beside a file, with that ending, or with the first number with which nothing is there.
pub(crate) fn unused_name(path: &Path, ending: &str) -> PathBuf {
    let name = |number: Option<u64>| {
        let number = number.map(|number| format!("-{number}")).unwrap_or_default();
        PathBuf::from(format!("{}.{ending}{number}", path.display()))
    };
    let names = std::iter::once(None).chain((2..).map(Some)).map(name);
    let mut unused = names.filter(|name| name.symlink_metadata().is_err());
    unused.next().unwrap_or_else(|| name(None))
}

/// That a file was made or renamed is durable only with its folder.
pub(crate) fn sync_folder(folder: impl AsRef<Path>) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}
