//! What the platform's people are in which companies.

use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::company::Company;
use oauth::id::{CompanyId, UserId};
use oauth::membership::Membership;
use oauth::time_zone::TimeZone;
use oauth::user::User;
use store::memberships::{MemberChange, StaffRule};

use crate::error::ProviderError;
use crate::own_login::OwnLoginService;
use crate::own_login::people::{PersonError, unknown_company};
use crate::own_login::platform::PlatformCaller;
use crate::own_login::profile::{InvalidProfile, PlatformMembership, PlatformProfile};

impl OwnLoginService {
    pub(super) async fn memberships(
        &self,
        user: &User,
    ) -> Result<Vec<PlatformMembership>, ProviderError> {
        let all = self.shared.store.memberships_of_user(&user.id).await?.into_iter();
        let shown = all.map(|(membership, company)| PlatformMembership {
            company_id: company.id.as_str().to_owned(),
            company_name: Some(company.name),
            role: membership.role,
            job_title: membership.job_title,
            active: membership.active,
        });
        Ok(shown.collect())
    }

    /// A person who is not there yet, with what they are.
    pub(super) async fn new_user(
        &self,
        platform: &PlatformCaller,
        profile: &PlatformProfile,
    ) -> Result<(User, Vec<Membership>), PersonError> {
        let user = User {
            id: self.new_user_id(),
            email: profile.email.clone(),
            first_name: profile.first_name.clone(),
            last_name: profile.last_name.clone(),
            language: None,
            password_hash: None,
            disabled: false,
        };
        let said = profile.memberships.as_deref().unwrap_or_default();
        let memberships = self.checked_companies(platform, &user.id, said).await?;
        Ok((user, memberships))
    }

    /// Brings what the person is in which companies to what the platform says. What it does not
    /// name ends.
    pub(super) async fn set_memberships(
        &self,
        platform: &PlatformCaller,
        user: &User,
        memberships: &[PlatformMembership],
    ) -> Result<(), PersonError> {
        let store = &self.shared.store;
        let wanted = self.checked_companies(platform, &user.id, memberships).await?;
        let before = store.memberships_of_user(&user.id).await?;
        for membership in &wanted {
            let known = before.iter().find(|(known, _)| known.company_id == membership.company_id);
            match known {
                None => self.add_membership(platform, user, membership).await?,
                Some((known, _)) => {
                    self.change_membership(platform, user, known, membership).await?;
                }
            }
        }
        let is_wanted = |id: &CompanyId| wanted.iter().any(|wanted| wanted.company_id == *id);
        for (ended, _) in before.iter().filter(|(known, _)| !is_wanted(&known.company_id)) {
            let company = &ended.company_id;
            let event = self.event_in(platform, AuditAction::MembershipRemoved, user, company);
            let (rule, now) = (StaffRule::AsTheOperatorSays, self.shared.now());
            let removed = store.remove_membership(company, &user.id, rule, now, event.into());
            // Another request has removed it.
            let _ = removed.await?;
        }
        Ok(())
    }

    async fn add_membership(
        &self,
        platform: &PlatformCaller,
        user: &User,
        membership: &Membership,
    ) -> Result<(), PersonError> {
        let action = AuditAction::MembershipAdded;
        let mut event = self.event_in(platform, action, user, &membership.company_id);
        event.detail = format!("role={} via={}", membership.role.as_str(), platform.client.id);
        self.shared.store.add_membership(membership, event.into()).await?;
        Ok(())
    }

    /// Only what differs, so that the audit log has changes alone.
    async fn change_membership(
        &self,
        platform: &PlatformCaller,
        user: &User,
        before: &Membership,
        after: &Membership,
    ) -> Result<(), PersonError> {
        let change = MemberChange {
            role: Some(after.role).filter(|role| *role != before.role),
            job_title: Some(after.job_title.clone()).filter(|title| *title != before.job_title),
            active: Some(after.active).filter(|active| *active != before.active),
            ..MemberChange::default()
        };
        if change == MemberChange::default() {
            return Ok(());
        }
        let words = [
            change.role.map(|role| format!("role={}", role.as_str())),
            change.job_title.as_ref().map(|_| "job_title".to_owned()),
            change.active.map(|active| format!("disabled={}", !active)),
            Some(format!("via={}", platform.client.id)),
        ];
        let words: Vec<String> = words.into_iter().flatten().collect();
        let company = &after.company_id;
        let event = AuditEvent {
            detail: words.join(" "),
            ..self.event_in(platform, AuditAction::UserChanged, user, company)
        };
        let (store, now) = (&self.shared.store, self.shared.now());
        let rule = StaffRule::AsTheOperatorSays;
        let changed = store.change_member(company, &user.id, &change, rule, now, event.into());
        changed.await?.map(drop).map_err(|_| PersonError::NotFound)
    }

    /// With our own companies; those that are not there yet are made.
    async fn checked_companies(
        &self,
        platform: &PlatformCaller,
        user: &UserId,
        memberships: &[PlatformMembership],
    ) -> Result<Vec<Membership>, PersonError> {
        let mut checked: Vec<Membership> = Vec::with_capacity(memberships.len());
        for (index, membership) in memberships.iter().enumerate() {
            let company = self.company(platform, index, membership).await?;
            // By its id and by the platform's, it is one.
            if checked.iter().any(|other| other.company_id == company.id) {
                return Err(twice(index));
            }
            checked.push(Membership {
                user_id: user.clone(),
                company_id: company.id,
                role: membership.role,
                job_title: membership.job_title.clone(),
                active: membership.active,
            });
        }
        Ok(checked)
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

fn twice(index: usize) -> PersonError {
    let rule = "the company is there twice";
    InvalidProfile::new(format!("memberships[{index}].company_id"), rule).into()
}
