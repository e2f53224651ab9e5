//! Whom a request is for: what clients write into `Host`, and browsers into `Origin`.

use url::Url;

/// Scheme, host and port, as a browser writes them (RFC 6454 §6.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Of an address: `None` if it has none, as `data:` and the text `null`.
    pub fn of(address: &str) -> Option<Self> {
        let url = Url::parse(address).ok()?;
        let is_bare = url.username().is_empty() && url.password().is_none();
        let origin = url.origin();
        (origin.is_tuple() && is_bare).then(|| {
            let written = origin.ascii_serialization();
            // RFC 1034 §3.1: a name that ends with a dot is complete, as ours is without.
            Self(match written.rsplit_once(':') {
                Some((host, port)) if port.parse::<u16>().is_ok() => {
                    format!("{}:{port}", host.strip_suffix('.').unwrap_or(host))
                }
                _ => written.strip_suffix('.').unwrap_or(&written).to_owned(),
            })
        })
    }
}

/// Whether an address is of that origin. RFC 3986 §6.2.2 and §6.2.3: case, the default port and,
/// since names of hosts are ours to compare, the form of international ones do not matter.
pub fn is_same_origin(address: &str, issuer: &str) -> bool {
    // As browsers write it.
    address == issuer
        || Origin::of(address).is_some_and(|origin| Origin::of(issuer) == Some(origin))
}

/// Whether a request with this `Host` is for that origin, over whatever connection it came.
pub fn is_host_of(host: &str, issuer: &str) -> bool {
    let Some((scheme, canonical)) = issuer.split_once("://") else { return false };
    host == canonical || is_valid(host) && is_same_origin(&format!("{scheme}://{host}"), issuer)
}

/// RFC 9112 §3.2: a server "MUST respond with a 400 (Bad Request) status code to any [...] Host
/// header field with an invalid field value". RFC 9110 §7.2: `uri-host [ ":" port ]`, and §4.2.1:
/// a host is not empty.
pub fn is_valid(host: &str) -> bool {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((address, after)) if address.parse::<std::net::Ipv6Addr>().is_ok() => {
                ("literal", if after.is_empty() { Some("") } else { after.strip_prefix(':') })
            }
            _ => return false,
        },
        None => match host.split_once(':') {
            Some((name, port)) => (name, Some(port)),
            None => (host, Some("")),
        },
    };
    // RFC 3986 §3.2.2, reg-name; without percent-encoding, which is no part of a name of DNS.
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(&byte);
    let is_port = |port: &str| {
        port.is_empty()
            || port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok()
    };
    !name.is_empty() && name.bytes().all(is_of_name) && port.is_some_and(is_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_host_is_invalid() {
        for host in [
            "",
            ":443",
            " auth.example",
            "auth.example ",
            "auth.example, evil.example,x y",
            "auth example",
            "user@auth.example",
            "auth.example/",
            "auth.example/path",
            "auth.example?x",
            "auth.example#x",
            "https://auth.example",
            "auth.example:https",
            "auth.example:99999",
            "auth.example:1:2",
            "auth.example:-1",
            "auth.example:+80",
            "[::1",
            "[::1]x",
            "[auth.example]",
            "::1",
            "bücher.example",
            "auth\\example",
            "a%00b",
            "a\u{0}b",
        ] {
            assert!(!is_valid(host), "{host:?}");
        }
        for host in [
            "auth.example",
            "auth.example:443",
            "auth.example.",
            "auth.example:",
            "[::1]:3000",
            "127.0.0.1:3000",
            "a_b.example",
            "XN--BCHER-KVA.example",
        ] {
            assert!(is_valid(host), "{host:?}");
        }
    }

    #[test]
    fn another_host_port_or_scheme_is_another_origin() {
        for host in [
            "evil.example",
            "auth.example:80",
            "auth.example:8443",
            "auth.example.evil.example",
            "x.auth.example",
            "user@auth.example",
            "auth.example@evil.example",
            "auth.example#",
            "auth.example/",
            "auth.example..",
        ] {
            assert!(!is_host_of(host, "https://auth.example"), "{host}");
        }
        for origin in [
            "null",
            "",
            "http://auth.example",
            "https://auth.example:8443",
            "https://user@auth.example",
            "https://auth.example.evil.example",
            "file:///auth.example",
        ] {
            assert!(!is_same_origin(origin, "https://auth.example"), "{origin}");
        }
        assert!(!is_host_of("127.0.0.1:3000", "http://localhost:3000"));
    }

    #[test]
    fn one_origin_is_the_same_however_it_is_written() {
        for (issuer, hosts) in [
            (
                "https://auth.example",
                &[
                    "auth.example",
                    "auth.example:443",
                    "AUTH.Example",
                    "auth.example.",
                    "Auth.example.:443",
                    "auth.example:",
                    "auth.example:0443",
                ][..],
            ),
            ("http://localhost", &["localhost:80", "LOCALHOST", "localhost."]),
            ("http://localhost:3000", &["localhost:3000", "LocalHost:3000", "localhost.:3000"]),
            ("http://[::1]:3000", &["[::1]:3000", "[0:0::1]:3000"]),
            ("https://xn--bcher-kva.example", &["XN--Bcher-KVA.example:443"]),
        ] {
            for host in hosts {
                assert!(is_host_of(host, issuer), "{host}");
                let (scheme, _) = issuer.split_once("://").expect("a scheme");
                assert!(is_same_origin(&format!("{scheme}://{host}"), issuer), "{host}");
            }
        }
    }
}
