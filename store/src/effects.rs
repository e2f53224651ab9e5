//! What follows from a write and is committed with it.

use oauth::audit::AuditEvent;
use oauth::id::{CompanyId, SessionId, UserId};
use oauth::role::Role;
use oauth::timestamp::Timestamp;

use crate::email::Email;

/// Who does something: as they are while it is done, or it is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acting {
    pub user: UserId,
    pub company: CompanyId,
    pub role: Role,
    /// The browser session that they use, and when they signed in to it; `None`: a program's call, or
    /// the operator.
    pub session: Option<(SessionId, Timestamp)>,
}

/// The entries of the audit log about a write, one for each company that it touches, and the
/// emails that report it. They are committed in the write's transaction, and only if it changed
/// something: an act that was refused, or had been done before, leaves none.
#[derive(Clone, Debug)]
pub struct Effects {
    pub audit: Vec<AuditEvent>,
    pub emails: Vec<Email>,
    /// Nothing is written if they, or their session, are not any more what they were when that was
    /// checked: [`StoreError::ActorEnded`](crate::error::StoreError::ActorEnded). `None`: what it is
    /// written for does not depend on a person, or the write itself looks.
    pub acting: Option<Acting>,
}

impl Effects {
    pub const NONE: Self = Self { audit: Vec::new(), emails: Vec::new(), acting: None };

    #[must_use]
    pub fn with_emails(self, emails: Vec<Email>) -> Self {
        Self { emails, ..self }
    }

    #[must_use]
    pub fn by(self, acting: Option<Acting>) -> Self {
        Self { acting, ..self }
    }
}

impl From<AuditEvent> for Effects {
    fn from(event: AuditEvent) -> Self {
        Self::from(vec![event])
    }
}

impl From<Vec<AuditEvent>> for Effects {
    fn from(audit: Vec<AuditEvent>) -> Self {
        Self { audit, ..Self::NONE }
    }
}
