use clap::Subcommand;
use provider::keys::signing::{SigningKeyRecord, SigningKeyState};

use crate::cli::arguments::DataOptions;
use crate::cli::database::{self, DatabaseError};
use crate::rfc3339::utc;

#[derive(Subcommand)]
pub enum SigningKeyCommand {
    /// Make the next signing key of each algorithm now.
    ///
    /// The server changes its keys by itself every 90 days; this is for doing so
    /// earlier. It may be running meanwhile. The new key is published at
    /// /.well-known/jwks.json at once (by a running server within a minute), and
    /// signs 10 minutes later: until then everybody who keeps the published set,
    /// for 5 minutes at most, has seen it. The old key stays published for 6
    /// minutes more, until all that it signed has expired, and is then deleted.
    /// Where a next key waits already, none is made.
    #[command(after_help = "Example:\n  countersign signing-key rotate")]
    Rotate(DataOptions),

    /// List the signing keys: what each does, and until or from when.
    ///
    /// One line a key: its id (the `kid` of tokens), algorithm, when it was made
    /// (UTC), and what it does: `next`, published but not signing yet; `active`;
    /// or `retired`, published until all that it signed has expired.
    #[command(after_help = "Example:\n  countersign signing-key list")]
    List(DataOptions),
}

pub fn run(command: &SigningKeyCommand) -> Result<(), DatabaseError> {
    let keys = match command {
        SigningKeyCommand::Rotate(data) => database::with(data, async |provider| {
            Ok::<_, DatabaseError>(provider.keys().rotate_signing_keys().await?)
        }),
        SigningKeyCommand::List(data) => {
            database::with(data, async |provider| Ok(provider.keys().signing_keys()))
        }
    };
    Ok(database::print(&keys?.iter().map(line).collect::<String>())?)
}

fn line(key: &SigningKeyRecord) -> String {
    let state = match key.state {
        SigningKeyState::Next { signs_from } => format!("next     signs from {}", utc(signs_from)),
        SigningKeyState::Active => "active".to_owned(),
        SigningKeyState::Retired { until } => format!("retired  until {}", utc(until)),
        SigningKeyState::Ended => "ended".to_owned(),
    };
    let (kid, algorithm) = (&key.kid, key.algorithm.as_str());
    format!("{kid}  {algorithm}  {}  {state}\n", utc(key.created_at))
}

#[cfg(test)]
mod tests {
    use oauth::jose::algorithm::SigningAlgorithm;
    use oauth::timestamp::Timestamp;

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
        let keys = command.keys().rotate_signing_keys().await.expect("rotated");
        store.close().await;
        assert_eq!(keys.len(), 4);
        assert_eq!(running.keys().signing_keys().len(), 2);
        running.keys().rotate_due_keys().await.expect("tended");
        assert_eq!(running.keys().jwks(), command.keys().jwks());
    }

    #[test]
    fn each_key_says_in_one_line_what_it_does() {
        let line = |state| {
            line(&SigningKeyRecord {
                kid: "a".to_owned(),
                algorithm: SigningAlgorithm::Es256,
                created_at: Timestamp(1_800_000_000),
                state,
            })
        };
        let time = Timestamp(1_800_000_600);
        assert_eq!(line(SigningKeyState::Active), "a  ES256  2027-01-15T08:00:00Z  active\n");
        assert_eq!(
            line(SigningKeyState::Next { signs_from: time }),
            "a  ES256  2027-01-15T08:00:00Z  next     signs from 2027-01-15T08:10:00Z\n"
        );
        assert_eq!(
            line(SigningKeyState::Retired { until: time }),
            "a  ES256  2027-01-15T08:00:00Z  retired  until 2027-01-15T08:10:00Z\n"
        );
    }
}
