//! The operator, or an administrator for the domains that their company has proven, sets up an
//! identity provider.

use oauth::audit::{AuditAction, Subject};
use oauth::client::domain::Domain;
use oauth::display_text::{TextError, check_line};
use oauth::id::{CompanyId, IdentityProviderId};
use oauth::upstream::fault::UpstreamFault;
use oauth::upstream::{ClaimMapping, IdentityProvider, UpstreamSettings};
use store::Version;
pub use store::identity_providers::ProviderRecord;
use store::identity_providers::SaveProvider;
use thiserror::Error;
use url::Url;

use super::UpstreamService;
use super::discovery::discover;
use crate::administration::error::check_administrator;
use crate::audit_event::Act;
use crate::caller::Caller;
use crate::error::{ProviderError, internal_store_error};
use crate::shared::Shared;

/// A provider as its manager describes it.
#[derive(Clone, Debug)]
pub struct ProviderDraft {
    pub name: String,
    pub issuer: String,
    pub client_id: String,
    pub authentication: DraftAuthentication,
    pub scopes: Vec<String>,
    pub domains: Vec<Domain>,
    pub mapping: ClaimMapping,
    pub makes_accounts: bool,
    pub has_button: bool,
}

#[derive(Clone)]
pub enum DraftAuthentication {
    Secret(String),
    /// The secret that was given before.
    SameSecret,
    /// `private_key_jwt`, by our published keys.
    PrivateKeyJwt,
}

impl std::fmt::Debug for DraftAuthentication {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Secret(_) => "Secret",
            Self::SameSecret => "SameSecret",
            Self::PrivateKeyJwt => "PrivateKeyJwt",
        })
    }
}

/// Who sets it up.
#[derive(Clone, Copy, Debug)]
pub enum Manager<'a> {
    Operator(&'a CompanyId),
    Administrator(Caller<'a>),
}

#[derive(Debug, Error)]
pub enum ManageError {
    #[error("only administrators of the company may do this")]
    NotAdministrator,
    #[error("there is no such identity provider, or company")]
    NotFound,
    #[error("the {what}: {rule}")]
    Text { what: &'static str, rule: TextError },
    #[error("the issuer must be an address without a query, such as https://id.example.com")]
    Issuer,
    #[error("the client id is missing, or longer than {CLIENT_ID_LIMIT} characters")]
    ClientId,
    #[error("the secret is missing")]
    Secret,
    #[error("a provider has 1 to {DOMAINS} domains")]
    Domains,
    #[error("the company has not proven that {0} is its own")]
    NotProven(Domain),
    #[error("one of the domains leads to another identity provider")]
    DomainTaken,
    #[error("somebody has changed it meanwhile; nothing was changed")]
    EditedMeanwhile,
    #[error("sign in with it yourself first: then you can demand it without locking yourself out")]
    NotSignedInWithIt,
    #[error(transparent)]
    Fault(UpstreamFault),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(ManageError);

const DOMAINS: usize = 20;
const CLIENT_ID_LIMIT: usize = 256;
const ISSUER_LIMIT: usize = 512;
const WORDS: usize = 20;
const WORD_LIMIT: usize = 128;

impl Manager<'_> {
    fn company(&self) -> &CompanyId {
        match self {
            Self::Operator(company) => company,
            Self::Administrator(caller) => &caller.company.id,
        }
    }

    fn check(&self) -> Result<(), ManageError> {
        match self {
            Self::Operator(_) => Ok(()),
            Self::Administrator(caller) => {
                check_administrator(caller).map_err(|_| ManageError::NotAdministrator)
            }
        }
    }

    fn event(&self, shared: &Shared, action: AuditAction, about: &IdentityProvider) -> Act {
        let subject = Subject::new("identity_provider", &about.id, &about.name);
        match self {
            Self::Operator(company) => {
                shared.operators_event(Some((*company).clone()), action, subject).into()
            }
            Self::Administrator(caller) => shared.event(*caller, action, subject),
        }
    }
}

impl UpstreamService {
    pub async fn providers(
        &self,
        company: Option<&CompanyId>,
    ) -> Result<Vec<ProviderRecord>, ProviderError> {
        Ok(self.shared.store.identity_providers(company).await?)
    }

    pub async fn provider(
        &self,
        id: &IdentityProviderId,
    ) -> Result<Option<ProviderRecord>, ProviderError> {
        Ok(self.shared.store.find_identity_provider(id).await?)
    }

    /// One of the company's.
    pub async fn provider_of(
        &self,
        company: &CompanyId,
        id: &IdentityProviderId,
    ) -> Result<ProviderRecord, ManageError> {
        let found = self.shared.store.find_identity_provider(id).await?;
        found.filter(|found| found.provider.company_id == *company).ok_or(ManageError::NotFound)
    }

    /// One that the manager may change: what the operator has set up is the operator's.
    async fn own(
        &self,
        manager: Manager<'_>,
        id: &IdentityProviderId,
    ) -> Result<ProviderRecord, ManageError> {
        let record = self.provider_of(manager.company(), id).await?;
        let may = matches!(manager, Manager::Operator(_)) || !record.provider.by_operator;
        may.then_some(record).ok_or(ManageError::NotFound)
    }

    /// The domains of which it may speak: those that are proven still, unless the operator answers
    /// for them.
    pub async fn domains_of(&self, record: &ProviderRecord) -> Result<Vec<Domain>, ProviderError> {
        let provider = &record.provider;
        if provider.by_operator {
            return Ok(provider.domains.clone());
        }
        let proven = self.proven_domains(&provider.company_id).await?;
        Ok(provider.domains.iter().filter(|domain| proven.contains(domain)).cloned().collect())
    }

    pub async fn proven_domains(&self, company: &CompanyId) -> Result<Vec<Domain>, ProviderError> {
        let publisher = self.shared.store.publisher_of(company).await?;
        let proven = publisher.map(|found| found.publisher.verified_domains).unwrap_or_default();
        Ok(proven.iter().filter_map(|text| Domain::parse(text).ok()).collect())
    }

    /// It is looked for first: one that is not found is not saved.
    pub async fn add(
        &self,
        manager: Manager<'_>,
        draft: ProviderDraft,
    ) -> Result<ProviderRecord, ManageError> {
        manager.check()?;
        let company = manager.company();
        if self.shared.store.find_company(company).await?.is_none() {
            return Err(ManageError::NotFound);
        }
        let id = IdentityProviderId::new(self.shared.new_id("idp_"));
        let (provider, metadata) = self.read_draft(manager, id, &draft, None).await?;
        let event = manager.event(&self.shared, AuditAction::IdentityProviderAdded, &provider);
        let saved = self.shared.store.create_identity_provider(&provider, event.into()).await?;
        self.saved(provider, saved, metadata).await
    }

    pub async fn change(
        &self,
        manager: Manager<'_>,
        id: &IdentityProviderId,
        draft: ProviderDraft,
        seen: Option<Version>,
    ) -> Result<ProviderRecord, ManageError> {
        manager.check()?;
        let before = self.own(manager, id).await?;
        let (provider, metadata) =
            self.read_draft(manager, id.clone(), &draft, Some(&before.provider)).await?;
        let event = manager.event(&self.shared, AuditAction::IdentityProviderChanged, &provider);
        let store = &self.shared.store;
        let saved = store.change_identity_provider(&provider, seen, event.into()).await?;
        let old = before.provider.settings.secret;
        let old = old.filter(|old| provider.settings.secret.as_ref() != Some(old));
        self.keys_of_providers.forget(id);
        let record = self.saved(provider, saved, metadata).await?;
        if let Some(old) = old {
            self.keys.drop_secret(&old).await?;
        }
        Ok(record)
    }

    async fn saved(
        &self,
        provider: IdentityProvider,
        saved: SaveProvider,
        metadata: String,
    ) -> Result<ProviderRecord, ManageError> {
        match saved {
            SaveProvider::Saved => {}
            SaveProvider::DomainTaken => return Err(ManageError::DomainTaken),
            SaveProvider::Edited => return Err(ManageError::EditedMeanwhile),
        }
        let (store, now) = (&self.shared.store, self.shared.now());
        store.note_discovery(&provider.id, now, Ok(metadata)).await?;
        store.find_identity_provider(&provider.id).await?.ok_or(ManageError::NotFound)
    }

    pub async fn remove(
        &self,
        manager: Manager<'_>,
        id: &IdentityProviderId,
    ) -> Result<(), ManageError> {
        manager.check()?;
        let record = self.own(manager, id).await?;
        let provider = &record.provider;
        let event = manager.event(&self.shared, AuditAction::IdentityProviderRemoved, provider);
        if !self.shared.store.remove_identity_provider(id, event.into()).await? {
            return Err(ManageError::NotFound);
        }
        self.keys_of_providers.forget(id);
        if let Some(secret) = &provider.settings.secret {
            self.keys.drop_secret(secret).await?;
        }
        Ok(())
    }

    /// From now on the company's people sign in with it alone; `None`: as they like.
    pub async fn demand(
        &self,
        manager: Manager<'_>,
        id: Option<&IdentityProviderId>,
        signed_in_with: Option<&IdentityProviderId>,
    ) -> Result<(), ManageError> {
        manager.check()?;
        let company = manager.company();
        let store = &self.shared.store;
        let named = match id {
            Some(id) => Some(id.clone()),
            None => store.demanded_provider(company).await?,
        };
        let Some(named) = named else { return Ok(()) };
        let about = self.provider_of(company, &named).await?;
        if matches!(manager, Manager::Administrator(_)) && id.is_some() && signed_in_with != id {
            return Err(ManageError::NotSignedInWithIt);
        }
        let action = AuditAction::IdentityProviderDemanded;
        let event = manager.event(&self.shared, action, &about.provider);
        let event = event.with_detail(format!("demanded={}", id.is_some()));
        store.demand_provider(company, id, event.into()).await?;
        Ok(())
    }

    async fn read_draft(
        &self,
        manager: Manager<'_>,
        id: IdentityProviderId,
        draft: &ProviderDraft,
        before: Option<&IdentityProvider>,
    ) -> Result<(IdentityProvider, String), ManageError> {
        let by_operator = matches!(manager, Manager::Operator(_));
        let name =
            check_line(&draft.name).map_err(|rule| ManageError::Text { what: "name", rule })?;
        let issuer = draft.issuer.trim().to_owned();
        // OpenID Connect Discovery 1.0 §3: no query, no fragment.
        let url = Url::parse(&issuer).map_err(|_| ManageError::Issuer)?;
        if url.query().is_some() || url.fragment().is_some() || issuer.len() > ISSUER_LIMIT {
            return Err(ManageError::Issuer);
        }
        let client_id = draft.client_id.trim().to_owned();
        if client_id.is_empty() || client_id.len() > CLIENT_ID_LIMIT {
            return Err(ManageError::ClientId);
        }
        let mut domains = draft.domains.clone();
        domains.sort();
        domains.dedup();
        if domains.is_empty() || domains.len() > DOMAINS {
            return Err(ManageError::Domains);
        }
        if !by_operator {
            let proven = self.proven_domains(manager.company()).await?;
            if let Some(domain) = domains.iter().find(|domain| !proven.contains(domain)) {
                return Err(ManageError::NotProven(domain.clone()));
            }
        }
        let words = [&draft.scopes, &draft.mapping.administrators, &draft.mapping.members];
        let ClaimMapping { first_name, last_name, email, groups, .. } = &draft.mapping;
        let names = [first_name, last_name, email, groups];
        let fit = |word: &String| !word.is_empty() && word.len() <= WORD_LIMIT;
        if words.iter().any(|words| words.len() > WORDS || !words.iter().all(fit))
            || !names.into_iter().all(fit)
        {
            let rule = TextError::TooLong { length: WORD_LIMIT + 1, limit: WORD_LIMIT };
            return Err(ManageError::Text { what: "claims, groups and scopes", rule });
        }
        let metadata = discover(self.transport.as_ref(), &issuer).await;
        let metadata = metadata.map_err(ManageError::Fault)?;
        let stored = before.and_then(|before| before.settings.secret.clone());
        let secret = match &draft.authentication {
            DraftAuthentication::PrivateKeyJwt => None,
            DraftAuthentication::SameSecret => Some(stored.ok_or(ManageError::Secret)?),
            DraftAuthentication::Secret(secret) if secret.trim().is_empty() => {
                return Err(ManageError::Secret);
            }
            DraftAuthentication::Secret(secret) => {
                Some(self.keys.store_secret(secret.trim()).await?)
            }
        };
        let provider = IdentityProvider {
            id,
            company_id: manager.company().clone(),
            name,
            issuer,
            domains,
            settings: UpstreamSettings {
                client_id,
                secret,
                scopes: draft.scopes.clone(),
                mapping: draft.mapping.clone(),
                makes_accounts: draft.makes_accounts,
                // Every visitor would see it: for the operator to say.
                has_button: draft.has_button && by_operator,
            },
            by_operator,
        };
        Ok((provider, metadata))
    }

    pub(super) fn redirect_uri(&self, id: &IdentityProviderId) -> String {
        format!("{}{}", self.shared.settings.issuer, routes::sign_in_callback(id))
    }

    /// What an identity provider must know of us: the redirect URI, where it reports that a user
    /// signed out, and our keys.
    pub fn addresses(&self, id: &IdentityProviderId) -> [String; 3] {
        let issuer = &self.shared.settings.issuer;
        [
            self.redirect_uri(id),
            format!("{issuer}{}", routes::sign_in_logout(id)),
            format!("{issuer}{}", routes::JWKS),
        ]
    }
}
