//! A customer looks after their API keys, API tokens and OAuth clients.

use oauth::api_credential::{
    ApiCredential, ApiCredentialError, ApiCredentialKind, ApiCredentialState, ApiTokenRequest,
    CheckedApiToken, CheckedOAuthClient, OAuthClientRequest, Overlap, check_api_token, check_name,
    check_oauth_client,
};
use oauth::audit::{AuditAction, Subject};
use oauth::client::{Client, ClientKind, ClientScope, GrantType, Requirement, ServiceIdentity};
use oauth::credential::CredentialKind;
use oauth::digest::Digest;
use oauth::id::{ApiCredentialId, ClientId, CompanyId};
use oauth::role::Role;
use oauth::scope::{Scope, ScopeSet};
use oauth::secret::ApiSecret;
use oauth::timestamp::Timestamp;
use store::StoreError;
pub use store::api_credentials::ApiCredentialRecord;
use store::api_credentials::{ApiCredentialQuery, Made, NewApiSecret, Owned};
use thiserror::Error;

use crate::Provider;
use crate::audit::recorded;
use crate::error::ProviderError;
use crate::paging;
use crate::session::Actor;

/// How many credentials one page lists.
const PAGE: u32 = 50;

/// Some of the credentials, newest first.
#[derive(Clone, Debug)]
pub struct ApiCredentialPage {
    /// The credentials.
    pub records: Vec<ApiCredentialRecord>,
    /// Those made before this one are on the next page, if there is one.
    pub next: Option<ApiCredentialId>,
}

/// A secret that was made, for the one moment in which it is shown.
#[derive(Clone, Debug)]
pub struct MadeApiSecret {
    /// The secret.
    pub secret: ApiSecret,
    /// The credential that it is of.
    pub credential: ApiCredential,
}

/// Why a credential was not made or changed.
#[derive(Debug, Error)]
pub enum ApiCredentialsError {
    /// Only administrators may do this.
    #[error("only administrators of the company may do this")]
    NotAdministrator,
    /// The operator permits no new credentials of this kind.
    #[error("no new credentials of this kind are made")]
    NotPermitted,
    /// What was asked for breaks rules.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Refused(Vec<ApiCredentialError>),
    /// There is no such credential, or it is not this person's to change, or it has
    /// ended.
    #[error("there is no such credential")]
    NotFound,
    /// The same form made it before. Its secret is not shown again.
    #[error("the credential was made before")]
    MadeBefore,
    /// A fault of ours.
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

impl From<StoreError> for ApiCredentialsError {
    fn from(error: StoreError) -> Self {
        Self::Internal(error.into())
    }
}

impl Provider {
    /// What the secrets of credentials of that kind begin with.
    pub fn api_secret_beginning(&self, kind: ApiCredentialKind) -> String {
        let credentials = &self.inner.credentials;
        match kind {
            ApiCredentialKind::ApiKey | ApiCredentialKind::PartnerApiKey => {
                self.inner.settings.api_keys.prefix().to_owned()
            }
            ApiCredentialKind::ApiToken => credentials.beginning(CredentialKind::ApiToken),
            ApiCredentialKind::OAuthClient | ApiCredentialKind::App => {
                credentials.beginning(CredentialKind::ClientSecret)
            }
        }
    }

    /// A mark for a form that makes a secret: sent twice, it makes one.
    pub fn new_form_mark(&self) -> String {
        self.new_id("form_")
    }

    /// The credentials that a person may look after, newest first: an administrator
    /// those of the company, others those that they made. Those that ended are listed
    /// for a while, so that whoever wonders why a system stopped finds the reason.
    pub async fn api_credentials(
        &self,
        signed_in: &Actor,
        before: Option<ApiCredentialId>,
    ) -> Result<ApiCredentialPage, ProviderError> {
        self.page_of_credentials(owned(signed_in), before).await
    }

    /// A company's credentials, for the operator.
    pub async fn api_credentials_of_company(
        &self,
        company: &CompanyId,
        before: Option<ApiCredentialId>,
    ) -> Result<ApiCredentialPage, ProviderError> {
        self.page_of_credentials(Owned::ByCompany(company.clone()), before).await
    }

    async fn page_of_credentials(
        &self,
        owned: Owned,
        before: Option<ApiCredentialId>,
    ) -> Result<ApiCredentialPage, ProviderError> {
        let shown = self.inner.settings.lifetimes.ended_credential_shown;
        let query =
            ApiCredentialQuery { owned, ended_after: self.now() - shown, before, limit: PAGE + 1 };
        let found = self.inner.store.api_credentials(&query).await?;
        let (records, next) = paging::split(found, PAGE, |record| record.credential.id.clone());
        Ok(ApiCredentialPage { records, next })
    }

    /// One of them.
    pub async fn api_credential(
        &self,
        signed_in: &Actor,
        id: &ApiCredentialId,
    ) -> Result<Option<ApiCredentialRecord>, ProviderError> {
        let found = self.inner.store.find_api_credential(id).await?;
        let owned = owned(signed_in);
        Ok(found.filter(|ApiCredentialRecord { credential, .. }| match &owned {
            Owned::ByCompany(company) => credential.company_id == *company,
            Owned::ByPerson(company, person) => {
                credential.company_id == *company && credential.created_by == *person
            }
        }))
    }

    /// Whether a token as it is asked for could be made now.
    pub fn check_api_token(
        &self,
        signed_in: &Actor,
        request: &ApiTokenRequest,
    ) -> Result<CheckedApiToken, Vec<ApiCredentialError>> {
        check_api_token(request, signed_in.user.role, &self.inner.token_catalogue, self.now())
    }

    /// Makes an API token.
    pub async fn make_api_token(
        &self,
        signed_in: &Actor,
        request: &ApiTokenRequest,
        form: &str,
    ) -> Result<MadeApiSecret, ApiCredentialsError> {
        let checked =
            self.check_api_token(signed_in, request).map_err(ApiCredentialsError::Refused)?;
        let CheckedApiToken { name, note, scopes, expires_at } = checked;
        let kind = ApiCredentialKind::ApiToken;
        let new = New { kind, name, note, scopes, role: None, expires_at: Some(expires_at) };
        self.make(signed_in, new, form).await
    }

    /// Whether an OAuth client as it is asked for could be made now.
    pub fn check_oauth_client(
        &self,
        signed_in: &Actor,
        request: &OAuthClientRequest,
    ) -> Result<CheckedOAuthClient, ApiCredentialsError> {
        if signed_in.user.role != Role::Administrator {
            return Err(ApiCredentialsError::NotAdministrator);
        }
        check_oauth_client(request, &self.inner.catalogue).map_err(ApiCredentialsError::Refused)
    }

    /// Makes an OAuth client that gets tokens in the company's name.
    pub async fn make_oauth_client(
        &self,
        signed_in: &Actor,
        request: &OAuthClientRequest,
        form: &str,
    ) -> Result<MadeApiSecret, ApiCredentialsError> {
        let CheckedOAuthClient { name, note, scopes, role } =
            self.check_oauth_client(signed_in, request)?;
        let kind = ApiCredentialKind::OAuthClient;
        let new = New { kind, name, note, scopes, role: Some(role), expires_at: None };
        let (credential, secret, kept) = self.begin_credential(signed_in, "cli_", new, form);
        let client = service_client(&credential, role);
        let event = self.event(signed_in, AuditAction::CredentialMade, of(&credential));
        let keep = self.inner.store.make_oauth_client(&client, &credential, &kept);
        let made = recorded(event, keep).await?;
        shown_once(signed_in, made, credential, secret)
    }

    /// Makes an API key, or a partner API key where these are permitted.
    pub async fn make_api_key(
        &self,
        signed_in: &Actor,
        kind: ApiCredentialKind,
        name: &str,
        form: &str,
    ) -> Result<MadeApiSecret, ApiCredentialsError> {
        if signed_in.user.role != Role::Administrator {
            return Err(ApiCredentialsError::NotAdministrator);
        }
        match kind {
            ApiCredentialKind::ApiKey => {}
            ApiCredentialKind::PartnerApiKey if self.inner.settings.partner_api_keys => {}
            _ => return Err(ApiCredentialsError::NotPermitted),
        }
        let name = check_name(name).map_err(|error| ApiCredentialsError::Refused(vec![error]))?;
        let (note, scopes) = (String::new(), ScopeSet::default());
        let new = New { kind, name, note, scopes, role: None, expires_at: None };
        self.make(signed_in, new, form).await
    }

    /// Gives a credential a new secret. The old one works for `overlap` yet, so that
    /// systems can take the new one in without a gap.
    pub async fn replace_api_secret(
        &self,
        signed_in: &Actor,
        id: &ApiCredentialId,
        overlap: Overlap,
        form: &str,
    ) -> Result<MadeApiSecret, ApiCredentialsError> {
        let credential = self.changeable_api_credential(signed_in, id).await?;
        let now = self.now();
        let secret = self.new_api_secret(credential.kind);
        let kept = new_secret(&secret, form, now);
        let old_stop_at = now + overlap.duration();
        let event = self.event(signed_in, AuditAction::CredentialReplaced, of(&credential));
        let replace = self.inner.store.replace_api_secret(id, &kept, old_stop_at);
        match recorded(event, replace).await? {
            None => Err(ApiCredentialsError::NotFound),
            Some(Made::Before) => Err(ApiCredentialsError::MadeBefore),
            Some(Made::Now) => {
                note(signed_in, &credential, "an API credential's secret was replaced");
                Ok(MadeApiSecret { secret, credential })
            }
        }
    }

    /// Revokes a credential: from now on it opens nothing.
    pub async fn revoke_api_credential(
        &self,
        signed_in: &Actor,
        id: &ApiCredentialId,
    ) -> Result<ApiCredential, ApiCredentialsError> {
        let credential = self.changeable_api_credential(signed_in, id).await?;
        let by = &signed_in.user.id;
        let event = self.event(signed_in, AuditAction::CredentialRevoked, of(&credential));
        let revoke = self.inner.store.revoke_api_credential(id, by, self.now());
        if !recorded(event, revoke).await? {
            return Err(ApiCredentialsError::NotFound);
        }
        note(signed_in, &credential, "an API credential was revoked");
        Ok(credential)
    }

    /// A credential that works, and that this person may change.
    pub async fn changeable_api_credential(
        &self,
        signed_in: &Actor,
        id: &ApiCredentialId,
    ) -> Result<ApiCredential, ApiCredentialsError> {
        let found = self.api_credential(signed_in, id).await?;
        let credential = found.ok_or(ApiCredentialsError::NotFound)?.credential;
        // Whoever made it: they may have been an administrator then.
        if credential.kind.is_companys() && signed_in.user.role != Role::Administrator {
            return Err(ApiCredentialsError::NotAdministrator);
        }
        match credential.state(self.now()) {
            ApiCredentialState::Active => Ok(credential),
            _ => Err(ApiCredentialsError::NotFound),
        }
    }

    async fn make(
        &self,
        signed_in: &Actor,
        new: New,
        form: &str,
    ) -> Result<MadeApiSecret, ApiCredentialsError> {
        let (credential, secret, kept) = self.begin_credential(signed_in, "key_", new, form);
        let event = self.event(signed_in, AuditAction::CredentialMade, of(&credential));
        let keep = self.inner.store.make_api_credential(&credential, &kept);
        let made = recorded(event, keep).await?;
        shown_once(signed_in, made, credential, secret)
    }

    fn begin_credential(
        &self,
        signed_in: &Actor,
        id: &str,
        new: New,
        form: &str,
    ) -> (ApiCredential, ApiSecret, NewApiSecret) {
        let now = self.now();
        let secret = self.new_api_secret(new.kind);
        let credential = ApiCredential {
            id: ApiCredentialId::new(self.new_id(id)),
            kind: new.kind,
            company_id: signed_in.company.id.clone(),
            name: new.name,
            note: new.note,
            scopes: new.scopes,
            role: new.role,
            created_by: signed_in.user.id.clone(),
            created_at: now,
            expires_at: new.expires_at,
            revoked: None,
            last_used_at: None,
            last_used_from: None,
            secrets: Vec::new(),
        };
        let kept = new_secret(&secret, form, now);
        (credential, secret, kept)
    }

    pub(crate) fn new_api_secret(&self, kind: ApiCredentialKind) -> ApiSecret {
        match kind {
            ApiCredentialKind::ApiKey | ApiCredentialKind::PartnerApiKey => {
                self.inner.settings.api_keys.write(&self.random())
            }
            ApiCredentialKind::ApiToken => self.inner.credentials.api_token(&self.random()),
            ApiCredentialKind::OAuthClient | ApiCredentialKind::App => {
                let secret = self.inner.credentials.client_secret(&self.random());
                ApiSecret::new(secret.expose())
            }
        }
    }
}

/// A credential to be made.
struct New {
    kind: ApiCredentialKind,
    name: String,
    note: String,
    scopes: ScopeSet,
    role: Option<Role>,
    expires_at: Option<Timestamp>,
}

/// The client of an OAuth client's record. Its secrets are kept with the record.
fn service_client(credential: &ApiCredential, role: Role) -> Client {
    let required = |scope: &Scope| ClientScope {
        scope: scope.clone(),
        requirement: Requirement::Required,
        is_default: true,
        purpose: None,
    };
    let id = ClientId::new(credential.id.as_str());
    Client {
        name: credential.name.clone(),
        grant_types: vec![GrantType::ClientCredentials],
        scopes: credential.scopes.iter().map(required).collect(),
        service: Some(ServiceIdentity { company_id: credential.company_id.clone(), role }),
        ..Client::new(id, ClientKind::Confidential, credential.created_at)
    }
}

/// Hands a secret over, if this form made it.
fn shown_once(
    signed_in: &Actor,
    made: Made,
    credential: ApiCredential,
    secret: ApiSecret,
) -> Result<MadeApiSecret, ApiCredentialsError> {
    match made {
        Made::Before => Err(ApiCredentialsError::MadeBefore),
        Made::Now => {
            note(signed_in, &credential, "an API credential was made");
            Ok(MadeApiSecret { secret, credential })
        }
    }
}

/// A credential, as the audit log names it.
fn of(credential: &ApiCredential) -> Subject {
    Subject::new(credential.kind.as_str(), &credential.id, &credential.name)
}

fn owned(signed_in: &Actor) -> Owned {
    let company = signed_in.company.id.clone();
    match signed_in.user.role {
        Role::Administrator => Owned::ByCompany(company),
        Role::Standard => Owned::ByPerson(company, signed_in.user.id.clone()),
    }
}

pub(crate) fn new_secret(secret: &ApiSecret, form: &str, made_at: Timestamp) -> NewApiSecret {
    let text = secret.expose();
    // Its characters are ASCII.
    let ending = text[text.len() - 4..].to_owned();
    NewApiSecret { digest: Digest::of(text), ending, form: Digest::of(form), made_at }
}

fn note(signed_in: &Actor, credential: &ApiCredential, what: &'static str) {
    tracing::info!(
        credential_id = %credential.id,
        kind = credential.kind.as_str(),
        by = %signed_in.user.id,
        "{what}"
    );
}
