use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;

use lettre::message::Mailbox;
use oauth::language::Language;
use oauth::spelling::email::deliverable;
use url::{Host, Url};

use super::raw::RawSettings;
use super::values;

#[derive(Clone, Debug)]
pub struct EmailSettings {
    /// The server that sends them; `None`: they become files.
    pub server: Option<SmtpSettings>,
    /// Who they are from; `None`: the issuer's host.
    pub from: Option<Mailbox>,
    /// The folder of the files; `None`: `mail` in the data folder.
    pub folder: Option<PathBuf>,
    /// For people whose language is not known.
    pub language: Language,
}

#[derive(Clone, PartialEq, Eq)]
pub struct SmtpSettings {
    /// Its name or address, as its certificate has it.
    pub host: String,
    pub port: u16,
    pub tls: SmtpTls,
    /// User name and password.
    pub credentials: Option<(String, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmtpTls {
    /// From the first byte on (RFC 8314 §3.3).
    FromTheStart,
    /// After STARTTLS (RFC 3207), and never without.
    Demanded,
    /// Not at all: the way does not leave the machine.
    None,
}

/// The password stays out of what is logged.
impl fmt::Debug for SmtpSettings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, port, tls, credentials: _ } = self;
        formatter
            .debug_struct("SmtpSettings")
            .field("host", host)
            .field("port", port)
            .field("tls", tls)
            .finish_non_exhaustive()
    }
}

pub(super) fn read(given: &mut RawSettings) -> EmailSettings {
    let server = given.one("mail.server", server);
    let from = given.one("mail.from", |text| {
        text.parse::<Mailbox>()
            .and_then(|Mailbox { name, email }| {
                Ok(Mailbox::new(name, deliverable(email.as_ref()).parse()?))
            })
            .map_err(|_| "must be an e-mail address, or a name with one: Name <name@host.example>")
    });
    if server.is_some() && from.is_none() {
        given.refuse("mail.server", "needs mail.from, too");
    }
    let folder = given.one("mail.folder", values::path);
    let language = given.one("mail.language", |text| {
        let known = Language::ALL.into_iter().find(|language| language.tag() == text);
        known.ok_or("must be en, de, fr or es")
    });
    EmailSettings { server, from, folder, language: language.unwrap_or_default() }
}

/// What is wrong is said without a word of the URL: it holds a password.
fn server(text: &str) -> Result<SmtpSettings, &'static str> {
    let url = Url::parse(text)
        .map_err(|_| "must be a URL, such as smtps://user:password@mail.example")?;
    let is_plain_url = matches!(url.path(), "" | "/") && url.query().is_none();
    if !is_plain_url || url.fragment().is_some() {
        return Err("must be scheme, user name, password, host and port only");
    }
    // The URL's own rules for hosts are those of http and its like alone.
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or("must name a host")?;
    let host = Host::parse(host).map_err(|_| "must name a host")?;
    let (host, is_loopback) = match host {
        Host::Domain(domain) => (domain.clone(), domain == "localhost"),
        Host::Ipv4(address) => (address.to_string(), IpAddr::V4(address).is_loopback()),
        Host::Ipv6(address) => (address.to_string(), IpAddr::V6(address).is_loopback()),
    };
    let (tls, usual_port) = match url.scheme() {
        "smtps" => (SmtpTls::FromTheStart, 465),
        "smtp" if is_loopback => (SmtpTls::None, 25),
        "smtp" => (SmtpTls::Demanded, 587),
        _ => return Err("must begin with smtps:// or smtp://"),
    };
    let decoded = |text: &str| {
        let rule = "user name and password must be percent-encoded UTF-8";
        percent_decode(text).ok_or(rule)
    };
    let credentials = match (url.username(), url.password()) {
        ("", None) => None,
        (_, None) | ("", Some(_)) => return Err("needs user name and password, or neither"),
        (user, Some(password)) => Some((decoded(user)?, decoded(password)?)),
    };
    Ok(SmtpSettings { host, port: url.port().unwrap_or(usual_port), tls, credentials })
}

/// Percent-encoded UTF-8 (RFC 3986 §2.1).
fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_would_be_told_the_password_in_clear_is_refused_or_made_to_use_tls() {
        assert_eq!(server("smtp://mail.example").map(|read| read.tls), Ok(SmtpTls::Demanded));
        assert_eq!(server("smtp://10.0.0.1:25").map(|read| read.tls), Ok(SmtpTls::Demanded));
        for url in ["smtp://localhost", "smtp://127.0.0.1:2525", "smtp://[::1]:25"] {
            assert_eq!(server(url).map(|read| read.tls), Ok(SmtpTls::None), "{url}");
        }
    }

    #[test]
    fn what_is_no_mail_server_is_refused_without_repeating_it() {
        for (url, rule) in [
            ("mail.example", "must be a URL, such as smtps://user:password@mail.example"),
            ("https://mail.example", "must begin with smtps:// or smtp://"),
            ("smtps://", "must name a host"),
            ("smtps://a@mail.example", "needs user name and password, or neither"),
            ("smtps://mail.example/x", "must be scheme, user name, password, host and port only"),
            (
                "smtps://mail.example?tls=none",
                "must be scheme, user name, password, host and port only",
            ),
            ("smtps://a:%ff@mail.example", "user name and password must be percent-encoded UTF-8"),
        ] {
            assert_eq!(server(url).map(|_| ()), Err(rule), "{url}");
        }
    }

    #[test]
    fn a_server_is_read_whole_and_its_password_is_not_shown() {
        let read = server("smtps://ada%40mail.example:p%20w%2Fd@mail.example").expect("right");
        assert_eq!((read.host.as_str(), read.port), ("mail.example", 465));
        assert!(!format!("{read:?}").contains("p w/d"), "{read:?}");
        let credentials = ("ada@mail.example".to_owned(), "p w/d".to_owned());
        assert_eq!(read.credentials, Some(credentials));
        assert_eq!(server("smtp://mail.example:2587/").map(|read| read.port), Ok(2587));
    }
}
