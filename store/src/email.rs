//! What an email reports.

use oauth::consent::grant::AccessChange;
use oauth::id::{
    ApiCredentialId, ApprovalRequestId, AuthenticatorId, ClientId, CompanyId, EmailId,
    IdentityProviderId, PasskeyId, UserId,
};
use oauth::language::Language;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    pub id: EmailId,
    pub to: UserId,
    /// The language to write it in, if it is known which the user reads.
    pub language: Option<Language>,
    pub notification: Notification,
    /// It is due at once.
    pub written_at: Timestamp,
}

/// What an email reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Notification {
    /// The user granted an app access.
    AccessAllowed {
        client: ClientId,
        company: CompanyId,
        /// Emails that wait since before it was stored tell of a first access.
        #[serde(default)]
        change: AccessChange,
        /// What the app may newly do; if that is nothing, what was allowed once more.
        scopes: ScopeSet,
        /// The network that the answer came from, if it is known.
        place: Option<String>,
    },
    /// A user of the company asks for an app to be approved.
    ApprovalAsked {
        request: ApprovalRequestId,
    },
    ApprovalAnswered {
        request: ApprovalRequestId,
    },
    CredentialEnds {
        credential: ApiCredentialId,
    },
    SecretStops {
        credential: ApiCredentialId,
    },
    /// A reminder of a key that does not expire.
    KeyStands {
        credential: ApiCredentialId,
    },
    /// A sign-in from a browser that is new for the account.
    NewBrowser {
        /// What it calls itself, and the network that it came from, if they are known.
        user_agent: Option<String>,
        network: Option<String>,
    },
    PasswordChanged {
        user_agent: Option<String>,
        network: Option<String>,
    },
    /// Whose password was forgotten, or void: the link is made when the email is written.
    PasswordReset,
    /// An administrator, or the operator, made the account: its owner is to choose a password.
    Invited {
        company: CompanyId,
        /// The administrator's name.
        by: Option<String>,
    },
    /// The user wants an address, to which the email goes: its link proves that it is theirs.
    AddressWanted {
        id: String,
        email: String,
    },
    /// The user has another address; the email goes to the one before.
    AddressChanged {
        before: String,
        now: String,
        user_agent: Option<String>,
        network: Option<String>,
    },
    /// The user has deleted their account: the address and the name that it had.
    AccountDeleted {
        /// For which they acted.
        company: CompanyId,
        email: String,
        first_name: String,
        user_agent: Option<String>,
        network: Option<String>,
    },
    /// An administrator, or the operator, ended everything that acts for the user.
    LockedDown {
        company: CompanyId,
        by: Option<String>,
    },
    /// How the user signs in has changed, or what is for emergencies was used.
    SignInChanged {
        change: SignInChange,
        /// Of what was added or removed.
        name: String,
        /// The network that it was done from, if it is known.
        place: Option<String>,
        /// What was added: it can be taken away again.
        added: Option<FactorRef>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignInChange {
    PasskeyAdded,
    PasskeyRemoved,
    AuthenticatorAdded,
    AuthenticatorRemoved,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    IdentityLinked,
    IdentityUnlinked,
    Reset,
}

/// What one signs in with beside a password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactorRef {
    Passkey(PasskeyId),
    Authenticator(AuthenticatorId),
    /// Who the person is at an identity provider.
    Identity(IdentityProviderId),
}
