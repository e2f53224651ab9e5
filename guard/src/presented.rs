//! Reads the credential of a request: `Authorization: Bearer` (RFC 6750 §2.1),
//! `Authorization: DPoP` (RFC 9449 §7.1), or a key in `X-SmartToken`.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use oauth::token::response::TokenType;

use crate::verifier::Credential;

/// The credential in the headers of a request.
#[derive(PartialEq, Eq)]
pub(crate) enum HeaderCredential<'a> {
    /// No key, and no `Authorization` header, or one of another scheme.
    Absent,
    /// A header that is not one token.
    Malformed,
    /// A key beside an `Authorization` header.
    Both,
    /// A token or a key, not yet checked.
    Credential(Credential<'a>),
}

/// The header of keys.
const KEY: &str = "x-smarttoken";

/// The longest key that is looked up.
const KEY_LIMIT: usize = 128;

impl HeaderCredential<'_> {
    /// Whether it is a token in the scheme of RFC 9449 §7.1.
    pub(crate) fn is_dpop(&self) -> bool {
        matches!(self, Self::Credential(Credential::Token(TokenType::DPoP, _)))
    }
}

pub(crate) fn read(headers: &HeaderMap) -> HeaderCredential<'_> {
    let mut keys = headers.get_all(KEY).iter();
    let Some(key) = keys.next() else { return read_authorization(headers) };
    if headers.contains_key(AUTHORIZATION) {
        return HeaderCredential::Both;
    }
    match key.to_str() {
        Ok(key) if keys.next().is_none() && !key.is_empty() && key.len() <= KEY_LIMIT => {
            HeaderCredential::Credential(Credential::Key(key))
        }
        _ => HeaderCredential::Malformed,
    }
}

/// Reads the `Authorization` header. A token in the query is not accepted: RFC 9700 §4.3.2, it
/// would reach logs and histories.
fn read_authorization(headers: &HeaderMap) -> HeaderCredential<'_> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let Some(value) = values.next() else { return HeaderCredential::Absent };
    if values.next().is_some() {
        return HeaderCredential::Malformed;
    }
    let Ok(text) = value.to_str() else { return HeaderCredential::Malformed };
    let (scheme, token) = text.split_once(' ').unwrap_or((text, ""));
    let is = |known: TokenType| scheme.eq_ignore_ascii_case(known.as_str());
    let Some(scheme) = [TokenType::Bearer, TokenType::DPoP].into_iter().find(|known| is(*known))
    else {
        return HeaderCredential::Absent;
    };
    if is_b64token(token) {
        HeaderCredential::Credential(Credential::Token(scheme, token))
    } else {
        HeaderCredential::Malformed
    }
}

/// `b64token = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="`
/// (RFC 6750 §2.1).
fn is_b64token(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    !body.is_empty() && body.bytes().all(|byte| IN_B64TOKEN[usize::from(byte)])
}

/// The bytes of a `b64token`: a JWT has a thousand of them to be looked at.
const IN_B64TOKEN: [bool; 256] = {
    let mut table = [false; 256];
    let allowed = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~+/";
    let mut index = 0;
    while index < allowed.len() {
        table[allowed[index] as usize] = true;
        index += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn another_scheme_is_no_token() {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, HeaderValue::from_static("Basic YTpi"));
        assert!(read(&headers) == HeaderCredential::Absent);
    }

    #[test]
    fn two_headers_and_spaces_are_malformed() {
        for value in ["Bearer", "Bearer ", "Bearer a b", "Bearer a,b", "DPoP", "DPoP a b"] {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, HeaderValue::from_static(value));
            assert!(read(&headers) == HeaderCredential::Malformed, "{value}");
        }
        let mut headers = HeaderMap::new();
        headers.append(AUTHORIZATION, HeaderValue::from_static("Bearer a"));
        headers.append(AUTHORIZATION, HeaderValue::from_static("DPoP b"));
        assert!(read(&headers) == HeaderCredential::Malformed);
    }

    #[test]
    fn a_key_that_is_empty_long_or_there_twice_is_malformed_and_beside_a_token_refused() {
        for key in ["", &"a".repeat(KEY_LIMIT + 1)] {
            let mut headers = HeaderMap::new();
            headers.insert(KEY, HeaderValue::from_str(key).expect("a value"));
            assert!(read(&headers) == HeaderCredential::Malformed);
        }
        let mut headers = HeaderMap::new();
        headers.append(KEY, HeaderValue::from_static("a"));
        assert!(read(&headers) == HeaderCredential::Credential(Credential::Key("a")));
        headers.append(KEY, HeaderValue::from_static("a"));
        assert!(read(&headers) == HeaderCredential::Malformed);
        headers.remove(KEY);
        headers.insert(KEY, HeaderValue::from_static("a"));
        headers.insert(AUTHORIZATION, HeaderValue::from_static("Basic YTpi"));
        assert!(read(&headers) == HeaderCredential::Both);
    }

    #[test]
    fn the_scheme_says_how_the_token_is_shown() {
        for (value, scheme) in [("bearer a", TokenType::Bearer), ("dpop a", TokenType::DPoP)] {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, HeaderValue::from_static(value));
            assert!(read(&headers) == HeaderCredential::Credential(Credential::Token(scheme, "a")));
        }
    }
}
