//! The Marketplace: owners offer apps, the platform looks at them, and companies find
//! them.

use std::sync::Arc;

use oauth::audit::{Actor, AuditAction, AuditEvent, Subject};
use oauth::client::Client;
use oauth::client::app::draft::AppKind;
use oauth::client::app::listing::{Listing, ListingState};
use oauth::client::redirect_uri::Destination;
use oauth::company::Company;
use oauth::consent::policy::AppDecision;
use oauth::consent::shown::ShownDigest;
use oauth::display_text::check_purpose;
use oauth::id::ClientId;
use oauth::spelling::email::is_same;
use store::Effects;
use thiserror::Error;

use super::{AppError, AppRecord, PAGE};
use crate::account::session::{Principal, SignedIn};
use crate::administration::company_apps::shown_app;
use crate::audit_event::{of_client, of_user};
use crate::caller::Caller;
use crate::clients::ClientService;
use crate::error::ProviderError;
use crate::paging;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MissingRequirement {
    #[error("it is not registered yet")]
    Registration,
    #[error("a redirect address is at no verified domain of its publisher")]
    VerifiedDomain,
    #[error("its publisher has no privacy policy")]
    PrivacyPolicy,
    #[error("its publisher has no web site")]
    Website,
    #[error("people's answers go to the user's own machine alone")]
    Loopback,
}

#[derive(Clone, Debug)]
pub struct MarketplacePage {
    pub apps: Vec<Arc<Client>>,
    /// Those, among all apps, that the person's company has approved.
    pub approved: Vec<ClientId>,
    /// Those begun before this one are on the next page, if there is one.
    pub next: Option<ClientId>,
}

/// One app that is offered, or waits to be, as it is looked at.
#[derive(Clone, Debug)]
pub struct MarketplaceApp {
    pub app: AppRecord,
    pub client: Arc<Client>,
    /// Whose it is.
    pub company: Company,
    /// What the person's company has decided about it.
    pub decision: Option<AppDecision>,
    /// Its own company does not review it.
    pub is_own: bool,
}

impl MarketplaceApp {
    pub fn is_listed(&self) -> bool {
        self.app.listing.state == ListingState::Listed
    }
}

pub fn missing_requirements(client: Option<&Client>, kind: AppKind) -> Vec<MissingRequirement> {
    let Some(client) = client else { return vec![MissingRequirement::Registration] };
    let publisher = client.publisher.as_ref();
    let has = |link: Option<&Option<String>>| link.is_some_and(Option::is_some);
    let destinations = || client.public_addresses().map(|uri| Destination::of(uri.as_str()));
    let on_this_device = destinations().any(|destination| destination.on_this_device);
    // Wherever answers leave the user's machine, they go to a domain of the publisher.
    let is_verified = client.proven_to_device().is_verified()
        && destinations()
            .filter(|destination| !destination.on_this_device)
            .all(|destination| client.proven_at(&destination).is_verified());
    [
        (!is_verified).then_some(MissingRequirement::VerifiedDomain),
        (!has(publisher.map(|publisher| &publisher.website)))
            .then_some(MissingRequirement::Website),
        (!has(publisher.map(|publisher| &publisher.privacy_policy)))
            .then_some(MissingRequirement::PrivacyPolicy),
        (on_this_device && kind != AppKind::Device).then_some(MissingRequirement::Loopback),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl ClientService {
    /// Offers an app: the platform is to look at it.
    pub async fn submit_app(&self, caller: Caller<'_>, id: &ClientId) -> Result<(), AppError> {
        let details = self.app_details(&caller, id).await?;
        let state = details.app.listing.state;
        let may = matches!(state, ListingState::Unlisted | ListingState::Declined);
        let lacks = missing_requirements(details.client.as_deref(), details.app.draft.kind);
        if !may || !lacks.is_empty() {
            return Err(AppError::NotFound);
        }
        let subject = Subject::new("client", id, &details.app.draft.name);
        let event = self.shared.event(caller, AuditAction::AppSubmitted, subject);
        self.move_listing(id, state, ListingState::Submitted, event.into()).await
    }

    pub async fn withdraw_app(&self, caller: Caller<'_>, id: &ClientId) -> Result<(), AppError> {
        let app = self.own_app(&caller, id).await?;
        let subject = Subject::new("client", id, &app.draft.name);
        let event = self.shared.event(caller, AuditAction::AppWithdrawn, subject);
        let state = app.listing.state;
        self.move_listing(id, state, ListingState::Unlisted, event.into()).await
    }

    /// Whether a person administers the platform itself.
    pub fn is_platform_administrator(&self, signed_in: &Principal) -> bool {
        let named = &self.shared.settings.platform_administrators;
        named.iter().any(|email| is_same(email, &signed_in.user.email))
    }

    /// How many wait for a decision.
    pub async fn count_submitted_apps(&self, signed_in: &SignedIn) -> Result<u32, AppError> {
        self.check_platform_administrator(signed_in)?;
        Ok(self.shared.store.count_marketplace_apps(ListingState::Submitted).await?)
    }

    /// Those that wait for a decision, newest first; and the last one of them, if there are more.
    pub async fn submitted_apps(
        &self,
        signed_in: &SignedIn,
        before: Option<&ClientId>,
    ) -> Result<(Vec<MarketplaceApp>, Option<ClientId>), AppError> {
        self.check_platform_administrator(signed_in)?;
        let store = &self.shared.store;
        let submitted = store.marketplace_apps(ListingState::Submitted, before, PAGE + 1).await?;
        let (submitted, next) = paging::split(submitted, PAGE, ClientId::clone);
        let mut found = Vec::new();
        for id in submitted {
            match self.marketplace_app(signed_in, &id).await {
                Ok(app) => found.push(app),
                // Withdrawn, or removed, a moment ago.
                Err(AppError::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        Ok((found, next))
    }

    /// An app that is offered; for platform administrators also one that waits to be.
    pub async fn marketplace_app(
        &self,
        signed_in: &SignedIn,
        id: &ClientId,
    ) -> Result<MarketplaceApp, AppError> {
        let store = &self.shared.store;
        let app = store.find_app(id).await?.filter(|app| app.removed_at.is_none());
        let app = app.ok_or(AppError::NotFound)?;
        let is_shown = match app.listing.state {
            ListingState::Listed => true,
            ListingState::Submitted => self.is_platform_administrator(signed_in),
            ListingState::Unlisted | ListingState::Declined => false,
        };
        if !is_shown {
            return Err(AppError::NotFound);
        }
        let company = store.find_company(&app.company_id).await?;
        let company = company.ok_or(ProviderError::Lost("the company of an app"))?;
        let client = self.shared.registered_client(id).await?;
        let context = self.shared.consent_context(signed_in, &client).await?;
        Ok(MarketplaceApp {
            client,
            decision: context.decision,
            is_own: app.company_id == signed_in.company.id,
            app,
            company,
        })
    }

    async fn registered_clients(
        &self,
        ids: Vec<ClientId>,
    ) -> Result<Vec<Arc<Client>>, ProviderError> {
        let mut clients = Vec::with_capacity(ids.len());
        for id in ids {
            clients.push(self.shared.registered_client(&id).await?);
        }
        Ok(clients)
    }

    /// Offers an app that was submitted, or declines it with a reason for its owners, if it is
    /// what was `seen`.
    pub async fn decide_listing(
        &self,
        caller: Caller<'_>,
        id: &ClientId,
        accept: bool,
        note: &str,
        seen: &ShownDigest,
    ) -> Result<(), AppError> {
        self.check_platform_administrator(&caller)?;
        let to = if accept { ListingState::Listed } else { ListingState::Declined };
        let note = check_purpose(note.trim()).unwrap_or_default();
        let store = &self.shared.store;
        // What was checked is true only of the version that was read: of another, all is checked
        // again.
        loop {
            let app = store.find_app(id).await?.ok_or(AppError::NotFound)?;
            if app.company_id == caller.company.id {
                return Err(AppError::OwnApp);
            }
            if app.listing.state != ListingState::Submitted {
                return Err(AppError::NotFound);
            }
            let found = store.find_client_to_change(id).await?;
            let (client, version) = found.ok_or(AppError::NotFound)?;
            if shown_app(&client) != *seen {
                return Err(AppError::ShownChanged);
            }
            let action = if accept { AuditAction::AppListed } else { AuditAction::AppDeclined };
            let event = self.shared.event(caller, action, of_client(&client));
            let event = event.with(|event| AuditEvent {
                company_id: Some(app.company_id),
                actor: Actor::Platform(of_user(&caller.user)),
                detail: note.clone(),
                ..event
            });
            let (from, listing) = (ListingState::Submitted, self.listing(to, &note));
            if store.list_app(id, from, &listing, Some(version), event.into()).await? {
                break;
            }
        }
        tracing::info!(client_id = %id, by = %caller.user.id, listing = to.as_str(), "decided");
        Ok(())
    }

    /// The apps that are offered, newest first.
    pub async fn marketplace(
        &self,
        signed_in: &SignedIn,
        before: Option<&ClientId>,
    ) -> Result<MarketplacePage, AppError> {
        let store = &self.shared.store;
        let found = store.marketplace_apps(ListingState::Listed, before, PAGE + 1).await?;
        let (apps, next) = paging::split(found, PAGE, ClientId::clone);
        let apps = self.registered_clients(apps).await?;
        let decided = store.decided_apps(&signed_in.company.id).await?;
        let is_approved = |decision: &AppDecision| matches!(decision, AppDecision::Approved(_));
        let approved = decided.into_iter().filter(|app| is_approved(&app.decision));
        Ok(MarketplacePage { apps, approved: approved.map(|app| app.client_id).collect(), next })
    }

    pub(crate) fn check_platform_administrator(
        &self,
        signed_in: &Principal,
    ) -> Result<(), AppError> {
        if self.is_platform_administrator(signed_in) {
            Ok(())
        } else {
            Err(AppError::NotAdministrator)
        }
    }

    pub(super) fn listing(&self, state: ListingState, note: &str) -> Listing {
        Listing { state, note: note.to_owned(), since: Some(self.shared.now()) }
    }

    async fn move_listing(
        &self,
        id: &ClientId,
        from: ListingState,
        to: ListingState,
        effects: Effects,
    ) -> Result<(), AppError> {
        let is_moved =
            self.shared.store.list_app(id, from, &self.listing(to, ""), None, effects).await?;
        if is_moved { Ok(()) } else { Err(AppError::NotFound) }
    }
}
