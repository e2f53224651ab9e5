//! What the platform's people are in which companies.

use oauth::audit::{AuditAction, Subject};
use oauth::company::Company;
use oauth::credential::secret::PasswordHash;
use oauth::id::CompanyId;
use oauth::time_zone::TimeZone;
use oauth::user::User;
use store::users::UserChange;

use crate::error::ProviderError;
use crate::own_login::OwnLoginService;
use crate::own_login::people::{PersonError, unknown_company};
use crate::own_login::platform::PlatformCaller;
use crate::own_login::profile::{PlatformMembership, PlatformProfile};

impl OwnLoginService {
    pub(super) async fn memberships(
        &self,
        user: &User,
    ) -> Result<Vec<PlatformMembership>, ProviderError> {
        let company = self.shared.store.find_company(&user.company_id).await?;
        let company = company.ok_or(ProviderError::Lost("a user's company"))?;
        Ok(vec![PlatformMembership {
            company_id: company.id.as_str().to_owned(),
            company_name: Some(company.name),
            role: user.role,
            job_title: user.job_title.clone(),
            active: true,
        }])
    }

    /// The record of a person who is not there yet.
    pub(super) async fn new_user(
        &self,
        platform: &PlatformCaller,
        profile: &PlatformProfile,
        memberships: &[PlatformMembership],
    ) -> Result<User, PersonError> {
        let (company, membership) = self.company_acted_for(platform, memberships).await?;
        Ok(User {
            id: self.new_user_id(),
            company_id: company.id,
            email: profile.email.clone(),
            first_name: profile.first_name.clone(),
            last_name: profile.last_name.clone(),
            role: membership.role,
            job_title: membership.job_title.clone(),
            password_hash: PasswordHash::new(NO_PASSWORD),
            disabled: false,
        })
    }

    pub(super) async fn set_memberships(
        &self,
        platform: &PlatformCaller,
        user: &User,
        memberships: &[PlatformMembership],
    ) -> Result<(), PersonError> {
        let (company, membership) = self.company_acted_for(platform, memberships).await?;
        let change = UserChange {
            company_id: Some(company.id).filter(|company| *company != user.company_id),
            role: Some(membership.role).filter(|role| *role != user.role),
            job_title: Some(membership.job_title.clone()).filter(|title| *title != user.job_title),
            ..UserChange::default()
        };
        if change == UserChange::default() {
            return Ok(());
        }
        let detail = format!("role={}", membership.role.as_str());
        self.write(platform, user, &change, &detail).await
    }

    async fn company_acted_for<'a>(
        &self,
        platform: &PlatformCaller,
        memberships: &'a [PlatformMembership],
    ) -> Result<(Company, &'a PlatformMembership), PersonError> {
        let active = memberships.iter().enumerate().find(|(_, membership)| membership.active);
        let (index, membership) = active.ok_or_else(|| unknown_company(0))?;
        Ok((self.company(platform, index, membership).await?, membership))
    }

    /// The company of a membership, which is made if it is not there yet.
    async fn company(
        &self,
        platform: &PlatformCaller,
        index: usize,
        membership: &PlatformMembership,
    ) -> Result<Company, PersonError> {
        let (store, id) = (&self.shared.store, membership.company_id.as_str());
        if let Some(known) = store.find_company_of_platform(id).await? {
            return Ok(known);
        }
        let name = membership.company_name.clone().ok_or_else(|| unknown_company(index))?;
        let own_id = CompanyId::new(self.shared.new_id("cmp_"));
        let time_zone = TimeZone::default();
        let company = Company { id: own_id, name, time_zone, requires_second_factor: false };
        let subject = Subject::new("company", &company.id, &company.name);
        let action = AuditAction::CompanyAdded;
        let event = self.event(platform, Some(company.id.clone()), action, subject);
        if store.create_company_of_platform(id, &company, event.into()).await? {
            return Ok(company);
        }
        // Another request has made it.
        store.find_company_of_platform(id).await?.ok_or_else(|| unknown_company(index))
    }
}

/// Of no password: its hash part is zeros.
const NO_PASSWORD: &str = "$argon2id$v=19$m=47104,t=1,p=1$bm9ib2R5LW5vYm9keS0$\
                           AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
