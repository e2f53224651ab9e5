//! Which user a person at an identity provider is.

use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::authentication::{Authentication, AuthenticationMethod, AuthenticationMethods};
use oauth::id::UserId;
use oauth::membership::Membership;
use oauth::role::Role;
use oauth::timestamp::Timestamp;
use oauth::upstream::claims::{Claims, UpstreamPerson};
use oauth::user::User;
use serde_json::Value;
use store::identity_providers::ProviderRecord;
use store::memberships::{MemberChange, StaffRule};
use store::upstream_people::{UpstreamIdentity, UpstreamSession};

use super::UpstreamService;
use super::arrive::{ArriveError, Arrived};
use super::begin::Journey;
use super::id_token::auth_time;
use super::link::{LINK, Link};
use crate::account::begin_session::{Beginning, Browser};
use crate::account::factors::first_step::{FirstStep, UpstreamStep};
use crate::account::factors::second_step::TwoFactors;
use crate::account::session::Principal;
use crate::error::ProviderError;

impl UpstreamService {
    pub(super) async fn welcome(
        &self,
        record: &ProviderRecord,
        person: UpstreamPerson,
        claims: &Claims,
        browser: &Browser,
        journey: &Journey,
    ) -> Result<Arrived, ArriveError> {
        let provider = &record.provider;
        let store = &self.shared.store;
        let identity =
            UpstreamIdentity { provider: provider.id.clone(), subject: person.subject.clone() };
        let known = store.find_upstream_user(&identity).await?;
        let member = if let Some(id) = known {
            self.member(record, &id).await?.ok_or(ArriveError::NoAccount)?
        } else {
            let email = person.email.clone().ok_or(ArriveError::Incomplete)?;
            // An address is no proof of identity: the owner of the account confirms first.
            if let Some(owner) = store.find_user_by_email(&email).await? {
                return self.link_first(record, identity, person.role, &owner, journey).await;
            }
            self.new_member(record, &person, &identity, email).await?
        };
        self.set_role(record, &member, person.role).await?;
        let user = member.user;
        let step = UpstreamStep {
            there: UpstreamSession { identity, sid: person.sid },
            // It says so, or it does not count where a recent sign-in is required.
            at: auth_time(claims).map_or(UNKNOWN, |at| at.min(self.shared.now())),
            methods: methods(claims).to_string(),
        };
        self.let_in_user(&user, step, browser, journey.two_factors).await
    }

    async fn let_in_user(
        &self,
        user: &User,
        step: UpstreamStep,
        browser: &Browser,
        two_factors: TwoFactors,
    ) -> Result<Arrived, ArriveError> {
        let epoch = self.shared.store.sign_in_epoch(&user.id).await?;
        let Ok(methods) = step.methods.parse::<AuthenticationMethods>();
        let is_enough = methods.contains(AuthenticationMethod::MultipleFactors);
        if !is_enough && self.accounts.needs_second_step(user, two_factors).await? {
            let step = FirstStep::Upstream(step);
            let sealed = self.accounts.seal_step(user, epoch, browser, step);
            // Who has no cookie keeps none.
            let sealed = sealed.ok_or(ArriveError::OtherBrowser)?;
            return Ok(Arrived::SecondStep { sealed });
        }
        let provider = Some(step.there.identity.provider.clone());
        let authentication = Authentication { at: step.at, methods, provider };
        let beginning = Beginning { epoch, there: Some(step.there), ..Beginning::default() };
        let begun = self.accounts.begin_session(user, authentication, browser, beginning).await?;
        // Disabled since; or their company demands another provider.
        Ok(Arrived::SignedIn(begun.ok_or(ArriveError::NoAccount)?))
    }

    /// The user, if they belong to the provider's company and can act for it: it speaks for no one
    /// else, whatever became of them since.
    async fn member(
        &self,
        record: &ProviderRecord,
        id: &UserId,
    ) -> Result<Option<Principal>, ProviderError> {
        let found = self.shared.store.find_principal(id, &record.provider.company_id).await?;
        Ok(found.filter(Principal::is_active))
    }

    async fn link_first(
        &self,
        record: &ProviderRecord,
        identity: UpstreamIdentity,
        role: Option<Role>,
        owner: &User,
        journey: &Journey,
    ) -> Result<Arrived, ArriveError> {
        let provider = &record.provider;
        let found = self.shared.store.find_principal(&owner.id, &provider.company_id).await?;
        let joins = match found {
            Some(found) if found.is_active() => None,
            None if provider.settings.makes_accounts && !owner.disabled => {
                Some(role.unwrap_or(Role::Standard))
            }
            _ => return Err(ArriveError::NoAccount),
        };
        let link = Link {
            provider: identity.provider,
            subject: identity.subject,
            user: owner.id.clone(),
            at: self.shared.now(),
            return_to: Link::short_enough(journey.return_to.as_ref()),
            joins: joins.map(|role| role.as_str().to_owned()),
        };
        Ok(Arrived::LinkFirst {
            email: owner.email.clone(),
            sealed: self.shared.seal(LINK, &link),
            provider: record.provider.name.clone(),
        })
    }

    async fn new_member(
        &self,
        record: &ProviderRecord,
        person: &UpstreamPerson,
        identity: &UpstreamIdentity,
        email: String,
    ) -> Result<Principal, ArriveError> {
        let provider = &record.provider;
        if !provider.settings.makes_accounts {
            return Err(ArriveError::NoAccount);
        }
        let (Some(first_name), Some(last_name)) = (&person.first_name, &person.last_name) else {
            return Err(ArriveError::Incomplete);
        };
        let user = User {
            id: UserId::new(self.shared.new_id("usr_")),
            email,
            first_name: first_name.clone(),
            last_name: last_name.clone(),
            language: None,
            password_hash: None,
            disabled: false,
        };
        let membership = Membership {
            user_id: user.id.clone(),
            company_id: provider.company_id.clone(),
            role: person.role.unwrap_or(Role::Standard),
            job_title: None,
            active: true,
        };
        let event = self.event(record, &user, AuditAction::UserAdded, membership.role);
        let (store, now) = (&self.shared.store, self.shared.now());
        store.create_upstream_user(&user, &membership, identity, now, event.into()).await?;
        // It may have been done at the same moment, in another tab.
        let made = store.find_upstream_user(identity).await?;
        let member = match made {
            Some(id) => self.member(record, &id).await?,
            None => None,
        };
        member.ok_or(ArriveError::NoAccount)
    }

    /// To the one that the provider says now. The last administrator stays one.
    async fn set_role(
        &self,
        record: &ProviderRecord,
        member: &Principal,
        role: Option<Role>,
    ) -> Result<(), ArriveError> {
        let Some(role) = role.filter(|role| *role != member.membership.role) else {
            return Ok(());
        };
        let event = self.event(record, &member.user, AuditAction::UserChanged, role);
        let change = MemberChange { role: Some(role), ..MemberChange::default() };
        let (company, id, now) = (&member.company.id, &member.user.id, self.shared.now());
        let remains = StaffRule::AdministratorRemains;
        let store = &self.shared.store;
        let changed = store.change_member(company, id, &change, remains, now, event.into()).await?;
        if let Err(error) = changed {
            tracing::warn!(provider_id = %record.provider.id, %error, "a role was not changed");
        }
        Ok(())
    }

    fn event(
        &self,
        record: &ProviderRecord,
        user: &User,
        action: AuditAction,
        role: Role,
    ) -> AuditEvent {
        let subject = Subject::new("user", &user.id, &user.email);
        let company = Some(record.provider.company_id.clone());
        let detail = format!("role={} provider={}", role.as_str(), record.provider.id);
        AuditEvent { detail, ..self.shared.own_event(company, action, subject) }
    }
}

const UNKNOWN: Timestamp = Timestamp(0);

/// What it says of how the person signed in there (RFC 8176), and nothing more.
fn methods(claims: &Claims) -> AuthenticationMethods {
    let said = claims.get("amr").and_then(Value::as_array).into_iter().flatten();
    said.filter_map(Value::as_str).filter_map(AuthenticationMethod::parse).collect()
}
