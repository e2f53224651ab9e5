//! The Marketplace: owners offer apps, the platform looks at them, and companies find
//! them.

use oauth::audit::{Actor, AuditAction, AuditEvent, Subject};
use oauth::client::Client;
use oauth::client::app::draft::AppKind;
use oauth::client::app::listing::{Listing, ListingState};
use oauth::client::redirect_uri::Destination;
use oauth::consent::policy::AppDecision;
use oauth::display_text::check_purpose;
use oauth::id::ClientId;
pub use store::apps::MarketplaceApp;
use thiserror::Error;

use super::{AppError, PAGE};
use crate::account::session::SignedIn;
use crate::audit_event::{person, with_audit_event};
use crate::clients::ClientService;
use crate::paging;

/// What an app lacks before it can be offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MissingRequirement {
    #[error("it is not registered yet")]
    Registration,
    #[error("its publisher is not verified")]
    VerifiedPublisher,
    #[error("its publisher has no privacy policy")]
    PrivacyPolicy,
    #[error("its publisher has no web site")]
    Website,
    #[error("a redirect address is on the user's own machine")]
    Loopback,
}

/// Some of the apps that are offered.
#[derive(Clone, Debug)]
pub struct MarketplacePage {
    /// The apps, newest first.
    pub apps: Vec<MarketplaceApp>,
    /// Those, among all apps, that the person's company has approved.
    pub approved: Vec<ClientId>,
    /// Those begun before this one are on the next page, if there is one.
    pub next: Option<ClientId>,
}

pub fn missing_requirements(client: Option<&Client>, kind: AppKind) -> Vec<MissingRequirement> {
    let Some(client) = client else { return vec![MissingRequirement::Registration] };
    let publisher = client.publisher.as_ref();
    let has = |link: Option<&Option<String>>| link.is_some_and(Option::is_some);
    let on_this_device =
        client.redirect_uris.iter().any(|uri| Destination::of(uri.as_str()).on_this_device);
    [
        (!client.has_verified_publisher()).then_some(MissingRequirement::VerifiedPublisher),
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
    pub async fn submit_app(&self, signed_in: &SignedIn, id: &ClientId) -> Result<(), AppError> {
        let details = self.app_details(signed_in, id).await?;
        let state = details.app.listing.state;
        let may = matches!(state, ListingState::Unlisted | ListingState::Declined);
        let lacks = missing_requirements(details.client.as_deref(), details.app.draft.kind);
        if !may || !lacks.is_empty() {
            return Err(AppError::NotFound);
        }
        let subject = Subject::new("client", id, &details.app.draft.name);
        let event = self.shared.event(signed_in, AuditAction::AppSubmitted, subject);
        with_audit_event(event, self.move_listing(id, state, ListingState::Submitted, "")).await
    }

    pub async fn withdraw_app(&self, signed_in: &SignedIn, id: &ClientId) -> Result<(), AppError> {
        let app = self.own_app(signed_in, id).await?;
        let subject = Subject::new("client", id, &app.draft.name);
        let event = self.shared.event(signed_in, AuditAction::AppWithdrawn, subject);
        with_audit_event(
            event,
            self.move_listing(id, app.listing.state, ListingState::Unlisted, ""),
        )
        .await
    }

    /// Whether a person administers the platform itself.
    pub fn is_platform_administrator(&self, signed_in: &SignedIn) -> bool {
        let named = &self.shared.settings.platform_administrators;
        named.iter().any(|email| email.eq_ignore_ascii_case(&signed_in.user.email))
    }

    pub async fn submitted_apps(
        &self,
        signed_in: &SignedIn,
    ) -> Result<Vec<MarketplaceApp>, AppError> {
        self.check_platform_administrator(signed_in)?;
        let store = &self.shared.store;
        Ok(store.marketplace_apps(ListingState::Submitted, None, PAGE).await?)
    }

    /// Offers an app that was submitted, or declines it with a reason for its owners.
    pub async fn decide_listing(
        &self,
        signed_in: &SignedIn,
        id: &ClientId,
        accept: bool,
        note: &str,
    ) -> Result<(), AppError> {
        self.check_platform_administrator(signed_in)?;
        let to = if accept { ListingState::Listed } else { ListingState::Declined };
        let note = check_purpose(note.trim()).unwrap_or_default();
        tracing::info!(client_id = %id, by = %signed_in.user.id, listing = to.as_str(), "decided");
        let app = self.shared.store.find_app(id).await?.ok_or(AppError::NotFound)?;
        let action = if accept { AuditAction::AppListed } else { AuditAction::AppDeclined };
        let event = AuditEvent {
            company_id: Some(app.company_id),
            actor: Actor::Platform(person(signed_in)),
            detail: note.clone(),
            ..self.shared.event(signed_in, action, Subject::new("client", id, app.draft.name))
        };
        with_audit_event(event, self.move_listing(id, ListingState::Submitted, to, &note)).await
    }

    /// The apps that are offered, newest first.
    pub async fn marketplace(
        &self,
        signed_in: &SignedIn,
        before: Option<&ClientId>,
    ) -> Result<MarketplacePage, AppError> {
        let store = &self.shared.store;
        let found = store.marketplace_apps(ListingState::Listed, before, PAGE + 1).await?;
        let (apps, next) = paging::split(found, PAGE, |app| app.id.clone());
        let decided = store.decided_apps(&signed_in.company.id).await?;
        let is_approved = |decision: &AppDecision| matches!(decision, AppDecision::Approved(_));
        let approved = decided.into_iter().filter(|app| is_approved(&app.decision));
        Ok(MarketplacePage { apps, approved: approved.map(|app| app.client_id).collect(), next })
    }

    fn check_platform_administrator(&self, signed_in: &SignedIn) -> Result<(), AppError> {
        if self.is_platform_administrator(signed_in) {
            Ok(())
        } else {
            Err(AppError::NotAdministrator)
        }
    }

    pub(super) async fn move_listing(
        &self,
        id: &ClientId,
        from: ListingState,
        to: ListingState,
        note: &str,
    ) -> Result<(), AppError> {
        let listing = Listing { state: to, note: note.to_owned(), since: Some(self.shared.now()) };
        let is_moved = self.shared.store.list_app(id, from, &listing).await?;
        if is_moved { Ok(()) } else { Err(AppError::NotFound) }
    }
}
