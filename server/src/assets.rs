//! Style sheets and scripts: what cargo-leptos wrote.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use leptos::config::LeptosOptions;
use thiserror::Error;

/// The site folder, and the names in it.
#[derive(Clone, Debug)]
pub struct Assets {
    /// The folder.
    pub folder: PathBuf,
    /// The style sheet's address.
    pub stylesheet: String,
    /// Where leptos finds its scripts.
    pub leptos_options: LeptosOptions,
}

/// Why there are none.
#[derive(Debug, Error)]
pub enum AssetsError {
    /// No folder has a style sheet.
    #[error("no style sheet in {looked}; run `make build`, or name the folder with --site")]
    Missing {
        /// Where it was looked for.
        looked: String,
    },
}

const PACKAGE: &str = "pkg";
const NAME: &str = "countersign";

impl Assets {
    /// Finds the site: the folder named, or `site` beside the program, or
    /// `target/site`.
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
        let stylesheet = find_file(&package, ".css")?;
        // The names of script and module carry hashes that leptos reads from a
        // file beside the program; a site elsewhere is found by its own names.
        let output_name = find_file(&package, ".js")
            .and_then(|name| name.strip_suffix(".js").map(str::to_owned))
            .unwrap_or_else(|| NAME.to_owned());
        let leptos_options = LeptosOptions::builder()
            .output_name(output_name)
            .site_root(Arc::<str>::from(folder.display().to_string()))
            .site_pkg_dir(PACKAGE)
            .hash_files(has_hashes(&stylesheet))
            .build();
        Some(Self {
            folder: folder.to_owned(),
            stylesheet: format!("/{PACKAGE}/{stylesheet}"),
            leptos_options,
        })
    }
}

fn default_folders() -> Vec<PathBuf> {
    let beside = std::env::current_exe()
        .ok()
        .and_then(|program| program.parent().map(|folder| folder.join("site")));
    beside.into_iter().chain([PathBuf::from("target/site")]).collect()
}

/// The newest file of that ending: a rebuild leaves older ones behind.
fn find_file(folder: &Path, ending: &str) -> Option<String> {
    let entries = std::fs::read_dir(folder).ok()?;
    entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let modified = entry.metadata().and_then(|metadata| metadata.modified()).ok()?;
            (name.starts_with(NAME) && name.ends_with(ending)).then_some((modified, name))
        })
        .max()
        .map(|(_, name)| name)
}

fn has_hashes(stylesheet: &str) -> bool {
    stylesheet != format!("{NAME}.css")
}
