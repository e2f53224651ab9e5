//! What is written with a write, in its transaction, if it changed something.

use std::sync::Arc;

use oauth::audit::AuditEvent;

use super::audit_chain::append;
use super::enqueue::enqueue;
use super::error::QueryError;
use super::transaction::Transaction;
use crate::answers::is_undone;
use crate::audit::take_event;
use crate::mail::{Letter, take_letters};
use crate::memory::Topic;

pub(crate) struct Effects {
    announced: Option<Topic>,
    event: Option<AuditEvent>,
    emails: Vec<Letter>,
}

impl Effects {
    /// Those of the write that begins now, if it has any.
    pub(crate) fn take(announced: Option<Topic>) -> Option<Arc<Self>> {
        let effects = Self { announced, event: take_event(), emails: take_letters() };
        let Self { announced, event, emails } = &effects;
        let has_none = announced.is_none() && event.is_none() && emails.is_empty();
        (!has_none).then(|| Arc::new(effects))
    }

    /// Waits for `work`, and writes what follows from it.
    pub(crate) async fn follow<T: 'static>(
        effects: Option<Arc<Self>>,
        transaction: impl Transaction,
        work: impl Future<Output = Result<T, QueryError>> + Send,
    ) -> Result<T, QueryError> {
        let Some(effects) = effects else { return work.await };
        let before = transaction.changes();
        let outcome = work.await?;
        if transaction.changes() == before {
            return Ok(outcome);
        }
        if let Some(topic) = effects.announced {
            transaction.announce(topic).await?;
        }
        if !is_undone(&outcome) {
            enqueue(&transaction, &effects.emails).await?;
            // Last: it locks the chain's head.
            if let Some(event) = &effects.event {
                append(&transaction, event).await?;
            }
        }
        Ok(outcome)
    }
}
