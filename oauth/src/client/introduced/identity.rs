use std::collections::BTreeSet;

use serde::Serialize;

use super::client_url::ClientUrl;
use super::origin::Origin;
use crate::client::redirect_uri::Destination;
use crate::client::{Client, ClientKind};
use crate::display_text::NAME_LIMIT;
use crate::jose::jwk::PublicJwk;
use crate::jose::thumbprint::Thumbprint;

/// An app without a name of its own is called as what answers for it. Of a long host the end says
/// whose it is: pages would leave that out.
pub(super) fn answerer_as_name(answerer: &str) -> String {
    let characters: Vec<char> = answerer.chars().collect();
    match characters.len().checked_sub(NAME_LIMIT - 1) {
        Some(beyond @ 2..) => format!("…{}", characters[beyond..].iter().collect::<String>()),
        _ => answerer.to_owned(),
    }
}

impl Client {
    pub fn origin(&self) -> Origin {
        Origin::of(&self.id)
    }

    /// Where its document is.
    pub fn document_host(&self) -> Option<String> {
        ClientUrl::parse(&self.id).ok().map(|url| url.host().to_owned())
    }

    pub fn is_self_introduced(&self) -> bool {
        self.origin().is_self_introduced()
    }

    /// What it says of itself is on this device: only a demo believes that.
    pub fn is_for_development(&self) -> bool {
        self.origin() == Origin::Document && ClientUrl::public_host(&self.id).is_none()
    }

    /// Whether people know it by something else than before: its name, where answers go, or its
    /// keys.
    pub fn is_another_than(&self, before: &Self) -> bool {
        self.identity() != before.identity()
    }

    pub fn identity(&self) -> Identity<'_> {
        let uris = self.redirect_uris.iter();
        Identity {
            name: &self.name,
            kind: self.kind,
            hosts: uris.map(|uri| Destination::of(uri.as_str()).answerer().to_owned()).collect(),
            keys: self.keys.iter().map(PublicJwk::thumbprint).collect(),
            jwks_uri: self.jwks_uri.as_deref(),
        }
    }
}

/// What people know an app by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Identity<'a> {
    name: &'a str,
    kind: ClientKind,
    hosts: BTreeSet<String>,
    keys: Vec<Thumbprint>,
    jwks_uri: Option<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::display_text::clean;

    #[test]
    fn connect_2_of_a_long_host_the_name_has_the_end() {
        let long = "accounts.bank.example.sign-in.session-0123456789abcdef.evil.example";
        for (host, name) in [
            ("app.example", "app.example"),
            (&long[..NAME_LIMIT], &long[..NAME_LIMIT]),
            (long, "…ple.sign-in.session-0123456789abcdef.evil.example"),
        ] {
            let named = answerer_as_name(host);
            assert_eq!(named, name);
            assert_eq!(clean(&named, NAME_LIMIT), named);
        }
    }
}
