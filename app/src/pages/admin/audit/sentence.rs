use oauth::audit::{ActionWord, AuditAction, AuditEvent};
use oauth::display_text::clean;

use crate::i18n::Localizer;

pub(crate) const SHOWN: usize = 500;

/// Without what cannot be seen, and with its direction kept apart from ours: somebody else wrote
/// it.
pub(crate) fn isolate_bidi(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", clean(text, SHOWN))
}

pub(crate) fn sentence(localizer: Localizer, event: &AuditEvent) -> String {
    let name = &[("name", isolate_bidi(&event.subject.name).into())];
    let action = match &event.action {
        ActionWord::Known(action) => action,
        // Unchanged, so that its meaning can be found out.
        ActionWord::Other(word) => {
            let [(_, name)] = name.clone();
            let other = [("action", isolate_bidi(word).into()), ("name", name)];
            return localizer.t_args("audit-other", &other);
        }
    };
    match action {
        AuditAction::CredentialMade => localizer.t_args("audit-credential-made", name),
        AuditAction::CredentialReplaced => localizer.t_args("audit-credential-replaced", name),
        AuditAction::CredentialRevoked => localizer.t_args("audit-credential-revoked", name),
        AuditAction::ClientAdded => localizer.t_args("audit-client-added", name),
        AuditAction::ClientSecretAdded => localizer.t_args("audit-client-secret-added", name),
        AuditAction::ClientChanged => localizer.t_args("audit-client-changed", name),
        AuditAction::ClientDisabled => localizer.t_args("audit-client-disabled", name),
        AuditAction::ClientEnabled => localizer.t_args("audit-client-enabled", name),
        AuditAction::SigningKeyMade => localizer.t_args("audit-signing-key-made", name),
        AuditAction::ServerKeyMade => localizer.t_args("audit-server-key-made", name),
        AuditAction::ServerKeyRetired => localizer.t_args("audit-server-key-retired", name),
        AuditAction::MasterKeyChanged => localizer.t_args("audit-master-key-changed", name),
        AuditAction::GrantGiven => localizer.t_args("audit-grant-given", name),
        AuditAction::PermissionRemoved => localizer.t_args("audit-permission-removed", name),
        AuditAction::GrantRemoved => localizer.t_args("audit-grant-removed", name),
        AuditAction::GrantOfPersonRemoved => {
            localizer.t_args("audit-grant-of-person-removed", name)
        }
        AuditAction::GrantsOfAppRemoved => localizer.t_args("audit-grants-of-app-removed", name),
        AuditAction::AppBlocked => localizer.t_args("audit-app-blocked", name),
        AuditAction::AppApproved => localizer.t_args("audit-app-approved", name),
        AuditAction::AppUndecided => localizer.t_args("audit-app-undecided", name),
        AuditAction::ApprovalAsked => localizer.t_args("audit-approval-asked", name),
        AuditAction::ApprovalGiven => localizer.t_args("audit-approval-given", name),
        AuditAction::ApprovalRefused => localizer.t_args("audit-approval-refused", name),
        AuditAction::PolicyChanged => localizer.t_args("audit-policy-changed", name),
        AuditAction::TimeZoneChanged => localizer.t_args("audit-time-zone-changed", name),
        AuditAction::AppRegistered => localizer.t_args("audit-app-registered", name),
        AuditAction::AppChanged => localizer.t_args("audit-app-changed", name),
        AuditAction::LogoGiven => localizer.t_args("audit-logo-given", name),
        AuditAction::LogoRemoved => localizer.t_args("audit-logo-removed", name),
        AuditAction::AppRemoved => localizer.t_args("audit-app-removed", name),
        AuditAction::AppSubmitted => localizer.t_args("audit-app-submitted", name),
        AuditAction::AppWithdrawn => localizer.t_args("audit-app-withdrawn", name),
        AuditAction::AppListed => localizer.t_args("audit-app-listed", name),
        AuditAction::AppDeclined => localizer.t_args("audit-app-declined", name),
        AuditAction::PublisherReviewed => localizer.t_args("audit-publisher-reviewed", name),
        AuditAction::PublisherReviewEnded => localizer.t_args("audit-publisher-review-ended", name),
        AuditAction::PublisherChanged => localizer.t_args("audit-publisher-changed", name),
        AuditAction::DomainClaimed => localizer.t_args("audit-domain-claimed", name),
        AuditAction::DomainChecked => localizer.t_args("audit-domain-checked", name),
        AuditAction::DomainDropped => localizer.t_args("audit-domain-dropped", name),
        AuditAction::CompanyAdded => localizer.t_args("audit-company-added", name),
        AuditAction::UserAdded => localizer.t_args("audit-user-added", name),
        AuditAction::UserChanged => localizer.t_args("audit-user-changed", name),
        AuditAction::EmailGivenUp => localizer.t_args("audit-email-given-up", name),
    }
}
