//! Events of the audit log, and the network address they are written with.

use oauth::audit::{self, AuditAction, AuditEvent, Person, Subject};
use oauth::client::Client;
use oauth::id::CompanyId;
use oauth::user::User;
pub(crate) use store::audit::recording as with_audit_event;
use store::sessions::Actor;

use crate::shared::Shared;

tokio::task_local! {
    static ADDRESS: String;
}

/// Answers a request that comes from that network address: entries that the answer leaves
/// in the audit log say so, and keys that it uses, coarsely. It is ambient, so that no use
/// case hands on what only they want to know; whatever runs outside is the command line's,
/// or asked by an API for its own caller, and has no address.
pub async fn request_from<T>(address: String, answer: impl Future<Output = T>) -> T {
    ADDRESS.scope(address, answer).await
}

/// The network address that the request comes from, if it is known.
pub(crate) fn address() -> Option<String> {
    ADDRESS.try_with(String::clone).ok().filter(|address| !address.is_empty())
}

impl Shared {
    pub(crate) fn event(
        &self,
        signed_in: &Actor,
        action: AuditAction,
        subject: Subject,
    ) -> AuditEvent {
        AuditEvent {
            at: self.now(),
            company_id: Some(signed_in.company.id.clone()),
            actor: audit::Actor::Person(person(signed_in)),
            action: action.into(),
            subject,
            detail: String::new(),
            address: address(),
        }
    }

    /// What the operator does at the command line, to something of that company.
    pub(crate) fn operators_event(
        &self,
        company_id: Option<CompanyId>,
        action: AuditAction,
        subject: Subject,
    ) -> AuditEvent {
        AuditEvent {
            at: self.now(),
            company_id,
            actor: audit::Actor::Operator,
            action: action.into(),
            subject,
            detail: String::new(),
            address: None,
        }
    }
}

pub(crate) fn person(signed_in: &Actor) -> Person {
    of_user(&signed_in.user)
}

pub(crate) fn of_user(user: &User) -> Person {
    Person { id: user.id.clone(), name: user.full_name(), email: user.email.clone() }
}

pub(crate) fn of_client(client: &Client) -> Subject {
    Subject::new("client", &client.id, &client.name)
}
