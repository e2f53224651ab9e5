//! A customer looks after their API keys, API tokens and OAuth clients.

use oauth::audit::{AuditAction, Subject};
use oauth::client::{Client, ClientKind, ClientScope, GrantType, Requirement, ServiceIdentity};
use oauth::credential::api_credential::{ApiCredential, ApiCredentialKind, ApiCredentialState};
use oauth::credential::request::{
    ApiCredentialError, ApiTokenRequest, CheckedApiToken, CheckedOAuthClient, OAuthClientRequest,
    check_api_token, check_oauth_client,
};
use oauth::credential::secret::ApiSecret;
use oauth::id::{ApiCredentialId, ClientId, CompanyId, UserId};
use oauth::role::Role;
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;
pub use store::api_credentials::ApiCredentialRecord;
use store::api_credentials::{ApiCredentialQuery, Made, NewApiSecret, Owned};
use thiserror::Error;

use crate::account::session::Principal;
use crate::caller::Caller;
use crate::credentials::CredentialService;
use crate::credentials::secrets::new_secret;
use crate::error::{ProviderError, internal_store_error};
use crate::paging;

const PAGE: u32 = 50;

/// Apps have a list elsewhere.
pub(super) const LISTED: [ApiCredentialKind; 4] = [
    ApiCredentialKind::ApiKey,
    ApiCredentialKind::PartnerApiKey,
    ApiCredentialKind::ApiToken,
    ApiCredentialKind::OAuthClient,
];

#[derive(Clone, Debug)]
pub struct ApiCredentialPage {
    pub records: Vec<ApiCredentialRecord>,
    /// Those made before this one are on the next page, if there is one.
    pub next: Option<ApiCredentialId>,
}

/// A secret that was made, for the one moment in which it is shown.
#[derive(Clone, Debug)]
pub struct IssuedApiSecret {
    pub secret: ApiSecret,
    pub credential: ApiCredential,
}

#[derive(Debug, Error)]
pub enum ApiCredentialsError {
    #[error("only administrators of the company may do this")]
    NotAdministrator,
    #[error("no new credentials of this kind are made")]
    NotPermitted,
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Refused(Vec<ApiCredentialError>),
    /// It may also be another user's, or have ended.
    #[error("there is no such credential")]
    NotFound,
    #[error("the credential was made before")]
    MadeBefore,
    #[error("who makes it was signed out, or is no longer what they were in the company")]
    MakerEnded,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(ApiCredentialsError);

impl CredentialService {
    /// Whose a credential is.
    pub async fn company_of(
        &self,
        id: &ApiCredentialId,
    ) -> Result<Option<CompanyId>, ProviderError> {
        let found = self.shared.store.find_api_credential(id).await?;
        Ok(found.map(|found| found.credential.company_id))
    }

    /// A mark for a form that makes a secret: sent twice, it makes one.
    pub fn new_form_id(&self) -> String {
        self.shared.new_id("form_")
    }

    /// The credentials of the company, or for others than administrators those that they made,
    /// newest first. Those that ended are listed for a while: they may be why a system stopped.
    pub async fn api_credentials(
        &self,
        signed_in: &Principal,
        before: Option<ApiCredentialId>,
    ) -> Result<ApiCredentialPage, ProviderError> {
        self.page_of_credentials(owned(signed_in), before).await
    }

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
        let shown = self.shared.settings.lifetimes.ended_credential_shown;
        let query = ApiCredentialQuery {
            owned,
            kinds: LISTED.to_vec(),
            ended_after: self.shared.now() - shown,
            before,
            limit: PAGE + 1,
        };
        let found = self.shared.store.api_credentials(&query).await?;
        let (records, next) = paging::split(found, PAGE, |record| record.credential.id.clone());
        Ok(ApiCredentialPage { records, next })
    }

    pub async fn api_credential(
        &self,
        signed_in: &Principal,
        id: &ApiCredentialId,
    ) -> Result<Option<ApiCredentialRecord>, ProviderError> {
        let found = self.shared.store.find_api_credential(id).await?;
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
        signed_in: &Principal,
        request: &ApiTokenRequest,
    ) -> Result<CheckedApiToken, Vec<ApiCredentialError>> {
        check_api_token(
            request,
            signed_in.membership.role,
            &self.shared.token_catalogue,
            self.shared.now(),
        )
    }

    /// Whether an OAuth client as it is asked for could be made now.
    pub fn check_oauth_client(
        &self,
        signed_in: &Principal,
        request: &OAuthClientRequest,
    ) -> Result<CheckedOAuthClient, ApiCredentialsError> {
        if signed_in.membership.role != Role::Administrator {
            return Err(ApiCredentialsError::NotAdministrator);
        }
        check_oauth_client(request, &self.shared.catalogue).map_err(ApiCredentialsError::Refused)
    }

    pub async fn make_oauth_client(
        &self,
        caller: Caller<'_>,
        request: &OAuthClientRequest,
        form: &str,
    ) -> Result<IssuedApiSecret, ApiCredentialsError> {
        let CheckedOAuthClient { name, note, scopes, role } =
            self.check_oauth_client(&caller, request)?;
        let kind = ApiCredentialKind::OAuthClient;
        let new = New { kind, name, note, scopes, role: Some(role), expires_at: None };
        let (credential, secret, stored) = self.begin_credential(&caller, "cli_", new, form);
        let client = service_client(&credential, role);
        let event = self.shared.event(caller, AuditAction::CredentialMade, of(&credential));
        let store = &self.shared.store;
        let maker = caller.acting();
        let made =
            store.make_oauth_client(&client, &credential, &stored, &maker, event.into()).await?;
        shown_once(&caller, made, credential, secret)
    }

    /// Revokes a credential: from now on it opens nothing.
    pub async fn revoke_api_credential(
        &self,
        caller: Caller<'_>,
        id: &ApiCredentialId,
    ) -> Result<ApiCredential, ApiCredentialsError> {
        let credential = self.changeable_api_credential(&caller, id).await?;
        let by = &caller.user.id;
        let event = self.shared.event(caller, AuditAction::CredentialRevoked, of(&credential));
        let (store, now) = (&self.shared.store, self.shared.now());
        if !store.revoke_api_credential(id, by, now, event.into()).await? {
            return Err(ApiCredentialsError::NotFound);
        }
        note(&caller.user.id, &credential, "an API credential was revoked");
        Ok(credential)
    }

    pub async fn changeable_api_credential(
        &self,
        signed_in: &Principal,
        id: &ApiCredentialId,
    ) -> Result<ApiCredential, ApiCredentialsError> {
        let found = self.api_credential(signed_in, id).await?;
        let credential = found.ok_or(ApiCredentialsError::NotFound)?.credential;
        // Its maker may have been an administrator then.
        if credential.kind.is_companys() && signed_in.membership.role != Role::Administrator {
            return Err(ApiCredentialsError::NotAdministrator);
        }
        match credential.state(self.shared.now()) {
            ApiCredentialState::Active => Ok(credential),
            _ => Err(ApiCredentialsError::NotFound),
        }
    }

    pub(super) fn begin_credential(
        &self,
        signed_in: &Principal,
        id: &str,
        new: New,
        form: &str,
    ) -> (ApiCredential, ApiSecret, NewApiSecret) {
        let now = self.shared.now();
        let secret = self.new_api_secret(new.kind);
        let credential = ApiCredential {
            id: ApiCredentialId::new(self.shared.new_id(id)),
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
        let stored = new_secret(&secret, form, now);
        (credential, secret, stored)
    }
}

pub(super) struct New {
    pub(super) kind: ApiCredentialKind,
    pub(super) name: String,
    pub(super) note: String,
    pub(super) scopes: ScopeSet,
    pub(super) role: Option<Role>,
    pub(super) expires_at: Option<Timestamp>,
}

/// The client of an OAuth client's record. Its secrets are stored with the record.
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
        strict_scopes: true,
        ..Client::new(id, ClientKind::Confidential, credential.created_at)
    }
}

fn shown_once(
    signed_in: &Principal,
    made: Made,
    credential: ApiCredential,
    secret: ApiSecret,
) -> Result<IssuedApiSecret, ApiCredentialsError> {
    match made {
        Made::Before => Err(ApiCredentialsError::MadeBefore),
        Made::MakerEnded => Err(ApiCredentialsError::MakerEnded),
        Made::Now => {
            note(&signed_in.user.id, &credential, "an API credential was made");
            Ok(IssuedApiSecret { secret, credential })
        }
    }
}

pub(super) fn of(credential: &ApiCredential) -> Subject {
    Subject::new(credential.kind.as_str(), &credential.id, &credential.name)
}

pub(super) fn owned(signed_in: &Principal) -> Owned {
    let company = signed_in.company.id.clone();
    match signed_in.membership.role {
        Role::Administrator => Owned::ByCompany(company),
        Role::Standard => Owned::ByPerson(company, signed_in.user.id.clone()),
    }
}

pub(super) fn note(by: &UserId, credential: &ApiCredential, what: &'static str) {
    tracing::info!(
        credential_id = %credential.id,
        kind = credential.kind.as_str(),
        by = %by,
        "{what}"
    );
}
