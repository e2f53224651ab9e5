//! Hears of changes that other nodes make.
//!
//! Whoever changes a client or a person says so with `pg_notify`, in the change's own
//! transaction: the server tells every node when it commits. What a node keeps in memory
//! holds only as long as it hears: it asks for a sign of life every [`PULSE`], and if the
//! last that was answered is older than [`TRUSTED_FOR`], everything is read anew, as it is
//! while there is no connection. So what one node revokes is refused by every other within
//! a second, whatever happens to the network between.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use oauth::client::Client;
use oauth::credential::digest::Digest;
use oauth::id::ClientId;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};
use tokio_postgres::{AsyncMessage, Config};

use super::tls::Tls;
use crate::kept::{Kept, now};
use crate::sessions::SignedIn;

/// The channel of notifications.
pub(super) const CHANNEL: &str = "countersign_changes";

/// What is told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Clients and their publishers.
    Clients,
    /// People, their companies and their sessions; but for when a session was used.
    People,
}

impl Kind {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Clients => "clients",
            Self::People => "people",
        }
    }
}

/// How often a sign of life is asked for.
const PULSE: Duration = Duration::from_millis(200);

/// For how long it lets what is kept be used.
const TRUSTED_FOR: Duration = Duration::from_millis(800);

/// How long to wait before connecting again.
const PAUSE: Duration = Duration::from_millis(500);

/// What is kept of that which every request begins with.
#[derive(Debug)]
pub(super) struct Memory {
    pub(super) clients: Kept<ClientId, Client>,
    pub(super) people: Kept<Digest, SignedIn>,
}

impl Memory {
    pub(super) fn new() -> Self {
        Self { clients: Kept::new(TRUSTED_FOR), people: Kept::new(TRUSTED_FOR) }
    }

    /// There was a change of a kind.
    pub(super) fn changed(&self, kind: Kind) {
        match kind {
            Kind::Clients => self.clients.changed(),
            Kind::People => self.people.changed(),
        }
    }

    fn told(&self, kind: &str) {
        for known in [Kind::Clients, Kind::People] {
            // A newer node may tell of kinds that this one does not know, and keeps not.
            if known.as_str() == kind {
                self.changed(known);
            }
        }
    }

    fn lost_touch(&self) {
        self.clients.distrust();
        self.people.distrust();
    }
}

/// Listens until it is dropped.
#[derive(Debug)]
pub(super) struct Listener(JoinHandle<()>);

impl Listener {
    pub(super) fn start(config: Config, tls: Tls, memory: Arc<Memory>) -> Self {
        Self(tokio::spawn(async move {
            loop {
                let fault = listen(&config, tls.clone(), &memory).await;
                memory.lost_touch();
                tracing::warn!(
                    fault,
                    "changes by other nodes are not heard of: clients and sessions are read \
                     anew for each request"
                );
                sleep(PAUSE).await;
            }
        }))
    }

    pub(super) fn stop(&self) {
        self.0.abort();
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Aborts the task that moves a connection's bytes.
struct Driver(JoinHandle<()>);

impl Drop for Driver {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Listens on a connection until it fails; why it did.
async fn listen(config: &Config, tls: Tls, memory: &Arc<Memory>) -> String {
    let (client, mut connection) = match config.connect(tls).await {
        Ok(connected) => connected,
        Err(fault) => return crate::fault::of_postgres(&fault),
    };
    let told = Arc::clone(memory);
    let _driver = Driver(tokio::spawn(async move {
        let mut messages =
            futures_util::stream::poll_fn(|context| connection.poll_message(context));
        while let Some(message) = messages.next().await {
            match message {
                Ok(AsyncMessage::Notification(notice)) => told.told(notice.payload()),
                Ok(_) => {}
                Err(_) => return,
            }
        }
    }));
    if let Err(fault) = client.batch_execute(&format!("LISTEN {CHANNEL}")).await {
        return crate::fault::of_postgres(&fault);
    }
    // Whatever was changed while nobody listened.
    memory.clients.changed();
    memory.people.changed();
    loop {
        let asked_at = now();
        // The server hands over what it has to tell before it answers.
        match timeout(TRUSTED_FOR, client.batch_execute("")).await {
            Err(_) => return "the database does not answer".to_owned(),
            Ok(Err(fault)) => return crate::fault::of_postgres(&fault),
            Ok(Ok(())) => {}
        }
        memory.clients.heard(asked_at);
        memory.people.heard(asked_at);
        sleep(PULSE).await;
    }
}
