//! The files that commands read.

use std::path::Path;

use serde::de::DeserializeOwned;
use thiserror::Error;

/// Why a file says nothing.
#[derive(Debug, Error)]
pub enum TomlFileError {
    /// It cannot be read.
    #[error("{file}: {fault}")]
    Unreadable {
        /// Its path.
        file: String,
        /// What the system says.
        fault: std::io::Error,
    },
    /// It is not what it must be.
    #[error("{file}, line {line}: {rule}")]
    InFile {
        /// Its path.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// The rule.
        rule: String,
    },
}

/// Reads a file.
pub(crate) fn read<T: DeserializeOwned>(path: &Path) -> Result<T, TomlFileError> {
    let file = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|fault| TomlFileError::Unreadable { file: file.clone(), fault })?;
    toml::from_str(&text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start.min(text.len()));
        let line = text[..start].matches('\n').count() + 1;
        TomlFileError::InFile { file, line, rule: error.message().to_owned() }
    })
}
