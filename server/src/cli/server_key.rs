//! What `countersign signing-key`, `sealing-key` and `hmac-key` share.

use clap::Args;
use provider::keys::purpose::KeyGroup;
use provider::keys::ring::KeyState;
use provider::keys::rotation::KeyRecord;
use serde_json::{Value, json};

use crate::cli::arguments::DataOptions;
use crate::cli::database::{self, CommandResult};
use crate::cli::output::{Column, Columns, OutputOptions, cell, time};
use crate::rfc3339::utc;

#[derive(Args, Clone)]
pub struct RetireOptions {
    /// The ID of the key, as `list` prints it
    #[arg(value_name = "ID", allow_hyphen_values = true)]
    pub id: String,

    #[command(flatten)]
    pub data: DataOptions,
}

pub(super) fn list(group: KeyGroup, data: &DataOptions, output: OutputOptions) -> CommandResult {
    print(
        output,
        &database::with(data, async |provider| CommandResult::Ok(provider.keys().list(group)))?,
    )
}

pub(super) fn rotate(group: KeyGroup, data: &DataOptions, output: OutputOptions) -> CommandResult {
    print(
        output,
        &database::with(data, async |provider| {
            CommandResult::Ok(provider.keys().rotate(group).await?)
        })?,
    )
}

pub(super) fn retire(
    group: KeyGroup,
    options: &RetireOptions,
    output: OutputOptions,
) -> CommandResult {
    print(
        output,
        &database::with(&options.data, async |provider| {
            CommandResult::Ok(provider.keys().retire(group, &options.id).await?)
        })?,
    )
}

const COLUMNS: Columns = &[
    Column::new("id", "ID"),
    Column::new("algorithm", "Algorithm"),
    Column::time("created_at", "Created (UTC)"),
    Column::new("state", "State").with(state),
];

fn state(key: &Value, member: &str) -> String {
    let state = cell(&key[member]);
    if !key["used_from"].is_null() {
        format!("{state}, used from {}", time(&key["used_from"]))
    } else if !key["until"].is_null() {
        format!("{state}, until {}", time(&key["until"]))
    } else {
        state
    }
}

fn print(output: OutputOptions, keys: &[KeyRecord]) -> CommandResult {
    if output.chosen().is_none() {
        return Ok(database::print(&keys.iter().map(line).collect::<String>())?);
    }
    output.print(COLUMNS, |show| Ok(keys.iter().map(of_key).try_for_each(show)?))
}

fn of_key(key: &KeyRecord) -> Value {
    let (state, used_from, until) = match key.state {
        KeyState::Next { used_from } => ("next", Some(used_from), None),
        KeyState::Active => ("active", None, None),
        KeyState::Retired { until } => ("retired", None, Some(until)),
        KeyState::Ended => ("ended", None, None),
    };
    json!({
        "id": key.id,
        "algorithm": key.purpose.algorithm().to_string(),
        "created_at": utc(key.created_at),
        "state": state,
        "used_from": used_from.map(utc),
        "until": until.map(utc),
    })
}

fn line(key: &KeyRecord) -> String {
    let state = match key.state {
        KeyState::Next { used_from } => format!("next     used from {}", utc(used_from)),
        KeyState::Active => "active".to_owned(),
        KeyState::Retired { until } => format!("retired  until {}", utc(until)),
        KeyState::Ended => "ended".to_owned(),
    };
    let (id, algorithm) = (&key.id, key.purpose.algorithm());
    format!("{id}  {algorithm}  {}  {state}\n", utc(key.created_at))
}

#[cfg(test)]
mod tests {
    use oauth::jose::algorithm::SigningAlgorithm;
    use oauth::timestamp::Timestamp;
    use provider::keys::purpose::KeyPurpose;

    use super::*;
    use crate::cli::database::open;
    use crate::data_dir::DataDir;

    #[tokio::test]
    async fn a_key_made_beside_a_running_server_is_learnt_by_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let data = DataOptions::embedded(folder.path().to_owned());
        DataDir::open(folder.path(), None).await.expect("made").database.close().await;
        let (running, _store, _lock) = open(&data).await.expect("opens");
        let (command, store, _other) = open(&data).await.expect("opens");
        let groups = [KeyGroup::Signing, KeyGroup::Sealing, KeyGroup::Hmac];
        for group in groups {
            let keys = command.keys().rotate(group).await.expect("rotated");
            assert_eq!(keys.len(), 2 * group.purposes().len());
            assert_eq!(running.keys().list(group).len(), group.purposes().len());
        }
        store.close().await;
        running.keys().rotate_due_keys().await.expect("tended");
        for group in groups {
            assert_eq!(running.keys().list(group), command.keys().list(group));
        }
    }

    #[test]
    fn each_key_says_in_one_line_what_it_does() {
        let line = |state| {
            line(&KeyRecord {
                id: "a".to_owned(),
                purpose: KeyPurpose::Sign(SigningAlgorithm::Es256),
                created_at: Timestamp(1_800_000_000),
                state,
            })
        };
        let time = Timestamp(1_800_000_600);
        assert_eq!(line(KeyState::Active), "a  ES256  2027-01-15T08:00:00Z  active\n");
        assert_eq!(
            line(KeyState::Next { used_from: time }),
            "a  ES256  2027-01-15T08:00:00Z  next     used from 2027-01-15T08:10:00Z\n"
        );
        assert_eq!(
            line(KeyState::Retired { until: time }),
            "a  ES256  2027-01-15T08:00:00Z  retired  until 2027-01-15T08:10:00Z\n"
        );
    }
}
