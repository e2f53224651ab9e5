//! The options of a database's address, and what can be wrong with it.

use std::borrow::Cow;

use thiserror::Error;
use tokio_postgres::Config;

/// Why a text is no such address. It quotes nothing of the text that could be its password.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum PostgresUrlError {
    #[error("not the address of a PostgreSQL database: {0}")]
    Malformed(&'static str),
    #[error("not the address of a PostgreSQL database that can be followed: {name}: {rule}")]
    Option { name: String, rule: &'static str },
}

/// An option as the driver reads it. None is passed over: an operator who writes one relies on it.
pub(super) fn option(pair: &str) -> Result<Cow<'_, str>, PostgresUrlError> {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let rule = match (name, value) {
        // What libpq calls so is what we do whenever there is TLS; and two of its words that the
        // driver has others for.
        ("sslmode", "verify-full") => return Ok("sslmode=require".into()),
        ("target_session_attrs", "primary") => return Ok("target_session_attrs=read-write".into()),
        ("keepalives_count", count) => {
            return match count.parse::<u32>() {
                Ok(count) => Ok(format!("keepalives_retries={count}").into()),
                Err(_) => Err(PostgresUrlError::Option {
                    name: "the option keepalives_count".to_owned(),
                    rule: "must be a number",
                }),
            };
        }
        ("sslmode", "disable" | "prefer" | "require")
        | ("channel_binding", "disable" | "prefer")
        | ("sslnegotiation", "postgres") => return Ok(pair.into()),
        ("sslmode", _) => "must be disable, prefer, require or verify-full",
        // The certificate is checked, name and all: see `tls.rs`.
        ("channel_binding", _) => {
            "must be disable or prefer: connections are not bound to their channel; \
             sslmode=verify-full checks whom they lead to"
        }
        ("sslnegotiation", _) => "must be postgres",
        ("sslrootcert", _) => {
            "is not supported: the authorities that the system trusts are those that count, and \
             the environment variable SSL_CERT_FILE names others"
        }
        _ if format!("postgres://user@host/database?{pair}").parse::<Config>().is_ok() => {
            return Ok(pair.into());
        }
        _ => "is not supported, or has a value that it does not take",
    };
    let is_name = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_';
    let name = if !name.is_empty() && name.len() <= 40 && name.bytes().all(is_name) {
        format!("the option {name}")
    } else {
        "one of its options".to_owned()
    };
    Err(PostgresUrlError::Option { name, rule })
}
