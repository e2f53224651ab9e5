//! What was done, in one sentence.

use oauth::audit::{ActionWord, AuditAction, AuditEvent};

use super::apart;
use crate::words::Words;

/// What an entry tells of.
pub(super) fn sentence(words: Words, event: &AuditEvent) -> String {
    let name = &[("name", apart(&event.subject.name).into())];
    let action = match &event.action {
        ActionWord::Known(action) => action,
        // As it stands, for whoever is to find out what it means.
        ActionWord::Other(word) => {
            let [(_, name)] = name.clone();
            let other = [("action", apart(word).into()), ("name", name)];
            return words.say_with("audit-other", &other);
        }
    };
    match action {
        AuditAction::CredentialMade => words.say_with("audit-credential-made", name),
        AuditAction::CredentialReplaced => words.say_with("audit-credential-replaced", name),
        AuditAction::CredentialRevoked => words.say_with("audit-credential-revoked", name),
        AuditAction::ClientAdded => words.say_with("audit-client-added", name),
        AuditAction::ClientSecretAdded => words.say_with("audit-client-secret-added", name),
        AuditAction::ClientDisabled => words.say_with("audit-client-disabled", name),
        AuditAction::ClientEnabled => words.say_with("audit-client-enabled", name),
        AuditAction::SigningKeyMade => words.say_with("audit-signing-key-made", name),
        AuditAction::GrantGiven => words.say_with("audit-grant-given", name),
        AuditAction::PermissionRemoved => words.say_with("audit-permission-removed", name),
        AuditAction::GrantRemoved => words.say_with("audit-grant-removed", name),
        AuditAction::GrantOfPersonRemoved => words.say_with("audit-grant-of-person-removed", name),
        AuditAction::GrantsOfAppRemoved => words.say_with("audit-grants-of-app-removed", name),
        AuditAction::AppBlocked => words.say_with("audit-app-blocked", name),
        AuditAction::AppApproved => words.say_with("audit-app-approved", name),
        AuditAction::AppUndecided => words.say_with("audit-app-undecided", name),
        AuditAction::ApprovalAsked => words.say_with("audit-approval-asked", name),
        AuditAction::ApprovalGiven => words.say_with("audit-approval-given", name),
        AuditAction::ApprovalRefused => words.say_with("audit-approval-refused", name),
        AuditAction::PolicyChanged => words.say_with("audit-policy-changed", name),
        AuditAction::AppRegistered => words.say_with("audit-app-registered", name),
        AuditAction::AppChanged => words.say_with("audit-app-changed", name),
        AuditAction::LogoGiven => words.say_with("audit-logo-given", name),
        AuditAction::LogoRemoved => words.say_with("audit-logo-removed", name),
        AuditAction::AppRemoved => words.say_with("audit-app-removed", name),
        AuditAction::AppSubmitted => words.say_with("audit-app-submitted", name),
        AuditAction::AppWithdrawn => words.say_with("audit-app-withdrawn", name),
        AuditAction::AppListed => words.say_with("audit-app-listed", name),
        AuditAction::AppDeclined => words.say_with("audit-app-declined", name),
        AuditAction::PublisherChanged => words.say_with("audit-publisher-changed", name),
        AuditAction::DomainClaimed => words.say_with("audit-domain-claimed", name),
        AuditAction::DomainChecked => words.say_with("audit-domain-checked", name),
        AuditAction::DomainDropped => words.say_with("audit-domain-dropped", name),
        AuditAction::CompanyAdded => words.say_with("audit-company-added", name),
        AuditAction::UserAdded => words.say_with("audit-user-added", name),
        AuditAction::UserChanged => words.say_with("audit-user-changed", name),
    }
}
