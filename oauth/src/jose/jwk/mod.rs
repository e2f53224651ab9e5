//! Public keys (RFC 7517).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};
use thiserror::Error;

use super::algorithm::VerificationAlgorithm;
use super::json::read_object;
use super::thumbprint::Thumbprint;

/// Each kind has its algorithm, and is never used with another (RFC 8725 §3.1). An RSA key may have
/// two, until it says which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicJwk {
    kid: Option<String>,
    material: Material,
    /// RFC 7517 §4.4, of an RSA key.
    only: Option<VerificationAlgorithm>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Material {
    P256 { x: [u8; COORDINATE], y: [u8; COORDINATE] },
    Ed25519 { x: [u8; COORDINATE] },
    Rsa { n: Vec<u8>, e: Vec<u8> },
}

const COORDINATE: usize = 32;

/// FAPI 2.0 §5.4.1: "RSA keys shall have a minimum length of 2048 bits". More than 4096 is only
/// slow, and the sender of the key decides how slow.
const MODULUS_BITS: std::ops::RangeInclusive<usize> = 2048..=4096;

/// RFC 7518 §6.2.2, §6.3.2, §6.4.
const PRIVATE_MEMBERS: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/// In characters.
const KID_LENGTH: usize = 256;

/// Enough to change them, few enough to try them all.
const SET_KEYS: usize = 16;

/// In bytes: 16 RSA keys of 4096 bits with some extras.
pub const SET_BYTES: usize = 32 * 1024;

impl PublicJwk {
    pub fn from_p256_point(point: &[u8]) -> Option<Self> {
        let (x, y) = point.strip_prefix(&[4])?.split_at_checked(COORDINATE)?;
        let material = Material::P256 { x: x.try_into().ok()?, y: y.try_into().ok()? };
        Some(Self { kid: None, material, only: None })
    }

    pub fn from_ed25519_bytes(bytes: &[u8]) -> Option<Self> {
        let material = Material::Ed25519 { x: bytes.try_into().ok()? };
        Some(Self { kid: None, material, only: None })
    }

    /// As a number of bytes each, the most significant one first and not zero.
    pub fn from_rsa_numbers(n: &[u8], e: &[u8]) -> Self {
        let material = Material::Rsa { n: n.to_vec(), e: e.to_vec() };
        Self { kid: None, material, only: None }
    }

    /// What is not known of it is ignored (RFC 7517 §4).
    pub fn from_json(json: &Value) -> Result<Self, JwkError> {
        let key = json.as_object().ok_or(JwkError::NotAnObject)?;
        // RFC 9449 §4.3 item 7: "The jwk JOSE Header Parameter does not contain
        // a private key." No private key is accepted anywhere.
        if PRIVATE_MEMBERS.iter().any(|member| key.contains_key(*member)) {
            return Err(JwkError::Private);
        }
        let material = read_material(key)?;
        let named = key.get("alg").and_then(Value::as_str).and_then(VerificationAlgorithm::parse);
        let is_of_rsa = |algorithm: &VerificationAlgorithm| {
            matches!(algorithm, VerificationAlgorithm::Ps256 | VerificationAlgorithm::Rs256)
                && matches!(material, Material::Rsa { .. })
        };
        let only = named.filter(is_of_rsa);
        let jwk = Self { kid: read_kid(key)?, material, only };
        check_purpose(key, &jwk)?;
        Ok(jwk)
    }

    pub fn kid(&self) -> Option<&str> {
        self.kid.as_deref()
    }

    #[must_use]
    pub fn with_kid(self, kid: impl Into<String>) -> Self {
        Self { kid: Some(kid.into()), ..self }
    }

    /// The better one, of a key that has two.
    pub fn algorithm(&self) -> VerificationAlgorithm {
        match self.material {
            Material::P256 { .. } => VerificationAlgorithm::Es256,
            Material::Ed25519 { .. } => VerificationAlgorithm::EdDsa,
            Material::Rsa { .. } => self.only.unwrap_or(VerificationAlgorithm::Ps256),
        }
    }

    pub(super) fn fits(&self, algorithm: VerificationAlgorithm) -> bool {
        let may_choose = matches!(self.material, Material::Rsa { .. }) && self.only.is_none();
        algorithm == self.algorithm() || may_choose && algorithm == VerificationAlgorithm::Rs256
    }

    /// Of the required members alone, "ordered lexicographically by the Unicode code points of the
    /// member names" (RFC 7638 §3.2, and RFC 8037 §2 for Ed25519).
    pub fn thumbprint(&self) -> Thumbprint {
        let canonical = match &self.material {
            Material::P256 { x, y } => format!(
                r#"{{"crv":"P-256","kty":"EC","x":"{}","y":"{}"}}"#,
                URL_SAFE_NO_PAD.encode(x),
                URL_SAFE_NO_PAD.encode(y)
            ),
            Material::Ed25519 { x } => {
                format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#, URL_SAFE_NO_PAD.encode(x))
            }
            Material::Rsa { n, e } => format!(
                r#"{{"e":"{}","kty":"RSA","n":"{}"}}"#,
                URL_SAFE_NO_PAD.encode(e),
                URL_SAFE_NO_PAD.encode(n)
            ),
        };
        Thumbprint::of_canonical(&canonical)
    }

    pub fn to_json(&self) -> Value {
        let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let mut json = match &self.material {
            Material::P256 { x, y } => {
                json!({ "kty": "EC", "crv": "P-256", "x": text(x), "y": text(y) })
            }
            Material::Ed25519 { x } => json!({ "kty": "OKP", "crv": "Ed25519", "x": text(x) }),
            Material::Rsa { n, e } => json!({ "kty": "RSA", "n": text(n), "e": text(e) }),
        };
        json["use"] = "sig".into();
        if self.only.is_some() || !matches!(self.material, Material::Rsa { .. }) {
            json["alg"] = self.algorithm().as_str().into();
        }
        if let Some(kid) = &self.kid {
            json["kid"] = kid.as_str().into();
        }
        json
    }

    #[cfg(feature = "signatures")]
    pub(super) fn material(&self) -> &Material {
        &self.material
    }
}

/// RFC 7517 §5: "Implementations SHOULD ignore JWKs within a JWK Set that use kty values that are
/// not understood by them": so are keys for other algorithms or for encryption, but at least one
/// must be left. A broken or a private key is refused when it is registered.
pub fn parse_set(text: &str) -> Result<Vec<PublicJwk>, JwkError> {
    if text.len() > SET_BYTES {
        return Err(JwkError::SetTooLong);
    }
    let set = read_object(text.as_bytes()).ok_or(JwkError::NotASet)?;
    let listed = set.get("keys").and_then(Value::as_array).ok_or(JwkError::NotASet)?;
    if listed.len() > SET_KEYS {
        return Err(JwkError::TooManyKeys);
    }
    let mut keys: Vec<PublicJwk> = Vec::new();
    for json in listed {
        let key = match PublicJwk::from_json(json) {
            Ok(key) => key,
            Err(JwkError::Unsupported | JwkError::OtherPurpose) => continue,
            Err(error) => return Err(error),
        };
        // A name of two keys selects neither.
        if key.kid.is_some() && keys.iter().any(|known| known.kid == key.kid) {
            return Err(JwkError::RepeatedKid);
        }
        keys.push(key);
    }
    if keys.is_empty() { Err(JwkError::NoUsableKey) } else { Ok(keys) }
}

fn read_material(key: &Map<String, Value>) -> Result<Material, JwkError> {
    let text = |name| key.get(name).and_then(Value::as_str);
    match (text("kty").ok_or(JwkError::NoKind)?, text("crv")) {
        ("EC", Some("P-256")) => {
            Ok(Material::P256 { x: coordinate(key, "x")?, y: coordinate(key, "y")? })
        }
        ("OKP", Some("Ed25519")) => Ok(Material::Ed25519 { x: coordinate(key, "x")? }),
        ("RSA", _) => read_rsa(key),
        ("oct", _) => Err(JwkError::Symmetric),
        _ => Err(JwkError::Unsupported),
    }
}

/// RFC 7518 §6.2.1.2: "The length of this octet string MUST be the full size of a coordinate for
/// the curve".
fn coordinate(key: &Map<String, Value>, name: &str) -> Result<[u8; COORDINATE], JwkError> {
    bytes(key, name)?.try_into().map_err(|_| JwkError::Malformed)
}

fn bytes(key: &Map<String, Value>, name: &str) -> Result<Vec<u8>, JwkError> {
    let text = key.get(name).and_then(Value::as_str).ok_or(JwkError::Malformed)?;
    URL_SAFE_NO_PAD.decode(text).map_err(|_| JwkError::Malformed)
}

fn read_rsa(key: &Map<String, Value>) -> Result<Material, JwkError> {
    let (n, e) = (bytes(key, "n")?, bytes(key, "e")?);
    // RFC 7518 §6.3.1.1: "Base64urlUInt-encoded", and §2: "the minimum number of
    // octets"; with a zero in front one key would have two thumbprints.
    let (Some(1..), Some(1..)) = (n.first(), e.first()) else {
        return Err(JwkError::Malformed);
    };
    let leading_zeros = n.first().map_or(0, |byte| byte.leading_zeros() as usize);
    if !MODULUS_BITS.contains(&(8 * n.len() - leading_zeros)) {
        return Err(JwkError::RsaLength);
    }
    // FIPS 186-5 §5.1: 2^16 < e, odd. Beyond four bytes it is only slow.
    let exponent = e.iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    if e.len() > 4 || exponent < 65_537 || exponent % 2 == 0 || n.last().is_none_or(|n| n % 2 == 0)
    {
        return Err(JwkError::Malformed);
    }
    Ok(Material::Rsa { n, e })
}

fn read_kid(key: &Map<String, Value>) -> Result<Option<String>, JwkError> {
    match key.get("kid") {
        None => Ok(None),
        Some(Value::String(kid)) if (1..=KID_LENGTH).contains(&kid.chars().count()) => {
            Ok(Some(kid.clone()))
        }
        Some(_) => Err(JwkError::MalformedKid),
    }
}

/// RFC 7517 §4.2 to §4.4.
fn check_purpose(key: &Map<String, Value>, jwk: &PublicJwk) -> Result<(), JwkError> {
    let fits = |name: &str, wanted: &str| key.get(name).is_none_or(|value| value == wanted);
    let verifies = key.get("key_ops").is_none_or(|operations| {
        operations.as_array().is_some_and(|list| list.iter().any(|value| value == "verify"))
    });
    let named = key.get("alg").map(|alg| alg.as_str().and_then(VerificationAlgorithm::parse));
    let fits_alg = named.is_none_or(|alg| alg.is_some_and(|alg| jwk.fits(alg)));
    if fits("use", "sig") && fits_alg && verifies { Ok(()) } else { Err(JwkError::OtherPurpose) }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum JwkError {
    #[error("a key must be a JSON object")]
    NotAnObject,
    /// RFC 9449 §4.3 item 7.
    #[error("the key is private; give the public key alone, and replace this one")]
    Private,
    #[error("the key is symmetric")]
    Symmetric,
    /// RFC 7517 §4.1.
    #[error("the key has no kty")]
    NoKind,
    #[error("the key is none of EC with P-256, OKP with Ed25519, and RSA")]
    Unsupported,
    #[error("the key's numbers are missing or malformed")]
    Malformed,
    /// FAPI 2.0 §5.4.1.
    #[error("an RSA key must have 2048 to 4096 bits")]
    RsaLength,
    #[error("kid must be a text of 1 to 256 characters")]
    MalformedKid,
    #[error(
        "the key says it is for another use or algorithm; ES256, EdDSA, PS256 and RS256 are accepted"
    )]
    OtherPurpose,
    #[error("a key set must be a JSON object with a list called keys")]
    NotASet,
    #[error("the key set is too long")]
    SetTooLong,
    #[error("a key set may have 16 keys at most")]
    TooManyKeys,
    #[error("two keys have the same kid")]
    RepeatedKid,
    #[error("the key set has no key that can verify ES256, EdDSA, PS256 or RS256")]
    NoUsableKey,
}

#[cfg(test)]
mod tests;
