//! Where a database is, and how it is reached.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode, TargetSessionAttrs};

pub use super::address_option::PostgresUrlError;
use super::address_option::option;

/// How long to wait for a server to accept a connection, unless the address says otherwise.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);

/// A server that is off says nothing, not even that it is: for how long the network may leave
/// unacknowledged what was sent, and how soon, and how often, an idle connection is tried.
const TCP_USER_TIMEOUT: Duration = Duration::from_secs(5);
const KEEPALIVES_IDLE: Duration = Duration::from_secs(5);
const KEEPALIVES_INTERVAL: Duration = Duration::from_secs(2);
const KEEPALIVES_COUNT: u32 = 3;

/// The address of a PostgreSQL database: `postgres://user:password@host:port/database`,
/// with several of `host:port` if there are standbys, and options as those of libpq.
/// It is never shown whole: it holds a password.
#[derive(Clone, PartialEq, Eq)]
pub struct PostgresUrl {
    config: Config,
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
        let options = pairs().map(|pair| if has_options { option(pair) } else { Ok(pair.into()) });
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
            // Never on by itself where it protects nothing, always where others may listen.
            let near = config.get_hosts().iter().all(is_near);
            config.ssl_mode(if near { SslMode::Disable } else { SslMode::Require });
        }
        if config.get_application_name().is_none() {
            config.application_name("countersign");
        }
        demand_writes(&mut config)?;
        notice_the_dead(&mut config, query);
        Ok(Self { config })
    }
}

/// Of several servers the one that takes writes; each has its port.
fn demand_writes(config: &mut Config) -> Result<(), PostgresUrlError> {
    if config.get_target_session_attrs() == TargetSessionAttrs::ReadOnly {
        return Err(PostgresUrlError::Malformed(
            "target_session_attrs is read-write: Countersign writes, and reads nothing from a \
             standby",
        ));
    }
    config.target_session_attrs(TargetSessionAttrs::ReadWrite);
    let is_one = |host: &Host| match host {
        Host::Tcp(name) => !name.is_empty() && !name.contains(','),
        #[cfg(unix)]
        Host::Unix(_) => true,
    };
    if !config.get_hosts().iter().all(is_one) {
        return Err(PostgresUrlError::Malformed(
            "several hosts must each have their port, before the database: \
             postgres://user:password@one:5432,two:5432/database",
        ));
    }
    let (hosts, ports) = (config.get_hosts().len(), config.get_ports().len());
    if ports > 1 && ports != hosts {
        return Err(PostgresUrlError::Malformed("it names as many ports as hosts, or one for all"));
    }
    let addresses = config.get_hostaddrs().len();
    if addresses > 0 && addresses != hosts {
        return Err(PostgresUrlError::Malformed("it names as many of hostaddr as hosts, or none"));
    }
    Ok(())
}

/// Within seconds, unless the address says otherwise.
fn notice_the_dead(config: &mut Config, text: &str) {
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT_TIMEOUT);
    }
    // libpq counts milliseconds, the driver seconds.
    let given = config.get_tcp_user_timeout().map(Duration::as_secs);
    config.tcp_user_timeout(given.map_or(TCP_USER_TIMEOUT, Duration::from_millis));
    if !text.contains("keepalives_idle=") {
        config.keepalives_idle(KEEPALIVES_IDLE);
    }
    if config.get_keepalives_interval().is_none() {
        config.keepalives_interval(KEEPALIVES_INTERVAL);
    }
    if config.get_keepalives_retries().is_none() {
        config.keepalives_retries(KEEPALIVES_COUNT);
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
    /// What each host's server is reached by, in the order in which they are named.
    pub(super) fn hosts(&self) -> Vec<Config> {
        (0..self.config.get_hosts().len()).map(|index| self.only(index)).collect()
    }

    fn only(&self, index: usize) -> Config {
        let all = &self.config;
        let mut one = Config::new();
        match &all.get_hosts()[index] {
            Host::Tcp(name) => one.host(name),
            #[cfg(unix)]
            Host::Unix(folder) => one.host_path(folder),
        };
        all.get_hostaddrs().get(index).map(|address| one.hostaddr(*address));
        one.port(self.port(index));
        all.get_user().map(|user| one.user(user));
        all.get_password().map(|password| one.password(password));
        all.get_dbname().map(|name| one.dbname(name));
        all.get_options().map(|options| one.options(options));
        all.get_application_name().map(|name| one.application_name(name));
        all.get_connect_timeout().map(|timeout| one.connect_timeout(*timeout));
        all.get_tcp_user_timeout().map(|timeout| one.tcp_user_timeout(*timeout));
        all.get_keepalives_interval().map(|interval| one.keepalives_interval(interval));
        all.get_keepalives_retries().map(|retries| one.keepalives_retries(retries));
        one.keepalives(all.get_keepalives())
            .keepalives_idle(all.get_keepalives_idle())
            .ssl_mode(all.get_ssl_mode())
            .ssl_negotiation(all.get_ssl_negotiation())
            .channel_binding(all.get_channel_binding())
            .load_balance_hosts(all.get_load_balance_hosts())
            .target_session_attrs(all.get_target_session_attrs());
        one
    }

    fn port(&self, index: usize) -> u16 {
        let ports = self.config.get_ports();
        ports.get(index).or(ports.first()).copied().unwrap_or(5432)
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
            write!(formatter, ":{}", self.port(index))?;
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
    fn each_host_is_a_server_of_its_own_and_must_take_writes() {
        let two = "postgres://ada:s3cret@one.example,[2001:db8::1]:6543/countersign";
        for options in ["", "?target_session_attrs=read-write", "?target_session_attrs=primary"] {
            let url = parsed(&format!("{two}{options}"));
            assert_eq!(url.to_string(), "one.example:5432, 2001:db8::1:6543/countersign");
            let hosts = url.hosts();
            let names: Vec<_> = hosts.iter().flat_map(Config::get_hosts).cloned().collect();
            let expected = ["one.example", "2001:db8::1"];
            assert_eq!(names, expected.map(|name| Host::Tcp(name.to_owned())));
            for (host, port) in hosts.iter().zip([5432, 6543]) {
                assert_eq!(host.get_ports(), [port]);
                assert_eq!(host.get_user(), Some("ada"));
                assert_eq!(host.get_password(), Some(&b"s3cret"[..]));
                assert_eq!(host.get_dbname(), Some("countersign"));
                assert_eq!(host.get_application_name(), Some("countersign"));
                assert_eq!(host.get_ssl_mode(), SslMode::Require);
                assert_eq!(host.get_target_session_attrs(), TargetSessionAttrs::ReadWrite);
            }
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
    fn one_host_that_is_only_one_is_as_it_was_named() {
        let text = "postgres://ada@db.example:6543/c?options=-c%20geqo%3Doff&sslmode=require\
                    &sslnegotiation=postgres&channel_binding=disable&connect_timeout=7\
                    &tcp_user_timeout=9000&keepalives=0&keepalives_idle=11\
                    &keepalives_interval=12&keepalives_count=13&hostaddr=192.0.2.1";
        let url = parsed(text);
        assert_eq!(url.hosts(), [url.config]);
    }

    #[test]
    fn what_no_server_could_be_chosen_by_is_refused() {
        for (text, rule) in [
            ("postgres://a@b,c/d?target_session_attrs=read-only", "reads nothing from a standby"),
            ("postgres://a@b,,c/d", "must each have their port"),
            ("postgres:///d?host=b,c&user=a", "must each have their port"),
            ("postgres://a@b,c/d?port=1", "as many ports"),
            ("postgres://a@b,c/d?hostaddr=192.0.2.1", "as many of hostaddr"),
        ] {
            let fault = text.parse::<PostgresUrl>().expect_err("refused").to_string();
            assert!(fault.contains(rule), "{text}: {fault}");
        }
    }

    #[test]
    fn a_server_that_says_nothing_is_noticed_within_seconds_unless_told_otherwise() {
        let seconds = Duration::from_secs;
        let config = parsed("postgres://a@db.example/c").config;
        assert_eq!(config.get_connect_timeout(), Some(&seconds(2)));
        assert_eq!(config.get_tcp_user_timeout(), Some(&seconds(5)));
        assert!(config.get_keepalives());
        assert_eq!(config.get_keepalives_idle(), seconds(5));
        assert_eq!(config.get_keepalives_interval(), Some(seconds(2)));
        assert_eq!(config.get_keepalives_retries(), Some(3));
        let config = parsed(
            "postgres://a@db.example/c?connect_timeout=7&tcp_user_timeout=8000\
             &keepalives_idle=9&keepalives_interval=10&keepalives_count=11",
        );
        let config = config.config;
        assert_eq!(config.get_connect_timeout(), Some(&seconds(7)));
        assert_eq!(config.get_tcp_user_timeout(), Some(&seconds(8)));
        assert_eq!(config.get_keepalives_idle(), seconds(9));
        assert_eq!(config.get_keepalives_interval(), Some(seconds(10)));
        assert_eq!(config.get_keepalives_retries(), Some(11));
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
