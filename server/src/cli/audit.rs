use clap::{Args, Subcommand};
use oauth::audit::Actor;
use oauth::audit::chain::{Chain, EntryHash};
use provider::administration::audit::AuditEntry;
use serde_json::{Value, json};

use crate::cli::arguments::DataOptions;
use crate::cli::database::{self, CommandResult, Show};
use crate::cli::output::{Column, Columns, Format, OutputOptions, cell};
use crate::rfc3339::utc;

#[derive(Subcommand)]
pub enum AuditCommand {
    /// Check that no entry was altered, removed, added or moved.
    ///
    /// Prints the number of entries and the hash of the last one (the head). If the log was
    /// tampered with, says where, and exits with 1. A person who can write the whole database
    /// can also write a new log: store the head elsewhere, and give it as --head the next time.
    #[command(after_help = "Example:\n  countersign audit verify --data /var/lib/countersign")]
    Verify(AuditVerifyOptions),

    /// List all entries of all companies, newest first.
    #[command(after_help = "Example:\n  countersign audit list --data /var/lib/countersign")]
    List(DataOptions),
}

#[derive(Args, Clone)]
pub struct AuditVerifyOptions {
    /// The head that an earlier run printed: one entry must have this hash
    #[arg(long, value_name = "HASH")]
    pub head: Option<EntryHash>,

    #[command(flatten)]
    pub data: DataOptions,
}

const COLUMNS: Columns = &[
    Column::new("number", "Number"),
    Column::time("time", "Time (UTC)"),
    Column::new("action", "Action"),
    Column::new("subject", "Subject"),
    Column::new("name", "By").with(actor),
    Column::new("detail", "Detail"),
    Column::new("address", "Address"),
];

/// The operator and the server have no name.
fn actor(entry: &Value, key: &str) -> String {
    let by = if entry[key].is_null() { "by" } else { key };
    cell(&entry[by])
}

pub fn run(command: &AuditCommand, output: OutputOptions) -> CommandResult {
    match command {
        AuditCommand::Verify(options) => verify(options, output),
        AuditCommand::List(options) => output.print(COLUMNS, |show| list(options, show)),
    }
}

fn verify(options: &AuditVerifyOptions, output: OutputOptions) -> CommandResult {
    let chain = database::with(&options.data, async |provider| {
        CommandResult::Ok(provider.administration().verify_audit(options.head).await?)
    });
    let chain = chain?;
    if output.format == Some(Format::Json) {
        let line = json!({ "entries": chain.length, "head": chain.head.to_string() });
        return Ok(database::print_line(&line)?);
    }
    Ok(database::print(&whole(&chain, options.head))?)
}

fn whole(chain: &Chain, known: Option<EntryHash>) -> String {
    let Chain { length, head } = chain;
    let known = if known.is_some() { "known    yes\n" } else { "" };
    format!("entries  {length}\nhead     {head}\n{known}")
}

/// Newest first, some at a time: the log may be long.
fn list(data: &DataOptions, show: Show<'_>) -> CommandResult {
    database::with(data, async |provider| {
        let mut before = None;
        loop {
            let entries = provider.administration().all_audit_entries(before).await?;
            let Some(last) = entries.last() else { return Ok(()) };
            before = Some(last.seq);
            for entry in &entries {
                show(line(entry))?;
            }
        }
    })
}

fn line(entry: &AuditEntry) -> Value {
    let event = &entry.event;
    let person = event.actor.person();
    let program = match &event.actor {
        Actor::Program(program) => Some(program),
        _ => None,
    };
    let name = person.map(|person| &person.name);
    json!({
        "number": entry.seq,
        "time": utc(event.at),
        "company": event.company_id.as_ref().map(ToString::to_string),
        "by": event.actor.kind(),
        "user": person.map(|person| person.id.as_str()),
        "program": program.map(|program| &program.id),
        "name": name.or(program.map(|program| &program.name)),
        "email": person.map(|person| &person.email),
        "action": event.action.as_str(),
        "kind": event.subject.kind,
        "id": event.subject.id,
        "subject": event.subject.name,
        "detail": event.detail,
        "address": event.address,
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use oauth::credential::secret::Password;
    use oauth::time_zone::TimeZone;
    use provider::account::users::{FirstPassword, NewUser, UserChange};

    use super::*;
    use crate::cli::database::open;
    use crate::data_dir::DataDir;

    fn data(folder: &Path) -> DataOptions {
        DataOptions::embedded(folder.to_owned())
    }

    /// A folder in whose log are three entries, and the chain's head.
    async fn with_entries(folder: &Path) -> EntryHash {
        DataDir::open(folder, None).await.expect("made").database.close().await;
        let (provider, store, _lock) = open(&data(folder)).await.expect("opens");
        let company =
            provider.accounts().add_company("Fabrikam", TimeZone::UTC).await.expect("added");
        let user = NewUser {
            company_id: company.id,
            email: "lea@fabrikam.example".to_owned(),
            first_name: "Lea".to_owned(),
            last_name: "Sand".to_owned(),
            role: oauth::role::Role::Standard,
            job_title: None,
            password: FirstPassword::Chosen(Password::new("tin-forest-button-41")),
        };
        provider.accounts().add_user(user.clone()).await.expect("added");
        provider.accounts().add_user(user).await.expect_err("the address is taken");
        let change = UserChange { disabled: Some(true), ..UserChange::default() };
        provider.accounts().change_user("lea@fabrikam.example", change).await.expect("changed");
        let chain = provider.administration().verify_audit(None).await.expect("whole");
        store.close().await;
        assert_eq!(chain.length, 3);
        chain.head
    }

    async fn verify_with(folder: &Path, known: Option<EntryHash>) -> Result<Chain, String> {
        let (provider, store, _lock) = open(&data(folder)).await.expect("opens");
        let result =
            provider.administration().verify_audit(known).await.map_err(|error| error.to_string());
        store.close().await;
        result
    }

    fn meddle(folder: &Path, sql: &str) {
        let database = rusqlite::Connection::open(folder.join("countersign.db")).expect("opens");
        database.execute_batch(sql).expect("changes");
    }

    #[tokio::test]
    async fn an_altered_entry_a_missing_one_and_a_missing_end_are_found() {
        let end = "the audit log was tampered with: it was written up to entry 3";
        for (sql, says) in [
            ("UPDATE audit SET detail = '' WHERE seq = 3", "entry 3 is not as it was written"),
            ("DELETE FROM audit WHERE seq = 2", "entry 2 is missing"),
            ("DELETE FROM audit WHERE seq = 3", end),
            ("DELETE FROM audit", end),
        ] {
            let folder = tempfile::tempdir().expect("a folder");
            with_entries(folder.path()).await;
            meddle(folder.path(), sql);
            let found = verify_with(folder.path(), None).await.expect_err("found");
            assert!(found.contains(says), "{sql}: {found}");
        }
    }

    #[tokio::test]
    async fn an_end_that_was_cut_off_with_its_note_is_found_by_who_remembers_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let head = with_entries(folder.path()).await;
        assert!(verify_with(folder.path(), Some(head)).await.is_ok());
        meddle(
            folder.path(),
            "DELETE FROM audit WHERE seq = 3;
             UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit WHERE seq = 2)",
        );
        assert!(verify_with(folder.path(), None).await.is_ok());
        let found = verify_with(folder.path(), Some(head)).await.expect_err("found");
        assert!(found.contains(&format!("no entry has the hash {head}")), "{found}");
    }

    #[tokio::test]
    async fn a_head_of_before_is_still_in_a_chain_that_has_grown() {
        let folder = tempfile::tempdir().expect("a folder");
        let head = with_entries(folder.path()).await;
        let (provider, store, _lock) = open(&data(folder.path())).await.expect("opens");
        provider.accounts().add_company("Contoso", TimeZone::UTC).await.expect("added");
        store.close().await;
        let chain = verify_with(folder.path(), Some(head)).await.expect("whole");
        assert_eq!(chain.length, 4);
        assert_ne!(chain.head, head);
    }

    #[test]
    fn what_is_whole_is_said_in_lines_that_can_be_stored() {
        let chain = Chain { length: 12, head: EntryHash([0xAB; 32]) };
        let said = whole(&chain, None);
        assert_eq!(said, format!("entries  12\nhead     {}\n", "ab".repeat(32)));
        assert!(whole(&chain, Some(chain.head)).ends_with("known    yes\n"));
    }
}
