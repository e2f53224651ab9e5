use leptos::prelude::*;
use oauth::audit::{ActionWord, AuditAction, Subject};
use oauth::display_text::clean;

use crate::i18n::{name, strong_name, t, t_rich, t_rich_args};

pub(crate) const SHOWN: usize = 500;

/// Without what cannot be seen, and with its direction isolated from ours: another person wrote
/// it.
pub(crate) fn isolate_bidi(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", clean(text, SHOWN))
}

fn named(subject: &Subject) -> AnyView {
    strong_name(clean(&subject.name, SHOWN))
}

/// A credential is called what it is.
fn of_kind(key: &'static str, subject: &Subject) -> AnyView {
    let kind = [("kind", subject.kind.as_str().into())];
    t_rich_args(key, &kind, vec![("name", named(subject))])
}

/// What was done to what.
pub(crate) fn sentence(action: &ActionWord, subject: &Subject) -> AnyView {
    let slots = vec![("name", named(subject))];
    let action = match action {
        ActionWord::Known(action) => *action,
        // Unchanged, so that its meaning can be found out.
        ActionWord::Other(word) => {
            let other = vec![("action", name(clean(word, SHOWN))), ("name", named(subject))];
            return t_rich("audit-other", other);
        }
    };
    match action {
        AuditAction::CredentialMade => of_kind("audit-credential-made", subject),
        AuditAction::CredentialReplaced => of_kind("audit-credential-replaced", subject),
        AuditAction::CredentialRevoked => of_kind("audit-credential-revoked", subject),
        AuditAction::ClientAdded => t_rich("audit-client-added", slots),
        AuditAction::ClientSecretAdded => t_rich("audit-client-secret-added", slots),
        AuditAction::ClientChanged => t_rich("audit-client-changed", slots),
        AuditAction::ClientDisabled => t_rich("audit-client-disabled", slots),
        AuditAction::ClientEnabled => t_rich("audit-client-enabled", slots),
        AuditAction::SigningKeyMade => t_rich("audit-signing-key-made", slots),
        AuditAction::ServerKeyMade => t_rich("audit-server-key-made", slots),
        AuditAction::ServerKeyRetired => t_rich("audit-server-key-retired", slots),
        AuditAction::MasterKeyChanged => t_rich("audit-master-key-changed", slots),
        AuditAction::GrantGiven => t_rich("audit-grant-given", slots),
        AuditAction::PermissionRemoved => t_rich("audit-permission-removed", slots),
        AuditAction::GrantRemoved => t_rich("audit-grant-removed", slots),
        AuditAction::GrantOfPersonRemoved => t_rich("audit-grant-of-person-removed", slots),
        AuditAction::GrantsOfAppRemoved => t_rich("audit-grants-of-app-removed", slots),
        AuditAction::AppBlocked => t_rich("audit-app-blocked", slots),
        AuditAction::AppApproved => t_rich("audit-app-approved", slots),
        AuditAction::AppUndecided => t_rich("audit-app-undecided", slots),
        AuditAction::ApprovalAsked => t_rich("audit-approval-asked", slots),
        AuditAction::ApprovalWithdrawn => t_rich("audit-approval-withdrawn", slots),
        AuditAction::ApprovalGiven => t_rich("audit-approval-given", slots),
        AuditAction::ApprovalRefused => t_rich("audit-approval-refused", slots),
        AuditAction::PolicyChanged => t("audit-policy-changed").into_any(),
        AuditAction::TimeZoneChanged => t_rich("audit-time-zone-changed", slots),
        AuditAction::SecondFactorRequired => t_rich("audit-second-factor-required", slots),
        AuditAction::SecondFactorOptional => t_rich("audit-second-factor-optional", slots),
        AuditAction::AppRegistered => t_rich("audit-app-registered", slots),
        AuditAction::AppIntroduced => t_rich("audit-app-introduced", slots),
        AuditAction::RegistrationTokenMade => t("audit-registration-token-made").into_any(),
        AuditAction::HostApproved => t_rich("audit-host-approved", slots),
        AuditAction::HostBlocked => t_rich("audit-host-blocked", slots),
        AuditAction::HostUndecided => t_rich("audit-host-undecided", slots),
        AuditAction::AppChanged => t_rich("audit-app-changed", slots),
        AuditAction::LogoGiven => t_rich("audit-logo-given", slots),
        AuditAction::LogoRemoved => t_rich("audit-logo-removed", slots),
        AuditAction::AppRemoved => t_rich("audit-app-removed", slots),
        AuditAction::AppSubmitted => t_rich("audit-app-submitted", slots),
        AuditAction::AppWithdrawn => t_rich("audit-app-withdrawn", slots),
        AuditAction::AppListed => t_rich("audit-app-listed", slots),
        AuditAction::AppDeclined => t_rich("audit-app-declined", slots),
        AuditAction::PublisherReviewed => t_rich("audit-publisher-reviewed", slots),
        AuditAction::PublisherReviewEnded => t_rich("audit-publisher-review-ended", slots),
        AuditAction::PublisherChanged => t_rich("audit-publisher-changed", slots),
        AuditAction::DomainClaimed => t_rich("audit-domain-claimed", slots),
        AuditAction::DomainChecked => t_rich("audit-domain-checked", slots),
        AuditAction::DomainDropped => t_rich("audit-domain-dropped", slots),
        AuditAction::CompanyAdded => t_rich("audit-company-added", slots),
        AuditAction::IdentityProviderAdded => t_rich("audit-idp-added", slots),
        AuditAction::IdentityProviderChanged => t_rich("audit-idp-changed", slots),
        AuditAction::IdentityProviderRemoved => t_rich("audit-idp-removed", slots),
        AuditAction::IdentityProviderDemanded => t_rich("audit-idp-demanded", slots),
        AuditAction::IdentityLinked => t_rich("audit-identity-linked", slots),
        AuditAction::IdentityUnlinked => t_rich("audit-identity-unlinked", slots),
        AuditAction::UpstreamSignedOut => t_rich("audit-upstream-signed-out", slots),
        AuditAction::UserAdded => t_rich("audit-user-added", slots),
        AuditAction::UserChanged => t_rich("audit-user-changed", slots),
        AuditAction::AccountDeleted => t_rich("audit-account-deleted", slots),
        AuditAction::PasskeyAdded => t_rich("audit-passkey-added", slots),
        AuditAction::PasskeyRemoved => t_rich("audit-passkey-removed", slots),
        AuditAction::PasskeyRefused => t_rich("audit-passkey-refused", slots),
        AuditAction::AuthenticatorAdded => t_rich("audit-authenticator-added", slots),
        AuditAction::AuthenticatorRemoved => t_rich("audit-authenticator-removed", slots),
        AuditAction::RecoveryCodesMade => t_rich("audit-recovery-codes-made", slots),
        AuditAction::RecoveryCodeUsed => t_rich("audit-recovery-code-used", slots),
        AuditAction::FactorsReset => t_rich("audit-factors-reset", slots),
        AuditAction::MembershipAdded => t_rich("audit-membership-added", slots),
        AuditAction::MembershipRemoved => t_rich("audit-membership-removed", slots),
        AuditAction::LoginRejected => t_rich("audit-login-rejected", slots),
        AuditAction::LoginRefused => t_rich("audit-login-refused", slots),
        AuditAction::UserInvited => t_rich("audit-user-invited", slots),
        AuditAction::LockedDown => t_rich("audit-locked-down", slots),
        AuditAction::ResetAsked => t_rich("audit-reset-asked", slots),
        AuditAction::PasswordChanged => t_rich("audit-password-changed", slots),
        AuditAction::SignedIn => t("audit-signed-in").into_any(),
        AuditAction::SignedOut => t("audit-signed-out").into_any(),
        AuditAction::SessionEnded => t("audit-session-ended").into_any(),
        AuditAction::SessionsEnded => t_rich("audit-sessions-ended", slots),
        AuditAction::LogoutGivenUp => t_rich("audit-logout-given-up", slots),
        AuditAction::EmailGivenUp => t_rich("audit-email-given-up", slots),
    }
}
