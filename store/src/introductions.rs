//! Apps that introduce themselves: their metadata documents, what companies decide about the hosts
//! of those, and registrations.

use async_trait::async_trait;
use oauth::client::Client;
use oauth::client::introduced::client_url::ClientUrl;
use oauth::consent::policy::AppDecision;
use oauth::credential::digest::Digest;
use oauth::id::{ClientId, CompanyId, UserId};
use oauth::timestamp::Timestamp;

use crate::effects::Effects;
use crate::error::StoreError;
use crate::policies::DecisionChange;
use crate::version::Version;

/// Stands for every host about which nothing is decided, and for apps that have none.
pub const ALL_OTHER_HOSTS: &str = "*";

/// By which host a company decides about an app that introduced itself: without a document it has
/// none, and shares what is decided about all others.
pub fn decided_host(client: &ClientId) -> &str {
    ClientUrl::public_host(client).unwrap_or(ALL_OTHER_HOSTS)
}

/// What is known of the document of a stored client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRecord {
    pub client_id: ClientId,
    pub host: String,
    /// When the last good one came.
    pub fetched_at: Timestamp,
    /// Until then nothing newer is asked for.
    pub fresh_until: Timestamp,
    /// Of the last try, if it failed: when, and why.
    pub failure: Option<(Timestamp, String)>,
}

/// An app with a document, as a company's administrators see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentApp {
    pub document: DocumentRecord,
    pub name: String,
    pub disabled: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostDecision {
    pub host: String,
    pub decision: AppDecision,
    pub by: UserId,
    pub at: Timestamp,
}

/// An app that registered itself (RFC 7591). It is a client among the others once a person has
/// answered to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    pub client_id: ClientId,
    /// The hash of all that was registered and of the network: equal ones are the same app.
    pub fingerprint: Digest,
    /// The hash of the network: so many come from one in an hour.
    pub network: Digest,
    /// The hash of its registration access token (RFC 7592). `None`: it was answered to several,
    /// and is no one's to change.
    pub token: Option<Digest>,
    pub secret: Option<Digest>,
    /// JSON, as it is answered.
    pub metadata: String,
    pub registered_at: Timestamp,
    /// When its use is checked next.
    pub ends_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Registered {
    New,
    /// There were as many as may be: it has the place of one that no person used.
    Instead,
    /// An equal one is there already.
    Before(Box<Registration>),
    /// As many came from its network as may, the first of them then.
    TooMany {
        since: Timestamp,
    },
    /// There are as many as may be, and none that could give way.
    Full,
}

#[derive(Clone, Copy, Debug)]
pub struct RegistrationLimits {
    /// One that is as young is the same, if all of it is equal. `None`: each is another.
    pub equal_since: Option<Timestamp>,
    /// How many of a network may be as young.
    pub counted_since: Timestamp,
    pub of_network: u32,
    pub in_all: u32,
    /// One that is older, and that no person has answered, gives way to a new one where there is no
    /// room.
    pub idle_since: Timestamp,
}

/// How a registration is changed.
#[derive(Clone, Debug)]
pub struct RegistrationChange {
    /// With the new token and metadata.
    pub registration: Registration,
    /// Of the token that asks for it: another may have come first.
    pub seen: Digest,
    /// The client, if it is stored: as it is from now on, and its version.
    pub client: Option<(Client, Version)>,
}

#[async_trait]
pub trait IntroductionStore {
    async fn find_document(&self, id: &ClientId) -> Result<Option<DocumentRecord>, StoreError>;

    /// Stores a client with its document; `false` if there is one of that id.
    async fn create_document_client(
        &self,
        client: &Client,
        document: &DocumentRecord,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// A document was asked for again. `changed`: the client as it says from now on, and the
    /// version that is replaced; `false` if it has another.
    async fn note_document(
        &self,
        document: &DocumentRecord,
        changed: Option<&(Client, Version)>,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Those whose apps a company's people have allowed, or asked their administrators for.
    async fn documents_of_company(
        &self,
        company: &CompanyId,
        limit: u32,
    ) -> Result<Vec<DocumentApp>, StoreError>;

    /// All of the server, by client id.
    async fn documents(&self, limit: u32) -> Result<Vec<DocumentApp>, StoreError>;

    async fn host_decisions(&self, company: &CompanyId) -> Result<Vec<HostDecision>, StoreError>;

    /// Decides about a host's apps, or leaves them to the policy. What is blocked by that also
    /// loses what the company's people granted to it, but an app about which there is a decision of
    /// its own. `false` if what was seen is not what there is.
    async fn decide_host(
        &self,
        company: &CompanyId,
        host: &str,
        change: &DecisionChange,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Stores a registration, unless there is an equal one, or there are too many.
    async fn create_registration(
        &self,
        registration: &Registration,
        limits: RegistrationLimits,
    ) -> Result<Registered, StoreError>;

    async fn find_registration(&self, id: &ClientId) -> Result<Option<Registration>, StoreError>;

    /// `false` if its token or its client is another by now.
    async fn change_registration(
        &self,
        change: &RegistrationChange,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Forgets a registration, which counts for its network until then, and disables its client for
    /// good. `false` if its token is another by now.
    async fn delete_registration(
        &self,
        id: &ClientId,
        seen: &Digest,
        at: Timestamp,
        counted_until: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// Looks at registrations whose time has come: deletes those that no user allowed, and those
    /// whose last grant ended before `unused_since`, whose clients are disabled. How many.
    async fn end_unused_registrations(
        &self,
        now: Timestamp,
        unused_since: Timestamp,
        limit: u32,
    ) -> Result<u64, StoreError>;

    /// An initial access token (RFC 7591 §1.2).
    async fn create_registration_token(
        &self,
        token: &Digest,
        expires_at: Timestamp,
        effects: Effects,
    ) -> Result<(), StoreError>;

    async fn is_registration_token(
        &self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
}
