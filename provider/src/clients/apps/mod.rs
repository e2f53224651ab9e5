//! Partners register apps, and change them.

pub mod logo;
pub mod marketplace;
pub mod preview;
pub mod publisher;

use std::sync::Arc;

use oauth::audit::{AuditAction, Subject};
use oauth::client::app::change::{AppChange, changes};
use oauth::client::app::draft::{AppDraft, AppKind, CheckedApp, DraftError};
use oauth::client::app::listing::{Listing, ListingState};
use oauth::client::proven::Proven;
use oauth::client::publisher::Publisher;
use oauth::client::registration::RegistrationError;
use oauth::client::{Client, GrantType};
use oauth::credential::api_credential::{ApiCredential, ApiCredentialKind};
use oauth::id::{ApiCredentialId, ClientId};
use oauth::scope::ScopeSet;
use store::Version;
use store::api_credentials::Made;
pub use store::apps::AppRecord;
use thiserror::Error;

use crate::account::session::Principal;
use crate::administration::error::{AdministrationError, check_administrator};
use crate::audit_event::of_client;
use crate::caller::Caller;
use crate::clients::ClientService;
use crate::clients::register_client::RegisterClientError;
use crate::credentials::api_credentials::IssuedApiSecret;
use crate::credentials::secrets::new_secret;
use crate::error::{ProviderError, internal_store_error};
use crate::paging;

const PAGE: u32 = 50;

#[derive(Clone, Debug)]
pub struct AppPage {
    pub apps: Vec<AppRecord>,
    /// Those begun before this one are on the next page, if there is one.
    pub next: Option<ClientId>,
}

#[derive(Clone, Debug)]
pub struct AppDetails {
    pub app: AppRecord,
    /// Its client, once it is registered.
    pub client: Option<Arc<Client>>,
    /// The record of its secrets, once it is registered.
    pub credential: Option<ApiCredential>,
    /// Who makes it, once the company has said who that is.
    pub publisher: Option<Publisher>,
    /// What people will see of it, once the draft is finished.
    pub proven: Proven,
    pub errors: Vec<DraftError>,
    /// What registering the draft, or saving it, would change of a registered app.
    pub changes: Vec<AppChange>,
}

impl AppDetails {
    /// Whether the draft can be registered, or saved.
    pub fn is_complete(&self) -> bool {
        self.errors.is_empty() && self.publisher.is_some()
    }
}

#[derive(Debug, Error)]
pub enum AppError {
    #[error("only administrators may do this")]
    NotAdministrator,
    #[error("there is no such app")]
    NotFound,
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Unfinished(Vec<DraftError>),
    #[error("there is no publisher yet")]
    NoPublisher,
    #[error(transparent)]
    Refused(RegistrationError),
    #[error("this was done before")]
    DoneBefore,
    #[error("an app is not reviewed by its own company")]
    OwnApp,
    #[error("it has been changed meanwhile; nothing was changed")]
    EditedMeanwhile,
    #[error("what was shown has changed meanwhile; nothing was decided: look again")]
    ShownChanged,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(AppError);

impl From<AdministrationError> for AppError {
    fn from(error: AdministrationError) -> Self {
        match error {
            AdministrationError::NotAdministrator => Self::NotAdministrator,
            AdministrationError::NotFound => Self::NotFound,
            AdministrationError::EditedMeanwhile => Self::EditedMeanwhile,
            // Of what an app's owner does, nothing needs their trust.
            AdministrationError::ShownChanged
            | AdministrationError::DecidedByHost
            | AdministrationError::TrustMissing => Self::ShownChanged,
            AdministrationError::Internal(error) => Self::Internal(error),
        }
    }
}

impl From<RegisterClientError> for AppError {
    fn from(error: RegisterClientError) -> Self {
        match error {
            RegisterClientError::Refused(rule) => Self::Refused(rule),
            RegisterClientError::Internal(error) => Self::Internal(error),
        }
    }
}

impl ClientService {
    /// The company's apps, newest first.
    pub async fn apps(
        &self,
        signed_in: &Principal,
        before: Option<&ClientId>,
    ) -> Result<AppPage, AppError> {
        check_administrator(signed_in)?;
        let found = self.shared.store.apps(&signed_in.company.id, before, PAGE + 1).await?;
        let (apps, next) = paging::split(found, PAGE, |app| app.id.clone());
        Ok(AppPage { apps, next })
    }

    pub async fn app_details(
        &self,
        signed_in: &Principal,
        id: &ClientId,
    ) -> Result<AppDetails, AppError> {
        let app = self.own_app(signed_in, id).await?;
        let store = &self.shared.store;
        let publisher = self.publisher_of(&app).await?;
        let checked = self.check_draft(&app.draft, publisher.as_ref()).await?;
        let (client, credential) = if app.registered_at.is_some() {
            let record = store.find_api_credential(&ApiCredentialId::new(id.as_str())).await?;
            let credential = record.ok_or(ProviderError::Lost("an app's secrets"))?.credential;
            (Some(self.shared.registered_client(id).await?), Some(credential))
        } else {
            (None, None)
        };
        let changes = match (&client, &checked, &publisher) {
            (Some(client), Ok(checked), Some(publisher)) => {
                changes(client, &with_draft(client, checked.clone(), publisher.clone()))
            }
            _ => Vec::new(),
        };
        let proven = match (&checked, &publisher) {
            (Ok(checked), Some(publisher)) => {
                let client = self.new_client(id, checked.kind);
                with_draft(&client, checked.clone(), publisher.clone()).proven()
            }
            _ => Proven::Nothing,
        };
        let errors = checked.err().unwrap_or_default();
        Ok(AppDetails { app, client, credential, publisher, proven, errors, changes })
    }

    async fn publisher_of(&self, app: &AppRecord) -> Result<Option<Publisher>, AppError> {
        let found = self.shared.store.publisher_of(&app.company_id).await?;
        Ok(found.map(|record| record.publisher))
    }

    /// An app of the person's company that is not removed.
    async fn own_app(&self, signed_in: &Principal, id: &ClientId) -> Result<AppRecord, AppError> {
        check_administrator(signed_in)?;
        let found = self.shared.store.find_app(id).await?;
        found
            .filter(|app| app.company_id == signed_in.company.id && app.removed_at.is_none())
            .ok_or(AppError::NotFound)
    }

    /// What is wrong with a draft of the company, of which nothing is stored.
    pub async fn app_draft_errors(
        &self,
        signed_in: &Principal,
        draft: &AppDraft,
    ) -> Result<Vec<DraftError>, AppError> {
        check_administrator(signed_in)?;
        let found = self.shared.store.publisher_of(&signed_in.company.id).await?;
        let publisher = found.map(|record| record.publisher);
        Ok(self.check_draft(draft, publisher.as_ref()).await?.err().unwrap_or_default())
    }

    async fn check_draft(
        &self,
        draft: &AppDraft,
        publisher: Option<&Publisher>,
    ) -> Result<Result<CheckedApp, Vec<DraftError>>, ProviderError> {
        let rules = self.name_rules(publisher.map(|publisher| &publisher.id)).await?;
        Ok(draft.check(&rules, &self.shared.catalogue))
    }

    /// Begins an app: keeps its draft as far as it goes.
    pub async fn begin_app(
        &self,
        signed_in: &Principal,
        draft: AppDraft,
    ) -> Result<ClientId, AppError> {
        check_administrator(signed_in)?;
        let id = ClientId::new(self.shared.new_id("cli_"));
        let app = AppRecord {
            id: id.clone(),
            company_id: signed_in.company.id.clone(),
            created_at: self.shared.now(),
            draft,
            version: Version::default(),
            registered_at: None,
            removed_at: None,
            listing: Listing::default(),
        };
        self.shared.store.begin_app(&app).await?;
        Ok(id)
    }

    /// Stores what is written of an app, if its draft is still the one that was `seen`. What is
    /// registered stays as it is.
    pub async fn write_app(
        &self,
        signed_in: &Principal,
        id: &ClientId,
        seen: Option<Version>,
        write: impl FnOnce(&mut AppDraft),
    ) -> Result<AppDraft, AppError> {
        let app = self.own_app(signed_in, id).await?;
        let mut draft = app.draft.clone();
        write(&mut draft);
        if app.registered_at.is_some() {
            // Having a secret, or none, is for good.
            draft.kind = app.draft.kind;
        }
        let seen = seen.unwrap_or(app.version);
        let is_written = self.shared.store.write_app(id, &draft, seen).await?;
        if is_written { Ok(draft) } else { Err(AppError::EditedMeanwhile) }
    }

    /// Registers an app whose draft is finished; its secret, if it can keep one.
    pub async fn register_app(
        &self,
        caller: Caller<'_>,
        id: &ClientId,
        form: &str,
    ) -> Result<Option<IssuedApiSecret>, AppError> {
        let app = self.own_app(&caller, id).await?;
        let publisher = self.publisher_of(&app).await?.ok_or(AppError::NoPublisher)?;
        let checked = self.check_draft(&app.draft, Some(&publisher)).await?;
        let checked = checked.map_err(AppError::Unfinished)?;
        let now = self.shared.now();
        let kind = checked.kind;
        let client = with_draft(&self.new_client(id, kind), checked, publisher);
        let credential = ApiCredential {
            id: ApiCredentialId::new(id.as_str()),
            kind: ApiCredentialKind::App,
            company_id: app.company_id,
            name: client.name.clone(),
            note: String::new(),
            scopes: ScopeSet::default(),
            role: None,
            created_by: caller.user.id.clone(),
            created_at: now,
            expires_at: None,
            revoked: None,
            last_used_at: None,
            last_used_from: None,
            secrets: Vec::new(),
        };
        let secret =
            (kind == AppKind::Server).then(|| self.credentials.new_api_secret(credential.kind));
        let stored = secret.as_ref().map(|secret| new_secret(secret, form, now));
        let event = self.shared.event(caller, AuditAction::AppRegistered, of_client(&client));
        let (store, effects) = (&self.shared.store, event.into());
        match store.register_app(&client, &credential, stored.as_ref(), effects).await? {
            Some(Made::Now) => {
                tracing::info!(client_id = %id, by = %caller.user.id, "an app was registered");
                Ok(secret.map(|secret| IssuedApiSecret { secret, credential }))
            }
            Some(Made::Before | Made::MakerEnded) | None => Err(AppError::DoneBefore),
        }
    }

    /// Saves a finished draft, if it is still the one that was `seen`, as what a registered app
    /// is from now on; what that changed.
    pub async fn change_app(
        &self,
        caller: Caller<'_>,
        id: &ClientId,
        seen: Option<Version>,
    ) -> Result<Vec<AppChange>, AppError> {
        let app = self.own_app(&caller, id).await?;
        if app.registered_at.is_none() {
            return Err(AppError::NotFound);
        }
        let publisher = self.publisher_of(&app).await?.ok_or(AppError::NoPublisher)?;
        let checked = self.check_draft(&app.draft, Some(&publisher)).await?;
        let checked = checked.map_err(AppError::Unfinished)?;
        let before = self.shared.registered_client(id).await?;
        let mut client = with_draft(&before, checked, publisher);
        let changes = changes(&before, &client);
        if changes.is_empty() {
            return Ok(changes);
        }
        if changes.iter().any(AppChange::asks_everybody_anew) {
            client.changed_at = Some(self.shared.now());
        }
        let event = self.shared.event(caller, AuditAction::AppChanged, of_client(&client));
        let seen = seen.unwrap_or(app.version);
        if !self.shared.store.change_app(&client, seen, event.into()).await? {
            return Err(AppError::EditedMeanwhile);
        }
        self.review_again(caller, &app, &changes).await?;
        tracing::info!(client_id = %id, by = %caller.user.id, "an app was changed");
        Ok(changes)
    }

    /// Takes a changed app out of the Marketplace until it is reviewed, if it must be.
    async fn review_again(
        &self,
        caller: Caller<'_>,
        app: &AppRecord,
        changes: &[AppChange],
    ) -> Result<(), AppError> {
        // It may have been accepted since it was read.
        if changes.iter().any(AppChange::is_reviewed) {
            let subject = Subject::new("client", &app.id, &app.draft.name);
            let event = self.shared.event(caller, AuditAction::AppSubmitted, subject);
            let (from, to) = (ListingState::Listed, self.listing(ListingState::Submitted, ""));
            self.shared.store.list_app(&app.id, from, &to, None, event.into()).await?;
        }
        Ok(())
    }

    /// Deletes a draft, or removes a registered app, whose access ends at once.
    pub async fn remove_app(
        &self,
        caller: Caller<'_>,
        id: &ClientId,
    ) -> Result<AppRecord, AppError> {
        let app = self.own_app(&caller, id).await?;
        let store = &self.shared.store;
        let is_removed = if app.registered_at.is_some() {
            let credential = ApiCredentialId::new(id.as_str());
            let client = self.shared.registered_client(id).await?;
            let event = self.shared.event(caller, AuditAction::AppRemoved, of_client(&client));
            let by = &caller.user.id;
            let now = self.shared.now();
            store.revoke_api_credential(&credential, by, now, event.into()).await?
        } else {
            store.delete_app(id).await?
        };
        tracing::info!(client_id = %id, by = %caller.user.id, "an app was removed");
        if is_removed { Ok(app) } else { Err(AppError::NotFound) }
    }

    fn new_client(&self, id: &ClientId, kind: AppKind) -> Client {
        Client {
            native: kind.is_native(),
            grant_types: vec![GrantType::AuthorizationCode, GrantType::RefreshToken],
            ..Client::new(id.clone(), kind.client_kind(), self.shared.now())
        }
    }
}

fn with_draft(client: &Client, checked: CheckedApp, publisher: Publisher) -> Client {
    let client = Client {
        name: checked.name,
        description: Some(checked.description),
        publisher: Some(publisher),
        redirect_uris: checked.redirect_uris,
        response_modes: checked.response_modes,
        scopes: checked.scopes,
        ..client.clone()
    };
    checked.sign_in.apply_to(client)
}
