//! How sessions end: the one place. The apps that know a session are told in the same transaction:
//! what they are told is in the table `logouts`; and what they hold of a sign-in alone ends. A
//! session that was not used for long is deleted with others that expired (`expiry.rs`), and no app
//! is told.

use oauth::id::{ClientId, SessionId, UserId};

use super::error::QueryError;
use super::transaction::Transaction;
use super::value::{Value, params};

/// Which sessions end.
pub(crate) struct Ending {
    /// An app that is just learning of one waits, or is told.
    pub(crate) lock: &'static str,
    pub(crate) tell: &'static str,
    /// What apps hold of a sign-in, and no more.
    pub(crate) end_sign_ins: &'static str,
    pub(crate) end: &'static str,
}

macro_rules! ending {
    ($which:literal) => {
        Ending {
            lock: concat!("SELECT 1 FROM sessions WHERE ", $which, " FOR UPDATE"),
            tell: concat!(
                "INSERT INTO logouts (client_id, session_id, user_id, due_at, claims)
                SELECT session_apps.client_id, sessions.id, sessions.user_id, 0, 0 FROM sessions
                JOIN session_apps ON session_apps.session_id = sessions.id
                JOIN clients ON clients.id = session_apps.client_id
                WHERE clients.backchannel_logout_uri IS NOT NULL AND ",
                $which
            ),
            end_sign_ins: concat!(
                "UPDATE token_families SET revoked_at = 0, ends_at = 0
                WHERE ends_with_session AND revoked_at IS NULL AND session_id IN (
                    SELECT sessions.id FROM sessions WHERE ",
                $which,
                ")"
            ),
            end: concat!("DELETE FROM sessions WHERE ", $which),
        }
    };
}

/// All of a user but one, which is `''` where none stays.
pub(crate) const OF_USER: Ending = ending!("sessions.user_id = ?1 AND sessions.id <> ?2");

pub(crate) const ONE: Ending = ending!("sessions.user_id = ?1 AND sessions.id = ?2");

pub(crate) const FOR_COMPANY: Ending =
    ending!("sessions.user_id = ?1 AND sessions.company_id = ?2");

/// That began at an identity provider.
pub(crate) const OF_USER_AT_PROVIDER: Ending =
    ending!("sessions.user_id = ?1 AND sessions.provider_id = ?2");

/// That it ends.
pub(crate) const AT_PROVIDER: Ending = ending!(
    "sessions.provider_id = ?1 AND sessions.id IN (
        SELECT upstream_sessions.session_id FROM upstream_sessions
        WHERE upstream_sessions.provider_id = ?1
            AND upstream_sessions.subject = coalesce(?2, upstream_sessions.subject)
            AND coalesce(upstream_sessions.sid, '') = coalesce(?3, upstream_sessions.sid, ''))"
);

/// Another person signs in in the same browser: the row stays.
pub(crate) const OF_ANOTHER: Ending = ending!("sessions.id = ?1 AND sessions.user_id <> ?2");

pub(crate) const FORGET_APPS: &str = "DELETE FROM session_apps WHERE session_id = ?1";

pub(crate) const NOTE_APP: &str = "
    INSERT INTO session_apps (session_id, client_id)
    SELECT id, ?2 FROM sessions WHERE id = ?1 AND user_id = ?3 /*pg FOR KEY SHARE*/
    ON CONFLICT DO NOTHING";

/// How many sessions ended.
pub(super) async fn end(
    tx: &impl Transaction,
    ending: &Ending,
    params: &[Value<'_>],
) -> Result<u64, QueryError> {
    tx.lock_rows(ending.lock, params).await?;
    tx.execute(ending.tell, params).await?;
    tx.execute(ending.end_sign_ins, params).await?;
    tx.execute(ending.end, params).await
}

/// What apps know of a session is over if it was another person's until now.
pub(super) async fn hand_over(
    tx: &impl Transaction,
    session: &SessionId,
    to: &UserId,
) -> Result<(), QueryError> {
    let params = params![session, to];
    if !tx.exists(IS_OF_ANOTHER, params).await? {
        return Ok(());
    }
    tx.lock_rows(OF_ANOTHER.lock, params).await?;
    tx.execute(OF_ANOTHER.tell, params).await?;
    tx.execute(OF_ANOTHER.end_sign_ins, params).await?;
    tx.execute(FORGET_APPS, params![session]).await?;
    Ok(())
}

pub(crate) const IS_OF_ANOTHER: &str = "SELECT 1 FROM sessions WHERE id = ?1 AND user_id <> ?2";

pub(crate) const IS_OF: &str = "SELECT 1 FROM sessions WHERE id = ?1 AND user_id = ?2";

/// An app knows a session from now on, if it has not ended: `false`.
pub(super) async fn note_app(
    tx: &impl Transaction,
    session: &str,
    client: &ClientId,
    user: &UserId,
) -> Result<bool, QueryError> {
    if tx.execute(NOTE_APP, params![session, client, user]).await? == 1 {
        return Ok(true);
    }
    // It knew it before, or there is none.
    tx.exists(IS_OF, params![session, user]).await
}
