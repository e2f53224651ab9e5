use std::net::{IpAddr, SocketAddr};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use oauth::id::ClientId;
use oauth::spelling::email::EmailAddress;
use url::{Host, Url};

/// RFC 8414 §2: "a URL that uses the \"https\" scheme and has no query or fragment components".
/// Plain http is for loopback, where it crosses no wire.
pub(super) fn issuer(text: &str) -> Result<String, &'static str> {
    let url = Url::parse(text).map_err(|_| "the issuer must be an absolute URL")?;
    // As browsers write an origin: a default port or a capital letter would make
    // every comparison with what they send fail.
    let issuer = url.origin().ascii_serialization();
    if issuer != text.strip_suffix('/').unwrap_or(text) {
        return Err("the issuer must be scheme, host and port only, as a browser writes them");
    }
    if is_encrypted_or_local(&url) {
        Ok(issuer)
    } else {
        Err("the issuer must use https (http is accepted for localhost)")
    }
}

fn is_encrypted_or_local(url: &Url) -> bool {
    let on_loopback = match url.host() {
        Some(Host::Domain(domain)) => domain == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    url.scheme() == "https" || url.scheme() == "http" && on_loopback
}

/// The parameter `login_request` is added to its query.
pub(super) fn login_url(text: &str) -> Result<Url, &'static str> {
    const RULE: &str = "must be an absolute address without user, password and fragment, such as \
                        https://hirely.example/login";
    let url = Url::parse(text).map_err(|_| RULE)?;
    let is_bare = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    if !is_bare || !url.has_host() {
        return Err(RULE);
    }
    if url.query_pairs().any(|(name, _)| name == "login_request") {
        return Err("must not have the parameter login_request: it is added");
    }
    if is_encrypted_or_local(&url) {
        Ok(url)
    } else {
        Err("must use https (http is accepted for localhost)")
    }
}

pub(super) fn client_id(text: &str) -> Result<ClientId, &'static str> {
    let is_id = !text.is_empty() && text.bytes().all(|byte| (0x21..=0x7E).contains(&byte));
    if is_id { Ok(ClientId::new(text)) } else { Err("must be the ID of a client") }
}

pub(super) fn platform_name(name: &str) -> Result<String, &'static str> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 50 || name.chars().any(char::is_control) {
        return Err("the platform's name must be 1 to 50 printable characters");
    }
    Ok(name.to_owned())
}

pub(super) fn resource_name(name: &str) -> Result<String, &'static str> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 50 || name.chars().any(char::is_control) {
        return Err("name must be 1 to 50 printable characters");
    }
    Ok(name.to_owned())
}

pub(super) fn address(text: &str) -> Result<SocketAddr, &'static str> {
    text.parse().map_err(|_| "must be ADDRESS:PORT, such as 127.0.0.1:3000")
}

/// A password in it would appear in the logs of proxies.
pub(super) fn collector(text: &str) -> Result<Url, &'static str> {
    const RULE: &str = "must be an http or https address without user, query and fragment, \
                        such as http://127.0.0.1:4318";
    let url = Url::parse(text).map_err(|_| RULE)?;
    let is_bare = url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    let is_right = matches!(url.scheme(), "http" | "https") && url.has_host();
    if is_right && is_bare && url.password().is_none() { Ok(url) } else { Err(RULE) }
}

pub(super) fn ratio(text: &str) -> Result<f64, &'static str> {
    let ratio = text.parse().ok().filter(|ratio| (0.0..=1.0).contains(ratio));
    ratio.ok_or("must be a number from 0 to 1, such as 0.01")
}

pub(super) fn flag(text: &str) -> Result<bool, &'static str> {
    match text {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err("must be true or false"),
    }
}

pub(super) fn path(text: &str) -> Result<PathBuf, &'static str> {
    if text.is_empty() { Err("must name a file or directory") } else { Ok(text.into()) }
}

pub(super) fn email(text: &str) -> Result<String, &'static str> {
    let address = EmailAddress::parse(text).map_err(|_| "must be an e-mail address")?;
    Ok(address.to_string())
}

/// A network, or a single address.
pub(super) fn network(text: &str) -> Result<IpNet, &'static str> {
    text.parse::<IpNet>()
        .or_else(|_| text.parse::<IpAddr>().map(IpNet::from))
        .map_err(|_| "must be an address or a network, such as 10.0.0.0/8")
}

pub(super) fn number(range: RangeInclusive<u32>) -> impl Fn(&str) -> Result<u32, String> {
    move |text| {
        let number = text.parse().ok().filter(|number| range.contains(number));
        number.ok_or_else(|| {
            format!("must be a whole number from {} to {}", range.start(), range.end())
        })
    }
}

pub(super) fn time(range: RangeInclusive<Duration>) -> impl Fn(&str) -> Result<Duration, String> {
    move |text| {
        let time = humantime::parse_duration(text).ok();
        time.filter(|time| time.subsec_nanos() == 0 && range.contains(time)).ok_or_else(|| {
            let (least, most) = (*range.start(), *range.end());
            let write = humantime::format_duration;
            format!(
                "must be a time from {} to {}, such as 90s, 15m or 30d",
                write(least),
                write(most)
            )
        })
    }
}
