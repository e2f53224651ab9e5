//! The platform's people, as they are here.

use oauth::access_loss::AccountEvent;
use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::id::{CompanyId, UserId};
use oauth::membership::Membership;
use oauth::user::User;
use store::Effects;
use store::users::UserChange;
use thiserror::Error;

use crate::error::{ProviderError, internal_store_error};
use crate::own_login::OwnLoginService;
use crate::own_login::platform::PlatformCaller;
use crate::own_login::profile::{
    InvalidProfile, PlatformMembership, PlatformProfile, checked_email, checked_memberships,
    checked_name, checked_text,
};
use crate::own_login::standing::Standing;

/// Why a person of the platform is not read or changed. The text is for the platform.
#[derive(Debug, Error)]
pub enum PersonError {
    #[error("there is no user with this subject")]
    NotFound,
    #[error(transparent)]
    Invalid(#[from] InvalidProfile),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(PersonError);

/// Why a user and a subject were not linked. The text is for the operator.
#[derive(Debug, Error)]
pub enum LinkError {
    #[error("nobody has the e-mail address {0}")]
    UnknownUser(String),
    #[error("the user has a subject already, or the subject has a user")]
    LinkedBefore,
    #[error(transparent)]
    Invalid(#[from] InvalidProfile),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(LinkError);

/// A person of the platform.
#[derive(Clone, Debug)]
pub struct PlatformPerson {
    pub user: User,
    pub memberships: Vec<PlatformMembership>,
}

/// A change of a person; `None` leaves the field as it is.
#[derive(Clone, Debug, Default)]
pub struct PersonChange {
    pub email: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    /// All that they have from now on.
    pub memberships: Option<Vec<PlatformMembership>>,
    pub disabled: Option<bool>,
}

impl OwnLoginService {
    pub async fn person(&self, subject: &str) -> Result<PlatformPerson, PersonError> {
        let user = self.user_of_subject(subject).await?;
        let memberships = self.memberships(&user).await?;
        Ok(PlatformPerson { user, memberships })
    }

    async fn user_of_subject(&self, subject: &str) -> Result<User, PersonError> {
        let found = self.shared.store.find_user_of_subject(subject).await?;
        found.ok_or(PersonError::NotFound)
    }

    /// Ends every session that the person has here. What apps were allowed stays.
    pub async fn sign_person_out(
        &self,
        platform: &PlatformCaller,
        subject: &str,
    ) -> Result<(), PersonError> {
        let user = self.user_of_subject(subject).await?;
        let event = AccountEvent::SignedOut;
        let change = UserChange { event: Some(event), ..UserChange::default() };
        self.write(platform, &user, &change, event.as_str()).await
    }

    pub async fn change_person(
        &self,
        platform: &PlatformCaller,
        subject: &str,
        change: PersonChange,
    ) -> Result<PlatformPerson, PersonError> {
        let user = self.user_of_subject(subject).await?;
        let text =
            |field, text: Option<String>| text.map(|text| checked_text(field, &text)).transpose();
        let change = PersonChange {
            email: change.email.map(|email| checked_email(&email)).transpose()?,
            first_name: text("first_name", change.first_name)?,
            last_name: text("last_name", change.last_name)?,
            memberships: change.memberships.map(checked_memberships).transpose()?,
            disabled: change.disabled,
        };
        self.apply(platform, &user, change).await?;
        self.person(subject).await
    }

    /// The operator links a user to the subject by which the platform knows them: no one else can,
    /// since an address is no proof.
    pub async fn link_person(&self, email: &str, subject: &str) -> Result<User, LinkError> {
        checked_name("subject", subject)?;
        let found = self.shared.store.find_user_by_email(email).await?;
        let user = found.ok_or_else(|| LinkError::UnknownUser(email.to_owned()))?;
        let about = Subject::new("user", &user.id, &user.email);
        let event = self.shared.operators_event(None, AuditAction::UserChanged, about);
        let event = AuditEvent { detail: format!("subject={subject}"), ..event };
        let effects = self.accounts.in_all_companies(&user.id, event).await?;
        if self.shared.store.link_subject(subject, &user.id, effects).await? {
            Ok(user)
        } else {
            Err(LinkError::LinkedBefore)
        }
    }

    /// Whether the person may be signed in: before they are, so that the platform learns of it.
    /// What they are now.
    pub(super) async fn check_person(
        &self,
        subject: &str,
        profile: &PlatformProfile,
    ) -> Result<Standing, PersonError> {
        checked_name("subject", subject)?;
        let store = &self.shared.store;
        let user = store.find_user_of_subject(subject).await?;
        match &user {
            Some(user) if user.disabled => {
                return Err(InvalidProfile::new("subject", "this user is disabled").into());
            }
            None if profile.memberships.is_none() => {
                return Err(InvalidProfile::new("memberships", "a new user needs one").into());
            }
            _ => {}
        }
        let other = store.find_user_by_email(&profile.email).await?;
        let own = user.map(|user| user.id);
        if other.is_some_and(|other| own.as_ref() != Some(&other.id)) {
            return Err(email_taken());
        }
        for (index, membership) in profile.memberships.iter().flatten().enumerate() {
            if membership.company_name.is_none()
                && store.find_company_of_platform(&membership.company_id).await?.is_none()
            {
                return Err(unknown_company(index));
            }
        }
        Ok(self.standing(subject).await?)
    }

    /// The user with that subject, as the platform says that they are.
    pub(super) async fn put_person(
        &self,
        platform: &PlatformCaller,
        subject: &str,
        profile: PlatformProfile,
    ) -> Result<User, PersonError> {
        let store = &self.shared.store;
        if store.find_user_of_subject(subject).await?.is_none()
            && let Some(user) = self.add_person(platform, subject, &profile).await?
        {
            return Ok(user);
        }
        let user = self.user_of_subject(subject).await?;
        let PlatformProfile { email, first_name, last_name, memberships } = profile;
        let change = PersonChange {
            email: Some(email),
            first_name: Some(first_name),
            last_name: Some(last_name),
            memberships,
            disabled: None,
        };
        self.apply(platform, &user, change).await?;
        self.user_of_subject(subject).await
    }

    /// `None` if another request has added them.
    async fn add_person(
        &self,
        platform: &PlatformCaller,
        subject: &str,
        profile: &PlatformProfile,
    ) -> Result<Option<User>, PersonError> {
        let store = &self.shared.store;
        let (user, memberships) = self.new_user(platform, profile).await?;
        let added = |membership: &Membership| AuditEvent {
            detail: format!("via={}", platform.client.id),
            ..self.event_in(platform, AuditAction::UserAdded, &user, &membership.company_id)
        };
        let events: Vec<AuditEvent> = memberships.iter().map(added).collect();
        if store.create_user_of_subject(subject, &user, &memberships, events.into()).await? {
            return Ok(Some(user));
        }
        match store.find_user_of_subject(subject).await? {
            Some(_) => Ok(None),
            None => Err(email_taken()),
        }
    }

    /// Only what differs, so that the audit log has changes alone.
    async fn apply(
        &self,
        platform: &PlatformCaller,
        user: &User,
        change: PersonChange,
    ) -> Result<(), PersonError> {
        let PersonChange { email, first_name, last_name, memberships, disabled } = change;
        if let Some(email) = email.filter(|email| *email != user.email) {
            let effects = self.changed(platform, user, "email").await?;
            if !self.shared.store.set_email(&user.id, &email, effects).await? {
                return Err(email_taken());
            }
        }
        let first_name = first_name.filter(|name| *name != user.first_name);
        let last_name = last_name.filter(|name| *name != user.last_name);
        let disabled = disabled.filter(|disabled| *disabled != user.disabled);
        let words = [
            first_name.as_ref().map(|_| "first_name".to_owned()),
            last_name.as_ref().map(|_| "last_name".to_owned()),
            disabled.map(|disabled| format!("disabled={disabled}")),
        ];
        let words: Vec<String> = words.into_iter().flatten().collect();
        if !words.is_empty() {
            let change = UserChange { first_name, last_name, disabled, ..UserChange::default() };
            self.write(platform, user, &change, &words.join(" ")).await?;
        }
        match memberships {
            Some(memberships) => self.set_memberships(platform, user, &memberships).await,
            None => Ok(()),
        }
    }

    pub(super) async fn write(
        &self,
        platform: &PlatformCaller,
        user: &User,
        change: &UserChange,
        detail: &str,
    ) -> Result<(), PersonError> {
        let effects = self.changed(platform, user, detail).await?;
        let (store, now) = (&self.shared.store, self.shared.now());
        let changed = store.change_user(&user.id, change, now, effects).await?;
        changed.map(drop).ok_or(PersonError::NotFound)
    }

    async fn changed(
        &self,
        platform: &PlatformCaller,
        user: &User,
        detail: &str,
    ) -> Result<Effects, ProviderError> {
        let subject = Subject::new("user", &user.id, &user.email);
        let event = self.event(platform, None, AuditAction::UserChanged, subject);
        let event = AuditEvent { detail: format!("{detail} via={}", platform.client.id), ..event };
        self.accounts.in_all_companies(&user.id, event).await
    }

    pub(super) fn event_in(
        &self,
        platform: &PlatformCaller,
        action: AuditAction,
        user: &User,
        company: &CompanyId,
    ) -> AuditEvent {
        let subject = Subject::new("user", &user.id, &user.email);
        self.event(platform, Some(company.clone()), action, subject)
    }

    pub(super) fn new_user_id(&self) -> UserId {
        UserId::new(self.shared.new_id("usr_"))
    }
}

/// An address is no proof: who has it at the platform may be another person than who has it here.
fn email_taken() -> PersonError {
    let rule = "another account has this address; accounts are never joined by their address";
    InvalidProfile::new("email", rule).into()
}

pub(super) fn unknown_company(index: usize) -> PersonError {
    let rule = "there is no such company; company_name makes one";
    InvalidProfile::new(format!("memberships[{index}].company_id"), rule).into()
}
