//! One element of `X-Forwarded-For`, of which no standard says how it is written.

use std::net::IpAddr;

/// The address in it, as proxies write it: bare, with a port, an IPv6 address in brackets or
/// quotes, or with a zone. Bytes, since what is beside it may come from anyone.
pub fn address(element: &[u8]) -> Option<IpAddr> {
    let text = std::str::from_utf8(element.trim_ascii()).ok()?;
    let text = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
    let address = match text.strip_prefix('[') {
        Some(rest) => {
            let (address, after) = rest.split_once(']')?;
            let is_port = after.is_empty() || after.strip_prefix(':').is_some_and(is_number);
            is_port.then_some(address)?
        }
        None => match text.split_once(':') {
            Some((address, port)) if is_number(port) => address,
            _ => text,
        },
    };
    let (address, _zone) = address.split_once('%').unwrap_or((address, ""));
    Some(address.trim().parse::<IpAddr>().ok()?.to_canonical())
}

fn is_number(port: &str) -> bool {
    port.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_address_is_none() {
        for element in [
            "",
            "é",
            "unknown",
            "_hidden",
            "localhost",
            "203.0.113",
            "203.0.113.7:http",
            "203.0.113.7:1:2",
            "[203.0.113.7",
            "[2001:db8::1]x",
            "\"203.0.113.7",
            "203.0.113.7 203.0.113.8",
            "https://203.0.113.7",
        ] {
            assert_eq!(address(element.as_bytes()), None, "{element}");
        }
        assert_eq!(address(b"203.0.113.7\xFF"), None);
    }

    #[test]
    fn what_common_proxies_write_is_understood() {
        for (written, meant) in [
            ("203.0.113.7", "203.0.113.7"),
            (" \t203.0.113.7 ", "203.0.113.7"),
            ("203.0.113.7:54321", "203.0.113.7"),
            ("\"203.0.113.7:54321\"", "203.0.113.7"),
            ("[203.0.113.7]:443", "203.0.113.7"),
            ("::ffff:203.0.113.7", "203.0.113.7"),
            ("[::ffff:203.0.113.7]:443", "203.0.113.7"),
            ("2001:db8::1", "2001:db8::1"),
            ("2001:DB8:0::1", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("[2001:db8::1]:443", "2001:db8::1"),
            ("\"[2001:db8::1]\"", "2001:db8::1"),
            ("\"[2001:db8::1]:443\"", "2001:db8::1"),
            ("fe80::1%eth0", "fe80::1"),
            ("::1", "::1"),
        ] {
            assert_eq!(address(written.as_bytes()), meant.parse().ok(), "{written}");
        }
    }
}
