//! To which host an app that introduces itself may have logout tokens sent: it may list anybody's among
//! its redirect URIs.

use thiserror::Error;
use url::Url;

use crate::client::logout_uri::{BackChannelLogoutUri, LogoutUriError, is_same_host};
use crate::client::redirect_uri::{Destination, RedirectUri};

/// Who says what an app is.
#[derive(Clone, Copy, Debug)]
pub enum Introduction<'a> {
    /// The host of its document, which is at this address.
    Document(&'a Url),
    /// A stranger.
    Registration,
}

pub(super) fn check(
    text: &str,
    redirect_uris: &[RedirectUri],
    by: Introduction<'_>,
) -> Result<BackChannelLogoutUri, IntroducedLogoutError> {
    let registered = BackChannelLogoutUri::register(text)?;
    let there = Destination::of(text);
    match by {
        Introduction::Document(url) => {
            let is_own = is_same_host(&Destination::of(url.as_str()), &there);
            if is_own { Ok(registered) } else { Err(IntroducedLogoutError::DocumentHost) }
        }
        // Whose that host is, is not known: one that gets no answer cannot be named beside one that
        // does, and it is told once.
        Introduction::Registration => {
            let mut answered = redirect_uris.iter().map(|uri| Destination::of(uri.as_str()));
            let is_only = answered.all(|own| is_same_host(&own, &there));
            if is_only { Ok(registered) } else { Err(IntroducedLogoutError::OtherHosts) }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum IntroducedLogoutError {
    #[error(transparent)]
    Uri(#[from] LogoutUriError),
    #[error("the host must be that of the document")]
    DocumentHost,
    #[error("every redirect URI must be on the same host")]
    OtherHosts,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connect_2_a_document_has_its_own_host_told_of_logouts_wherever_its_answers_go() {
        let uris = ["https://app.example/cb", "https://bank.example/cb", "http://127.0.0.1/cb"]
            .map(|uri| RedirectUri::register(uri).expect("valid"));
        let register = |document: &str, uri: &str| {
            let document = Url::parse(document).expect("an address");
            let by = Introduction::Document(&document);
            check(uri, &uris, by).err()
        };
        let (own, here) = ("https://app.example/client", "http://localhost:4000/client");
        assert_eq!(register(own, "https://app.example/logout"), None);
        assert_eq!(register(here, "http://127.0.0.1:9000/logout"), None);
        for (document, uri) in [
            (own, "https://bank.example/pay"),
            (own, "http://127.0.0.1:9000/logout"),
            (own, "https://www.app.example/logout"),
            (here, "https://bank.example/pay"),
        ] {
            let error = Some(IntroducedLogoutError::DocumentHost);
            assert_eq!(register(document, uri), error, "{document} {uri}");
        }
    }

    #[test]
    fn connect_3_a_stranger_has_a_host_told_of_logouts_only_where_no_answer_goes_elsewhere() {
        let register = |uris: &[&str], uri: &str| {
            let uris: Vec<_> =
                uris.iter().map(|uri| RedirectUri::register_native(uri).expect("valid")).collect();
            check(uri, &uris, Introduction::Registration).err()
        };
        let (own, bank) = ("https://app.example/cb", "https://bank.example/cb");
        assert_eq!(register(&[own, "https://app.example/b"], "https://app.example/logout"), None);
        for uris in [&[own, bank][..], &[bank, "http://127.0.0.1/cb"], &[bank, "cursor://x/cb"]] {
            let error = Some(IntroducedLogoutError::OtherHosts);
            assert_eq!(register(uris, "https://bank.example/pay"), error, "{uris:?}");
        }
    }
}
