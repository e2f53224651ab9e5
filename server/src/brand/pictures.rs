//! The platform's logo: a file of the operator's, drawn anew as every logo is.

use std::path::Path;

use provider::clients::logo::{MAX_BYTES, PictureError};
use thiserror::Error;

#[derive(Debug, Error)]
pub enum LogoError {
    #[error("{path}: {error}")]
    File { path: String, error: std::io::Error },
    #[error("{path}: {error}")]
    Picture { path: String, error: PictureError },
}

pub(super) fn draw(path: &Path) -> Result<Vec<u8>, LogoError> {
    let name = || path.display().to_string();
    let of_file = |error| LogoError::File { path: name(), error };
    let picture = |error| LogoError::Picture { path: name(), error };
    let size = std::fs::metadata(path).map_err(of_file)?.len();
    // Before a file that is no logo fills the memory.
    if usize::try_from(size).is_ok_and(|size| size > MAX_BYTES) {
        return Err(picture(PictureError::TooManyBytes));
    }
    let bytes = std::fs::read(path).map_err(of_file)?;
    provider::clients::logo::draw(&bytes).map_err(picture)
}
