use thiserror::Error;
use url::{Host, Url};

use crate::display_text::is_look_alike_host;
use crate::id::ClientId;

/// In bytes.
const LENGTH: usize = 255;

/// A client id that is the address of its metadata document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientUrl {
    url: Url,
    host: String,
    on_this_device: bool,
}

impl ClientUrl {
    /// The id as it is compared: there is one spelling, so that two ids are two clients.
    pub fn parse(id: &ClientId) -> Result<Self, ClientUrlError> {
        let text = id.as_str();
        if text.len() > LENGTH {
            return Err(ClientUrlError::TooLong);
        }
        let url = Url::parse(text).map_err(|_| ClientUrlError::Malformed)?;
        if url.fragment().is_some() {
            return Err(ClientUrlError::Fragment);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(ClientUrlError::UserInfo);
        }
        // Dot segments, upper case and whatever else a parser would mend.
        if url.as_str() != without_own_port(text) {
            return Err(ClientUrlError::Spelling);
        }
        if url.path().len() < 2 {
            return Err(ClientUrlError::NoPath);
        }
        let on_this_device = match url.host() {
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            Some(Host::Domain(name)) => name == "localhost",
            None => return Err(ClientUrlError::Malformed),
        };
        let host = url.host_str().unwrap_or_default().to_owned();
        if !on_this_device {
            if url.scheme() != "https" {
                return Err(ClientUrlError::NotHttps);
            }
            if url.port().is_some() {
                return Err(ClientUrlError::Port);
            }
            // A parser of URLs lets other characters pass than names have (RFC 1123 §2.1).
            let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
            let is_name =
                matches!(url.host(), Some(Host::Domain(_))) && host.bytes().all(is_of_name);
            if !is_name || !host.contains('.') || host.ends_with('.') || is_look_alike_host(&host) {
                return Err(ClientUrlError::Host);
            }
        }
        Ok(Self { url, host, on_this_device })
    }

    /// The public host of an id that was parsed before. `None`: the address is on this device, or the
    /// id is none.
    pub fn public_host(id: &ClientId) -> Option<&str> {
        let rest = id.as_str().strip_prefix("https://")?;
        let (authority, _) = rest.split_once('/')?;
        let host = authority.strip_suffix(":443").unwrap_or(authority);
        // Every public host is a name with a dot, whose last label is no number.
        let last = host.rsplit('.').next().filter(|last| last.len() < host.len())?;
        last.starts_with(|first: char| first.is_ascii_alphabetic()).then_some(host)
    }

    pub fn url(&self) -> &Url {
        &self.url
    }

    pub fn host(&self) -> &str {
        &self.host
    }

    /// Loopback: nothing is proven by an answer from there.
    pub fn is_on_this_device(&self) -> bool {
        self.on_this_device
    }
}

/// `https://app.example:443/x` is `https://app.example/x`.
fn without_own_port(text: &str) -> String {
    let Some((scheme, rest)) = text.split_once("://") else { return text.to_owned() };
    let own = if scheme == "https" { ":443" } else { ":80" };
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let authority = authority.strip_suffix(own).unwrap_or(authority);
    format!("{scheme}://{authority}{path}")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ClientUrlError {
    #[error("client_id is an address of more than {LENGTH} characters")]
    TooLong,
    #[error("client_id begins like an address and is none")]
    Malformed,
    #[error("client_id is an address that is not https")]
    NotHttps,
    #[error("client_id is an address with a fragment")]
    Fragment,
    #[error("client_id is an address with a user name or a password")]
    UserInfo,
    #[error("client_id is an address with another port than 443")]
    Port,
    #[error("client_id is an address without a path")]
    NoPath,
    #[error(
        "client_id is an address that is not spelled as it is read: no dot segments, no upper \
         case in the host, everything percent-encoded that must be"
    )]
    Spelling,
    #[error("client_id is an address whose host is no public name")]
    Host,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<ClientUrl, ClientUrlError> {
        ClientUrl::parse(&ClientId::new(text))
    }

    #[test]
    fn connect_2_an_id_that_could_be_another_address_is_refused() {
        for (id, error) in [
            ("https://", ClientUrlError::Malformed),
            ("https://app.example", ClientUrlError::Spelling),
            ("https://app.example/", ClientUrlError::NoPath),
            ("http://app.example/client", ClientUrlError::NotHttps),
            ("ftp://app.example/client", ClientUrlError::NotHttps),
            ("https://app.example/client#", ClientUrlError::Fragment),
            ("https://app.example/client#x", ClientUrlError::Fragment),
            ("https://me@app.example/client", ClientUrlError::UserInfo),
            ("https://me:x@app.example/client", ClientUrlError::UserInfo),
            ("https://app.example:8443/client", ClientUrlError::Port),
            ("https://app.example/a/../client", ClientUrlError::Spelling),
            ("https://app.example/./client", ClientUrlError::Spelling),
            ("https://app.example/%2e%2e/client", ClientUrlError::Spelling),
            ("https://APP.example/client", ClientUrlError::Spelling),
            ("https:/app.example/client", ClientUrlError::Spelling),
            ("https://app.example\\client", ClientUrlError::Spelling),
            ("https://app.example/cli ent", ClientUrlError::Spelling),
            ("https://app.example/cliënt", ClientUrlError::Spelling),
            ("https://äpp.example/client", ClientUrlError::Spelling),
            ("https://10.0.0.1/client", ClientUrlError::Host),
            ("https://8.8.8.8/client", ClientUrlError::Host),
            ("https://0x7f.1/client", ClientUrlError::Spelling),
            ("https://[2606:4700::1111]/client", ClientUrlError::Host),
            ("https://intranet/client", ClientUrlError::Host),
            ("https://app.example./client", ClientUrlError::Host),
            ("https://*.example/client", ClientUrlError::Host),
            ("https://a_b.example/client", ClientUrlError::Host),
            ("https://a$b.example/client", ClientUrlError::Host),
            // аpple.example, with a Cyrillic а.
            ("https://xn--pple-43d.example/client", ClientUrlError::Host),
        ] {
            assert_eq!(parse(id), Err(error), "{id}");
        }
        let long = format!("https://app.example/{}", "a".repeat(LENGTH));
        assert_eq!(parse(&long), Err(ClientUrlError::TooLong));
    }

    #[test]
    fn connect_2_an_address_with_a_path_names_a_document() {
        for id in [
            "https://claude.ai/oauth/mcp-oauth-client-metadata",
            "https://vscode.dev/oauth/client-metadata.json",
            "https://app.example:443/client",
            "https://app.example/client?v=1",
        ] {
            let url = parse(id).expect(id);
            assert!(!url.is_on_this_device(), "{id}");
            assert_eq!(ClientUrl::public_host(&ClientId::new(id)), Some(url.host()), "{id}");
        }
        for id in ["http://localhost:4000/client.json", "http://127.0.0.1:1/c", "http://[::1]/c"] {
            assert!(parse(id).is_ok_and(|url| url.is_on_this_device()), "{id}");
        }
        for here in
            ["http://localhost/c", "https://localhost/c", "https://127.0.0.1/c", "https://[::1]/c"]
        {
            assert_eq!(ClientUrl::public_host(&ClientId::new(here)), None, "{here}");
        }
    }
}
