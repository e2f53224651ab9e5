//! Events of the audit log.

use oauth::audit::{Actor, AuditAction, AuditEvent, Person, Subject};
use oauth::client::Client;
use oauth::id::CompanyId;
use oauth::user::User;

use crate::caller::Caller;
use crate::shared::Shared;

impl Shared {
    pub(crate) fn event(
        &self,
        caller: Caller<'_>,
        action: AuditAction,
        subject: Subject,
    ) -> AuditEvent {
        AuditEvent {
            at: self.now(),
            company_id: Some(caller.company.id.clone()),
            actor: Actor::Person(of_user(&caller.user)),
            action: action.into(),
            subject,
            detail: String::new(),
            address: caller.address.map(str::to_owned),
        }
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
