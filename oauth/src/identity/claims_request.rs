//! The parameter `claims` (OpenID Connect Core §5.5).

use serde_json::{Map, Value};
use thiserror::Error;

use crate::authentication::AuthenticationClass;
use crate::identity::claims::Claim;
use crate::jose::json::read_object;

/// In bytes: all standard claims with values, twice.
const LIMIT: usize = 4 * 1024;

/// The part that is followed. No app learns more by it than the person granted: what the app may
/// read at the userinfo endpoint is there whether or not it is named here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimsRequest {
    /// To be in the ID token, too.
    pub id_token: Vec<Claim>,
    /// Who the person must be.
    pub subject: Option<String>,
    /// How strongly they must be authenticated at least (OpenID Connect Core §5.5.1.1).
    pub class: Option<AuthenticationClass>,
}

impl ClaimsRequest {
    pub fn parse(text: &str) -> Result<Self, ClaimsRequestError> {
        if text.len() > LIMIT {
            return Err(ClaimsRequestError::TooLong);
        }
        let request = read_object(text.as_bytes()).ok_or(ClaimsRequestError::Malformed)?;
        let empty = Map::new();
        let member = |name| match request.get(name) {
            None | Some(Value::Null) => Ok(&empty),
            Some(Value::Object(claims)) => Ok(claims),
            Some(_) => Err(ClaimsRequestError::Malformed),
        };
        let (id_token, userinfo) = (member("id_token")?, member("userinfo")?);
        for wanted in id_token.values().chain(userinfo.values()) {
            // `null`: "in the default manner".
            if !wanted.is_null() && !wanted.is_object() {
                return Err(ClaimsRequestError::Malformed);
            }
        }
        // Claims that are not known here are ignored.
        let named = id_token.keys().filter_map(|name| Claim::parse(name)).collect();
        let subject = |claims: &Map<String, Value>| {
            claims.get("sub")?.get("value")?.as_str().map(str::to_owned)
        };
        Ok(Self {
            id_token: named,
            subject: subject(id_token).or_else(|| subject(userinfo)),
            class: id_token.get("acr").map(essential_class).transpose()?.flatten(),
        })
    }
}

/// The weakest of the values that satisfies the request. OpenID Connect Core §5.5.1.1: "If this is
/// an Essential Claim and the requirement cannot be met, then the Authorization Server MUST treat
/// that outcome as a failed authentication attempt."
fn essential_class(wanted: &Value) -> Result<Option<AuthenticationClass>, ClaimsRequestError> {
    if wanted.get("essential") != Some(&Value::Bool(true)) {
        return Ok(None);
    }
    let one = wanted.get("value").into_iter();
    let several = wanted.get("values").and_then(Value::as_array).into_iter().flatten();
    let mut named = one.chain(several).peekable();
    if named.peek().is_none() {
        return Ok(None);
    }
    let classes = named.filter_map(|value| AuthenticationClass::parse(value.as_str()?));
    classes.min().map(Some).ok_or(ClaimsRequestError::UnknownClass)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ClaimsRequestError {
    #[error("claims may have {LIMIT} bytes")]
    TooLong,
    #[error("claims must be a JSON object with the members userinfo and id_token")]
    Malformed,
    #[error("claims demands an acr that is not known here")]
    UnknownClass,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_claims_request_is_refused() {
        let deep = format!("{}{}", r#"{"id_token":"#.repeat(1000), "}".repeat(1000));
        let nested = format!(r#"{{"x":{}{}}}"#, "[".repeat(1000), "]".repeat(1000));
        for text in [
            "",
            "[]",
            "null",
            "{",
            "x",
            r#"{"id_token":[]}"#,
            r#"{"userinfo":{"name":true}}"#,
            r#"{"id_token":{},"id_token":{}}"#,
            nested.as_str(),
        ] {
            assert_eq!(ClaimsRequest::parse(text), Err(ClaimsRequestError::Malformed), "{text}");
        }
        for text in [deep, format!(r#"{{"x":"{}"}}"#, "a".repeat(64 * 1024))] {
            assert_eq!(ClaimsRequest::parse(&text), Err(ClaimsRequestError::TooLong));
        }
    }

    #[test]
    fn only_what_is_known_is_heeded() {
        let text = r#"{"userinfo":{"email":{"essential":true}},"other":1,
            "id_token":{"name":null,"birthdate":null,"sub":{"value":"usr_ada"},
            "acr":{"essential":true,"values":["urn:countersign:acr:2fa","x"]}}}"#;
        let read = ClaimsRequest::parse(text).expect("readable");
        assert_eq!(read.id_token, [Claim::Name]);
        assert_eq!(read.subject.as_deref(), Some("usr_ada"));
        assert_eq!(read.class, Some(AuthenticationClass::TwoFactors));
    }

    #[test]
    fn a_class_that_is_demanded_and_not_known_is_not_met() {
        for demanded in [r#""value":"phr""#, r#""values":["phr","urn:countersign:acr:3fa",2]"#] {
            let text = format!(r#"{{"id_token":{{"acr":{{"essential":true,{demanded}}}}}}}"#);
            let read = ClaimsRequest::parse(&text);
            assert_eq!(read, Err(ClaimsRequestError::UnknownClass), "{demanded}");
        }
        let text = r#"{"id_token":{"acr":{"essential":true}}}"#;
        assert_eq!(ClaimsRequest::parse(text).expect("readable").class, None);
    }

    #[test]
    fn a_class_that_is_only_wished_for_is_not_demanded() {
        let text = r#"{"id_token":{"acr":{"values":["urn:countersign:acr:2fa"]}}}"#;
        assert_eq!(ClaimsRequest::parse(text).expect("readable").class, None);
    }
}
