//! Proof that the sender holds a key (DPoP, RFC 9449 §4.3).

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use thiserror::Error;
use url::{Host, Url};

use super::algorithm::VerificationAlgorithm;
use super::compact::{Jws, JwsError};
use super::jwk::{JwkError, PublicJwk};
use super::numeric_date;
use super::thumbprint::Thumbprint;
use crate::digest::Digest;
use crate::timestamp::Timestamp;

/// How far a proof's clock may be ahead of ours. FAPI 2.0 §5.3.2.1: "shall
/// accept JWTs with an iat or nbf timestamp between 0 and 10 seconds in the
/// future".
const FUTURE: Duration = Duration::from_secs(10);

/// How old a proof may be: a request's way, and clocks that differ. RFC 9449
/// §11.1: "preferably only for a relatively brief period on the order of seconds
/// or minutes".
const AGE: Duration = Duration::from_mins(1);

/// How old one with a nonce of ours may be. Its time is then ours: the client's
/// clock may be wrong by minutes (RFC 9449 §8).
const AGE_WITH_NONCE: Duration = Duration::from_mins(5);

/// The most characters of a `jti`, as of any text that a client makes up.
const TEXT_LENGTH: usize = 256;

/// A proof as it arrived; checked by [`Self::check`].
#[derive(Debug)]
pub struct DpopProof {
    jws: Jws,
    key: PublicJwk,
}

/// What a proof must be about.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The request's method.
    pub method: &'a str,
    /// The request's address, absolute.
    pub url: &'a str,
    /// What time it is.
    pub now: Timestamp,
    /// Whether whoever checks gives out nonces: only then does one let the proof be
    /// older.
    pub gives_nonces: bool,
    /// The access token that comes with it, if one does.
    pub access_token: Option<&'a str>,
    /// The key that what comes with it is bound to, if it is.
    pub bound_to: Option<&'a Thumbprint>,
}

/// A proof that is valid, unless it or its nonce was used before: both are for
/// whoever keeps them to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedProof {
    /// The key that the sender holds.
    pub thumbprint: Thumbprint,
    /// The nonce in it. Where nonces are given out, another must be refused: it has let
    /// the proof be older.
    pub nonce: Option<String>,
    /// What is the same in each use of this proof, and in no other.
    pub replay: Digest,
    /// When the proof is refused for its age: until then it must be known.
    pub ends_at: Timestamp,
}

impl DpopProof {
    /// Reads the values of all `DPoP` header fields; `None` if there is none.
    ///
    /// RFC 9449 §4.3 item 1: "There is not more than one DPoP HTTP request
    /// header field." Two in one line, separated by a comma, are no JWT.
    pub fn read<'a>(values: impl IntoIterator<Item = &'a [u8]>) -> Result<Option<Self>, DpopError> {
        let mut values = values.into_iter();
        let Some(value) = values.next() else {
            return Ok(None);
        };
        if values.next().is_some() {
            return Err(DpopError::Repeated);
        }
        let text = std::str::from_utf8(value).map_err(|_| JwsError::NotThreeParts)?;
        let jws = Jws::parse(text)?;
        // Item 4. Without it a client assertion or an access token could be
        // shown as a proof (RFC 8725 §3.11).
        if !jws.is_typ("dpop+jwt") {
            return Err(DpopError::Typ);
        }
        // Item 5. RSA is for the assertions of clients that have such keys.
        if jws.algorithm() == VerificationAlgorithm::Ps256 {
            return Err(DpopError::Algorithm);
        }
        let key = PublicJwk::from_json(jws.jwk().ok_or(DpopError::NoKey)?)?;
        Ok(Some(Self { jws, key }))
    }

    /// Checks the proof against its request. Whether it was used before, and
    /// whether its nonce is ours, is asked afterwards.
    pub fn check(&self, expected: &Expected<'_>) -> Result<CheckedProof, DpopError> {
        // Item 6.
        self.jws.verify(&self.key)?;
        // Item 8: methods are compared exactly (RFC 9110 §9.1).
        if self.claim("htm")? != expected.method {
            return Err(DpopError::Method);
        }
        if !is_same_target(self.claim("htu")?, expected.url) {
            return Err(DpopError::Url);
        }
        let nonce = match self.jws.claims().get("nonce") {
            None => None,
            Some(_) => Some(self.claim("nonce")?.to_owned()),
        };
        let ends_at = self.check_age(expected.now, expected.gives_nonces && nonce.is_some())?;
        if let Some(token) = expected.access_token {
            // RFC 9449 §4.2: "The value MUST be the result of a base64url
            // encoding [...] the SHA-256 hash of the ASCII encoding of the
            // associated access token's value."
            let hash = URL_SAFE_NO_PAD.encode(Digest::of(token).as_bytes());
            if self.claim("ath")? != hash {
                return Err(DpopError::AccessToken);
            }
        }
        let thumbprint = self.key.thumbprint();
        // Item 12.
        if expected.bound_to.is_some_and(|bound_to| *bound_to != thumbprint) {
            return Err(DpopError::OtherKey);
        }
        // RFC 9449 §11.1 has jti kept "in the context of the target URI"; within
        // a key it is the client's own, and one who repeats it harms itself. A
        // thumbprint has one length: no two pairs make the same text.
        let replay = Digest::of(&format!("dpop {thumbprint} {}", self.claim("jti")?));
        Ok(CheckedProof { thumbprint, nonce, replay, ends_at })
    }

    /// Item 11: "The creation time of the JWT [...] is within an acceptable
    /// window." Returns its end.
    fn check_age(&self, now: Timestamp, has_nonce: bool) -> Result<Timestamp, DpopError> {
        let issued_at = numeric_date::read(self.jws.claims(), "iat")
            .map_err(|()| DpopError::Claim("iat"))?
            .ok_or(DpopError::Claim("iat"))?;
        if issued_at > now + FUTURE {
            return Err(DpopError::Future);
        }
        let ends_at = issued_at + if has_nonce { AGE_WITH_NONCE } else { AGE };
        if now > ends_at { Err(DpopError::TooOld) } else { Ok(ends_at) }
    }

    /// A claim that the proof must have (item 3).
    fn claim(&self, name: &'static str) -> Result<&str, DpopError> {
        let text = self.jws.claims().get(name).and_then(|value| value.as_str());
        // An address may be longer than what a client makes up.
        let limit = if name == "htu" { usize::MAX } else { TEXT_LENGTH };
        text.filter(|text| (1..=limit).contains(&text.chars().count()))
            .ok_or(DpopError::Claim(name))
    }
}

/// Item 9: "The htu claim matches the HTTP URI value for the HTTP request in
/// which the JWT was received, ignoring any query and fragment parts." And below:
/// "servers SHOULD employ syntax-based normalization [...] and scheme-based
/// normalization".
fn is_same_target(presented: &str, expected: &str) -> bool {
    match (target(presented), target(expected)) {
        (Some(presented), Some(expected)) => presented == expected,
        _ => false,
    }
}

fn target(text: &str) -> Option<(String, String, u16, String)> {
    let url = Url::parse(text).ok()?;
    // The parser lets through what is no URI: white space around it, `\` for `/`.
    let is_uri = text.bytes().all(|byte| (0x21..=0x7E).contains(&byte) && byte != b'\\');
    let is_http = matches!(url.scheme(), "http" | "https");
    if !is_uri || !is_http || !url.username().is_empty() || url.password().is_some() {
        return None;
    }
    // A developer's own machine has several names: one server, whose issuer has
    // one of them. In front of any other host a name is not an address.
    let host = match url.host()? {
        Host::Domain("localhost") => "127.0.0.1".to_owned(),
        host => host.to_string(),
    };
    let port = url.port_or_known_default()?;
    Some((url.scheme().to_owned(), host, port, normal_path(url.path())))
}

/// RFC 3986 §6.2.2: `%7e` is `~`, and `%2f` is `%2F` but not `/`. Dot segments are
/// resolved already.
fn normal_path(path: &str) -> String {
    let mut parts = path.split('%');
    let mut normal = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.get(..2).filter(|two| two.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => {
                normal.push(char::from(byte));
                normal.push_str(&part[2..]);
            }
            Some(_) => {
                normal.push('%');
                normal.push_str(&part[..2].to_ascii_uppercase());
                normal.push_str(&part[2..]);
            }
            None => {
                normal.push('%');
                normal.push_str(part);
            }
        }
    }
    normal
}

/// Why a proof is refused. The text is the `error_description`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DpopError {
    /// A key-bound request without one.
    #[error("the request needs a DPoP proof")]
    Missing,
    /// RFC 9449 §4.3 item 1.
    #[error("the request must have one DPoP header")]
    Repeated,
    /// Not a JWT, or its signature is not valid.
    #[error("the DPoP proof: {0}")]
    Jws(#[from] JwsError),
    /// Item 4.
    #[error("typ of the DPoP proof must be dpop+jwt")]
    Typ,
    /// Item 5.
    #[error("alg of the DPoP proof must be ES256 or EdDSA")]
    Algorithm,
    /// Item 3.
    #[error("the DPoP proof has no jwk in its header")]
    NoKey,
    /// Item 7, and others about keys.
    #[error("jwk of the DPoP proof: {0}")]
    Key(#[from] JwkError),
    /// Item 3.
    #[error("the DPoP proof has no {0}, or it is malformed")]
    Claim(&'static str),
    /// Item 8.
    #[error("htm of the DPoP proof is not the method of this request")]
    Method,
    /// Item 9.
    #[error("htu of the DPoP proof is not the address of this request")]
    Url,
    /// Item 11.
    #[error("iat of the DPoP proof is in the future; check the clock")]
    Future,
    /// Item 11.
    #[error("the DPoP proof is too old; make a new one for each request, and check the clock")]
    TooOld,
    /// Item 12.
    #[error("ath of the DPoP proof is not the hash of the access token")]
    AccessToken,
    /// Item 12.
    #[error("the DPoP proof is made with another key than the one that was bound")]
    OtherKey,
    /// RFC 9449 §11.1.
    #[error("the DPoP proof was used before; make a new one for each request")]
    Replayed,
    /// RFC 9449 §8.
    #[error("the DPoP proof needs the nonce of the DPoP-Nonce header")]
    NonceRequired,
}

impl DpopError {
    /// The `error` value (RFC 9449 §12.2).
    pub fn code(self) -> &'static str {
        match self {
            Self::NonceRequired => "use_dpop_nonce",
            _ => "invalid_dpop_proof",
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::jose::test_keys::TestKey;

    const NOW: Timestamp = Timestamp(1_800_000_000);
    const URL: &str = "https://as.example/oauth/token";
    const EXPECTED: Expected<'_> = Expected {
        method: "POST",
        url: URL,
        now: NOW,
        gives_nonces: true,
        access_token: None,
        bound_to: None,
    };

    fn header(key: &TestKey) -> Value {
        json!({ "typ": "dpop+jwt", "jwk": key.public().to_json() })
    }

    fn claims() -> Value {
        json!({ "htm": "POST", "htu": URL, "iat": NOW.0, "jti": "a" })
    }

    fn read(text: &str) -> Result<DpopProof, DpopError> {
        DpopProof::read([text.as_bytes()]).map(|proof| proof.expect("there is one"))
    }

    /// A good proof but for these changes.
    fn proof(name: &str, value: impl Into<Value>) -> DpopProof {
        let key = TestKey::ed25519();
        let mut claims = claims();
        claims[name] = value.into();
        read(&key.sign(&header(&key), &claims)).expect("readable")
    }

    fn check(name: &str, value: impl Into<Value>) -> Result<CheckedProof, DpopError> {
        proof(name, value).check(&EXPECTED)
    }

    #[test]
    fn two_headers_are_refused_and_none_is_none() {
        let key = TestKey::p256();
        let one = key.sign(&header(&key), &claims());
        let twice = DpopProof::read([one.as_bytes(), one.as_bytes()]);
        assert_eq!(twice.expect_err("refused"), DpopError::Repeated);
        let error = read(&format!("{one}, {one}")).expect_err("refused");
        assert!(matches!(error, DpopError::Jws(_)), "{error}");
        let error = DpopProof::read([[0xFF].as_slice()]).expect_err("refused");
        assert!(matches!(error, DpopError::Jws(_)), "{error}");
        assert!(DpopProof::read([]).expect("read").is_none());
    }

    #[test]
    fn another_type_key_or_algorithm_is_refused() {
        let (key, rsa) = (TestKey::p256(), TestKey::rsa());
        let error = |key: &TestKey, change: &dyn Fn(&mut Value)| {
            let mut header = header(key);
            change(&mut header);
            read(&key.sign(&header, &claims())).expect_err("refused")
        };
        for typ in ["JWT", "at+jwt", "dpop", "dpop+jwt "] {
            assert_eq!(error(&key, &|header| header["typ"] = typ.into()), DpopError::Typ);
        }
        let drop = |name: &'static str| {
            move |header: &mut Value| {
                header.as_object_mut().expect("an object").remove(name);
            }
        };
        assert_eq!(error(&key, &drop("typ")), DpopError::Typ);
        assert_eq!(error(&key, &drop("jwk")), DpopError::NoKey);
        assert_eq!(error(&rsa, &|_| ()), DpopError::Algorithm);
        let private = error(&key, &|header| header["jwk"]["d"] = "AQAB".into());
        assert_eq!(private, DpopError::Key(JwkError::Private));
        let alg = error(&key, &|header| header["alg"] = "HS256".into());
        assert_eq!(alg, DpopError::Jws(JwsError::Algorithm));
    }

    #[test]
    fn a_proof_made_with_another_key_than_it_shows_is_refused() {
        let (shown, held) = (TestKey::p256(), TestKey::p256());
        let refused = |text: &str| read(text).expect("readable").check(&EXPECTED);
        let text = held.sign(&header(&shown), &claims());
        assert_eq!(refused(&text), Err(DpopError::Jws(JwsError::Signature)));
        let text = TestKey::ed25519().sign(&header(&shown), &claims());
        assert_eq!(refused(&text), Err(DpopError::Jws(JwsError::OtherKey)));
    }

    #[test]
    fn a_proof_for_another_request_is_refused() {
        for method in ["GET", "post", "POST "] {
            assert_eq!(check("htm", method), Err(DpopError::Method));
        }
        for url in [
            "http://as.example/oauth/token",
            "https://as.example:444/oauth/token",
            "https://as.example/oauth/token/",
            "https://as.example/oauth/Token",
            "https://as.example/oauth",
            "https://as.example.evil.test/oauth/token",
            "https://as.example@evil.test/oauth/token",
            "https://user@as.example/oauth/token",
            "https:\\\\as.example\\oauth\\token",
            " https://as.example/oauth/token",
            "//as.example/oauth/token",
            "/oauth/token",
            "token",
        ] {
            assert_eq!(check("htu", url), Err(DpopError::Url), "{url}");
        }
    }

    #[test]
    fn a_proof_without_a_claim_that_counts_is_refused() {
        for name in ["htm", "htu", "iat", "jti"] {
            for value in [Value::Null, json!([]), json!(""), json!({}), json!(true)] {
                assert_eq!(check(name, value), Err(DpopError::Claim(name)));
            }
        }
        assert_eq!(check("jti", "j".repeat(257)), Err(DpopError::Claim("jti")));
        assert_eq!(check("jti", 1), Err(DpopError::Claim("jti")));
        assert_eq!(check("iat", NOW.0.to_string()), Err(DpopError::Claim("iat")));
        assert_eq!(check("nonce", 1), Err(DpopError::Claim("nonce")));
        assert_eq!(check("nonce", ""), Err(DpopError::Claim("nonce")));
        assert!(check("jti", "é".repeat(256)).is_ok());
    }

    #[test]
    fn a_proof_is_good_for_a_minute_and_with_a_nonce_for_five() {
        assert_eq!(check("iat", NOW.0 - 61), Err(DpopError::TooOld));
        assert_eq!(check("iat", NOW.0 + 11), Err(DpopError::Future));
        let oldest = check("iat", NOW.0 - 60).expect("good");
        assert_eq!(oldest.ends_at, NOW);
        let newest = check("iat", NOW.0 + 10).expect("good");
        assert_eq!(newest.ends_at, Timestamp(NOW.0 + 70));
        let proof = proof("nonce", "n");
        let at = |seconds| proof.check(&Expected { now: Timestamp(NOW.0 + seconds), ..EXPECTED });
        assert_eq!(at(301), Err(DpopError::TooOld));
        assert_eq!(at(300).expect("good").nonce.as_deref(), Some("n"));
    }

    #[test]
    fn a_proof_for_another_token_or_by_another_key_is_refused() {
        let with_token = Expected { access_token: Some("token"), ..EXPECTED };
        assert_eq!(proof("x", 1).check(&with_token), Err(DpopError::Claim("ath")));
        let hash = URL_SAFE_NO_PAD.encode(Digest::of("other").as_bytes());
        assert_eq!(proof("ath", hash).check(&with_token), Err(DpopError::AccessToken));
        let hash = URL_SAFE_NO_PAD.encode(Digest::of("token").as_bytes());
        let proof = proof("ath", hash);
        let own = proof.check(&with_token).expect("good").thumbprint;
        let stranger = TestKey::ed25519().public().thumbprint();
        let bound_to = |key| proof.check(&Expected { bound_to: Some(key), ..with_token });
        assert_eq!(bound_to(&stranger), Err(DpopError::OtherKey));
        assert!(bound_to(&own).is_ok());
    }

    #[test]
    fn a_proof_is_recognised_when_it_comes_again() {
        let key = TestKey::p256();
        let replay = |key: &TestKey, jti: &str| {
            let mut claims = claims();
            claims["jti"] = jti.into();
            let proof = read(&key.sign(&header(key), &claims)).expect("readable");
            proof.check(&EXPECTED).expect("good").replay
        };
        assert_eq!(replay(&key, "a"), replay(&key, "a"));
        assert_ne!(replay(&key, "a"), replay(&key, "b"));
        assert_ne!(replay(&key, "a"), replay(&TestKey::p256(), "a"));
    }

    #[test]
    fn addresses_that_mean_the_same_are_the_same() {
        for (presented, expected) in [
            ("HTTPS://AS.Example:443/oauth/token", URL),
            ("https://as.example/oauth/token?a=b#c", URL),
            ("https://as.example/a/../oauth/./token", URL),
            (URL, "https://as.example/oauth/token?grant=1"),
            ("https://as.example", "https://as.example/"),
            ("https://as.example/%7eada/%61%2f", "https://as.example/~ada/a%2F"),
            ("https://as.example/100%/%4", "https://as.example/100%/%4"),
            ("http://localhost:3000/a", "http://127.0.0.1:3000/a"),
            ("http://127.0.0.1:3000/a", "http://localhost:3000/a"),
        ] {
            assert!(is_same_target(presented, expected), "{presented} {expected}");
        }
        assert!(!is_same_target("https://as.example/a%2Fb", "https://as.example/a/b"));
        assert!(!is_same_target("https://as.example/%2561", "https://as.example/a"));
        assert!(!is_same_target("http://127.0.0.2/a", "http://localhost/a"));
        assert!(!is_same_target("http://localhost.evil.test/a", "http://localhost/a"));
    }

    #[test]
    fn a_nonce_of_somebody_else_does_not_let_a_proof_be_older() {
        let proof = proof("nonce", "a");
        let later = Expected { now: Timestamp(NOW.0 + 61), ..EXPECTED };
        assert!(proof.check(&later).is_ok());
        let without = Expected { gives_nonces: false, ..later };
        assert_eq!(proof.check(&without), Err(DpopError::TooOld));
        assert!(proof.check(&Expected { now: NOW, ..without }).is_ok());
    }

    #[test]
    fn the_nonce_alone_has_a_code_of_its_own() {
        assert_eq!(DpopError::NonceRequired.code(), "use_dpop_nonce");
        assert_eq!(DpopError::TooOld.code(), "invalid_dpop_proof");
    }

    #[test]
    fn the_example_of_rfc_9449_section_4_1_holds() {
        let text = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZ\
                    yaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NH\
                    piVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndD\
                    M0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29\
                    tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwn\
                    Qg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";
        let checked = read(text).expect("readable").check(&Expected {
            url: "https://server.example.com/token",
            now: Timestamp(1_562_262_616),
            ..EXPECTED
        });
        // Its thumbprint is in RFC 9449 §6.1.
        let thumbprint = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
        assert_eq!(checked.expect("good").thumbprint.as_str(), thumbprint);
    }

    #[test]
    fn the_hash_of_rfc_9449_section_7_1_holds() {
        let text = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZ\
                    yaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NH\
                    piVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiJlMWoz\
                    Vl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9\
                    yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNT\
                    NFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPT\
                    oA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA";
        let checked = read(text).expect("readable").check(&Expected {
            method: "GET",
            url: "https://resource.example.org/protectedresource",
            now: Timestamp(1_562_262_618),
            access_token: Some("Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU"),
            ..EXPECTED
        });
        assert!(checked.is_ok(), "{checked:?}");
    }
}
