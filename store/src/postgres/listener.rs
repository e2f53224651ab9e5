//! Hears of changes that other nodes make.
//!
//! Every change of a client or a user is announced with `pg_notify`, in the change's own
//! transaction: the server tells every node when it commits. What a node caches
//! holds only as long as it hears: it asks for a sign of life every [`PULSE`], and if the
//! last that was answered is older than [`TRUSTED_FOR`], everything is read anew, as it is
//! while there is no connection. So what one node revokes is refused by every other within
//! a second, whatever happens to the network between.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};
use tokio_postgres::{AsyncMessage, Client, Error};

use super::servers::{Servers, WAIT, is_read_only};
use crate::cache::now;
use crate::memory::{Memory, Topic};
use crate::sql::error::describe_postgres;

pub(super) const CHANNEL: &str = "countersign_changes";

/// How often a sign of life is asked for.
const PULSE: Duration = Duration::from_millis(200);

/// How long cached values may be used.
pub(super) const TRUSTED_FOR: Duration = Duration::from_millis(800);

/// How long to wait before connecting again.
const PAUSE: Duration = Duration::from_millis(500);

/// Listens until it is dropped.
#[derive(Debug)]
pub(super) struct Listener(JoinHandle<()>);

impl Listener {
    pub(super) fn start(servers: Servers, memory: Arc<Memory>) -> Self {
        Self(tokio::spawn(async move {
            loop {
                let fault = listen(&servers, &memory).await;
                for topic in Topic::ALL {
                    memory.invalidate(topic);
                }
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
async fn listen(servers: &Servers, memory: &Arc<Memory>) -> String {
    const SILENT: &str = "the database does not answer";
    let (client, _driver) = match timeout(WAIT, open(servers, memory)).await {
        Err(_) => return SILENT.to_owned(),
        Ok(Err(fault)) => return describe_postgres(&fault),
        Ok(Ok(opened)) => opened,
    };
    loop {
        let asked_at = now();
        // The server hands over what it has to tell before it answers.
        match timeout(TRUSTED_FOR, is_read_only(&client)).await {
            Err(_) => return SILENT.to_owned(),
            Ok(Err(fault)) => return describe_postgres(&fault),
            Ok(Ok(true)) => return "the database takes no writes any more".to_owned(),
            Ok(Ok(false)) => {}
        }
        memory.refreshed_at(asked_at);
        sleep(PULSE).await;
    }
}

/// A connection that listens, with empty caches.
async fn open(servers: &Servers, memory: &Arc<Memory>) -> Result<(Client, Driver), Error> {
    let (client, mut connection) = servers.connect().await?;
    let told = Arc::clone(memory);
    let driver = Driver(tokio::spawn(async move {
        let mut messages =
            futures_util::stream::poll_fn(|context| connection.poll_message(context));
        while let Some(message) = messages.next().await {
            match message {
                Ok(AsyncMessage::Notification(notice)) => clear(&told, notice.payload()),
                Ok(_) => {}
                Err(_) => return,
            }
        }
    }));
    // First, so that no request reads on from a server that hears of no changes.
    servers.follow(&client).await?;
    client.batch_execute(&format!("LISTEN {CHANNEL}")).await?;
    // Whatever was changed before this connection listened.
    for topic in Topic::ALL {
        memory.clear(topic);
    }
    Ok((client, driver))
}

/// A node of another version may announce topics that this one does not know, nor cache.
fn clear(memory: &Memory, announced: &str) {
    for topic in Topic::ALL {
        if topic.as_str() == announced {
            memory.clear(topic);
        }
    }
}
