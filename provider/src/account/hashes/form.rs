//! The forms in which hashes of passwords are written, and how much work each may ask for.

use std::num::NonZeroU32;

use argon2::{Algorithm, Params};
use aws_lc_rs::pbkdf2;
use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use thiserror::Error;

/// What an imported hash may cost: some times the memory of ours, and about a second of one processor.
const MOST_MEMORY: u64 = 128 * 1024 * 1024;
const MOST_ARGON2_WORK: u64 = 512 * 1024; // KiB × passes
const MOST_SCRYPT_WORK: u64 = 256 * 1024 * 1024; // bytes × parallelism
const MOST_BCRYPT_COST: u32 = 14;
const MOST_ITERATIONS: u32 = 3_000_000;
/// Of a salt, or a hash, in bytes.
const LONGEST: usize = 128;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum HashError {
    #[error(
        "the hash is of no known form: PHC strings of argon2, scrypt, pbkdf2 and bcrypt are, and \
         those of Django and Laravel"
    )]
    UnknownForm,
    #[error("a {0} hash has another form")]
    Malformed(&'static str),
    #[error("the hash asks for more memory or time than a sign-in may take")]
    TooCostly,
}

/// A hash of this server's making, or of another program's.
pub(super) enum Form<'a> {
    Argon2(argon2::PasswordHash<'a>),
    Bcrypt { hash: &'a str, of_sha256: bool },
    Scrypt { params: scrypt::Params, salt: Vec<u8>, hash: Vec<u8> },
    Pbkdf2 { algorithm: pbkdf2::Algorithm, iterations: NonZeroU32, salt: Vec<u8>, hash: Vec<u8> },
}

pub(super) fn parse(text: &str) -> Result<Form<'_>, HashError> {
    // Django puts its own name of the algorithm before.
    if let Some(phc) = text.strip_prefix("argon2").filter(|rest| rest.starts_with('$')) {
        return phc_argon2(phc);
    }
    if let Some(hash) = text.strip_prefix("bcrypt_sha256$") {
        return bcrypt_hash(hash, true);
    }
    if let Some(hash) = text.strip_prefix("bcrypt$") {
        return bcrypt_hash(hash, false);
    }
    if let Some(rest) = text.strip_prefix("scrypt$") {
        return django_scrypt(rest);
    }
    if let Some(rest) = text.strip_prefix("pbkdf2_") {
        return django_pbkdf2(rest);
    }
    match text.split('$').nth(1).unwrap_or_default() {
        name if name.starts_with("argon2") => phc_argon2(text),
        "2" | "2a" | "2b" | "2x" | "2y" => bcrypt_hash(text, false),
        "scrypt" => phc_scrypt(text),
        name if name.starts_with("pbkdf2") => phc_pbkdf2(name, text),
        _ => Err(HashError::UnknownForm),
    }
}

fn phc_argon2(text: &str) -> Result<Form<'_>, HashError> {
    let malformed = |_| HashError::Malformed("argon2");
    let hash = argon2::PasswordHash::new(text).map_err(malformed)?;
    Algorithm::try_from(hash.algorithm).map_err(|_| HashError::Malformed("argon2"))?;
    if hash.salt.is_none() || hash.hash.is_none() {
        return Err(HashError::Malformed("argon2"));
    }
    let params = Params::try_from(&hash).map_err(malformed)?;
    let memory = u64::from(params.m_cost());
    if memory * 1024 > MOST_MEMORY || memory * u64::from(params.t_cost()) > MOST_ARGON2_WORK {
        return Err(HashError::TooCostly);
    }
    Ok(Form::Argon2(hash))
}

fn bcrypt_hash(hash: &str, of_sha256: bool) -> Result<Form<'_>, HashError> {
    let parts: bcrypt::HashParts = hash.parse().map_err(|_| HashError::Malformed("bcrypt"))?;
    if parts.get_cost() > MOST_BCRYPT_COST {
        return Err(HashError::TooCostly);
    }
    Ok(Form::Bcrypt { hash, of_sha256 })
}

/// `N$salt$r$p$hash`, of Django: the salt is text.
fn django_scrypt(rest: &str) -> Result<Form<'_>, HashError> {
    let malformed = HashError::Malformed("scrypt");
    let parts: Vec<&str> = rest.split('$').collect();
    let [work, salt, block_size, parallelism, hash] = parts[..] else { return Err(malformed) };
    let work: u64 = number(work).ok_or(malformed)?;
    let log_work = work.checked_ilog2().filter(|log| 1 << log == work).ok_or(malformed)?;
    let [block_size, parallelism] = [block_size, parallelism].map(number);
    let (block_size, parallelism) = block_size.zip(parallelism).ok_or(malformed)?;
    scrypt_form(log_work.into(), block_size, parallelism, salt.as_bytes().to_vec(), decode(hash))
}

/// `$scrypt$ln=14,r=8,p=1$salt$hash`, as the PHC string format has it, and passlib.
fn phc_scrypt(text: &str) -> Result<Form<'_>, HashError> {
    let malformed = HashError::Malformed("scrypt");
    let parts: Vec<&str> = text.split('$').collect();
    let ["", _, params, salt, hash] = parts[..] else { return Err(malformed) };
    let value = |name| parameter(params, name).ok_or(malformed);
    let salt = decode(salt).ok_or(malformed)?;
    scrypt_form(value("ln")?, value("r")?, value("p")?, salt, decode(hash))
}

fn scrypt_form<'a>(
    log_work: u64,
    block_size: u64,
    parallelism: u64,
    salt: Vec<u8>,
    hash: Option<Vec<u8>>,
) -> Result<Form<'a>, HashError> {
    let malformed = HashError::Malformed("scrypt");
    let hash = hash.filter(|hash| (10..=64).contains(&hash.len())).ok_or(malformed)?;
    let memory = u32::try_from(log_work)
        .ok()
        .and_then(|log| 128_u64.checked_shl(log).filter(|memory| memory >> log == 128))
        .and_then(|memory| memory.checked_mul(block_size))
        .filter(|memory| *memory <= MOST_MEMORY)
        .ok_or(HashError::TooCostly)?;
    if memory.checked_mul(parallelism).is_none_or(|work| work > MOST_SCRYPT_WORK) {
        return Err(HashError::TooCostly);
    }
    let params = u8::try_from(log_work)
        .ok()
        .zip(u32::try_from(block_size).ok().zip(u32::try_from(parallelism).ok()))
        .and_then(|(log, (r, p))| scrypt::Params::new(log, r, p, hash.len()).ok());
    Ok(Form::Scrypt { params: params.ok_or(malformed)?, salt: short(salt, "scrypt")?, hash })
}

/// `sha256$iterations$salt$hash`, of Django: the salt is text.
fn django_pbkdf2(rest: &str) -> Result<Form<'_>, HashError> {
    let malformed = HashError::Malformed("pbkdf2");
    let parts: Vec<&str> = rest.split('$').collect();
    let [digest, iterations, salt, hash] = parts[..] else { return Err(malformed) };
    let iterations = number(iterations).ok_or(malformed)?;
    pbkdf2_form(digest, iterations, salt.as_bytes().to_vec(), decode(hash))
}

/// `$pbkdf2-sha256$i=600000,l=32$salt$hash` as the PHC string format has it, or
/// `$pbkdf2-sha256$600000$salt$hash`, of passlib, in which the first digest has no name.
fn phc_pbkdf2<'a>(name: &str, text: &'a str) -> Result<Form<'a>, HashError> {
    let malformed = HashError::Malformed("pbkdf2");
    let digest = name.strip_prefix("pbkdf2").unwrap_or_default();
    let digest = digest.strip_prefix('-').unwrap_or("sha1");
    let parts: Vec<&str> = text.split('$').collect();
    let ["", _, params, salt, hash] = parts[..] else { return Err(malformed) };
    let iterations = parameter(params, "i").or_else(|| number(params)).ok_or(malformed)?;
    let salt = decode(salt).ok_or(malformed)?;
    pbkdf2_form(digest, iterations, salt, decode(hash))
}

fn pbkdf2_form<'a>(
    digest: &str,
    iterations: u64,
    salt: Vec<u8>,
    hash: Option<Vec<u8>>,
) -> Result<Form<'a>, HashError> {
    let malformed = HashError::Malformed("pbkdf2");
    let (algorithm, length) = match digest {
        "sha1" => (pbkdf2::PBKDF2_HMAC_SHA1, 20),
        "sha256" => (pbkdf2::PBKDF2_HMAC_SHA256, 32),
        "sha512" => (pbkdf2::PBKDF2_HMAC_SHA512, 64),
        _ => return Err(HashError::UnknownForm),
    };
    // More is computed in blocks, each for the whole price.
    let hash = hash.filter(|hash| (16..=length).contains(&hash.len())).ok_or(malformed)?;
    let iterations = u32::try_from(iterations).ok().filter(|count| *count <= MOST_ITERATIONS);
    let iterations = iterations.ok_or(HashError::TooCostly)?;
    let iterations = NonZeroU32::new(iterations).ok_or(malformed)?;
    Ok(Form::Pbkdf2 { algorithm, iterations, salt: short(salt, "pbkdf2")?, hash })
}

fn short(salt: Vec<u8>, name: &'static str) -> Result<Vec<u8>, HashError> {
    let fits = !salt.is_empty() && salt.len() <= LONGEST;
    if fits { Ok(salt) } else { Err(HashError::Malformed(name)) }
}

fn number(text: &str) -> Option<u64> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { text.parse().ok() } else { None }
}

fn parameter(params: &str, name: &str) -> Option<u64> {
    let mut all = params.split(',').filter_map(|pair| pair.split_once('='));
    number(all.find(|(known, _)| *known == name)?.1)
}

/// Base64 with or without padding; passlib writes `.` for `+`.
fn decode(text: &str) -> Option<Vec<u8>> {
    const LENIENT: GeneralPurpose = GeneralPurpose::new(
        &alphabet::STANDARD,
        GeneralPurposeConfig::new()
            .with_decode_padding_mode(DecodePaddingMode::Indifferent)
            .with_decode_allow_trailing_bits(true),
    );
    if text.len() > 2 * LONGEST {
        return None;
    }
    LENIENT.decode(text.replace('.', "+")).ok()
}
