//! What a caller sends: ids in the path, and JSON.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use super::fault::Fault;

/// The body.
#[derive(Debug)]
pub struct Sent<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Sent<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        let (parts, body) = request.into_parts();
        let request = Request::from_parts(parts.clone(), body);
        let body = Bytes::from_request(request, state).await.map_err(|fault| {
            let is_too_large = fault.status() == StatusCode::PAYLOAD_TOO_LARGE;
            if is_too_large { Fault::TooLarge } else { Fault::Unreadable(fault.body_text()) }
        })?;
        let request = Request::from_parts(parts, body.clone().into());
        match Json::from_request(request, state).await {
            Ok(Json(_)) if holds_null_character(&body) => {
                Err(Fault::Unreadable("A text holds the character U+0000".to_owned()))
            }
            Ok(Json(body)) => Ok(Self(body)),
            Err(JsonRejection::MissingJsonContentType(_)) => Err(Fault::NotJson),
            // It names the field.
            Err(fault) => Err(Fault::Unreadable(fault.body_text())),
        }
    }
}

/// Whether a text of a JSON document holds U+0000, which stands in nothing that is kept.
fn holds_null_character(json: &[u8]) -> bool {
    let escaped = json.windows(6).enumerate().filter(|(_, part)| part.starts_with(b"\\u0000"));
    // After an odd number of backslashes more, its own is an escaped backslash.
    let mut before =
        escaped.map(|(at, _)| json[..at].iter().rev().take_while(|byte| **byte == b'\\'));
    before.any(|backslashes| backslashes.count() % 2 == 0)
}

/// The ids in the path. What cannot be an id names nothing.
#[derive(Debug)]
pub struct At<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for At<T> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let found = Path::from_request_parts(parts, state).await;
        found.map(|Path(ids)| Self(ids)).map_err(|_| Fault::NotFound)
    }
}

/// Tells `null`, which empties a field, from a field that is not there, which leaves it.
pub(super) fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_null_character_is_told_from_what_looks_like_it() {
        for json in [r#"{"a":"\u0000"}"#, r#"["x","a\\\u0000b"]"#] {
            assert!(holds_null_character(json.as_bytes()), "{json}");
        }
        for json in [r#"{"a":"\\u0000"}"#, r#"["\\\\u0000", "u0000"]"#, "", "\\u000"] {
            assert!(!holds_null_character(json.as_bytes()), "{json}");
        }
    }
}
