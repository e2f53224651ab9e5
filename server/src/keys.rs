//! `countersign keys`.

use oauth::timestamp::Timestamp;
use provider::signing_keys::{SigningKeyRecord, SigningKeyState};
use time::OffsetDateTime;
use time::macros::format_description;

use crate::cli::DataOptions;
use crate::offline::{self, OfflineError};

/// Makes the next keys, and lists all.
pub fn rotate(options: &DataOptions) -> Result<(), OfflineError> {
    let keys = offline::with(options, async |provider| {
        Ok::<_, OfflineError>(provider.rotate_signing_keys().await?)
    });
    print(&keys?);
    Ok(())
}

/// Lists the keys.
pub fn list(options: &DataOptions) -> Result<(), OfflineError> {
    let keys =
        offline::with(options, async |provider| Ok::<_, OfflineError>(provider.signing_keys()));
    print(&keys?);
    Ok(())
}

fn print(keys: &[SigningKeyRecord]) {
    offline::print(&keys.iter().map(line).collect::<String>());
}

/// A key as it is listed.
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

/// RFC 3339, in UTC.
pub(crate) fn utc(time: Timestamp) -> String {
    let form = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");
    let time = OffsetDateTime::from_unix_timestamp(time.0).ok();
    time.and_then(|time| time.format(&form).ok()).unwrap_or_else(|| "?".to_owned())
}

#[cfg(test)]
mod tests {
    use oauth::jose::algorithm::SigningAlgorithm;

    use super::*;
    use crate::data_folder::DataFolder;
    use crate::offline::open;

    #[tokio::test]
    async fn a_key_made_beside_a_running_server_is_learnt_by_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let data = DataOptions::embedded(folder.path().to_owned());
        DataFolder::open(folder.path(), None).await.expect("made").database.close().await;
        let (running, _store, _lock) = open(&data).await.expect("opens");
        let (command, store, _other) = open(&data).await.expect("opens");
        let keys = command.rotate_signing_keys().await.expect("rotated");
        store.close().await;
        assert_eq!(keys.len(), 4);
        assert_eq!(running.signing_keys().len(), 2);
        running.tend_signing_keys().await.expect("tended");
        assert_eq!(running.jwks(), command.jwks());
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
