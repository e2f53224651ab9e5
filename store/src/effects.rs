//! What follows from a write and is committed with it.

use oauth::audit::AuditEvent;

use crate::outbox::Email;

/// The entry of the audit log about a write, and the emails that report it. They are committed
/// in the write's transaction, and only if it changed something: an act that was refused, or had
/// been done before, leaves none.
#[derive(Clone, Debug)]
pub struct Effects {
    pub audit: Option<AuditEvent>,
    pub emails: Vec<Email>,
}

impl Effects {
    pub const NONE: Self = Self { audit: None, emails: Vec::new() };

    #[must_use]
    pub fn with_emails(self, emails: Vec<Email>) -> Self {
        Self { emails, ..self }
    }
}

impl From<AuditEvent> for Effects {
    fn from(event: AuditEvent) -> Self {
        Self { audit: Some(event), emails: Vec::new() }
    }
}
