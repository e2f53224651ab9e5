//! The audit log: who did what to which credential, grant or policy, from where.
//!
//! An entry holds no secret. Its names are those of the time: people and apps may be renamed or
//! gone when it is read. [`chain`] ties each entry to those before it.

pub mod chain;
pub mod policy_detail;

use crate::id::{CompanyId, UserId};
use crate::timestamp::Timestamp;
use crate::words::words;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEvent {
    pub at: Timestamp,
    /// Its administrators may read the entry; `None` for what concerns the operator alone.
    pub company_id: Option<CompanyId>,
    pub actor: Actor,
    pub action: ActionWord,
    pub subject: Subject,
    /// Such as the permissions that were granted. May be empty.
    pub detail: String,
    /// Of the request; `None` for the command line.
    pub address: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    Person(Person),
    /// A platform administrator, perhaps of another company: who, is for the operator to read.
    Platform(Person),
    /// A program of the company that acts for no user: an API key, or a service.
    Program(Program),
    Operator,
    /// By itself, as when it gives up an email.
    Server,
    /// A word that this version does not know, as [`ActionWord::Other`].
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: UserId,
    pub name: String,
    pub email: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    pub id: String,
    pub name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    pub kind: String,
    pub id: String,
    pub name: String,
}

impl Subject {
    pub fn new(kind: &str, id: &(impl ToString + ?Sized), name: impl Into<String>) -> Self {
        Self { kind: kind.to_owned(), id: id.to_string(), name: name.into() }
    }
}

impl Actor {
    pub fn kind(&self) -> &str {
        match self {
            Self::Person(_) => "person",
            Self::Platform(_) => "platform",
            Self::Program(_) => "program",
            Self::Operator => "operator",
            Self::Server => "server",
            Self::Other(word) => word,
        }
    }

    pub fn person(&self) -> Option<&Person> {
        match self {
            Self::Person(person) | Self::Platform(person) => Some(person),
            Self::Program(_) | Self::Operator | Self::Server | Self::Other(_) => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionWord {
    Known(AuditAction),
    /// A word that this version does not know: a later one wrote it, or it was tampered with in
    /// the log. It is shown like the others.
    Other(String),
}

impl ActionWord {
    pub fn read(word: String) -> Self {
        match AuditAction::ALL.iter().find(|action| action.as_str() == word) {
            Some(action) => Self::Known(*action),
            None => Self::Other(word),
        }
    }

    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(action) => action.as_str(),
            Self::Other(word) => word,
        }
    }
}

impl From<AuditAction> for ActionWord {
    fn from(action: AuditAction) -> Self {
        Self::Known(action)
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident $text:literal $group:ident;)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum AuditAction {
            $($(#[$doc])* $name,)*
        }

        impl AuditAction {
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            pub fn group(self) -> AuditGroup {
                match self {
                    $(Self::$name => AuditGroup::$group,)*
                }
            }
        }
    };
}

actions! {
    /// An API key, API token or OAuth client was made.
    CredentialMade "credential_made" Credentials;
    CredentialReplaced "credential_replaced" Credentials;
    CredentialRevoked "credential_revoked" Credentials;
    ClientAdded "client_added" Credentials;
    ClientSecretAdded "client_secret_added" Credentials;
    ClientChanged "client_changed" Credentials;
    ClientDisabled "client_disabled" Credentials;
    ClientEnabled "client_enabled" Credentials;
    SigningKeyMade "signing_key_made" Credentials;
    /// Another of the server's own keys, which seals or derives.
    ServerKeyMade "server_key_made" Credentials;
    ServerKeyRetired "server_key_retired" Credentials;
    MasterKeyChanged "master_key_changed" Credentials;
    GrantGiven "grant_given" Grants;
    PermissionRemoved "permission_removed" Grants;
    GrantRemoved "grant_removed" Grants;
    GrantOfPersonRemoved "grant_of_person_removed" Grants;
    GrantsOfAppRemoved "grants_of_app_removed" Grants;
    AppBlocked "app_blocked" Policy;
    AppApproved "app_approved" Policy;
    AppUndecided "app_undecided" Policy;
    ApprovalAsked "approval_asked" Policy;
    ApprovalWithdrawn "approval_withdrawn" Policy;
    ApprovalGiven "approval_given" Policy;
    ApprovalRefused "approval_refused" Policy;
    PolicyChanged "policy_changed" Policy;
    TimeZoneChanged "time_zone_changed" Policy;
    SecondFactorRequired "second_factor_required" Policy;
    SecondFactorOptional "second_factor_optional" Policy;
    AppRegistered "app_registered" Apps;
    /// An app that introduced itself was answered to for the first time.
    AppIntroduced "app_introduced" Apps;
    RegistrationTokenMade "registration_token_made" Apps;
    HostApproved "host_approved" Policy;
    HostBlocked "host_blocked" Policy;
    HostUndecided "host_undecided" Policy;
    AppChanged "app_changed" Apps;
    LogoGiven "logo_given" Apps;
    LogoRemoved "logo_removed" Apps;
    AppRemoved "app_removed" Apps;
    AppSubmitted "app_submitted" Apps;
    AppWithdrawn "app_withdrawn" Apps;
    AppListed "app_listed" Apps;
    AppDeclined "app_declined" Apps;
    PublisherChanged "publisher_changed" Apps;
    PublisherReviewed "publisher_reviewed" Apps;
    PublisherReviewEnded "publisher_review_ended" Apps;
    DomainClaimed "domain_claimed" Apps;
    DomainChecked "domain_checked" Apps;
    DomainDropped "domain_dropped" Apps;
    CompanyAdded "company_added" People;
    UserAdded "user_added" People;
    UserChanged "user_changed" People;
    /// By their owner.
    AccountDeleted "account_deleted" People;
    PasskeyAdded "passkey_added" People;
    PasskeyRemoved "passkey_removed" People;
    /// Its counter went back: a copy of it may be in use.
    PasskeyRefused "passkey_refused" People;
    AuthenticatorAdded "authenticator_added" People;
    AuthenticatorRemoved "authenticator_removed" People;
    RecoveryCodesMade "recovery_codes_made" People;
    RecoveryCodeUsed "recovery_code_used" People;
    /// A user's second factors were removed by an administrator or the operator.
    FactorsReset "factors_reset" People;
    MembershipAdded "membership_added" People;
    MembershipRemoved "membership_removed" People;
    IdentityProviderAdded "identity_provider_added" People;
    IdentityProviderChanged "identity_provider_changed" People;
    IdentityProviderRemoved "identity_provider_removed" People;
    /// A company's people sign in with it alone, or as they like again.
    IdentityProviderDemanded "identity_provider_demanded" People;
    /// A user linked their account to a person there.
    IdentityLinked "identity_linked" People;
    IdentityUnlinked "identity_unlinked" People;
    /// A provider ended sessions.
    UpstreamSignedOut "upstream_signed_out" People;
    /// A sign-in at the platform's own login failed.
    LoginRejected "login_rejected" People;
    /// A browser came back from the platform's login that another one had begun.
    LoginRefused "login_refused" People;
    UserInvited "user_invited" People;
    /// All that acts for a person was taken from them.
    LockedDown "locked_down" People;
    /// A link to choose a new password was requested for an account.
    ResetAsked "reset_asked" People;
    PasswordChanged "password_changed" People;
    SignedIn "signed_in" SignIns;
    SignedOut "signed_out" SignIns;
    SessionEnded "session_ended" SignIns;
    SessionsEnded "sessions_ended" SignIns;
    /// An app could not be told that a session has ended.
    LogoutGivenUp "logout_given_up" SignIns;
    /// An email could not be sent.
    EmailGivenUp "email_given_up" People;
}

words! {
    #[derive(Hash)]
    pub enum AuditGroup {
        Credentials = "credentials",
        Grants = "grants",
        Policy = "policy",
        /// Apps that a company makes, and who it is as a publisher.
        Apps = "apps",
        People = "people",
        SignIns = "sign_ins",
    }
}

impl AuditGroup {
    pub fn actions(self) -> Vec<AuditAction> {
        AuditAction::ALL.iter().copied().filter(|action| action.group() == self).collect()
    }
}
