//! What an email tells of, read when it is sent.

use std::sync::Arc;

use oauth::client::Client;
use oauth::client::proven::Proven;
use oauth::credential::api_credential::ApiCredential;
use oauth::id::{ApiCredentialId, ApprovalRequestId, ClientId, CompanyId};
use oauth::user::User;
use store::outbox::{Email, Notification};

use crate::administration::approvals::Approval;
use crate::error::ProviderError;
use crate::notifications::NotificationService;
use crate::notifications::account_emails::addressed;
use crate::notifications::rendered_email::{ActiveAccess, EmailContents, RenderedEmail};

impl NotificationService {
    /// `None` if there is no recipient, or nothing to tell any more.
    pub(super) async fn render(
        &self,
        email: &Email,
        lease: u32,
    ) -> Result<Option<RenderedEmail>, ProviderError> {
        let Some(here) = self.company_of(email).await? else { return Ok(None) };
        let Some((to, company)) = self.recipient(email, &here).await? else { return Ok(None) };
        let contents = match &email.notification {
            Notification::AccessAllowed { client, change, scopes, place, .. } => {
                let allowed = self.access_allowed(&to, client, &here).await?;
                allowed.map(|(client, proven, standing)| EmailContents::AccessAllowed {
                    client,
                    proven,
                    change: *change,
                    scopes: scopes.clone(),
                    place: place.clone(),
                    standing,
                })
            }
            Notification::ApprovalAsked { request } => {
                let waits = |approval: &Approval| approval.request.answer.is_none();
                let found = self.asked(request).await?.filter(waits);
                found.map(Box::new).map(EmailContents::ApprovalAsked)
            }
            Notification::ApprovalAnswered { request } => {
                self.asked(request).await?.map(Box::new).map(EmailContents::ApprovalAnswered)
            }
            Notification::CredentialEnds { credential } => {
                let ends = |credential: &ApiCredential| {
                    credential.expires_at.is_some_and(|end| self.shared.now() < end)
                };
                let found = self.working(credential).await?.filter(ends);
                found.map(Box::new).map(EmailContents::CredentialEnds)
            }
            Notification::SecretStops { credential } => {
                let stops = |credential: &ApiCredential| {
                    credential.stopping_secret(self.shared.now()).is_some()
                };
                let found = self.working(credential).await?.filter(stops);
                found.map(Box::new).map(EmailContents::SecretStops)
            }
            Notification::KeyStands { credential } => {
                self.working(credential).await?.map(Box::new).map(EmailContents::KeyStands)
            }
            Notification::SignInChanged { change, name, place, added } => {
                Some(EmailContents::SignInChanged {
                    change: *change,
                    name: name.clone(),
                    place: place.clone(),
                    link: self.accounts.factor_link_path(&to.id, added.as_ref()),
                })
            }
            notification => self.account_email(&to, notification).await?,
        };
        let Some(contents) = contents else { return Ok(None) };
        let language =
            to.language.or(email.language).unwrap_or(self.shared.settings.email_language);
        Ok(Some(RenderedEmail {
            id: email.id.clone(),
            of_several: self.shared.store.memberships_of_user(&to.id).await?.len() > 1,
            to: addressed(to, &email.notification),
            company,
            language,
            written_at: email.written_at,
            contents,
            lease,
        }))
    }

    /// The app, what is proven of it, and what is left of its access; `None`: there is nothing
    /// to tell.
    async fn access_allowed(
        &self,
        to: &User,
        client: &ClientId,
        company: &CompanyId,
    ) -> Result<Option<(Arc<Client>, Proven, Option<ActiveAccess>)>, ProviderError> {
        let store = &self.shared.store;
        let Some(found) = store.find_client(client).await? else { return Ok(None) };
        let standing =
            store.find_consent_context(&to.id, client, company, self.shared.now()).await?.grant;
        let proven = match &standing {
            Some(grant) => found.proven_of_answer(&grant.redirect_uri),
            None => found.proven(),
        };
        let standing = standing.map(|grant| ActiveAccess {
            expires_at: grant.expires_at,
            revocation_link: self.accounts.revocation_link_path(&grant),
        });
        Ok(Some((found, proven, standing)))
    }

    async fn asked(&self, id: &ApprovalRequestId) -> Result<Option<Approval>, ProviderError> {
        match self.shared.store.find_approval_request(id).await? {
            Some(request) => self.administration.approval_of(request).await.map(Some),
            None => Ok(None),
        }
    }

    async fn working(&self, id: &ApiCredentialId) -> Result<Option<ApiCredential>, ProviderError> {
        let found = self.shared.store.find_api_credential(id).await?;
        Ok(found.map(|found| found.credential).filter(|found| found.revoked.is_none()))
    }
}
