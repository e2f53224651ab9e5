//! Hashes of passwords: ours, and those of other programs, which stay until their owner signs in.

mod form;
#[cfg(test)]
mod tests;

use argon2::password_hash::PasswordVerifier as _;
use argon2::{Algorithm, Argon2, Params, Version};
use aws_lc_rs::pbkdf2;
use metrics::counter;
use oauth::credential::digest::Digest;
use oauth::credential::secret::{Password, PasswordHash};
use oauth::hex::to_hex;
use oauth::spelling::password;
use subtle::ConstantTimeEq as _;

use self::form::{Form, parse};

pub use self::form::HashError;

/// The counter of hashes: the same for an unknown account as for a wrong password.
pub const HASHES: &str = "countersign_password_hashes_total";

/// 46 MiB, in KiB.
const MEMORY: u32 = 46 * 1024;
const PASSES: u32 = 1;
const LANES: u32 = 1;

/// Verified where there is no password, so that an unknown address takes as long as a known one.
/// Of no password: its hash part is zeros.
const DUMMY_HASH: &str = "$argon2id$v=19$m=47104,t=1,p=1$bm9ib2R5LW5vYm9keS0$\
                            AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Argon2id with 46 MiB and one pass: of the equally strong settings that the
/// OWASP Password Storage Cheat Sheet recommends, the one whose memory an
/// allocator gives back at once (glibc keeps blocks of up to 32 MiB).
#[expect(clippy::expect_used, reason = "constants within Argon2's limits")]
pub(super) fn argon2id() -> Argon2<'static> {
    let params = Params::new(MEMORY, PASSES, LANES, None).expect("valid parameters");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Checks a hash that another program has made.
pub(super) fn check_imported(text: &str) -> Result<PasswordHash, HashError> {
    parse(text)?;
    Ok(PasswordHash::new(text))
}

/// Whether that is the password; and whether the hash is to be replaced by one of ours. An account
/// without a password costs the same as one with a hash of ours.
pub(super) fn verify(typed: &Password, hash: Option<&PasswordHash>) -> Verified {
    let known = hash.and_then(|hash| parse(hash.expose()).ok());
    let (form, is_known) = match known {
        Some(form) => (form, true),
        None => match parse(DUMMY_HASH) {
            Ok(form) => (form, false),
            Err(_) => return Verified::WRONG,
        },
    };
    let is_right = matches(&form, typed) && is_known;
    Verified { is_right, is_foreign: !is_ours(&form) }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verified {
    pub(super) is_right: bool,
    /// It was hashed by another program, or at another cost.
    pub(super) is_foreign: bool,
}

impl Verified {
    const WRONG: Self = Self { is_right: false, is_foreign: false };
}

fn is_ours(form: &Form<'_>) -> bool {
    let Form::Argon2(hash) = form else { return false };
    let Ok(params) = Params::try_from(hash) else { return false };
    hash.algorithm == Algorithm::Argon2id.ident()
        && (params.m_cost(), params.t_cost(), params.p_cost()) == (MEMORY, PASSES, LANES)
}

fn matches(form: &Form<'_>, typed: &Password) -> bool {
    let prepared = password::prepare(typed);
    if is_right(form, prepared.expose()) {
        return true;
    }
    // Other programs hash what was typed.
    prepared != *typed && !is_ours(form) && is_right(form, typed.expose())
}

fn is_right(form: &Form<'_>, text: &str) -> bool {
    counter!(HASHES).increment(1);
    match form {
        Form::Argon2(hash) => Argon2::default().verify_password(text.as_bytes(), hash).is_ok(),
        Form::Bcrypt { hash, of_sha256 } => {
            let digest = of_sha256.then(|| to_hex(Digest::of(text).as_bytes()));
            bcrypt::verify(digest.as_deref().unwrap_or(text), hash).unwrap_or(false)
        }
        Form::Scrypt { params, salt, hash } => {
            let mut computed = vec![0; hash.len()];
            scrypt::scrypt(text.as_bytes(), salt, params, &mut computed).is_ok()
                && computed.ct_eq(hash).into()
        }
        Form::Pbkdf2 { algorithm, iterations, salt, hash } => {
            pbkdf2::verify(*algorithm, *iterations, salt, text.as_bytes(), hash).is_ok()
        }
    }
}
