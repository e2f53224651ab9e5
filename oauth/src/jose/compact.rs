//! Signed JWTs in their compact form (RFC 7515 §3.1): `header.claims.signature`.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde_json::{Map, Value};
use thiserror::Error;

use super::algorithm::VerificationAlgorithm;
use super::json::read_object;
use super::jwk::PublicJwk;
use super::signature;

/// In bytes: what a header field can carry.
const LIMIT: usize = 8 * 1024;

/// Nothing in it is true until [`Self::verify`] says so. Its text may be a credential: it is not
/// for `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Jws {
    algorithm: VerificationAlgorithm,
    header: Map<String, Value>,
    claims: Map<String, Value>,
    signing_input: String,
    signature: Vec<u8>,
}

impl Jws {
    /// A JWT that is not signed, or by an algorithm that is not accepted, is refused before
    /// anything else is asked of it.
    pub fn parse(text: &str) -> Result<Self, JwsError> {
        let Parts { header, claims, signing_input, signature } = Parts::split(text)?;
        let header = read_object(&header).ok_or(JwsError::Header)?;
        let claims = read_object(&claims).ok_or(JwsError::Claims)?;
        let signing_input = signing_input.to_owned();
        // RFC 7515 §4.1.11: what "crit" lists must be understood; nothing that
        // could be listed is. RFC 7797 §7 forbids "b64" without it, and a parser
        // that knows it would read other claims than we do.
        if header.contains_key("crit") || header.contains_key("b64") {
            return Err(JwsError::Critical);
        }
        let text_or_nothing = |name| header.get(name).is_none_or(Value::is_string);
        if !text_or_nothing("typ") || !text_or_nothing("kid") {
            return Err(JwsError::Header);
        }
        let algorithm = header
            .get("alg")
            .and_then(Value::as_str)
            .and_then(VerificationAlgorithm::parse)
            .ok_or(JwsError::Algorithm)?;
        Ok(Self { algorithm, header, claims, signing_input, signature })
    }

    pub fn algorithm(&self) -> VerificationAlgorithm {
        self.algorithm
    }

    pub fn typ(&self) -> Option<&str> {
        self.header.get("typ").and_then(Value::as_str)
    }

    /// RFC 7515 §4.1.9.
    pub fn is_typ(&self, wanted: &str) -> bool {
        self.typ().is_some_and(|typ| is_media_type(typ, wanted))
    }

    pub fn kid(&self) -> Option<&str> {
        self.header.get("kid").and_then(Value::as_str)
    }

    /// A key that it brings itself.
    pub fn jwk(&self) -> Option<&Value> {
        self.header.get("jwk")
    }

    pub fn claims(&self) -> &Map<String, Value> {
        &self.claims
    }

    pub fn verify(&self, key: &PublicJwk) -> Result<(), JwsError> {
        check_signature(self.algorithm, key, &self.signing_input, &self.signature)
    }
}

/// Decoded and not read.
pub(crate) struct Parts<'a> {
    pub(crate) header: Vec<u8>,
    pub(crate) claims: Vec<u8>,
    pub(crate) signing_input: &'a str,
    pub(crate) signature: Vec<u8>,
}

impl<'a> Parts<'a> {
    pub(crate) fn split(text: &'a str) -> Result<Self, JwsError> {
        if text.len() > LIMIT {
            return Err(JwsError::TooLong);
        }
        // RFC 7515 §7.1: three parts; five are an encrypted JWT.
        let (signing_input, signature) = text.rsplit_once('.').ok_or(JwsError::NotThreeParts)?;
        let (header, claims) = signing_input.split_once('.').ok_or(JwsError::NotThreeParts)?;
        if claims.contains('.') {
            return Err(JwsError::NotThreeParts);
        }
        // RFC 7515 §2: "with all trailing '=' characters omitted [...] and
        // without the inclusion of any line breaks, whitespace, or other
        // additional characters". The decoder refuses trailing bits too, with
        // which one JWT would have several texts.
        let decode = |part| URL_SAFE_NO_PAD.decode(part).map_err(|_| JwsError::NotBase64Url);
        Ok(Self {
            header: decode(header)?,
            claims: decode(claims)?,
            signing_input,
            signature: decode(signature)?,
        })
    }
}

/// RFC 7515 §4.1.9: `typ` is a media type, whose case does not matter, "omit\[ting\] an
/// application/ prefix".
pub(super) fn is_media_type(typ: &str, wanted: &str) -> bool {
    const PREFIX: &str = "application/";
    let bare = match typ.split_at_checked(PREFIX.len()) {
        Some((prefix, rest)) if prefix.eq_ignore_ascii_case(PREFIX) => rest,
        _ => typ,
    };
    bare.eq_ignore_ascii_case(wanted)
}

/// A key fits its own algorithms alone (RFC 8725 §3.1).
pub(super) fn check_signature(
    algorithm: VerificationAlgorithm,
    key: &PublicJwk,
    signing_input: &str,
    signature: &[u8],
) -> Result<(), JwsError> {
    if !key.fits(algorithm) {
        return Err(JwsError::OtherKey);
    }
    if signature::is_valid(algorithm, key, signing_input.as_bytes(), signature) {
        Ok(())
    } else {
        Err(JwsError::Signature)
    }
}

impl std::fmt::Debug for Jws {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Jws(…)")
    }
}

pub fn encode_part<T: Serialize + ?Sized>(part: &T) -> Result<String, serde_json::Error> {
    Ok(URL_SAFE_NO_PAD.encode(serde_json::to_vec(part)?))
}

pub fn encode_signature(signature: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(signature)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum JwsError {
    #[error("the JWT is too long; it may have 8192 bytes")]
    TooLong,
    /// RFC 7515 §7.1.
    #[error("a signed JWT has three parts, separated by dots")]
    NotThreeParts,
    /// RFC 7515 §2.
    #[error("a part of the JWT is not base64url without padding")]
    NotBase64Url,
    /// RFC 7515 §4.
    #[error("the header of the JWT must be a JSON object without duplicate names")]
    Header,
    /// RFC 7519 §4.
    #[error("the claims of the JWT must be a JSON object without duplicate names")]
    Claims,
    /// RFC 7515 §4.1.11.
    #[error("the JWT has a crit or b64 header, which this server does not support")]
    Critical,
    /// FAPI 2.0 §5.4.1.
    #[error("alg must be ES256, EdDSA, PS256 or RS256")]
    Algorithm,
    /// RFC 8725 §3.1.
    #[error("the key does not fit the alg of the JWT")]
    OtherKey,
    #[error("the signature of the JWT is not valid")]
    Signature,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::jose::test_keys::{TestKey, part};

    fn error(text: &str) -> JwsError {
        Jws::parse(text).expect_err("refused")
    }

    fn with_header(header: &str) -> String {
        format!("{}.{}.AAAA", part(header), part("{}"))
    }

    #[test]
    fn what_has_not_three_parts_of_base64url_is_refused() {
        let good = TestKey::p256().sign(&json!({}), &json!({ "a": 1 }));
        let (signed, signature) = good.rsplit_once('.').expect("parts");
        for text in ["", ".", "a", "a.b", "a.b.c.d", "a.b.c.d.e", signed] {
            assert_eq!(error(text), JwsError::NotThreeParts, "{text}");
        }
        for text in [
            format!("{good}="),
            format!("{good} "),
            format!(" {good}"),
            format!("{good}\n"),
            format!("{signed}.+{}", &signature[1..]),
            format!("{signed}./{}", &signature[1..]),
            // 64 bytes leave four bits over, which must be zero.
            format!("{signed}.{}B", &signature[..signature.len() - 1]),
        ] {
            assert_eq!(error(&text), JwsError::NotBase64Url, "{text}");
        }
        assert_eq!(error(&"a".repeat(LIMIT + 1)), JwsError::TooLong);
    }

    #[test]
    fn what_two_programs_read_differently_is_refused() {
        for header in [
            r#"{"alg":"ES256","alg":"ES256"}"#,
            r#"{"alg":"ES256","jwk":{"x":"a","x":"b"}}"#,
            r#"{"alg":"ES256","typ":1}"#,
            r#"{"alg":"ES256","kid":["a"]}"#,
            r#"["ES256"]"#,
            "ES256",
            "",
        ] {
            assert_eq!(error(&with_header(header)), JwsError::Header, "{header}");
        }
        for claims in [r#"{"sub":"a","sub":"b"}"#, "[]", "\"a\"", "", "{}{}"] {
            let text = format!("{}.{}.AAAA", part(r#"{"alg":"ES256"}"#), part(claims));
            assert_eq!(error(&text), JwsError::Claims, "{claims}");
        }
    }

    #[test]
    fn what_asks_to_be_read_in_another_way_is_refused() {
        for header in [
            r#"{"alg":"ES256","crit":["b64"],"b64":false}"#,
            r#"{"alg":"ES256","crit":[]}"#,
            r#"{"alg":"ES256","b64":true}"#,
        ] {
            assert_eq!(error(&with_header(header)), JwsError::Critical, "{header}");
        }
    }

    #[test]
    fn what_is_unsigned_or_signed_with_a_password_is_refused() {
        for alg in [r#""none""#, r#""None""#, r#""HS256""#, r#""RS512""#, r#""es256""#, "null"] {
            let text = with_header(&format!(r#"{{"alg":{alg}}}"#));
            assert_eq!(error(&text), JwsError::Algorithm, "{alg}");
        }
        assert_eq!(error(&with_header("{}")), JwsError::Algorithm);
        assert_eq!(
            error(&format!("{}.{}.", part(r#"{"alg":"none"}"#), part("{}"))),
            JwsError::Algorithm
        );
    }

    #[test]
    fn another_key_text_or_signature_does_not_verify() {
        let keys = [TestKey::p256(), TestKey::ed25519(), TestKey::rsa()];
        for key in &keys {
            let text = key.sign(&json!({}), &json!({ "sub": "a" }));
            let jws = Jws::parse(&text).expect("readable");
            assert_eq!(jws.verify(&key.public()), Ok(()));
            for other in &keys {
                if other.public() != key.public() {
                    assert_eq!(jws.verify(&other.public()), Err(JwsError::OtherKey));
                }
            }
            let parts: Vec<_> = text.split('.').collect();
            let changed = format!("{}.{}.{}", parts[0], part(r#"{"sub":"b"}"#), parts[2]);
            let unsigned = format!("{}.{}.", parts[0], parts[1]);
            let shortened = format!("{}.{}.{}", parts[0], parts[1], &parts[2][4..]);
            for text in [changed, unsigned, shortened] {
                let jws = Jws::parse(&text).expect("readable");
                assert_eq!(jws.verify(&key.public()), Err(JwsError::Signature), "{text}");
            }
        }
        let jws = keys[0].sign(&json!({}), &json!({}));
        let stranger = TestKey::p256().public();
        let jws = Jws::parse(&jws).expect("readable");
        assert_eq!(jws.verify(&stranger), Err(JwsError::Signature));
    }

    #[test]
    fn a_key_that_is_on_no_curve_verifies_nothing() {
        let jws = TestKey::p256().sign(&json!({}), &json!({}));
        let jws = Jws::parse(&jws).expect("readable");
        let point = [[4].as_slice(), &[1; 64]].concat();
        let nowhere = PublicJwk::from_p256_point(&point).expect("readable");
        assert_eq!(jws.verify(&nowhere), Err(JwsError::Signature));
    }

    #[test]
    fn the_example_of_rfc_7515_appendix_a_3_holds() {
        let text = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6\
                    Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4Gawx\
                    aepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
        let key = PublicJwk::from_json(&json!({
            "kty": "EC", "crv": "P-256",
            "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        }));
        let jws = Jws::parse(text).expect("readable");
        assert_eq!(jws.verify(&key.expect("valid")), Ok(()));
        assert_eq!(jws.claims()["iss"], "joe");
    }

    #[test]
    fn a_type_is_compared_as_a_media_type() {
        for (typ, is_at) in [
            ("at+jwt", true),
            ("AT+JWT", true),
            ("application/at+jwt", true),
            ("Application/at+jwt", true),
            ("JWT", false),
            ("at+jwt ", false),
            ("text/at+jwt", false),
            ("application/application/at+jwt", false),
        ] {
            let jws = Jws::parse(&with_header(&format!(r#"{{"alg":"ES256","typ":"{typ}"}}"#)));
            assert_eq!(jws.expect("readable").is_typ("at+jwt"), is_at, "{typ}");
        }
    }
}
