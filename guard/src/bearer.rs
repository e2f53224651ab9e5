//! The `Authorization: Bearer` header (RFC 6750 §2.1).

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;

/// What a request brings.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Bearer<'a> {
    /// No `Authorization` header, or one of another scheme.
    Absent,
    /// A header that is not one Bearer token.
    Malformed,
    /// A token, not yet checked.
    Token(&'a str),
}

/// Reads the header. A token in the query is not accepted: RFC 9700 §4.3.2, it
/// would reach logs and histories.
pub(crate) fn read(headers: &HeaderMap) -> Bearer<'_> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let Some(value) = values.next() else { return Bearer::Absent };
    if values.next().is_some() {
        return Bearer::Malformed;
    }
    let Ok(text) = value.to_str() else { return Bearer::Malformed };
    let (scheme, token) = text.split_once(' ').unwrap_or((text, ""));
    if !is_bearer(scheme) {
        Bearer::Absent
    } else if is_b64token(token) {
        Bearer::Token(token)
    } else {
        Bearer::Malformed
    }
}

fn is_bearer(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("bearer")
}

/// `b64token = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="`
/// (RFC 6750 §2.1).
fn is_b64token(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
    !body.is_empty() && body.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn another_scheme_is_no_token() {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, HeaderValue::from_static("Basic YTpi"));
        assert_eq!(read(&headers), Bearer::Absent);
    }

    #[test]
    fn two_headers_and_spaces_are_malformed() {
        for value in ["Bearer", "Bearer ", "Bearer a b", "Bearer a,b"] {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, HeaderValue::from_static(value));
            assert_eq!(read(&headers), Bearer::Malformed, "{value}");
        }
        let mut headers = HeaderMap::new();
        headers.append(AUTHORIZATION, HeaderValue::from_static("Bearer a"));
        headers.append(AUTHORIZATION, HeaderValue::from_static("Bearer b"));
        assert_eq!(read(&headers), Bearer::Malformed);
    }
}
