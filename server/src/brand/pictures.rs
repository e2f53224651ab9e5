//! The platform's logo: a file of the operator's, drawn anew as every logo is.

use std::path::Path;

use provider::logo::{MAX_BYTES, PictureError};
use thiserror::Error;

/// Why a file is no logo.
#[derive(Debug, Error)]
pub enum LogoError {
    /// It cannot be read.
    #[error("{path}: {fault}")]
    File {
        /// The file.
        path: String,
        /// What the system says.
        fault: std::io::Error,
    },
    /// It is no picture that is taken.
    #[error("{path}: {fault}")]
    Picture {
        /// The file.
        path: String,
        /// Why.
        fault: PictureError,
    },
}

/// The picture as a PNG of ours.
pub(super) fn draw(path: &Path) -> Result<Vec<u8>, LogoError> {
    let name = || path.display().to_string();
    let of_file = |fault| LogoError::File { path: name(), fault };
    let picture = |fault| LogoError::Picture { path: name(), fault };
    let size = std::fs::metadata(path).map_err(of_file)?.len();
    // Before a file that is none of ours fills the memory.
    if usize::try_from(size).is_ok_and(|size| size > MAX_BYTES) {
        return Err(picture(PictureError::TooManyBytes));
    }
    let bytes = std::fs::read(path).map_err(of_file)?;
    provider::logo::draw(&bytes).map_err(picture)
}
