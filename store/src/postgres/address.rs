//! Where a database is, and how it is reached.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;
use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode};

/// The address of a PostgreSQL database: `postgres://user:password@host:port/database`,
/// with `?sslmode=` if need be. It is never shown whole: it holds a password.
#[derive(Clone, PartialEq, Eq)]
pub struct PostgresUrl {
    config: Config,
}

/// Why a text is no such address. It quotes nothing of the text that could be its password.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum PostgresUrlError {
    #[error("not the address of a PostgreSQL database: {0}")]
    Malformed(&'static str),
    #[error("not the address of a PostgreSQL database that can be followed: {name}: {rule}")]
    Option { name: String, rule: &'static str },
}

impl FromStr for PostgresUrl {
    type Err = PostgresUrlError;

    fn from_str(text: &str) -> Result<Self, PostgresUrlError> {
        if !text.starts_with("postgres://") && !text.starts_with("postgresql://") {
            return Err(PostgresUrlError::Malformed("it begins with postgres://"));
        }
        // A question mark before the @ is of the password.
        let host = text.find('@').unwrap_or_default();
        let (address, query) = match text[host..].find('?') {
            Some(at) => (&text[..host + at], &text[host + at + 1..]),
            None => (text, ""),
        };
        let pairs = || query.split('&').filter(|pair| !pair.is_empty());
        // Where the address is none, what follows may be a part of its password.
        let has_options = address.parse::<Config>().is_ok() && !query.contains('@');
        let options = pairs().map(|pair| if has_options { option(pair) } else { Ok(pair) });
        let options = options.collect::<Result<Vec<_>, _>>()?.join("&");
        let mut config: Config = format!("{address}?{options}").parse().map_err(|_| {
            PostgresUrlError::Malformed(
                "it has the form postgres://user:password@host:port/database, with special \
                 characters of the password as %xx, and options such as sslmode=require",
            )
        })?;
        if config.get_hosts().is_empty() {
            return Err(PostgresUrlError::Malformed("it names no host"));
        }
        if config.get_user().is_none() {
            return Err(PostgresUrlError::Malformed("it names no user"));
        }
        if !pairs().any(|pair| pair.starts_with("sslmode=")) {
            // Never on by itself where it protects nothing, always where somebody may listen.
            let near = config.get_hosts().iter().all(is_near);
            config.ssl_mode(if near { SslMode::Disable } else { SslMode::Require });
        }
        if config.get_application_name().is_none() {
            config.application_name("countersign");
        }
        Ok(Self { config })
    }
}

/// An option as the driver reads it. None is passed over: whoever writes one relies on it.
fn option(pair: &str) -> Result<&str, PostgresUrlError> {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let rule = match (name, value) {
        // What libpq calls so is what we do whenever there is TLS.
        ("sslmode", "verify-full") => return Ok("sslmode=require"),
        ("sslmode", "disable" | "prefer" | "require")
        | ("channel_binding", "disable" | "prefer")
        | ("sslnegotiation", "postgres") => return Ok(pair),
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
            return Ok(pair);
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

/// Whether the way to a host does not leave this machine.
fn is_near(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => {
            name == "localhost"
                || name
                    .trim_matches(['[', ']'])
                    .parse()
                    .is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
        }
        #[cfg(unix)]
        Host::Unix(_) => true,
    }
}

impl PostgresUrl {
    pub(super) fn config(&self) -> &Config {
        &self.config
    }
}

/// Host, port and database: what an operator needs to find it.
impl fmt::Display for PostgresUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, host) in self.config.get_hosts().iter().enumerate() {
            if index > 0 {
                formatter.write_str(", ")?;
            }
            match host {
                Host::Tcp(name) => formatter.write_str(name)?,
                #[cfg(unix)]
                Host::Unix(folder) => write!(formatter, "{}", folder.display())?,
            }
            let ports = self.config.get_ports();
            let port = ports.get(index).or(ports.first()).copied().unwrap_or(5432);
            write!(formatter, ":{port}")?;
        }
        write!(formatter, "/{}", self.config.get_dbname().unwrap_or_default())
    }
}

impl fmt::Debug for PostgresUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PostgresUrl({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> PostgresUrl {
        text.parse().expect("an address")
    }

    #[test]
    fn it_is_shown_without_user_and_password() {
        let url = parsed("postgres://ada:s3cret@db.example:6543/countersign");
        assert_eq!(url.to_string(), "db.example:6543/countersign");
        assert_eq!(format!("{url:?}"), "PostgresUrl(db.example:6543/countersign)");
    }

    #[test]
    fn a_fault_does_not_quote_the_text() {
        for text in [
            "postgres://ada:s3cret@db.example:port/countersign",
            "postgres://ada:s3cret@db.example/countersign?s3cret=1",
            "mysql://ada:s3cret@db.example/countersign",
            "postgres:///countersign?password=s3cret",
            "postgres://ada:s3cret?s3cret=1@db.example:port/countersign",
            "postgres://ada:s@3?secret=s3cret@db.example/countersign",
            "postgres://ada@db.example/countersign?sslmode=s3cret",
        ] {
            let fault = text.parse::<PostgresUrl>().expect_err("refused").to_string();
            assert!(!fault.contains("s3cret"), "{fault}");
        }
    }

    #[test]
    fn an_option_that_cannot_be_followed_is_named() {
        for (options, name) in [
            ("channel_binding=require", "channel_binding"),
            ("channel_binding=", "channel_binding"),
            ("sslmode=verify-ca", "sslmode"),
            ("sslmode=allow", "sslmode"),
            ("sslmode", "sslmode"),
            ("sslnegotiation=direct", "sslnegotiation"),
            ("sslrootcert=/etc/ca.pem", "sslrootcert"),
            ("sslmode=require&sslcert=client.pem", "sslcert"),
            ("gssencmode=disable", "gssencmode"),
            ("connect_timeout=soon", "connect_timeout"),
            ("target_session_attrs=standby", "target_session_attrs"),
            ("connect_timeout=3&pgbouncer=true", "pgbouncer"),
            ("currentSchema=x", "currentSchema"),
        ] {
            let fault = format!("postgres://a@db.example/c?{options}").parse::<PostgresUrl>();
            let fault = fault.expect_err(options).to_string();
            assert!(fault.contains(&format!("the option {name}: ")), "{options}: {fault}");
        }
    }

    #[test]
    fn an_option_that_can_be_is_followed() {
        for options in [
            "",
            "channel_binding=prefer",
            "channel_binding=disable&sslmode=verify-full",
            "application_name=node%201",
            "connect_timeout=3&keepalives=1&target_session_attrs=read-write",
            "options=-c%20statement_timeout%3D5s",
        ] {
            let parsed = format!("postgres://a@db.example/c?{options}").parse::<PostgresUrl>();
            assert!(parsed.is_ok(), "{options}: {parsed:?}");
        }
        // Nothing of a password is read as an option.
        for password in ["sslmode=verify-full", "x?sslmode=disable&y", "?channel_binding=require"] {
            let url = parsed(&format!("postgres://a:{password}@db.example/c"));
            assert_eq!(url.config.get_password(), Some(password.as_bytes()));
            assert_eq!(url.config.get_ssl_mode(), SslMode::Require);
        }
    }

    #[test]
    fn tls_is_asked_for_unless_the_way_stays_on_this_machine() {
        let mode = |text: &str| parsed(text).config.get_ssl_mode();
        assert_eq!(mode("postgres://a@db.example/c"), SslMode::Require);
        assert_eq!(mode("postgres://a@127.0.0.1:5433/c"), SslMode::Disable);
        assert_eq!(mode("postgres://a@localhost/c"), SslMode::Disable);
        assert_eq!(mode("postgres://a@%2Fvar%2Frun%2Fpostgresql/c"), SslMode::Disable);
        assert_eq!(mode("postgres://a@localhost/c?sslmode=require"), SslMode::Require);
        assert_eq!(mode("postgres://a@db.example/c?sslmode=disable"), SslMode::Disable);
        assert_eq!(mode("postgres://a@db.example/c?sslmode=verify-full"), SslMode::Require);
    }
}
