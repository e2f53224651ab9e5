//! Addresses of the platform's own pages.

use url::Url;

const HTTPS: &str = "must be an https address, such as https://example.com/privacy";
const EITHER: &str = "must be an https address, or mailto: and an e-mail address";

pub(crate) fn address(text: &str) -> Result<String, &'static str> {
    let url = Url::parse(text).map_err(|_| HTTPS)?;
    let is_right = url.scheme() == "https" && url.username().is_empty() && url.password().is_none();
    if is_right { Ok(url.into()) } else { Err(HTTPS) }
}

/// A page of the platform, or an e-mail address. A `mailto:` address that says more, a
/// subject say, would also fill in the email.
pub(crate) fn contact(text: &str) -> Result<String, &'static str> {
    let Some(email) = text.strip_prefix("mailto:") else {
        return address(text).map_err(|_| EITHER);
    };
    let is_plain = |part: &str| {
        let usual = |byte: u8| byte.is_ascii_alphanumeric() || b".-_+".contains(&byte);
        !part.is_empty() && part.bytes().all(usual)
    };
    let is_right =
        email.split_once('@').is_some_and(|(name, host)| is_plain(name) && is_plain(host));
    if is_right { Ok(text.to_owned()) } else { Err(EITHER) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_elsewhere_or_says_more_is_refused() {
        for text in [
            "",
            "help",
            "http://a.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://user@a.example",
            "mailto:",
            "mailto:help",
            "mailto:a@b@c",
            "mailto:help@a.example?subject=x",
            "mailto:help@a.example,other@a.example",
        ] {
            assert_eq!(contact(text), Err(EITHER), "{text}");
        }
        assert_eq!(address("mailto:help@a.example"), Err(HTTPS));
    }

    #[test]
    fn pages_and_e_mail_addresses_are_taken() {
        for text in ["https://a.example/help?x=1", "mailto:help+us@a.example"] {
            assert_eq!(contact(text).as_deref(), Ok(text));
        }
    }
}
