//! The one thread that writes.
//!
//! SQLite has one writer at a time, and a durable commit costs one flush of the
//! disk however many rows it holds. So whatever waits is committed as one group:
//! one flush, then all the answers. An answer is never sent before the flush: what
//! a caller has been told is durable.
//!
//! A job that fails must undo its own changes and no others. That is rare, and a
//! savepoint for each job would cost every job a copy of the pages it changes: so
//! a group runs without, and again with savepoints if one of its jobs failed
//! after it had changed something.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use metrics::{gauge, histogram};
use tokio::sync::{mpsc, oneshot};

use super::connection::Connection;
use crate::cache::now;
use crate::error::StoreError;
use crate::measures::{COMMIT_SECONDS, COMMIT_WRITES, QUEUED_WRITES};
use crate::sql::error::QueryError;
use crate::sql::transaction::Transaction as _;

/// The most jobs in one group. Enough that the flush no longer counts, and few
/// enough that the first of them does not wait long for the last.
const GROUP_LIMIT: usize = 256;

/// The most jobs that wait; beyond it callers wait to hand theirs over, so that
/// a flood is bounded in memory.
const QUEUE_LIMIT: usize = 4 * GROUP_LIMIT;

/// The way to the writer thread. When the last clone is dropped the thread
/// finishes what was handed over, and ends.
#[derive(Clone, Debug)]
pub(super) struct Writer {
    queue: mpsc::Sender<Message>,
}

enum Message {
    Job(Box<dyn Job>),
    Close(oneshot::Sender<()>),
}

impl Writer {
    pub(super) fn start(connection: Connection) -> std::io::Result<Self> {
        let (queue, waiting) = mpsc::channel(QUEUE_LIMIT);
        thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || run(connection, waiting))?;
        Ok(Self { queue })
    }

    /// Does `work` in a transaction of its own and returns when it is durable,
    /// or was undone. A caller that stops waiting does not undo it. What `work` did
    /// may be undone, and `work` be done again, because of another's failure.
    pub(super) fn write<T, W>(
        &self,
        doing: &'static str,
        work: W,
    ) -> impl Future<Output = Result<T, StoreError>> + Send + use<'_, T, W>
    where
        T: Send + 'static,
        W: Fn(&Connection) -> Result<T, QueryError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job = Message::Job(Box::new(Task { doing, work, result: None, reply }));
        async move {
            self.queue.send(job).await.map_err(|_| StoreError::Closed)?;
            answer.await.unwrap_or(Err(StoreError::Closed))
        }
    }

    /// Takes no more jobs, finishes those that were handed over, and closes the
    /// database.
    pub(super) async fn close(&self) {
        let (reply, closed) = oneshot::channel();
        if self.queue.send(Message::Close(reply)).await.is_ok() {
            // An error means that another caller's close was quicker.
            let _ = closed.await;
        }
        self.queue.closed().await;
    }

    /// Until jobs are no longer taken.
    pub(super) async fn ended(&self) {
        self.queue.closed().await;
    }

    /// Whether jobs are no longer taken.
    pub(super) fn is_closed(&self) -> bool {
        self.queue.is_closed()
    }
}

/// What the thread sees of a task: its result's type is hidden.
trait Job: Send {
    /// Does the work, maybe once more; whether its changes are to be committed.
    fn run(&mut self, connection: &Connection) -> bool;

    /// Tells the caller, once the group is durable or known not to be.
    fn answer(self: Box<Self>, group: Result<(), String>);
}

struct Task<T, W> {
    doing: &'static str,
    work: W,
    result: Option<Result<T, QueryError>>,
    reply: oneshot::Sender<Result<T, StoreError>>,
}

impl<T, W> Job for Task<T, W>
where
    T: Send,
    W: Fn(&Connection) -> Result<T, QueryError> + Send,
{
    fn run(&mut self, connection: &Connection) -> bool {
        // The connection is sound after a panic: what the work left open is
        // rolled back.
        let result = catch_unwind(AssertUnwindSafe(|| (self.work)(connection)));
        self.result.insert(result.unwrap_or(Err(QueryError::Panic))).is_ok()
    }

    fn answer(self: Box<Self>, group: Result<(), String>) {
        let doing = self.doing;
        let answer = match (self.result, group) {
            (Some(Err(fault)), _) => Err(fault.while_doing(doing)),
            (Some(Ok(value)), Ok(())) => Ok(value),
            (_, Err(fault)) => Err(StoreError::Database { doing, fault }),
            (None, Ok(())) => Err(StoreError::Closed),
        };
        // The caller may have stopped waiting.
        let _ = self.reply.send(answer);
    }
}

fn run(connection: Connection, mut waiting: mpsc::Receiver<Message>) {
    let mut closing = Vec::new();
    while let Some(first) = waiting.blocking_recv() {
        let mut group: Vec<Box<dyn Job>> = Vec::new();
        let mut next = Some(first);
        while let Some(message) = next {
            match message {
                Message::Job(job) => group.push(job),
                Message::Close(reply) => {
                    // What was handed over before is still received.
                    waiting.close();
                    closing.push(reply);
                }
            }
            next = if group.len() < GROUP_LIMIT { waiting.try_recv().ok() } else { None };
        }
        gauge!(QUEUED_WRITES).set(count(waiting.len()));
        histogram!(COMMIT_WRITES).record(count(group.len()));
        let began = now();
        commit_group(&connection, group);
        histogram!(COMMIT_SECONDS).record(began.elapsed());
    }
    if let Err(fault) = connection.close() {
        tracing::warn!(%fault, "the database did not close cleanly");
    }
    for reply in closing {
        let _ = reply.send(());
    }
}

/// Never more than the queue is long.
fn count(number: usize) -> f64 {
    u32::try_from(number).unwrap_or(u32::MAX).into()
}

fn commit_group(connection: &Connection, mut group: Vec<Box<dyn Job>>) {
    if group.is_empty() {
        return;
    }
    let outcome = run_group(connection, &mut group).map_err(|fault| {
        let StoreError::Database { fault, .. } = fault.while_doing("commit") else {
            return "the group was not committed".to_owned();
        };
        tracing::error!(%fault, jobs = group.len(), "a group of writes was undone");
        fault
    });
    if outcome.is_err() && !connection.is_autocommit() {
        // If this fails too, so does the next BEGIN, and its jobs are told.
        let _ = connection.run("ROLLBACK");
    }
    for job in group {
        job.answer(outcome.clone());
    }
}

fn run_group(connection: &Connection, group: &mut [Box<dyn Job>]) -> Result<(), QueryError> {
    connection.run("BEGIN IMMEDIATE")?;
    if !run_together(connection, group)? {
        connection.run("ROLLBACK")?;
        connection.run("BEGIN IMMEDIATE")?;
        run_apart(connection, group)?;
    }
    connection.run("COMMIT")?;
    Ok(())
}

/// Runs the jobs one after the other; `false` if one of them left something behind
/// that must be undone.
fn run_together(connection: &Connection, group: &mut [Box<dyn Job>]) -> Result<bool, QueryError> {
    for job in group {
        let before = connection.changes();
        let keep = job.run(connection);
        check_open(connection)?;
        if !keep && connection.changes() != before {
            return Ok(false);
        }
    }
    Ok(true)
}

/// After some faults (a full disk, say) SQLite has ended the whole transaction: the
/// jobs before the last one are undone as well.
fn check_open(connection: &Connection) -> Result<(), QueryError> {
    if connection.is_autocommit() {
        return Err(QueryError::Misuse("the database undid the whole group of writes"));
    }
    Ok(())
}

/// Runs each job so that it can be undone by itself.
fn run_apart(connection: &Connection, group: &mut [Box<dyn Job>]) -> Result<(), QueryError> {
    for job in group {
        connection.run("SAVEPOINT job")?;
        let keep = job.run(connection);
        check_open(connection)?;
        if !keep {
            connection.run("ROLLBACK TO job")?;
        }
        connection.run("RELEASE job")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connection() -> Connection {
        let connection = rusqlite::Connection::open_in_memory().expect("opens");
        connection
            .execute_batch("CREATE TABLE notes (note TEXT PRIMARY KEY) STRICT")
            .expect("creates");
        Connection::new(connection)
    }

    fn change(
        connection: &Connection,
        sql: &str,
        params: impl rusqlite::Params,
    ) -> Result<usize, QueryError> {
        connection.with(|connection| Ok(connection.prepare_cached(sql)?.execute(params)?))
    }

    fn job(
        work: impl Fn(&Connection) -> Result<usize, QueryError> + Send + 'static,
    ) -> (Box<dyn Job>, oneshot::Receiver<Result<usize, StoreError>>) {
        let (reply, answer) = oneshot::channel();
        (Box::new(Task { doing: "note", work, result: None, reply }), answer)
    }

    fn note(connection: &Connection, note: &str) -> Result<usize, QueryError> {
        change(connection, "INSERT INTO notes (note) VALUES (?1)", (note,))
    }

    fn notes(connection: &Connection) -> String {
        let sql = "SELECT group_concat(note, ' ' ORDER BY note) FROM notes";
        let notes = connection.with(|connection| {
            connection.query_row(sql, (), |row| row.get::<_, Option<String>>(0))
        });
        notes.expect("reads").unwrap_or_default()
    }

    #[test]
    fn a_job_that_fails_undoes_its_own_changes_and_no_others() {
        let connection = connection();
        let (first, first_answer) = job(|connection| note(connection, "a"));
        let (failing, failing_answer) = job(|connection| {
            note(connection, "b")?;
            note(connection, "a")
        });
        let (last, last_answer) = job(|connection| note(connection, "c"));
        commit_group(&connection, vec![first, failing, last]);
        assert_eq!(notes(&connection), "a c");
        assert!(first_answer.blocking_recv().expect("answered").is_ok());
        assert!(matches!(
            failing_answer.blocking_recv().expect("answered"),
            Err(StoreError::Database { doing: "note", .. })
        ));
        assert!(last_answer.blocking_recv().expect("answered").is_ok());
    }

    #[test]
    fn a_job_that_panics_undoes_its_own_changes_and_no_others() {
        let connection = connection();
        let (panicking, panicking_answer) = job(|connection| {
            note(connection, "a")?;
            panic!("a fault of ours")
        });
        let (last, last_answer) = job(|connection| note(connection, "b"));
        commit_group(&connection, vec![panicking, last]);
        assert_eq!(notes(&connection), "b");
        assert!(panicking_answer.blocking_recv().expect("answered").is_err());
        assert!(last_answer.blocking_recv().expect("answered").is_ok());
    }

    #[test]
    fn if_the_commit_fails_every_job_of_the_group_is_told() {
        let connection = connection();
        let sql = "PRAGMA foreign_keys = ON;
            CREATE TABLE replies (note TEXT REFERENCES notes (note)
                DEFERRABLE INITIALLY DEFERRED) STRICT";
        connection.with(|connection| connection.execute_batch(sql)).expect("creates");
        let (first, first_answer) = job(|connection| note(connection, "a"));
        let (breaking, breaking_answer) = job(|connection| {
            change(connection, "INSERT INTO replies (note) VALUES ('missing')", ())
        });
        commit_group(&connection, vec![first, breaking]);
        assert_eq!(notes(&connection), "");
        assert!(first_answer.blocking_recv().expect("answered").is_err());
        assert!(breaking_answer.blocking_recv().expect("answered").is_err());
        let (next, next_answer) = job(|connection| note(connection, "b"));
        commit_group(&connection, vec![next]);
        assert!(next_answer.blocking_recv().expect("answered").is_ok());
    }

    #[test]
    fn if_the_database_ends_the_transaction_every_job_of_the_group_is_told() {
        let connection = connection();
        let (first, first_answer) = job(|connection| note(connection, "a"));
        let (ending, ending_answer) = job(|connection| change(connection, "ROLLBACK", ()));
        commit_group(&connection, vec![first, ending]);
        assert_eq!(notes(&connection), "");
        assert!(first_answer.blocking_recv().expect("answered").is_err());
        assert!(ending_answer.blocking_recv().expect("answered").is_err());
    }
}
