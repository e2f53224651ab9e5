//! Events of the audit log.

use oauth::audit::{Actor, AuditAction, AuditEvent, Person, Subject};
use oauth::client::Client;
use oauth::id::CompanyId;
use oauth::user::User;
use store::{Acting, Effects};

use crate::caller::Caller;
use crate::shared::Shared;

/// What a person does: its entry, and in which session they do it. As effects of a write it is done
/// only while they may.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    pub(crate) event: AuditEvent,
    pub(crate) acting: Option<Acting>,
}

impl Act {
    #[must_use]
    pub(crate) fn with(self, change: impl FnOnce(AuditEvent) -> AuditEvent) -> Self {
        Self { event: change(self.event), ..self }
    }

    #[must_use]
    pub(crate) fn with_detail(self, detail: impl Into<String>) -> Self {
        self.with(|event| AuditEvent { detail: detail.into(), ..event })
    }
}

/// By the operator, the server or a program.
impl From<AuditEvent> for Act {
    fn from(event: AuditEvent) -> Self {
        Self { event, acting: None }
    }
}

impl From<Act> for Effects {
    fn from(Act { event, acting }: Act) -> Self {
        Self::from(event).by(acting)
    }
}

impl Shared {
    pub(crate) fn event(&self, caller: Caller<'_>, action: AuditAction, subject: Subject) -> Act {
        let event = AuditEvent {
            at: self.now(),
            company_id: Some(caller.company.id.clone()),
            actor: Actor::Person(of_user(&caller.user)),
            action: action.into(),
            subject,
            detail: String::new(),
            address: caller.address.map(str::to_owned),
        };
        Act { event, acting: caller.session.map(|_| caller.acting()) }
    }

    /// What the operator does at the command line, to something of that company.
    pub(crate) fn operators_event(
        &self,
        company_id: Option<CompanyId>,
        action: AuditAction,
        subject: Subject,
    ) -> AuditEvent {
        AuditEvent { actor: Actor::Operator, ..self.own_event(company_id, action, subject) }
    }

    /// What the server does by itself.
    pub(crate) fn own_event(
        &self,
        company_id: Option<CompanyId>,
        action: AuditAction,
        subject: Subject,
    ) -> AuditEvent {
        AuditEvent {
            at: self.now(),
            company_id,
            actor: Actor::Server,
            action: action.into(),
            subject,
            detail: String::new(),
            address: None,
        }
    }
}

pub(crate) fn of_user(user: &User) -> Person {
    Person { id: user.id.clone(), name: user.full_name(), email: user.email.clone() }
}

pub(crate) fn of_client(client: &Client) -> Subject {
    Subject::new("client", &client.id, &client.name)
}
