//! Style sheets and scripts: what the build wrote.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::context::AssetPaths;
use thiserror::Error;

#[derive(Clone, Debug)]
pub struct Assets {
    pub folder: PathBuf,
    pub paths: Arc<AssetPaths>,
}

#[derive(Debug, Error)]
pub enum AssetsError {
    #[error(
        "no style sheets and scripts in {looked}; run `make build`, or name the directory with --site"
    )]
    Missing { looked: String },
}

const PACKAGE: &str = "pkg";
const NAME: &str = "countersign";
const CONSENT: &str = "consent";
const PASSKEYS: &str = "passkeys";
const STEP: &str = "step";

impl Assets {
    /// The folder named, else `site` beside the program, else `target/site`.
    pub fn find(named: Option<&Path>) -> Result<Self, AssetsError> {
        let folders = match named {
            Some(folder) => vec![folder.to_owned()],
            None => default_folders(),
        };
        folders.iter().find_map(|folder| Self::read(folder)).ok_or_else(|| {
            let looked: Vec<String> =
                folders.iter().map(|folder| folder.display().to_string()).collect();
            AssetsError::Missing { looked: looked.join(" or ") }
        })
    }

    fn read(folder: &Path) -> Option<Self> {
        let package = folder.join(PACKAGE);
        let address =
            |name, ending| Some(format!("/{PACKAGE}/{}", find_file(&package, name, ending)?));
        let paths = AssetPaths {
            stylesheet: address(NAME, ".css")?,
            consent_stylesheet: address(CONSENT, ".css")?,
            step_stylesheet: address(STEP, ".css")?,
            script: address(NAME, ".js")?,
            wasm: address(NAME, ".wasm")?,
            passkeys: address(PASSKEYS, ".js")?,
        };
        Some(Self { folder: folder.to_owned(), paths: Arc::new(paths) })
    }
}

fn default_folders() -> Vec<PathBuf> {
    let program = std::env::current_exe().ok();
    let beside = program.as_deref().and_then(Path::parent);
    // A program that was just built is in target/release, its site in target/site.
    let of_build = beside.and_then(Path::parent);
    [beside, of_build]
        .into_iter()
        .flatten()
        .map(|folder| folder.join("site"))
        .chain([PathBuf::from("target/site")])
        .collect()
}

/// The newest file of that name and ending: a rebuild leaves older ones behind.
fn find_file(folder: &Path, start: &str, ending: &str) -> Option<String> {
    let entries = std::fs::read_dir(folder).ok()?;
    entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let modified = entry.metadata().and_then(|metadata| metadata.modified()).ok()?;
            (name.starts_with(start) && name.ends_with(ending)).then_some((modified, name))
        })
        .max()
        .map(|(_, name)| name)
}
