//! Which companies a person belongs to: an operator changes it, and the person chooses among them.

use oauth::audit::{AuditAction, AuditEvent};
use oauth::company::Company;
use oauth::id::{CompanyId, UserId};
use oauth::membership::{Member, Membership};
use oauth::role::Role;
use oauth::user::User;
use store::memberships::{ChangeMemberError, MemberChange, StaffRule};

use crate::account::AccountService;
use crate::account::session::Principal;
use crate::account::users::{UserError, check_text};
use crate::error::ProviderError;

/// A change of what a person is in one company; `None` leaves the field as it is.
#[derive(Clone, Debug, Default)]
pub struct MembershipChange {
    pub role: Option<Role>,
    /// An empty one takes it away.
    pub job_title: Option<String>,
    pub active: Option<bool>,
}

impl MembershipChange {
    /// Whether it says anything.
    pub fn changes(&self) -> bool {
        self.role.is_some() || self.job_title.is_some() || self.active.is_some()
    }
}

impl AccountService {
    /// The person, as who they act for that company; whether they can or not.
    pub async fn principal(
        &self,
        user: &UserId,
        company: &CompanyId,
    ) -> Result<Option<Principal>, ProviderError> {
        Ok(self.shared.store.find_principal(user, company).await?)
    }

    /// A person by their id, with what they are in which companies.
    pub async fn user_with_companies(
        &self,
        id: &UserId,
    ) -> Result<Option<(User, Vec<(Membership, Company)>)>, ProviderError> {
        let store = &self.shared.store;
        let Some(user) = store.find_user(id).await? else { return Ok(None) };
        Ok(Some((user, store.memberships_of_user(id).await?)))
    }

    /// What a person is in which companies.
    pub async fn memberships(
        &self,
        email: &str,
    ) -> Result<(User, Vec<(Membership, Company)>), UserError> {
        let user = self.user_of_address(email).await?;
        let memberships = self.shared.store.memberships_of_user(&user.id).await?;
        Ok((user, memberships))
    }

    /// Lets a person who has an account belong to one more company.
    pub async fn add_membership(
        &self,
        email: &str,
        company: &CompanyId,
        role: Role,
        job_title: Option<&str>,
    ) -> Result<Member, UserError> {
        let store = &self.shared.store;
        let user = self.user_of_address(email).await?;
        let job_title = job_title.map(|title| check_text("job title", title)).transpose()?;
        if store.find_company(company).await?.is_none() {
            return Err(UserError::UnknownCompany(company.clone()));
        }
        let (user_id, company_id) = (user.id.clone(), company.clone());
        let membership = Membership { user_id, company_id, role, job_title, active: true };
        let event = AuditEvent {
            detail: format!("role={}", role.as_str()),
            ..self.event_of_user(&user, company, AuditAction::MembershipAdded)
        };
        if store.add_membership(&membership, event.into()).await? {
            Ok(Member { user, membership })
        } else {
            Err(UserError::IsMember(user.email, company.clone()))
        }
    }

    /// Changes what a person is in a company; in their only one, if none is named.
    pub async fn change_membership(
        &self,
        email: &str,
        company: Option<&CompanyId>,
        change: MembershipChange,
    ) -> Result<Member, UserError> {
        let user = self.user_of_address(email).await?;
        let company = self.company_meant(&user, company).await?;
        let MembershipChange { role, job_title, active } = change;
        let mut changed = Vec::new();
        changed.extend(role.map(|role| format!("role={}", role.as_str())));
        let job_title = match job_title.as_deref().map(str::trim) {
            None => None,
            Some("") => Some(None),
            Some(title) => Some(Some(check_text("job title", title)?)),
        };
        changed.extend(job_title.as_ref().map(|_| "job_title".to_owned()));
        changed.extend(active.map(|active| format!("disabled={}", !active)));
        let event = AuditEvent {
            detail: changed.join(" "),
            ..self.event_of_user(&user, &company, AuditAction::UserChanged)
        };
        let change = MemberChange { role, job_title, active, ..MemberChange::default() };
        let (store, now, rule) =
            (&self.shared.store, self.shared.now(), StaffRule::AsTheOperatorSays);
        let changed =
            store.change_member(&company, &user.id, &change, rule, now, event.into()).await?;
        changed.map_err(|error| refused(error, user.email, company))
    }

    /// Lets a person belong to a company no longer. What acts for them there ends.
    pub async fn remove_membership(
        &self,
        email: &str,
        company: &CompanyId,
    ) -> Result<(), UserError> {
        let user = self.user_of_address(email).await?;
        let event = self.event_of_user(&user, company, AuditAction::MembershipRemoved);
        let (store, now, rule) =
            (&self.shared.store, self.shared.now(), StaffRule::AsTheOperatorSays);
        let removed = store.remove_membership(company, &user.id, rule, now, event.into()).await?;
        removed.map_err(|error| refused(error, user.email, company.clone()))
    }

    async fn company_meant(
        &self,
        user: &User,
        named: Option<&CompanyId>,
    ) -> Result<CompanyId, UserError> {
        if let Some(company) = named {
            return Ok(company.clone());
        }
        let mut all = self.shared.store.memberships_of_user(&user.id).await?.into_iter();
        match (all.next(), all.next()) {
            (Some((only, _)), None) => Ok(only.company_id),
            (Some(_), Some(_)) => Err(UserError::SeveralCompanies(user.email.clone())),
            (None, _) => Err(UserError::NoCompany(user.email.clone())),
        }
    }
}

/// The operator is refused for one reason alone.
fn refused(_: ChangeMemberError, email: String, company: CompanyId) -> UserError {
    UserError::NoMember(email, company)
}
