//! Addresses at which an app's makers try it.

use super::Client;
use crate::client::redirect_uri::{Destination, RedirectUri};

/// Whether an address is for testing: on the user's own machine, and of an app that runs elsewhere.
/// It says nothing about where people's answers go, so it takes no mark from the app and is not
/// reviewed; where it is in use, it has no mark itself, and people are asked each time. An app all
/// of whose addresses are there has no other, and so none for testing; a native app's are its own
/// (RFC 8252 §7.3).
pub fn is_for_testing<'a>(
    uri: &str,
    is_native: bool,
    all: impl IntoIterator<Item = &'a str>,
) -> bool {
    !is_native && is_own_machine(uri) && !all.into_iter().all(is_own_machine)
}

fn is_own_machine(uri: &str) -> bool {
    let destination = Destination::of(uri);
    // A program that answers to a scheme is an app, not a test of one.
    destination.on_this_device && destination.host.is_some()
}

impl Client {
    /// See [`is_for_testing`].
    pub fn is_for_testing(&self, uri: &RedirectUri) -> bool {
        is_for_testing(
            uri.as_str(),
            self.native,
            self.redirect_uris.iter().map(RedirectUri::as_str),
        )
    }

    /// The addresses to which people's answers go.
    pub fn public_addresses(&self) -> impl Iterator<Item = &RedirectUri> {
        self.redirect_uris.iter().filter(|uri| !self.is_for_testing(uri))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEB: &str = "https://shiftplan.example/cb";

    #[test]
    fn an_address_is_for_testing_only_beside_one_that_is_elsewhere() {
        for (uri, native, all, expected) in [
            ("http://localhost:3000/cb", false, vec![WEB, "http://localhost:3000/cb"], true),
            ("http://127.0.0.1:1/cb", false, vec![WEB, "http://127.0.0.1:1/cb"], true),
            ("http://localhost:3000/cb", false, vec!["http://localhost:3000/cb"], false),
            ("http://localhost/cb", true, vec![WEB, "http://localhost/cb"], false),
            ("com.shiftplan:/cb", false, vec![WEB, "com.shiftplan:/cb"], false),
            (WEB, false, vec![WEB, "http://localhost/cb"], false),
        ] {
            assert_eq!(is_for_testing(uri, native, all), expected, "{uri}");
        }
    }
}
