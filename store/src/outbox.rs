//! The outbox: emails that wait to be sent.
//!
//! An email is stored in the transaction of what it reports ([`Effects`](crate::Effects)). It
//! has what happened, not a text: that is written when it is sent. A sender leases emails until
//! a time: meanwhile no other gets them. An email whose sender died is due again then. Sent or
//! given up, it is deleted.

use async_trait::async_trait;
use oauth::audit::AuditEvent;
use oauth::consent::grant::AccessChange;
use oauth::id::{
    ApiCredentialId, ApprovalRequestId, AuthenticatorId, ClientId, CompanyId, EmailId,
    IdentityProviderId, PasskeyId, UserId,
};
use oauth::language::Language;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use serde::{Deserialize, Serialize};

use crate::effects::Effects;
use crate::error::StoreError;

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
    /// Somebody signed in with a browser in which the account was not known.
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

/// An email that the holder of the lease may send, until a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeasedEmail {
    pub email: Email,
    /// The number of the lease, from 1. A later lease makes it void.
    pub lease: u32,
}

#[async_trait]
pub trait OutboxStore {
    /// Stores emails, with their entries, about what needs no other write.
    async fn queue_emails(&self, effects: Effects) -> Result<(), StoreError>;

    /// Leases emails that are due until `until`, the longest due first, at most `limit`.
    async fn lease_emails(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<LeasedEmail>, StoreError>;

    /// Deletes an email that was sent, or is given up: then the audit log says so. Whether the
    /// lease was still valid.
    async fn ack_email(
        &self,
        id: &EmailId,
        lease: u32,
        given_up: Option<AuditEvent>,
    ) -> Result<bool, StoreError>;

    /// Lets an email wait until it is tried again. Whether the lease was still valid.
    async fn retry_email_at(
        &self,
        id: &EmailId,
        lease: u32,
        due_at: Timestamp,
    ) -> Result<bool, StoreError>;
}
