//! API keys: a prefix, random digits, and a checksum, [`LENGTH`] characters in all.

use crate::credential::format::{CHECKSUM_DIGITS, checksum, push_base62};
use crate::credential::prefix::CredentialPrefix;
use crate::credential::secret::ApiSecret;

/// The platform's APIs have always taken keys of this length.
pub const LENGTH: usize = 32;

/// Names the data centre.
pub const DEFAULT_PREFIX: &str = "DCRA1-";

/// Three numbers of 64 bits.
pub const ENTROPY_BYTES: usize = 24;

#[derive(Clone, Debug)]
pub struct ApiKeyFormat {
    prefix: String,
}

impl Default for ApiKeyFormat {
    fn default() -> Self {
        Self { prefix: DEFAULT_PREFIX.to_owned() }
    }
}

impl ApiKeyFormat {
    pub fn new(prefix: &CredentialPrefix) -> Self {
        Self { prefix: prefix.as_str().to_owned() }
    }

    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    pub fn write(&self, entropy: &[u8; ENTROPY_BYTES]) -> ApiSecret {
        let mut digits = String::new();
        for number in entropy.as_chunks::<8>().0 {
            let number = u64::from_be_bytes(*number);
            // Ten digits hold 59 bits, and the rest is dropped: 2^64 holds 62^10 almost 22
            // times, which costs a hundredth of a bit.
            push_base62(&mut digits, number, 10);
        }
        let mut text = self.prefix.clone();
        text.push_str(&digits[..LENGTH - CHECKSUM_DIGITS - self.prefix.len()]);
        let checksum = checksum(&text);
        text.push_str(&checksum);
        ApiSecret::new(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(prefix: &str) -> ApiKeyFormat {
        ApiKeyFormat::new(&prefix.parse().expect("a prefix"))
    }

    #[test]
    fn a_key_has_32_characters_whatever_the_prefix() {
        for prefix in ["x", "EU-", DEFAULT_PREFIX] {
            let format = format(prefix);
            for entropy in [[0; ENTROPY_BYTES], [255; ENTROPY_BYTES]] {
                let key = format.write(&entropy);
                assert_eq!(key.expose().len(), LENGTH);
                assert!(key.expose().starts_with(prefix));
            }
        }
    }

    #[test]
    fn different_bytes_give_different_keys() {
        let format = format(DEFAULT_PREFIX);
        assert_ne!(format.write(&[1; ENTROPY_BYTES]), format.write(&[2; ENTROPY_BYTES]));
    }
}
