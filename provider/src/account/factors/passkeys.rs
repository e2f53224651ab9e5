//! Passkeys (WebAuthn 3): made by a person who is signed in, used by who is not.
//!
//! A ceremony's challenge travels sealed through the page. It is worth something for five minutes,
//! once, in the browser that it was made for.

use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::authentication::AuthenticationMethod;
use oauth::credential::digest::Digest;
use oauth::credential::secret::SessionToken;
use oauth::hex::to_hex;
use oauth::id::{PasskeyId, UserId};
use oauth::timestamp::Timestamp;
use oauth::user::User;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::outbox::{FactorRef, SignInChange};
use store::passkeys::{AddPasskey, Passkey, PasskeyUse};
use thiserror::Error;
use webauthn_rs::prelude::{
    AuthenticationResult, Credential, DiscoverableAuthentication, Passkey as Checked,
    PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Uuid, WebauthnError,
};

use super::ceremonies::{CHALLENGE, Ceremonies};
use super::{Change, LIMIT, checked_name};
use crate::account::AccountService;
use crate::account::session::Principal;
use crate::caller::Caller;
use crate::error::{ProviderError, internal_store_error};

const MAKE: &str = "passkey to make";
const USE: &str = "passkey to use";

/// What a browser is asked, and what comes back with its answer.
#[derive(Clone, Debug, Serialize)]
pub struct Challenge {
    pub sealed: String,
    /// The options for `navigator.credentials` (§5.4, §5.5), as JSON.
    pub options: serde_json::Value,
}

#[derive(Serialize, Deserialize)]
struct SealedState<T> {
    state: T,
    /// The digest of the browser's cookie.
    browser: String,
    number: [u8; 16],
    ends_at: Timestamp,
}

#[derive(Debug, Error)]
pub enum PasskeyError {
    #[error("browsers make no passkeys for this server's address")]
    NotOffered,
    /// The challenge has ended, was used, or is another browser's.
    #[error("the challenge is none of ours any more")]
    Expired,
    #[error("the passkey could not be verified")]
    Refused,
    #[error("this passkey is known already")]
    Known,
    #[error("there are {LIMIT} already")]
    TooMany,
    #[error("it has no name")]
    NoName,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(PasskeyError);

/// Whose a passkey is, once its signature was verified.
pub(crate) struct Verified {
    pub(crate) user: User,
    /// It is not bound to one device.
    pub(crate) synced: bool,
    /// From before the passkey was looked at.
    pub(crate) epoch: i64,
}

impl AccountService {
    pub fn offers_passkeys(&self) -> bool {
        self.ceremonies.is_some()
    }

    /// Whether the sign-in page asks for passkeys: at least one user has one.
    pub async fn asks_for_passkeys(&self) -> Result<bool, ProviderError> {
        Ok(self.offers_passkeys() && self.shared.store.has_passkeys().await?)
    }

    pub async fn passkeys(&self, principal: &Principal) -> Result<Vec<Passkey>, ProviderError> {
        Ok(self.shared.store.passkeys_of_user(&principal.user.id).await?)
    }

    /// Asks a browser to make a passkey that it finds by itself, and that verifies its user.
    pub async fn begin_passkey(
        &self,
        user: &User,
        browser: &SessionToken,
    ) -> Result<Challenge, PasskeyError> {
        let Ceremonies(webauthn) = self.ceremonies.as_ref().ok_or(PasskeyError::NotOffered)?;
        let own = self.shared.store.passkeys_of_user(&user.id).await?;
        let handle = own.first().and_then(|own| own.user_handle.parse().ok());
        let handle = handle.unwrap_or_else(|| Uuid::from_bytes(self.shared.random()));
        let known = own.iter().filter_map(read_credential).map(|own| own.cred_id().clone());
        let begun = webauthn.start_passkey_registration(
            handle,
            &user.email,
            &user.full_name(),
            Some(known.collect()),
        );
        let (asked, state) = begun.map_err(|error| refused(&error))?;
        let sealed = self.seal_state(MAKE, (handle, state), browser);
        let mut options =
            serde_json::to_value(asked.public_key).map_err(|_| PasskeyError::Refused)?;
        // One that browsers find by themselves, or people would have to say first who they are.
        options["authenticatorSelection"]["residentKey"] = "required".into();
        options["authenticatorSelection"]["requireResidentKey"] = true.into();
        Ok(Challenge { sealed, options })
    }

    /// Returns what the person has given by making it.
    pub async fn add_passkey(
        &self,
        caller: Caller<'_>,
        browser: &SessionToken,
        sealed: &str,
        name: &str,
        answer: &str,
    ) -> Result<AuthenticationMethod, PasskeyError> {
        let epoch = self.epoch_while_signed_in(&caller.user.id, browser).await?;
        let epoch = epoch.ok_or(PasskeyError::Expired)?;
        let passkey = self.made_passkey(&caller.user.id, browser, sealed, name, answer).await?;
        self.store_passkey(caller, &passkey, epoch, None).await
    }

    /// What a browser made, verified and not stored yet.
    pub(super) async fn made_passkey(
        &self,
        user: &UserId,
        browser: &SessionToken,
        sealed: &str,
        name: &str,
        answer: &str,
    ) -> Result<Passkey, PasskeyError> {
        let Ceremonies(webauthn) = self.ceremonies.as_ref().ok_or(PasskeyError::NotOffered)?;
        let name = checked_name(name).ok_or(PasskeyError::NoName)?;
        let (handle, state): (Uuid, PasskeyRegistration) =
            self.open_state(MAKE, sealed, browser).await?;
        let answer: RegisterPublicKeyCredential =
            serde_json::from_str(answer).map_err(|_| PasskeyError::Refused)?;
        let made = webauthn.finish_passkey_registration(&answer, &state);
        let made = made.map_err(|error| refused(&error))?;
        let id = PasskeyId::new(self.shared.new_id("pky_"));
        let credential_id = to_hex(made.cred_id());
        let credential = written(&made)?;
        let inner = Credential::from(made);
        Ok(Passkey {
            user_id: user.clone(),
            user_handle: handle.to_string(),
            credential_id,
            name,
            credential,
            counter: inner.counter,
            synced: inner.backup_eligible,
            created_at: self.shared.now(),
            last_used_at: None,
            refused_at: None,
            id,
        })
    }

    /// `invitation`: the link that ends with it.
    pub(super) async fn store_passkey(
        &self,
        caller: Caller<'_>,
        passkey: &Passkey,
        epoch: i64,
        invitation: Option<&Digest>,
    ) -> Result<AuthenticationMethod, PasskeyError> {
        let change = Change {
            action: AuditAction::PasskeyAdded,
            kind: "passkey",
            id: passkey.id.as_str(),
            name: &passkey.name,
            mail: SignInChange::PasskeyAdded,
            added: Some(FactorRef::Passkey(passkey.id.clone())),
        };
        let effects = self.effects_of(caller, change).await?;
        let store = &self.shared.store;
        match store.add_passkey(passkey, LIMIT, epoch, invitation, effects).await? {
            AddPasskey::Added => Ok(method_of(passkey.synced)),
            AddPasskey::Known => Err(PasskeyError::Known),
            AddPasskey::TooMany => Err(PasskeyError::TooMany),
            AddPasskey::Ended => Err(PasskeyError::Expired),
        }
    }

    /// Asks a browser for a passkey, of whomever it has one.
    pub fn ask_for_passkey(&self, browser: &SessionToken) -> Result<Challenge, PasskeyError> {
        let Ceremonies(webauthn) = self.ceremonies.as_ref().ok_or(PasskeyError::NotOffered)?;
        let begun = webauthn.start_discoverable_authentication();
        let (asked, state) = begun.map_err(|error| refused(&error))?;
        let sealed = self.seal_state(USE, state, browser);
        // Whether it is offered beside the fields or by a button, the page's script says.
        let options = serde_json::to_value(asked.public_key).map_err(|_| PasskeyError::Refused)?;
        Ok(Challenge { sealed, options })
    }

    /// Verifies an answer: signature, origin, challenge, that the person was verified, and that the
    /// counter went on.
    pub(crate) async fn verify_passkey(
        &self,
        browser: &SessionToken,
        sealed: &str,
        answer: &PasskeyAnswer,
    ) -> Result<Verified, PasskeyError> {
        let Ceremonies(webauthn) = self.ceremonies.as_ref().ok_or(PasskeyError::NotOffered)?;
        let state: DiscoverableAuthentication = self.open_state(USE, sealed, browser).await?;
        let PasskeyAnswer(answer) = answer;
        let identified = webauthn.identify_discoverable_authentication(answer);
        let (handle, _) = identified.map_err(|error| refused(&error))?;
        let store = &self.shared.store;
        let found = store.find_passkey(&to_hex(answer.get_credential_id())).await?;
        // It is the user's whom the authenticator names (§7.2, step 6).
        let passkey = found
            .filter(|found| found.user_handle == handle.to_string())
            .ok_or(PasskeyError::Refused)?;
        let epoch = store.sign_in_epoch(&passkey.user_id).await?;
        let mut checked = read_credential(&passkey).ok_or(PasskeyError::Refused)?;
        let user = store.find_user(&passkey.user_id).await?;
        let user = user.filter(|user| !user.disabled).ok_or(PasskeyError::Refused)?;
        let verified = match webauthn.finish_discoverable_authentication_v2(answer, state, &checked)
        {
            Ok(verified) => verified,
            Err(WebauthnError::CredentialPossibleCompromise) => {
                self.note_copied_passkey(&user, &passkey).await?;
                return Err(PasskeyError::Refused);
            }
            Err(error) => return Err(refused(&error)),
        };
        if !self.note_use(&passkey, &mut checked, &verified).await? {
            self.note_copied_passkey(&user, &passkey).await?;
            return Err(PasskeyError::Refused);
        }
        Ok(Verified { user, synced: passkey.synced, epoch })
    }

    /// `false` if it was used since it was read.
    async fn note_use(
        &self,
        passkey: &Passkey,
        checked: &mut Checked,
        verified: &AuthenticationResult,
    ) -> Result<bool, PasskeyError> {
        checked.update_credential(verified);
        let used = PasskeyUse {
            counter_before: passkey.counter,
            credential: written(checked)?,
            counter: verified.counter(),
            at: self.shared.now(),
        };
        Ok(self.shared.store.use_passkey(&passkey.id, &used).await?)
    }

    /// §6.1.1: "a signal that the authenticator may be cloned".
    async fn note_copied_passkey(
        &self,
        user: &User,
        passkey: &Passkey,
    ) -> Result<(), ProviderError> {
        let subject = Subject::new("passkey", &passkey.id, &passkey.name);
        let event = self.shared.own_event(None, AuditAction::PasskeyRefused, subject);
        let event = AuditEvent { detail: format!("user={}", user.id), ..event };
        let effects = self.in_all_companies(&user.id, event).await?;
        let now = self.shared.now();
        Ok(self.shared.store.refuse_passkey(&passkey.id, now, effects).await?)
    }

    fn seal_state<T: Serialize>(&self, label: &str, state: T, browser: &SessionToken) -> String {
        let sealed = SealedState {
            state,
            browser: of_browser(browser),
            number: self.shared.random(),
            ends_at: self.shared.now() + CHALLENGE,
        };
        self.shared.seal(label, &sealed)
    }

    async fn open_state<T: DeserializeOwned>(
        &self,
        label: &str,
        sealed: &str,
        browser: &SessionToken,
    ) -> Result<T, PasskeyError> {
        let opened = self.shared.open_seal::<SealedState<T>>(label, sealed);
        let SealedState { state, browser: of, number, ends_at } =
            opened.ok_or(PasskeyError::Expired)?;
        if self.shared.now() >= ends_at || of != of_browser(browser) {
            return Err(PasskeyError::Expired);
        }
        let number = Digest::of(&format!("{label} {}", to_hex(&number)));
        let is_first = self.shared.store.spend_once(&number, ends_at).await?;
        is_first.then_some(state).ok_or(PasskeyError::Expired)
    }
}

/// What a browser answered, as far as it could be read.
pub struct PasskeyAnswer(PublicKeyCredential);

impl PasskeyAnswer {
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    /// For counting tries.
    pub(crate) fn credential(&self) -> Digest {
        Digest::of(&format!("passkey {}", to_hex(self.0.get_credential_id())))
    }
}

/// RFC 8176 §2: whether the key leaves its device.
pub(super) fn method_of(synced: bool) -> AuthenticationMethod {
    if synced { AuthenticationMethod::SoftwareKey } else { AuthenticationMethod::HardwareKey }
}

fn of_browser(token: &SessionToken) -> String {
    to_hex(Digest::of(token.expose()).as_bytes())
}

fn read_credential(passkey: &Passkey) -> Option<Checked> {
    serde_json::from_str(&passkey.credential).ok()
}

fn written(passkey: &Checked) -> Result<String, PasskeyError> {
    serde_json::to_string(passkey).map_err(|_| PasskeyError::Refused)
}

fn refused(error: &WebauthnError) -> PasskeyError {
    tracing::info!(%error, "a passkey was refused");
    PasskeyError::Refused
}
