use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use crate::error::ApiError;

#[derive(Debug)]
pub struct RequestBody<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for RequestBody<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let (parts, body) = request.into_parts();
        let request = Request::from_parts(parts.clone(), body);
        let body = Bytes::from_request(request, state).await.map_err(|error| {
            let is_too_large = error.status() == StatusCode::PAYLOAD_TOO_LARGE;
            if is_too_large { ApiError::TooLarge } else { ApiError::Unreadable(error.body_text()) }
        })?;
        let request = Request::from_parts(parts, body.clone().into());
        match Json::from_request(request, state).await {
            Ok(Json(_)) if holds_null_character(&body) => {
                Err(ApiError::Unreadable("A text holds the character U+0000".to_owned()))
            }
            Ok(Json(body)) => Ok(Self(body)),
            Err(JsonRejection::MissingJsonContentType(_)) => Err(ApiError::NotJson),
            // It names the field.
            Err(error) => Err(ApiError::Unreadable(error.body_text())),
        }
    }
}

/// No database stores U+0000.
fn holds_null_character(json: &[u8]) -> bool {
    let escaped = json.windows(6).enumerate().filter(|(_, part)| part.starts_with(b"\\u0000"));
    // After an odd number of backslashes more, its own is an escaped backslash.
    let mut before =
        escaped.map(|(at, _)| json[..at].iter().rev().take_while(|byte| **byte == b'\\'));
    before.any(|backslashes| backslashes.count() % 2 == 0)
}

/// Tells `null`, which empties a field, from a field that is not there, which leaves it.
pub fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
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
