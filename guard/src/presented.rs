//! The token that a request shows: `Authorization: Bearer` (RFC 6750 §2.1) or
//! `Authorization: DPoP` (RFC 9449 §7.1).

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use oauth::token::response::TokenType;

/// What a request brings.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Shown<'a> {
    /// No `Authorization` header, or one of another scheme.
    Absent,
    /// A header that is not one token.
    Malformed,
    /// A token, not yet checked.
    Token(TokenType, &'a str),
}

/// Reads the header. A token in the query is not accepted: RFC 9700 §4.3.2, it
/// would reach logs and histories.
pub(crate) fn read(headers: &HeaderMap) -> Shown<'_> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let Some(value) = values.next() else { return Shown::Absent };
    if values.next().is_some() {
        return Shown::Malformed;
    }
    let Ok(text) = value.to_str() else { return Shown::Malformed };
    let (scheme, token) = text.split_once(' ').unwrap_or((text, ""));
    let is = |known: TokenType| scheme.eq_ignore_ascii_case(known.as_str());
    let Some(scheme) = [TokenType::Bearer, TokenType::DPoP].into_iter().find(|known| is(*known))
    else {
        return Shown::Absent;
    };
    if is_b64token(token) { Shown::Token(scheme, token) } else { Shown::Malformed }
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
        assert_eq!(read(&headers), Shown::Absent);
    }

    #[test]
    fn two_headers_and_spaces_are_malformed() {
        for value in ["Bearer", "Bearer ", "Bearer a b", "Bearer a,b", "DPoP", "DPoP a b"] {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, HeaderValue::from_static(value));
            assert_eq!(read(&headers), Shown::Malformed, "{value}");
        }
        let mut headers = HeaderMap::new();
        headers.append(AUTHORIZATION, HeaderValue::from_static("Bearer a"));
        headers.append(AUTHORIZATION, HeaderValue::from_static("DPoP b"));
        assert_eq!(read(&headers), Shown::Malformed);
    }

    #[test]
    fn the_scheme_says_how_the_token_is_shown() {
        for (value, shown) in [
            ("bearer a", Shown::Token(TokenType::Bearer, "a")),
            ("dpop a", Shown::Token(TokenType::DPoP, "a")),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, HeaderValue::from_static(value));
            assert_eq!(read(&headers), shown);
        }
    }
}
