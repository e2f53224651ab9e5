//! A form with a file in it (RFC 7578).

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::StatusCode;
use tokio::time::timeout;

use crate::http::body::{self, BodyError};

/// In bytes: much more than any file that is stored, so that a file that is somewhat too large is
/// answered by the form's own page.
pub(crate) const LIMIT: usize = 16 * 1024 * 1024;

/// The form has two.
const PARTS: usize = 16;

#[derive(Debug, Default)]
pub(crate) struct Upload {
    pub(crate) token: String,
    pub(crate) file: Option<Vec<u8>>,
}

/// Of a file with more than `at_most` bytes one more is read, which tells that it is too large.
pub(crate) async fn read(
    request: Request,
    file: &str,
    at_most: usize,
) -> Result<Upload, BodyError> {
    let Ok(parts) = Multipart::from_request(request, &()).await else {
        // Not such a form: it says nothing.
        return Ok(Upload::default());
    };
    match timeout(body::TIME, read_parts(parts, file, at_most)).await {
        Ok(Ok(upload)) => Ok(upload),
        Ok(Err(error)) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Err(BodyError::TooLarge)
        }
        // Malformed, or broken off.
        Ok(Err(_)) => Ok(Upload::default()),
        Err(_) => Err(BodyError::TooSlow),
    }
}

async fn read_parts(
    mut parts: Multipart,
    file: &str,
    at_most: usize,
) -> Result<Upload, MultipartError> {
    let mut upload = Upload::default();
    for _ in 0..PARTS {
        let Some(part) = parts.next_field().await? else { break };
        match part.name() {
            Some("token") => {
                let token = beginning(part, body::LIMIT).await?;
                upload.token = String::from_utf8(token).unwrap_or_default();
            }
            Some(name) if name == file => {
                let content = beginning(part, at_most + 1).await?;
                // A browser sends an empty one if none was chosen.
                upload.file = Some(content).filter(|content| !content.is_empty());
            }
            _ => {}
        }
    }
    Ok(upload)
}

async fn beginning(mut part: Field<'_>, at_most: usize) -> Result<Vec<u8>, MultipartError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await? {
        let room = at_most - bytes.len();
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok(bytes)
}
