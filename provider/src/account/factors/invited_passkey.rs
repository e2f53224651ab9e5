//! Who is invited makes a passkey in the place of a password, and is signed in with it.

use oauth::authentication::{Authentication, AuthenticationMethod};
use oauth::credential::digest::Digest;
use oauth::credential::password_link::LinkPurpose;
use oauth::credential::secret::SessionToken;
use thiserror::Error;

use super::passkeys::{Challenge, PasskeyError};
use crate::account::AccountService;
use crate::account::begin_session::{Beginning, Browser, NewSession};
use crate::account::password_link::{OpenLink, PasswordLinkError};
use crate::account::sign_in_count::{Method, Outcome, count_sign_in};
use crate::caller::Caller;
use crate::error::{ProviderError, internal_store_error};

#[derive(Debug, Error)]
pub enum InvitedPasskeyError {
    #[error(transparent)]
    Link(#[from] PasswordLinkError),
    #[error(transparent)]
    Passkey(#[from] PasskeyError),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(InvitedPasskeyError);

impl AccountService {
    /// Whether the link leads to a passkey, too: an account that has a password keeps its ways in.
    pub fn offers_invited_passkey(&self, link: &OpenLink) -> bool {
        self.offers_passkeys()
            && link.purpose == LinkPurpose::Invitation
            && link.user.password_hash.is_none()
    }

    pub async fn begin_invited_passkey(
        &self,
        link: &str,
        browser: &SessionToken,
    ) -> Result<Challenge, InvitedPasskeyError> {
        let link = self.invitation(link).await?;
        Ok(self.begin_passkey(&link.user, browser).await?)
    }

    /// The link ends with it. `None`: the passkey is theirs, and they sign in as ever.
    pub async fn choose_passkey(
        &self,
        link: &str,
        sealed: &str,
        name: &str,
        answer: &str,
        browser: &Browser,
    ) -> Result<Option<NewSession>, InvitedPasskeyError> {
        let OpenLink { user, .. } = self.invitation(link).await?;
        let token = browser.token.as_ref().ok_or(PasskeyError::Expired)?;
        let epoch = self.shared.store.sign_in_epoch(&user.id).await?;
        let principal = self.principal_of(&user.id).await?.ok_or(PasswordLinkError::Unknown)?;
        let passkey = self.made_passkey(&user.id, token, sealed, name, answer).await?;
        let caller = Caller::new(&principal, &browser.address);
        let used = Digest::of(link);
        let key = match self.store_passkey(caller, &passkey, epoch, Some(&used)).await {
            // Used, or replaced by a newer one, since the page was opened.
            Err(PasskeyError::Expired) => return Err(PasswordLinkError::Unknown.into()),
            stored => stored?,
        };
        let methods =
            [key, AuthenticationMethod::UserPresence, AuthenticationMethod::MultipleFactors];
        let authentication = Authentication {
            at: self.shared.now(),
            methods: methods.into_iter().collect(),
            provider: None,
        };
        let beginning = Beginning { epoch, ..Beginning::default() };
        let begun = self.begin_session(&user, authentication, browser, beginning).await?;
        let outcome = if begun.is_some() { Outcome::SignedIn } else { Outcome::Wrong };
        count_sign_in(Method::Passkey, outcome);
        Ok(begun)
    }

    async fn invitation(&self, link: &str) -> Result<OpenLink, InvitedPasskeyError> {
        let link = self.password_link(link).await?;
        if !self.offers_invited_passkey(&link) {
            return Err(PasskeyError::NotOffered.into());
        }
        Ok(link)
    }
}
