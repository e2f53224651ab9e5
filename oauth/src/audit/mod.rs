//! The audit log: who did what to which credential, grant or policy, from where.
//!
//! An entry says nothing that is secret. Names stand in it as they were then: whoever
//! reads it later may find people and apps renamed, or gone. [`chain`] ties each entry to
//! those before it.

pub mod chain;

use crate::id::{CompanyId, UserId};
use crate::timestamp::Timestamp;

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEvent {
    pub at: Timestamp,
    /// The company that it concerns, whose administrators may read of it; `None` for what
    /// concerns the operator alone.
    pub company_id: Option<CompanyId>,
    pub actor: Actor,
    pub action: ActionWord,
    pub subject: Subject,
    /// More of it: the permissions that were given, say. May be empty.
    pub detail: String,
    /// The network address that the request came from; `None` for the command line.
    pub address: Option<String>,
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    Person(Person),
    /// A platform administrator, perhaps of another company: who, is for
    /// the operator to read.
    Platform(Person),
    /// A program of the company that acts for no user: an API key, or a service.
    Program(Program),
    Operator,
    /// A word that this version does not know, as [`ActionWord::Other`].
    Other(String),
}

/// A person as they were then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: UserId,
    pub name: String,
    pub email: String,
}

/// A key or a service as it was then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    pub id: String,
    pub name: String,
}

/// What something was done to, as it was then.
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
            Self::Other(word) => word,
        }
    }

    pub fn person(&self) -> Option<&Person> {
        match self {
            Self::Person(person) | Self::Platform(person) => Some(person),
            Self::Program(_) | Self::Operator | Self::Other(_) => None,
        }
    }
}

/// What an entry says that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionWord {
    Known(AuditAction),
    /// A word that this version does not know: a later one wrote it, or somebody has
    /// meddled with the log. It is to be seen, not to keep the rest from being seen.
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
        /// What was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum AuditAction {
            $($(#[$doc])* $name,)*
        }

        impl AuditAction {
            /// Every action.
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
    /// A credential got a new secret.
    CredentialReplaced "credential_replaced" Credentials;
    /// A credential was revoked.
    CredentialRevoked "credential_revoked" Credentials;
    /// An operator registered a client.
    ClientAdded "client_added" Credentials;
    /// An operator gave a client a new secret.
    ClientSecretAdded "client_secret_added" Credentials;
    /// An operator disabled a client.
    ClientDisabled "client_disabled" Credentials;
    /// An operator enabled a client again.
    ClientEnabled "client_enabled" Credentials;
    /// An operator had the next signing key made.
    SigningKeyMade "signing_key_made" Credentials;
    /// A user allowed an app something.
    GrantGiven "grant_given" Grants;
    /// A user removed one permission.
    PermissionRemoved "permission_removed" Grants;
    /// A user removed all access of an app.
    GrantRemoved "grant_removed" Grants;
    /// An administrator removed an app for one person.
    GrantOfPersonRemoved "grant_of_person_removed" Grants;
    /// An administrator removed an app for everyone.
    GrantsOfAppRemoved "grants_of_app_removed" Grants;
    /// A company blocked an app.
    AppBlocked "app_blocked" Policy;
    /// A company approved an app.
    AppApproved "app_approved" Policy;
    /// A company left an app to its policy.
    AppUndecided "app_undecided" Policy;
    /// A user asked the administrators to let them connect an app.
    ApprovalAsked "approval_asked" Policy;
    /// An administrator approved such a request.
    ApprovalGiven "approval_given" Policy;
    /// An administrator refused such a request.
    ApprovalRefused "approval_refused" Policy;
    /// A company's policy was set.
    PolicyChanged "policy_changed" Policy;
    /// An app was registered.
    AppRegistered "app_registered" Apps;
    /// A registered app was changed.
    AppChanged "app_changed" Apps;
    /// An app, or another client, got a logo.
    LogoGiven "logo_given" Apps;
    /// The logo of an app was taken away.
    LogoRemoved "logo_removed" Apps;
    /// A registered app was removed.
    AppRemoved "app_removed" Apps;
    /// An app was offered to the Marketplace.
    AppSubmitted "app_submitted" Apps;
    /// An app, or its offer, was taken back from the Marketplace.
    AppWithdrawn "app_withdrawn" Apps;
    /// The platform let an app into the Marketplace.
    AppListed "app_listed" Apps;
    /// The platform declined an app.
    AppDeclined "app_declined" Apps;
    /// What a company says of itself as a publisher was written.
    PublisherChanged "publisher_changed" Apps;
    /// A domain was claimed.
    DomainClaimed "domain_claimed" Apps;
    /// The proof of a claim was looked for.
    DomainChecked "domain_checked" Apps;
    /// A claim was taken back.
    DomainDropped "domain_dropped" Apps;
    /// A company was added.
    CompanyAdded "company_added" People;
    /// A person was added.
    UserAdded "user_added" People;
    /// A person's role, password or standing was changed.
    UserChanged "user_changed" People;
}

/// What actions belong to, for those who look for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AuditGroup {
    Credentials,
    Grants,
    Policy,
    /// Apps that a company makes, and who it is as a publisher.
    Apps,
    People,
}

impl AuditGroup {
    /// Every group.
    pub const ALL: [Self; 5] =
        [Self::Credentials, Self::Grants, Self::Policy, Self::Apps, Self::People];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Credentials => "credentials",
            Self::Grants => "grants",
            Self::Policy => "policy",
            Self::Apps => "apps",
            Self::People => "people",
        }
    }

    pub fn from_form(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.as_str() == text)
    }

    pub fn actions(self) -> Vec<AuditAction> {
        AuditAction::ALL.iter().copied().filter(|action| action.group() == self).collect()
    }
}
