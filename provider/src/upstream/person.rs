//! Who somebody at an identity provider is here.

use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::authentication::{Authentication, AuthenticationMethod, AuthenticationMethods};
use oauth::credential::secret::PasswordHash;
use oauth::id::UserId;
use oauth::role::Role;
use oauth::timestamp::Timestamp;
use oauth::upstream::claims::{Claims, UpstreamPerson};
use oauth::user::User;
use serde_json::Value;
use store::identity_providers::ProviderRecord;
use store::upstream_people::{UpstreamIdentity, UpstreamSession};
use store::users::UserChange;

use super::UpstreamService;
use super::arrive::{ArriveError, Arrived};
use super::begin::Journey;
use super::id_token::auth_time;
use super::link::{LINK, Link};
use crate::account::begin_session::{Beginning, Browser};
use crate::account::factors::first_step::{FirstStep, UpstreamStep};
use crate::account::factors::second_step::TwoFactors;
use crate::account::hashes::UNUSABLE;
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
        let user = if let Some(id) = known {
            self.member(record, &id).await?.ok_or(ArriveError::NoAccount)?
        } else {
            let email = person.email.clone().ok_or(ArriveError::Incomplete)?;
            // An address is no proof of who somebody is: whose it is here says so first.
            if let Some(owner) = store.find_user_by_email(&email).await? {
                return self.link_first(record, identity, &owner, journey);
            }
            self.new_user(record, &person, &identity, email).await?
        };
        let user = self.with_role(record, user, person.role).await?;
        let step = UpstreamStep {
            there: UpstreamSession { identity, sid: person.sid },
            // It says so, or it is of no use where somebody must have signed in just now.
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

    /// The user, if they work for the provider's company and can sign in: it speaks for nobody
    /// else, whatever became of them since.
    async fn member(
        &self,
        record: &ProviderRecord,
        id: &UserId,
    ) -> Result<Option<User>, ProviderError> {
        let user = self.shared.store.find_user(id).await?;
        Ok(user.filter(|user| !user.disabled && user.company_id == record.provider.company_id))
    }

    fn link_first(
        &self,
        record: &ProviderRecord,
        identity: UpstreamIdentity,
        owner: &User,
        journey: &Journey,
    ) -> Result<Arrived, ArriveError> {
        if owner.disabled || owner.company_id != record.provider.company_id {
            return Err(ArriveError::NoAccount);
        }
        let link = Link {
            provider: identity.provider,
            subject: identity.subject,
            user: owner.id.clone(),
            at: self.shared.now(),
            return_to: Link::short_enough(journey.return_to.as_ref()),
        };
        Ok(Arrived::LinkFirst {
            email: owner.email.clone(),
            sealed: self.shared.seal(LINK, &link),
            provider: record.provider.name.clone(),
        })
    }

    async fn new_user(
        &self,
        record: &ProviderRecord,
        person: &UpstreamPerson,
        identity: &UpstreamIdentity,
        email: String,
    ) -> Result<User, ArriveError> {
        let provider = &record.provider;
        if !provider.settings.makes_accounts {
            return Err(ArriveError::NoAccount);
        }
        let (Some(first_name), Some(last_name)) = (&person.first_name, &person.last_name) else {
            return Err(ArriveError::Incomplete);
        };
        let user = User {
            id: UserId::new(self.shared.new_id("usr_")),
            company_id: provider.company_id.clone(),
            email,
            first_name: first_name.clone(),
            last_name: last_name.clone(),
            role: person.role.unwrap_or(Role::Standard),
            job_title: None,
            password_hash: PasswordHash::new(UNUSABLE),
            disabled: false,
        };
        let event = self.event(record, &user, AuditAction::UserAdded, user.role);
        let (store, now) = (&self.shared.store, self.shared.now());
        if store.create_upstream_user(&user, identity, now, event.into()).await? {
            return Ok(user);
        }
        // At the same moment, in another tab.
        let made = store.find_upstream_user(identity).await?;
        let user = match made {
            Some(id) => self.member(record, &id).await?,
            None => None,
        };
        user.ok_or(ArriveError::NoAccount)
    }

    /// With the role that the provider says now. The last administrator stays one.
    async fn with_role(
        &self,
        record: &ProviderRecord,
        user: User,
        role: Option<Role>,
    ) -> Result<User, ArriveError> {
        let Some(role) = role.filter(|role| *role != user.role) else { return Ok(user) };
        let event = self.event(record, &user, AuditAction::UserChanged, role);
        let change = UserChange { role: Some(role), ..UserChange::default() };
        let (store, now) = (&self.shared.store, self.shared.now());
        let changed = store
            .change_user_of_company(&user.company_id, &user.id, &change, now, event.into())
            .await?;
        Ok(changed.unwrap_or(user))
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
