//! OpenID Connect Back-Channel Logout 1.0 §2.4: the provider reports that a user signed out there.

use std::time::Duration;

use serde_json::Value;
use thiserror::Error;

use super::claims::Claims;
use crate::timestamp::Timestamp;

pub const LOGOUT_TYP: &str = "logout+jwt";

pub const LOGOUT_EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// How old one may be, and how far clocks may differ.
const AGE: Duration = Duration::from_mins(5);
const LEEWAY: Duration = Duration::from_mins(1);

/// Longer than any that a provider gives.
const LIMIT: usize = 255;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoutToken {
    pub subject: Option<String>,
    pub sid: Option<String>,
    /// Of this token: used once.
    pub jti: String,
    /// It is refused after that.
    pub ends_at: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LogoutTokenError {
    #[error("the claim `iss` names another provider")]
    Issuer,
    #[error("the claim `aud` names another client")]
    Audience,
    #[error("the claim `iat` is missing, too old or in the future, or `exp` has passed")]
    Time,
    #[error("the claim `events` does not name a logout")]
    Events,
    #[error("the claim `nonce` is not allowed")]
    Nonce,
    #[error("the claim `jti` is missing")]
    Jti,
    #[error("neither `sub` nor `sid` says who")]
    NoSubject,
}

impl LogoutToken {
    /// §2.6, of claims whose signature is verified.
    pub fn read(
        claims: &Claims,
        issuer: &str,
        client_id: &str,
        now: Timestamp,
    ) -> Result<Self, LogoutTokenError> {
        use LogoutTokenError as E;
        if claims.get("iss").and_then(Value::as_str) != Some(issuer) {
            return Err(E::Issuer);
        }
        let is_for_us = match claims.get("aud") {
            Some(Value::String(aud)) => aud == client_id,
            Some(Value::Array(all)) => all.iter().any(|aud| aud.as_str() == Some(client_id)),
            _ => false,
        };
        if !is_for_us {
            return Err(E::Audience);
        }
        let time = |name: &str| claims.get(name).and_then(Value::as_i64).map(Timestamp);
        let iat = time("iat").ok_or(E::Time)?;
        let is_expired = claims.contains_key("exp") && time("exp").is_none_or(|exp| exp <= now);
        if iat > now + LEEWAY || now >= iat + AGE || is_expired {
            return Err(E::Time);
        }
        let events = claims.get("events").and_then(Value::as_object);
        if !events.and_then(|events| events.get(LOGOUT_EVENT)).is_some_and(Value::is_object) {
            return Err(E::Events);
        }
        // "to prevent misuse as an ID Token".
        if claims.contains_key("nonce") {
            return Err(E::Nonce);
        }
        let text = |name: &str| {
            let text = claims.get(name).and_then(Value::as_str);
            text.filter(|text| !text.is_empty() && text.len() <= LIMIT).map(str::to_owned)
        };
        let jti = text("jti").ok_or(E::Jti)?;
        let (subject, sid) = (text("sub"), text("sid"));
        if subject.is_none() && sid.is_none() {
            return Err(E::NoSubject);
        }
        Ok(Self { subject, sid, jti, ends_at: iat + AGE })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const NOW: Timestamp = Timestamp(1_000_000);

    fn read(change: &Value) -> Result<LogoutToken, LogoutTokenError> {
        let mut claims = json!({
            "iss": "https://id.example", "aud": "us", "iat": NOW.0, "jti": "1", "sub": "lea",
            "events": { LOGOUT_EVENT: {} },
        });
        let all = claims.as_object_mut().expect("an object");
        for (name, value) in change.as_object().expect("an object") {
            if value.is_null() {
                all.remove(name)
            } else {
                all.insert(name.clone(), value.clone())
            };
        }
        LogoutToken::read(all, "https://id.example", "us", NOW)
    }

    #[test]
    fn signin_2_what_is_no_logout_token_ends_nothing() {
        use LogoutTokenError as E;
        for (change, error) in [
            (json!({ "iss": "https://evil.example" }), E::Issuer),
            (json!({ "iss": null }), E::Issuer),
            (json!({ "aud": "them" }), E::Audience),
            (json!({ "aud": ["them"] }), E::Audience),
            (json!({ "aud": null }), E::Audience),
            (json!({ "iat": null }), E::Time),
            (json!({ "iat": "1000000" }), E::Time),
            (json!({ "iat": NOW.0 - 300 }), E::Time),
            (json!({ "iat": NOW.0 + 61 }), E::Time),
            (json!({ "exp": NOW.0 }), E::Time),
            (json!({ "exp": "soon" }), E::Time),
            (json!({ "events": null }), E::Events),
            (json!({ "events": {} }), E::Events),
            (json!({ "events": { LOGOUT_EVENT: true } }), E::Events),
            (json!({ "nonce": "n" }), E::Nonce),
            (json!({ "jti": null }), E::Jti),
            (json!({ "sub": null }), E::NoSubject),
            (json!({ "sub": null, "sid": "" }), E::NoSubject),
        ] {
            assert_eq!(read(&change), Err(error), "{change}");
        }
    }

    #[test]
    fn signin_2_a_logout_names_a_person_a_session_or_both() {
        for change in [
            json!({}),
            json!({ "sid": "s" }),
            json!({ "sub": null, "sid": "s", "aud": ["x", "us"] }),
        ] {
            assert!(read(&change).is_ok(), "{change}");
        }
    }
}
