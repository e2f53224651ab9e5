//! What follows from a write and is committed with it.

use oauth::audit::AuditEvent;

use crate::email::Email;

/// The entries of the audit log about a write, one for each company that it touches, and the emails that report it. They are committed
/// in the write's transaction, and only if it changed something: an act that was refused, or had
/// been done before, leaves none.
#[derive(Clone, Debug)]
pub struct Effects {
    pub audit: Vec<AuditEvent>,
    pub emails: Vec<Email>,
}

impl Effects {
    pub const NONE: Self = Self { audit: Vec::new(), emails: Vec::new() };

    #[must_use]
    pub fn with_emails(self, emails: Vec<Email>) -> Self {
        Self { emails, ..self }
    }
}

impl From<AuditEvent> for Effects {
    fn from(event: AuditEvent) -> Self {
        Self::from(vec![event])
    }
}

impl From<Vec<AuditEvent>> for Effects {
    fn from(audit: Vec<AuditEvent>) -> Self {
        Self { audit, emails: Vec::new() }
    }
}
