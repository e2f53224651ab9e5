//! An email with what it tells of, as it is when it is sent.

use std::sync::Arc;

use oauth::client::Client;
use oauth::client::proven::Proven;
use oauth::company::Company;
use oauth::consent::grant::AccessChange;
use oauth::credential::api_credential::ApiCredential;
use oauth::id::EmailId;
use oauth::language::Language;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use oauth::user::User;
pub use store::outbox::SignInChange;

use crate::administration::approvals::Approval;

#[derive(Clone, Debug)]
pub struct RenderedEmail {
    /// Its id; the same, however often it is tried.
    pub id: EmailId,
    pub to: User,
    /// That it is about.
    pub company: Company,
    /// Whether they belong to others, too, so that the company is named.
    pub of_several: bool,
    pub language: Language,
    pub written_at: Timestamp,
    pub contents: EmailContents,
    pub(super) lease: u32,
}

#[derive(Clone, Debug)]
pub enum EmailContents {
    AccessAllowed {
        client: Arc<Client>,
        /// For the address that the answer went to, if it still has access.
        proven: Proven,
        change: AccessChange,
        scopes: ScopeSet,
        /// The network that they answered from, if it is known.
        place: Option<String>,
        /// What is left of it; `None`: it has been removed since.
        standing: Option<ActiveAccess>,
    },
    ApprovalAsked(Box<Approval>),
    ApprovalAnswered(Box<Approval>),
    CredentialEnds(Box<ApiCredential>),
    SecretStops(Box<ApiCredential>),
    KeyStands(Box<ApiCredential>),
    NewBrowser {
        browser: SeenBrowser,
        lock_link: String,
    },
    PasswordChanged {
        browser: SeenBrowser,
        lock_link: String,
    },
    /// The path with which a password is chosen.
    PasswordReset {
        link: String,
    },
    Invited {
        by: Option<String>,
        link: String,
    },
    /// The path that proves whose the address is.
    AddressWanted {
        link: String,
    },
    /// To the address before.
    AddressChanged {
        now: String,
        browser: SeenBrowser,
        lock_link: String,
    },
    AccountDeleted {
        browser: SeenBrowser,
    },
    LockedDown {
        by: Option<String>,
    },
    SignInChanged {
        change: SignInChange,
        name: String,
        place: Option<String>,
        /// The path that signs out everywhere and takes away what was added.
        link: String,
    },
}

/// What is known of a browser that signed in.
#[derive(Clone, Debug)]
pub struct SeenBrowser {
    pub user_agent: Option<String>,
    pub network: Option<String>,
}

/// An app's access that is still active.
#[derive(Clone, Debug)]
pub struct ActiveAccess {
    pub expires_at: Option<Timestamp>,
    /// The path that removes it without signing in.
    pub revocation_link: String,
}
