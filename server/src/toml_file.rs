use std::path::Path;

use oauth::spelling::file::without_bom;
use serde::de::DeserializeOwned;
use thiserror::Error;

#[derive(Debug, Error)]
pub(crate) enum TomlFileError {
    #[error("{file}: {error}")]
    Unreadable { file: String, error: std::io::Error },
    #[error("{file}, line {line}: {rule}")]
    InFile { file: String, line: usize, rule: String },
}

pub(crate) fn read<T: DeserializeOwned>(path: &Path) -> Result<T, TomlFileError> {
    let file = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|error| TomlFileError::Unreadable { file: file.clone(), error })?;
    let text = without_bom(&text);
    toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start.min(text.len()));
        let line = text[..start].matches('\n').count() + 1;
        TomlFileError::InFile { file, line, rule: error.message().to_owned() }
    })
}
