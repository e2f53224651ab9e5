//! Acting without a session: the operator names the user, or an app's token does.

use oauth::id::{ApiCredentialId, ClientId, CompanyId, UserId};
use oauth::role::Role;
use thiserror::Error;

use crate::account::session::Principal;
use crate::administration::AdministrationService;
use crate::error::{ProviderError, internal_store_error};

/// Why the operator cannot act in a user's name. The text is for the operator.
#[derive(Debug, Error)]
pub enum ActingError {
    #[error("there is no company {0}")]
    UnknownCompany(CompanyId),
    #[error("nobody has the e-mail address {0}")]
    UnknownUser(String),
    #[error("{0} does not work for the company {1}")]
    OtherCompany(String, CompanyId),
    #[error("{0} is disabled")]
    Disabled(String),
    #[error("{0} belongs to several companies: name the one that is meant")]
    SeveralCompanies(String),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(ActingError);

#[derive(Debug, Error)]
pub enum ProgramError {
    #[error("only apps and OAuth clients that the company itself has made may do this")]
    NotOwn,
    #[error("the creator of this OAuth client is no administrator of the company any more")]
    MakerGone,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

impl AdministrationService {
    /// In whose name a program administrates its company: that of the person on whose
    /// behalf it calls; for a service, that of its maker. Only what the company has made
    /// itself may: connecting a partner's app does not hand it the keys.
    pub async fn administrator_behind(
        &self,
        client: &ClientId,
        company: &CompanyId,
        person: Option<&UserId>,
    ) -> Result<Principal, ProgramError> {
        let id = ApiCredentialId::new(client.as_str());
        let found =
            self.shared.store.find_api_credential(&id).await.map_err(ProviderError::from)?;
        let made = found.map(|record| record.credential);
        let made = made.filter(|made| made.company_id == *company).ok_or(ProgramError::NotOwn)?;
        let actor = self.actor(person.unwrap_or(&made.created_by), company).await?;
        actor
            .filter(|actor| actor.membership.role == Role::Administrator)
            .ok_or(ProgramError::MakerGone)
    }

    /// The user of that address, for the operator to act in their name; in their only company, if
    /// none is named.
    pub async fn named_actor(
        &self,
        company: Option<&CompanyId>,
        email: &str,
    ) -> Result<Principal, ActingError> {
        let store = &self.shared.store;
        let user = store.find_user_by_email(email).await?;
        let user = user.ok_or_else(|| ActingError::UnknownUser(email.to_owned()))?;
        let disabled = || ActingError::Disabled(user.email.clone());
        let company = if let Some(company) = company {
            company.clone()
        } else {
            let all = store.memberships_of_user(&user.id).await?;
            let mut active = all.into_iter().filter(|(membership, _)| membership.active);
            match (active.next(), active.next()) {
                (Some((only, _)), None) => only.company_id,
                (Some(_), Some(_)) => return Err(ActingError::SeveralCompanies(user.email)),
                (None, _) => return Err(disabled()),
            }
        };
        match store.find_principal(&user.id, &company).await? {
            Some(found) => Some(found).filter(Principal::is_active).ok_or_else(disabled),
            None if store.find_company(&company).await?.is_none() => {
                Err(ActingError::UnknownCompany(company))
            }
            None => Err(ActingError::OtherCompany(user.email, company)),
        }
    }

    /// A person who can act for the company.
    pub async fn actor(
        &self,
        id: &UserId,
        company: &CompanyId,
    ) -> Result<Option<Principal>, ProviderError> {
        let found = self.shared.store.find_principal(id, company).await?;
        Ok(found.filter(Principal::is_active))
    }
}
