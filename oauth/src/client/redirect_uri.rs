use serde::{Deserialize, Serialize};
use thiserror::Error;
use url::{Host, Url};

use crate::display_text::is_look_alike_host;
use crate::text::text;

/// OAuth 2.1 §2.3.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RedirectUri(
    String,
    /// Every request looks at it, and a URL takes long to parse.
    Destination,
);

/// A registered URI that already carries a parameter of our answer could make an app read an
/// attacker's value instead of the server's.
const ANSWER_PARAMETERS: [&str; 5] = ["code", "state", "iss", "error", "error_description"];

/// Schemes that run or embed content, or that another program than the client's answers to.
const DANGEROUS_SCHEMES: [&str; 17] = [
    "about",
    "blob",
    "data",
    "file",
    "filesystem",
    "ftp",
    "intent",
    "jar",
    "javascript",
    "mailto",
    "resource",
    "sms",
    "tel",
    "vbscript",
    "view-source",
    "ws",
    "wss",
];

/// Families of such schemes: of a browser's own pages, and of programs that come with Windows.
const DANGEROUS_FAMILIES: [&str; 2] = ["chrome", "ms-"];

impl RedirectUri {
    pub fn register(text: &str) -> Result<Self, RedirectUriError> {
        let registered = Self::register_native(text)?;
        // RFC 8252 §7.1: private-use schemes are reversed domain names.
        let scheme = text.split(':').next().unwrap_or_default();
        if matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") || scheme.contains('.')
        {
            Ok(registered)
        } else {
            Err(RedirectUriError::SchemeWithoutDot)
        }
    }

    /// Of a native app. Many have a private-use scheme of one word, such as `cursor`, whatever RFC
    /// 8252 §7.1 asks for.
    pub fn register_native(text: &str) -> Result<Self, RedirectUriError> {
        let printable = |byte: u8| (0x21..=0x7E).contains(&byte);
        if !text.bytes().all(printable) || text.contains('\\') {
            return Err(RedirectUriError::Characters);
        }
        if text.contains('*') {
            return Err(RedirectUriError::Wildcard);
        }
        let url = Url::parse(text).map_err(|_| RedirectUriError::NotAbsolute)?;
        // OAuth 2.1 §2.3: "The endpoint URI MUST NOT include a fragment component."
        if url.fragment().is_some() {
            return Err(RedirectUriError::Fragment);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(RedirectUriError::UserInfo);
        }
        match url.scheme() {
            "https" => {}
            // RFC 9700 §2.6: no `http` except for native apps on loopback.
            "http" if is_loopback(&url) => {}
            "http" => return Err(RedirectUriError::HttpsRequired),
            scheme if is_dangerous(scheme) => return Err(RedirectUriError::DangerousScheme),
            _ => {}
        }
        if url.query_pairs().any(|(name, _)| ANSWER_PARAMETERS.contains(&name.as_ref())) {
            return Err(RedirectUriError::AnswerParameter);
        }
        Ok(Self(text.to_owned(), Destination::of_url(&url)))
    }

    pub fn destination(&self) -> &Destination {
        &self.1
    }

    /// A partner's host must be a name, and one that reads as what it is.
    pub fn register_for_partner(text: &str, native: bool) -> Result<Self, PartnerUriError> {
        let registered = if native { Self::register_native(text) } else { Self::register(text) }?;
        let url = Url::parse(text).map_err(|_| RedirectUriError::NotAbsolute)?;
        match url.host() {
            _ if url.scheme() == "http" => {} // loopback, or it would not be registered
            Some(Host::Ipv4(_) | Host::Ipv6(_)) => return Err(PartnerUriError::Address),
            Some(Host::Domain(host)) if is_look_alike_host(host) => {
                return Err(PartnerUriError::LookAlike);
            }
            _ => {}
        }
        Ok(registered)
    }

    /// Character by character (RFC 9700 §2.1), but for the port of a loopback address of a native
    /// app (RFC 8252 §7.3). `localhost` is such an address, too: §8.3 recommends against it, and
    /// common apps register it. Compared as text: a parser that normalises is how others were bypassed
    /// (`..%2F`, case, user info, trailing dots).
    pub fn matches(&self, presented: &str, native: bool) -> bool {
        if self.0 == presented {
            return true;
        }
        native
            && match (without_loopback_port(&self.0), without_loopback_port(presented)) {
                (Some(registered), Some(presented)) => registered == presented,
                _ => false,
            }
    }
}

// What was registered was checked by the rules for its client then.
text!(RedirectUri, RedirectUri::register_native, RedirectUriError);

fn is_dangerous(scheme: &str) -> bool {
    DANGEROUS_SCHEMES.contains(&scheme)
        || DANGEROUS_FAMILIES.iter().any(|family| scheme.starts_with(family))
}

/// `http://127.0.0.1:51004/callback` without its port, in two parts; `None` for anything but a
/// loopback address.
fn without_loopback_port(uri: &str) -> Option<(&'static str, &str)> {
    ["http://127.0.0.1", "http://[::1]", "http://localhost"].into_iter().find_map(|address| {
        let rest = uri.strip_prefix(address)?;
        let path = match rest.strip_prefix(':') {
            Some(after_colon) => {
                let digits = after_colon.bytes().take_while(u8::is_ascii_digit).count();
                let (port, path) = after_colon.split_at(digits);
                // A port of 0 names no listener; more than 65535 is no port.
                port.parse::<u16>().ok().filter(|port| *port != 0)?;
                path
            }
            None => rest,
        };
        (path.is_empty() || path.starts_with(['/', '?'])).then_some((address, path))
    })
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(domain)) => domain == "localhost",
        None => false,
    }
}

/// Where a checked redirect URI leads, in the words a person needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// ASCII, `xn--` where the name is not: to compare it with a publisher's domains. `None`: a
    /// program on this device answers to the scheme, and any program may take that scheme and write
    /// any host behind it (RFC 8252 §7.1, §8.1).
    pub host: Option<String>,
    pub host_and_port: String,
    pub on_this_device: bool,
}

impl Destination {
    pub fn of(uri: &str) -> Self {
        // Not reached: a matched URI was parsed when it was registered.
        let Ok(url) = Url::parse(uri) else {
            return Self { host: None, host_and_port: uri.to_owned(), on_this_device: false };
        };
        Self::of_url(&url)
    }

    fn of_url(url: &Url) -> Self {
        let is_web = matches!(url.scheme(), "http" | "https");
        match url.host_str().filter(|_| is_web) {
            Some(host) => Self {
                host_and_port: match url.port() {
                    Some(port) => format!("{host}:{port}"),
                    None => host.to_owned(),
                },
                on_this_device: is_loopback(url),
                host: Some(host.to_owned()),
            },
            None => Self {
                host: None,
                host_and_port: format!("{}:", url.scheme()),
                on_this_device: true,
            },
        }
    }

    /// Who answers there: the host, or the scheme of a program with its colon.
    pub fn answerer(&self) -> &str {
        self.host.as_deref().unwrap_or(&self.host_and_port)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RedirectUriError {
    #[error("only printable ASCII characters are allowed, without backslash")]
    Characters,
    #[error("wildcards are not allowed")]
    Wildcard,
    #[error("an absolute address is required")]
    NotAbsolute,
    /// OAuth 2.1 §2.3.
    #[error("fragments are not allowed")]
    Fragment,
    #[error("a user name or password is not allowed")]
    UserInfo,
    /// RFC 9700 §2.6.
    #[error("https is required")]
    HttpsRequired,
    #[error("this scheme is not allowed")]
    DangerousScheme,
    /// RFC 8252 §7.1.
    #[error("a private-use scheme must be a reversed domain name, such as com.example.app")]
    SchemeWithoutDot,
    #[error("the query must not contain code, state, iss or error")]
    AnswerParameter,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PartnerUriError {
    #[error(transparent)]
    Rule(#[from] RedirectUriError),
    #[error("use a host name instead of an IP address")]
    Address,
    #[error("the host name mixes alphabets, or has letters that look like others")]
    LookAlike,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn registered(uri: &str) -> RedirectUri {
        RedirectUri::register(uri).expect("a valid redirect URI")
    }

    #[test]
    fn addresses_that_could_mislead_or_run_are_refused() {
        use RedirectUriError as E;
        for (uri, error) in [
            ("javascript:alert(1)", E::DangerousScheme),
            ("data:text/html,x", E::DangerousScheme),
            ("vbscript:x", E::DangerousScheme),
            ("http://app.example/callback", E::HttpsRequired),
            ("https://app.example/callback#x", E::Fragment),
            ("https://*.app.example/callback", E::Wildcard),
            ("https://user@app.example/callback", E::UserInfo),
            ("/callback", E::NotAbsolute),
            ("myapp:/callback", E::SchemeWithoutDot),
            ("MyApp:/callback", E::SchemeWithoutDot),
            ("https://app.example/callback?code=1", E::AnswerParameter),
            ("https://app.example/call\tback", E::Characters),
            ("https://app.example\\@evil.example/", E::Characters),
        ] {
            assert_eq!(RedirectUri::register(uri), Err(error), "{uri}");
        }
    }

    #[test]
    fn connect_4_a_native_app_may_have_a_scheme_of_one_word_and_no_other_programs() {
        for uri in ["cursor://anysphere.cursor-mcp/oauth/callback", "vscode:/callback"] {
            assert_eq!(RedirectUri::register_native(uri).expect(uri).as_str(), uri);
        }
        for uri in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "vbscript:x",
            "blob:https://app.example/x",
            "about:blank",
            "ws://app.example/",
            "wss://app.example/",
            "ftp://app.example/",
            "mailto:a@app.example",
            "tel:1",
            "sms:1",
            "intent://app.example/#x",
            "view-source:https://app.example/",
            "chrome://settings",
            "chrome-extension://abc/callback",
            "ms-msdt:/id",
            "MS-Settings:x",
            "http://app.example/callback",
        ] {
            RedirectUri::register_native(uri).expect_err(uri);
        }
    }

    #[test]
    fn only_the_exact_text_matches() {
        let uri = registered("https://app.example/callback");
        for presented in [
            "https://app.example/callback/",
            "https://app.example/Callback",
            "https://APP.example/callback",
            "https://app.example:443/callback",
            "https://app.example/callback?x=1",
            "https://app.example/callback#x",
            "https://app.example/callback/../callback",
            "https://app.example/..%2Fcallback",
            "https://app.example/..;/callback",
            "https://app.example.evil.test/callback",
            "https://app.example@evil.test/callback",
            "https://app.example/callback\t",
            "",
        ] {
            assert!(!uri.matches(presented, true), "{presented}");
        }
        assert!(uri.matches("https://app.example/callback", false));
    }

    #[test]
    fn connect_4_a_native_app_may_choose_its_loopback_port_and_nothing_else() {
        for host in ["127.0.0.1", "[::1]", "localhost"] {
            let uri = registered(&format!("http://{host}/callback"));
            assert!(uri.matches(&format!("http://{host}:51004/callback"), true), "{host}");
            assert!(!uri.matches(&format!("http://{host}:51004/callback"), false), "{host}");
            assert!(!uri.matches(&format!("http://{host}.evil.test/callback"), true), "{host}");
        }
        let uri = registered("http://127.0.0.1/callback");
        for presented in [
            "http://127.0.0.1:51004/other",
            "http://127.0.0.1:0/callback",
            "http://127.0.0.1:99999/callback",
            "http://127.0.0.1:51004@evil.test/callback",
            "http://127.0.0.1:@evil.test/callback",
            "http://127.0.0.1.evil.test/callback",
            "http://127.0.0.1:1:2/callback",
            "http://localhost:51004/callback",
            "http://[::1]:51004/callback",
            "https://127.0.0.1:51004/callback",
        ] {
            assert!(!uri.matches(presented, true), "{presented}");
        }
    }

    #[test]
    fn connect_4_a_web_app_may_not_choose_a_port() {
        let uri = registered("http://127.0.0.1:8765/callback");
        assert!(!uri.matches("http://127.0.0.1:8766/callback", false));
    }

    #[test]
    fn a_destination_shows_its_port_and_its_punycode() {
        let local = Destination::of("http://127.0.0.1:8765/callback");
        assert_eq!(local.host_and_port, "127.0.0.1:8765");
        assert!(local.on_this_device);
        let foreign = Destination::of("https://xn--pple-43d.example/callback");
        assert_eq!(foreign.host_and_port, "xn--pple-43d.example");
        assert!(!foreign.on_this_device);
    }

    #[test]
    fn a_private_use_scheme_has_no_host_whatever_is_written_behind_it() {
        for uri in [
            "com.evil://brightwork.example/cb",
            "com.evil://brightwork.example:443/cb",
            "com.evil:/cb",
            "com.evil:brightwork.example",
        ] {
            let program = Destination::of(uri);
            assert_eq!((program.host.as_deref(), program.answerer()), (None, "com.evil:"), "{uri}");
            assert!(program.on_this_device && !program.host_and_port.contains("brightwork"));
        }
        // A scheme may look like a domain.
        assert_eq!(Destination::of("brightwork.example://x/cb").host, None);
    }
}
