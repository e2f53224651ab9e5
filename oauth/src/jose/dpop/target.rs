use url::{Host, Url};

/// RFC 9449 §4.3 item 9: "The htu claim matches the HTTP URI value for the HTTP request in which
/// the JWT was received, ignoring any query and fragment parts." And below: "servers SHOULD employ
/// syntax-based normalization [...] and scheme-based normalization".
pub(super) fn is_same_target(presented: &str, expected: &str) -> bool {
    match (target(presented), target(expected)) {
        (Some(presented), Some(expected)) => presented == expected,
        _ => false,
    }
}

fn target(text: &str) -> Option<(String, String, u16, String)> {
    let url = Url::parse(text).ok()?;
    // The parser lets through what is no URI: white space around it, `\` for `/`.
    let is_uri = text.bytes().all(|byte| (0x21..=0x7E).contains(&byte) && byte != b'\\');
    let is_http = matches!(url.scheme(), "http" | "https");
    if !is_uri || !is_http || !url.username().is_empty() || url.password().is_some() {
        return None;
    }
    // A developer's own machine has several names: one server, whose issuer has
    // one of them. In front of any other host a name is not an address.
    let host = match url.host()? {
        Host::Domain("localhost") => "127.0.0.1".to_owned(),
        host => host.to_string(),
    };
    let port = url.port_or_known_default()?;
    Some((url.scheme().to_owned(), host, port, normal_path(url.path())))
}

/// RFC 3986 §6.2.2: `%7e` is `~`, and `%2f` is `%2F` but not `/`. Dot segments are
/// resolved already.
fn normal_path(path: &str) -> String {
    let mut parts = path.split('%');
    let mut normal = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.get(..2).filter(|two| two.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => {
                normal.push(char::from(byte));
                normal.push_str(&part[2..]);
            }
            Some(_) => {
                normal.push('%');
                normal.push_str(&part[..2].to_ascii_uppercase());
                normal.push_str(&part[2..]);
            }
            None => {
                normal.push('%');
                normal.push_str(part);
            }
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::is_same_target;

    const URL: &str = "https://as.example/oauth/token";

    #[test]
    fn addresses_that_mean_the_same_are_the_same() {
        for (presented, expected) in [
            ("HTTPS://AS.Example:443/oauth/token", URL),
            ("https://as.example/oauth/token?a=b#c", URL),
            ("https://as.example/a/../oauth/./token", URL),
            (URL, "https://as.example/oauth/token?grant=1"),
            ("https://as.example", "https://as.example/"),
            ("https://as.example/%7eada/%61%2f", "https://as.example/~ada/a%2F"),
            ("https://as.example/100%/%4", "https://as.example/100%/%4"),
            ("http://localhost:3000/a", "http://127.0.0.1:3000/a"),
            ("http://127.0.0.1:3000/a", "http://localhost:3000/a"),
        ] {
            assert!(is_same_target(presented, expected), "{presented} {expected}");
        }
        assert!(!is_same_target("https://as.example/a%2Fb", "https://as.example/a/b"));
        assert!(!is_same_target("https://as.example/%2561", "https://as.example/a"));
        assert!(!is_same_target("http://127.0.0.2/a", "http://localhost/a"));
        assert!(!is_same_target("http://localhost.evil.test/a", "http://localhost/a"));
    }
}
