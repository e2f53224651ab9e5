//! The Marketplace: owners offer apps, the platform looks at them, and companies find
//! them.

use oauth::app::draft::AppKind;
use oauth::app::listing::{Listing, ListingState};
use oauth::audit::{Actor, AuditAction, AuditEvent, Subject};
use oauth::client::Client;
use oauth::display_text::check_purpose;
use oauth::id::ClientId;
use oauth::policy::AppDecision;
use oauth::redirect_uri::Destination;
pub use store::apps::MarketplaceApp;
use thiserror::Error;

use super::{AppError, PAGE};
use crate::Provider;
use crate::audit::{person, recorded};
use crate::paging;
use crate::session::SignedIn;

/// What an app lacks before it can be offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Lacking {
    /// It is a draft.
    #[error("it is not registered yet")]
    Registration,
    /// Its publisher has proven no domain to be its own.
    #[error("its publisher is not verified")]
    VerifiedPublisher,
    /// Its publisher says nowhere what it does with data.
    #[error("its publisher has no privacy policy")]
    PrivacyPolicy,
    /// Its publisher has no web site, where people begin to connect it.
    #[error("its publisher has no web site")]
    Website,
    /// Answers go to a machine of whoever uses it, though it is no app for devices.
    #[error("a redirect address is on the user's own machine")]
    Loopback,
}

/// Some of the apps that are offered.
#[derive(Clone, Debug)]
pub struct Offered {
    /// The apps, newest first.
    pub apps: Vec<MarketplaceApp>,
    /// Those, among all apps, that the person's company has approved.
    pub approved: Vec<ClientId>,
    /// Those begun before this one are on the next page, if there is one.
    pub next: Option<ClientId>,
}

impl Provider {
    /// What an app lacks before it can be offered.
    pub fn lacking(client: Option<&Client>, kind: AppKind) -> Vec<Lacking> {
        let Some(client) = client else { return vec![Lacking::Registration] };
        let publisher = client.publisher.as_ref();
        let has = |link: Option<&Option<String>>| link.is_some_and(Option::is_some);
        let on_this_device =
            client.redirect_uris.iter().any(|uri| Destination::of(uri.as_str()).on_this_device);
        [
            (!client.has_verified_publisher()).then_some(Lacking::VerifiedPublisher),
            (!has(publisher.map(|publisher| &publisher.website))).then_some(Lacking::Website),
            (!has(publisher.map(|publisher| &publisher.privacy_policy)))
                .then_some(Lacking::PrivacyPolicy),
            (on_this_device && kind != AppKind::Device).then_some(Lacking::Loopback),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Offers an app: the platform is to look at it.
    pub async fn submit_app(&self, signed_in: &SignedIn, id: &ClientId) -> Result<(), AppError> {
        let details = self.app_details(signed_in, id).await?;
        let state = details.app.listing.state;
        let may = matches!(state, ListingState::Unlisted | ListingState::Declined);
        let lacks = Self::lacking(details.client.as_deref(), details.app.draft.kind);
        if !may || !lacks.is_empty() {
            return Err(AppError::NotFound);
        }
        let subject = Subject::new("client", id, &details.app.draft.name);
        let event = self.event(signed_in, AuditAction::AppSubmitted, subject);
        recorded(event, self.move_listing(id, state, ListingState::Submitted, "")).await
    }

    /// Takes an app out of the Marketplace, or its offer back.
    pub async fn withdraw_app(&self, signed_in: &SignedIn, id: &ClientId) -> Result<(), AppError> {
        let app = self.own_app(signed_in, id).await?;
        let subject = Subject::new("client", id, &app.draft.name);
        let event = self.event(signed_in, AuditAction::AppWithdrawn, subject);
        recorded(event, self.move_listing(id, app.listing.state, ListingState::Unlisted, "")).await
    }

    /// Whether a person administers the platform itself.
    pub fn is_platform_administrator(&self, signed_in: &SignedIn) -> bool {
        let named = &self.inner.settings.platform_administrators;
        named.iter().any(|email| email.eq_ignore_ascii_case(&signed_in.user.email))
    }

    /// The apps that wait for the platform's answer.
    pub async fn submitted_apps(
        &self,
        signed_in: &SignedIn,
    ) -> Result<Vec<MarketplaceApp>, AppError> {
        self.check_platform_administrator(signed_in)?;
        let store = &self.inner.store;
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
        let app = self.inner.store.find_app(id).await?.ok_or(AppError::NotFound)?;
        let action = if accept { AuditAction::AppListed } else { AuditAction::AppDeclined };
        let event = AuditEvent {
            company_id: Some(app.company_id),
            actor: Actor::Platform(person(signed_in)),
            detail: note.clone(),
            ..self.event(signed_in, action, Subject::new("client", id, app.draft.name))
        };
        recorded(event, self.move_listing(id, ListingState::Submitted, to, &note)).await
    }

    /// The apps that are offered, newest first.
    pub async fn marketplace(
        &self,
        signed_in: &SignedIn,
        before: Option<&ClientId>,
    ) -> Result<Offered, AppError> {
        let store = &self.inner.store;
        let found = store.marketplace_apps(ListingState::Listed, before, PAGE + 1).await?;
        let (apps, next) = paging::split(found, PAGE, |app| app.id.clone());
        let decided = store.decided_apps(&signed_in.company.id).await?;
        let is_approved = |decision: &AppDecision| matches!(decision, AppDecision::Approved(_));
        let approved = decided.into_iter().filter(|app| is_approved(&app.decision));
        Ok(Offered { apps, approved: approved.map(|app| app.client_id).collect(), next })
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
        let listing = Listing { state: to, note: note.to_owned(), since: Some(self.now()) };
        let is_moved = self.inner.store.list_app(id, from, &listing).await?;
        if is_moved { Ok(()) } else { Err(AppError::NotFound) }
    }
}
