//! A secret that is made, and not stored yet. It is shown first: one that could not be shown
//! grants no access, and ends no other.

use oauth::audit::AuditAction;
use oauth::credential::api_credential::{ApiCredentialKind, Overlap};
use oauth::credential::request::{ApiTokenRequest, CheckedApiToken, check_name};
use oauth::id::ApiCredentialId;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use store::Acting;
use store::api_credentials::{Made, NewApiSecret};

use super::CredentialService;
use super::api_credentials::{ApiCredentialsError, IssuedApiSecret, New, note, of};
use super::secrets::new_secret;
use crate::audit_event::Act;
use crate::caller::Caller;

pub struct PreparedApiSecret {
    pub issued: IssuedApiSecret,
    kept: NewApiSecret,
    /// Of a secret that takes another's place: when that stops.
    old_stops_at: Option<Timestamp>,
    event: Act,
    maker: Acting,
}

impl CredentialService {
    pub async fn make_api_token(
        &self,
        caller: Caller<'_>,
        request: &ApiTokenRequest,
        form: &str,
    ) -> Result<IssuedApiSecret, ApiCredentialsError> {
        self.store_prepared(self.prepare_api_token(caller, request, form)?).await
    }

    pub fn prepare_api_token(
        &self,
        caller: Caller<'_>,
        request: &ApiTokenRequest,
        form: &str,
    ) -> Result<PreparedApiSecret, ApiCredentialsError> {
        let checked =
            self.check_api_token(&caller, request).map_err(ApiCredentialsError::Refused)?;
        let CheckedApiToken { name, note, scopes, expires_at } = checked;
        let kind = ApiCredentialKind::ApiToken;
        let new = New { kind, name, note, scopes, role: None, expires_at: Some(expires_at) };
        Ok(self.prepare_new(caller, new, form))
    }

    /// Makes an API key, or a partner API key where these are permitted.
    pub async fn make_api_key(
        &self,
        caller: Caller<'_>,
        kind: ApiCredentialKind,
        name: &str,
        form: &str,
    ) -> Result<IssuedApiSecret, ApiCredentialsError> {
        self.store_prepared(self.prepare_api_key(caller, kind, name, form)?).await
    }

    pub fn prepare_api_key(
        &self,
        caller: Caller<'_>,
        kind: ApiCredentialKind,
        name: &str,
        form: &str,
    ) -> Result<PreparedApiSecret, ApiCredentialsError> {
        if caller.membership.role != Role::Administrator {
            return Err(ApiCredentialsError::NotAdministrator);
        }
        match kind {
            ApiCredentialKind::ApiKey => {}
            ApiCredentialKind::PartnerApiKey if self.shared.settings.partner_api_keys => {}
            _ => return Err(ApiCredentialsError::NotPermitted),
        }
        let name = check_name(name).map_err(|error| ApiCredentialsError::Refused(vec![error]))?;
        let (note, scopes) = (String::new(), ScopeSet::default());
        let new = New { kind, name, note, scopes, role: None, expires_at: None };
        Ok(self.prepare_new(caller, new, form))
    }

    /// Gives a credential a new secret. The old one stays valid for `overlap`.
    pub async fn replace_api_secret(
        &self,
        caller: Caller<'_>,
        id: &ApiCredentialId,
        overlap: Overlap,
        form: &str,
    ) -> Result<IssuedApiSecret, ApiCredentialsError> {
        self.store_prepared(self.prepare_replacement(caller, id, overlap, form).await?).await
    }

    fn prepare_new(&self, caller: Caller<'_>, new: New, form: &str) -> PreparedApiSecret {
        let (credential, secret, kept) = self.begin_credential(&caller, "key_", new, form);
        let maker = caller.acting();
        let event = self.shared.event(caller, AuditAction::CredentialMade, of(&credential));
        let issued = IssuedApiSecret { secret, credential };
        PreparedApiSecret { issued, kept, old_stops_at: None, event, maker }
    }

    /// A new secret for a credential, whose old one stays valid for `overlap` from now on.
    pub async fn prepare_replacement(
        &self,
        caller: Caller<'_>,
        id: &ApiCredentialId,
        overlap: Overlap,
        form: &str,
    ) -> Result<PreparedApiSecret, ApiCredentialsError> {
        let credential = self.changeable_api_credential(&caller, id).await?;
        let now = self.shared.now();
        let secret = self.new_api_secret(credential.kind);
        let kept = new_secret(&secret, form, now);
        let old_stops_at = Some(now + overlap.duration());
        let maker = caller.acting();
        let event = self.shared.event(caller, AuditAction::CredentialReplaced, of(&credential));
        let issued = IssuedApiSecret { secret, credential };
        Ok(PreparedApiSecret { issued, kept, old_stops_at, event, maker })
    }

    /// From now on the secret is valid.
    pub async fn store_prepared(
        &self,
        prepared: PreparedApiSecret,
    ) -> Result<IssuedApiSecret, ApiCredentialsError> {
        let PreparedApiSecret { issued, kept, old_stops_at, event, maker } = prepared;
        let (store, credential) = (&self.shared.store, &issued.credential);
        let made = match old_stops_at {
            None => store.make_api_credential(credential, &kept, &maker, event.into()).await?,
            Some(stops_at) => store
                .replace_api_secret(&credential.id, &kept, stops_at, &maker, event.into())
                .await?
                .ok_or(ApiCredentialsError::NotFound)?,
        };
        let what = match (made, old_stops_at) {
            (Made::Before, _) => return Err(ApiCredentialsError::MadeBefore),
            (Made::MakerEnded, _) => return Err(ApiCredentialsError::MakerEnded),
            (Made::Now, None) => "an API credential was made",
            (Made::Now, Some(_)) => "an API credential's secret was replaced",
        };
        note(&maker.user, credential, what);
        Ok(issued)
    }
}
