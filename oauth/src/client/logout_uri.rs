//! Where an app learns that sessions have ended (OpenID Connect Back-Channel Logout 1.0 §2.2).

use thiserror::Error;
use url::{Host, Url};

use super::redirect_uri::{Destination, RedirectUri, RedirectUriError};
use crate::text::text;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackChannelLogout {
    pub uri: BackChannelLogoutUri,
    /// The app needs `sid`. Ours always have it.
    pub session_required: bool,
}

/// This server calls it, so it is one that it may call: https on its own port, or loopback, which a
/// demo may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackChannelLogoutUri(String);

text!(BackChannelLogoutUri);

impl BackChannelLogoutUri {
    pub fn register(text: &str) -> Result<Self, LogoutUriError> {
        RedirectUri::register(text)?;
        let url = Url::parse(text).map_err(|_| RedirectUriError::NotAbsolute)?;
        if !matches!(url.scheme(), "https" | "http") {
            return Err(LogoutUriError::NotWeb);
        }
        if !Destination::of(text).on_this_device {
            if !matches!(url.host(), Some(Host::Domain(_))) {
                return Err(LogoutUriError::Address);
            }
            if url.port().is_some() {
                return Err(LogoutUriError::Port);
            }
        }
        Ok(Self(text.to_owned()))
    }

    /// An app has nothing sent to a host that is not its own: to that of one of its redirect URIs.
    pub fn register_beside(
        text: &str,
        redirect_uris: &[RedirectUri],
    ) -> Result<Self, LogoutUriError> {
        let registered = Self::register(text)?;
        let there = Destination::of(text);
        let mut answered = redirect_uris.iter().map(|uri| Destination::of(uri.as_str()));
        let is_own = answered.any(|own| is_same_host(&own, &there));
        if is_own { Ok(registered) } else { Err(LogoutUriError::Host) }
    }
}

/// Or both are on this device.
pub(super) fn is_same_host(own: &Destination, there: &Destination) -> bool {
    own.host.is_some() && (own.host == there.host || own.on_this_device && there.on_this_device)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LogoutUriError {
    #[error(transparent)]
    Uri(#[from] RedirectUriError),
    #[error("https is required")]
    NotWeb,
    #[error("a host name is required, not an address")]
    Address,
    #[error("a port is not allowed")]
    Port,
    #[error("the host must be that of a redirect URI")]
    Host,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_app_is_called_at_its_own_host_by_https_alone() {
        let own = ["https://wiki.example/callback", "http://127.0.0.1:8765/callback"]
            .map(|uri| RedirectUri::register(uri).expect("valid"));
        let register = |uri: &str| BackChannelLogoutUri::register_beside(uri, &own).err();
        for good in [
            "https://wiki.example/logout",
            "https://wiki.example:443/logout?tenant=a",
            "http://127.0.0.1:9999/logout",
            "http://localhost/logout",
        ] {
            assert_eq!(register(good), None, "{good}");
        }
        for (bad, error) in [
            ("http://wiki.example/logout", RedirectUriError::HttpsRequired.into()),
            ("https://wiki.example/logout#x", RedirectUriError::Fragment.into()),
            ("https://me:x@wiki.example/logout", RedirectUriError::UserInfo.into()),
            ("/logout", RedirectUriError::NotAbsolute.into()),
            ("https://wiki.example/ logout", RedirectUriError::Characters.into()),
            ("com.example.wiki:/logout", LogoutUriError::NotWeb),
            ("https://wiki.example:8443/logout", LogoutUriError::Port),
            ("https://10.0.0.1/logout", LogoutUriError::Address),
            ("https://[fd00::1]/logout", LogoutUriError::Address),
            ("https://169.254.169.254/latest", LogoutUriError::Address),
            ("https://sub.wiki.example/logout", LogoutUriError::Host),
            ("https://wiki.example.evil.example/logout", LogoutUriError::Host),
            ("https://bank.example/pay", LogoutUriError::Host),
        ] {
            assert_eq!(register(bad), Some(error), "{bad}");
        }
    }
}
