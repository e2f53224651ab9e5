//! Somebody acts who is not signed in: the operator names them, or an app's token does.

use oauth::id::{ApiCredentialId, ClientId, CompanyId, UserId};
use oauth::role::Role;
use store::StoreError;
use thiserror::Error;

use crate::Provider;
use crate::error::ProviderError;
use crate::session::Actor;

/// Why the operator cannot act in somebody's name. The text is for the operator.
#[derive(Debug, Error)]
pub enum ActingError {
    /// There is no such company.
    #[error("there is no company {0}")]
    UnknownCompany(CompanyId),
    /// Nobody has that address.
    #[error("nobody has the e-mail address {0}")]
    UnknownUser(String),
    /// They work elsewhere.
    #[error("{0} does not work for the company {1}")]
    OtherCompany(String, CompanyId),
    /// Nothing acts for somebody who is disabled.
    #[error("{0} is disabled")]
    Disabled(String),
    /// A fault of ours.
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

impl From<StoreError> for ActingError {
    fn from(error: StoreError) -> Self {
        Self::Internal(error.into())
    }
}

/// Why a program may not administrate its company.
#[derive(Debug, Error)]
pub enum ProgramError {
    /// It is a partner's, or the operator's.
    #[error("only apps and OAuth clients that the company itself has made may do this")]
    NotOwn,
    /// Whoever made the OAuth client is no administrator now.
    #[error("whoever made this OAuth client is no administrator of the company any more")]
    MakerGone,
    /// A fault of ours.
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

impl Provider {
    /// In whose name a program administrates its company: that of the person on whose
    /// behalf it calls; a service's, of whoever made it. Only what the company has made
    /// itself may: nobody who connects a partner's app means to hand it the keys.
    pub async fn administrator_behind(
        &self,
        client: &ClientId,
        company: &CompanyId,
        person: Option<&UserId>,
    ) -> Result<Actor, ProgramError> {
        let id = ApiCredentialId::new(client.as_str());
        let found = self.inner.store.find_api_credential(&id).await.map_err(ProviderError::from)?;
        let made = found.map(|record| record.credential);
        let made = made.filter(|made| made.company_id == *company).ok_or(ProgramError::NotOwn)?;
        let actor = self.actor(person.unwrap_or(&made.created_by)).await?;
        actor
            .filter(|Actor { user, .. }| {
                user.company_id == *company && user.role == Role::Administrator
            })
            .ok_or(ProgramError::MakerGone)
    }

    /// Who has that address, for the operator to act in their name; in that company, if
    /// it says which.
    pub async fn named_actor(
        &self,
        company: Option<&CompanyId>,
        email: &str,
    ) -> Result<Actor, ActingError> {
        let store = &self.inner.store;
        let user = store.find_user_by_email(email).await?;
        let user = user.ok_or_else(|| ActingError::UnknownUser(email.to_owned()))?;
        if let Some(company) = company.filter(|company| **company != user.company_id) {
            return Err(match store.find_company(company).await? {
                None => ActingError::UnknownCompany(company.clone()),
                Some(_) => ActingError::OtherCompany(user.email, company.clone()),
            });
        }
        let actor = self.actor(&user.id).await?;
        actor.ok_or(ActingError::Disabled(user.email))
    }

    /// Somebody who can be acted for.
    pub async fn actor(&self, id: &UserId) -> Result<Option<Actor>, ProviderError> {
        let store = &self.inner.store;
        let Some(user) = store.find_user(id).await?.filter(|user| !user.disabled) else {
            return Ok(None);
        };
        let company = store.find_company(&user.company_id).await?;
        let company = company.ok_or(ProviderError::Lost("a user's company"))?;
        Ok(Some(Actor { user, company }))
    }
}
