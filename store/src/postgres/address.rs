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

/// Why a text is no such address. It does not quote the text.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("not the address of a PostgreSQL database: {0}")]
pub struct PostgresUrlError(&'static str);

impl FromStr for PostgresUrl {
    type Err = PostgresUrlError;

    fn from_str(text: &str) -> Result<Self, PostgresUrlError> {
        if !text.starts_with("postgres://") && !text.starts_with("postgresql://") {
            return Err(PostgresUrlError("it begins with postgres://"));
        }
        // What libpq calls so is what we do whenever there is TLS.
        let text = text.replace("sslmode=verify-full", "sslmode=require");
        let mut config: Config = text.parse().map_err(|_| {
            PostgresUrlError(
                "it has the form postgres://user:password@host:port/database, with special \
                 characters of the password as %xx, and of options sslmode=disable or \
                 sslmode=require",
            )
        })?;
        if config.get_hosts().is_empty() {
            return Err(PostgresUrlError("it names no host"));
        }
        if config.get_user().is_none() {
            return Err(PostgresUrlError("it names no user"));
        }
        if !text.contains("sslmode=") {
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
        ] {
            let fault = text.parse::<PostgresUrl>().expect_err("refused").to_string();
            assert!(!fault.contains("s3cret"), "{fault}");
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
