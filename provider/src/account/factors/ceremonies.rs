//! Who asks for passkeys.

use std::sync::Arc;
use std::time::Duration;

use webauthn_rs::prelude::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

use crate::settings::Settings;

/// How long a user may take to find their passkey (WebAuthn 3 §15.1: 5 minutes to 10 where the
/// person is to be verified).
pub(super) const CHALLENGE: Duration = Duration::from_mins(5);

/// The relying party: the issuer's host, on the issuer's origin alone.
#[derive(Clone)]
pub(crate) struct Ceremonies(pub(super) Arc<Webauthn>);

impl Ceremonies {
    /// `None` where browsers make none: an address instead of a name (§5.1.3: "a valid domain"), or
    /// no secure context; and where people sign in at the platform's own login alone.
    pub(crate) fn of(settings: &Settings) -> Option<Self> {
        if settings.own_login.is_some() {
            return None;
        }
        let origin = Url::parse(&settings.issuer).ok()?;
        let host = origin.domain()?;
        if !settings.is_https() && host != "localhost" {
            return None;
        }
        let builder = WebauthnBuilder::new(host, &origin).ok()?;
        let webauthn = builder.rp_name(&settings.platform_name).timeout(CHALLENGE).build().ok()?;
        Some(Self(Arc::new(webauthn)))
    }
}
