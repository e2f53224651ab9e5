//! Whether a signature is valid: the one place that asks the cryptography.

use super::algorithm::VerificationAlgorithm;
use super::jwk::PublicJwk;

#[cfg(feature = "signatures")]
pub(super) fn is_valid(
    algorithm: VerificationAlgorithm,
    key: &PublicJwk,
    message: &[u8],
    signature: &[u8],
) -> bool {
    use aws_lc_rs::rsa::PublicKeyComponents;
    use aws_lc_rs::signature::{
        ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256,
        UnparsedPublicKey,
    };

    use super::jwk::Material;

    let verified = match key.material() {
        // RFC 7518 §3.4: R and S, 32 bytes each; the point is uncompressed. That
        // it lies on the curve is checked here.
        Material::P256 { x, y } => {
            let point = [[4].as_slice(), x, y].concat();
            UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature)
        }
        Material::Ed25519 { x } => UnparsedPublicKey::new(&ED25519, x).verify(message, signature),
        Material::Rsa { n, e } => {
            let parameters = if algorithm == VerificationAlgorithm::Rs256 {
                &RSA_PKCS1_2048_8192_SHA256
            } else {
                &RSA_PSS_2048_8192_SHA256
            };
            PublicKeyComponents { n, e }.verify(parameters, message, signature)
        }
    };
    verified.is_ok()
}

#[cfg(not(feature = "signatures"))]
pub(super) fn is_valid(
    _algorithm: VerificationAlgorithm,
    _key: &PublicJwk,
    _message: &[u8],
    _signature: &[u8],
) -> bool {
    false
}
