//! When notices are sent about an API key, an API token or a client's secret: before it ends, and,
//! of a key with full access and no end, for as long as it is active.

use std::time::Duration;

use crate::credential::api_credential::{ApiCredential, ApiSecretRecord};
use crate::timestamp::Timestamp;

const DAY: Duration = Duration::from_hours(24);

const BEFORE_END: [Duration; 2] = [Duration::from_hours(14 * 24), DAY];

/// A replaced secret works for a week at most.
const BEFORE_STOP: Duration = DAY;

const REMINDER: Duration = Duration::from_hours(30 * 24);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    Ends,
    SecretStops,
    KeyStands,
}

pub fn stop_notice_at(stops_at: Timestamp) -> Timestamp {
    stops_at - BEFORE_STOP
}

impl ApiCredential {
    /// What was revoked has none.
    pub fn next_notice(&self, after: Timestamp) -> Option<(Timestamp, Notice)> {
        if self.revoked.is_some() {
            return None;
        }
        let ends = self.expires_at.into_iter().flat_map(|end| BEFORE_END.map(|time| end - time));
        let stops = self.secrets.iter().filter_map(|secret| secret.stops_at).map(stop_notice_at);
        let reminder = self.kind.is_key().then(|| {
            let passed = after.since(self.created_at).as_secs() / REMINDER.as_secs();
            self.created_at + Duration::from_secs((passed + 1) * REMINDER.as_secs())
        });
        ends.map(|at| (at, Notice::Ends))
            .chain(stops.map(|at| (at, Notice::SecretStops)))
            .chain(reminder.map(|at| (at, Notice::KeyStands)))
            .filter(|(at, _)| *at > after)
            .min_by_key(|(at, _)| *at)
    }

    /// If notices were due since a time: the last of them alone, and none of what has ended
    /// meanwhile.
    pub fn notice_now(&self, since: Timestamp, now: Timestamp) -> Option<Notice> {
        let (mut after, mut last) = (since - Duration::from_secs(1), None);
        while let Some((at, notice)) = self.next_notice(after).filter(|(at, _)| *at <= now) {
            (after, last) = (at, Some(notice));
        }
        last.filter(|notice| match notice {
            Notice::Ends => self.expires_at.is_some_and(|end| now < end),
            Notice::SecretStops => self.stopping_secret(now).is_some(),
            Notice::KeyStands => true,
        })
    }

    pub fn stopping_secret(&self, now: Timestamp) -> Option<(&ApiSecretRecord, Timestamp)> {
        let stops = |secret| -> Option<(&ApiSecretRecord, Timestamp)> {
            let secret: &ApiSecretRecord = secret;
            Some((secret, secret.stops_at?)).filter(|(_, at)| now < *at)
        };
        self.secrets.iter().filter_map(stops).min_by_key(|(_, at)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::api_credential::ApiCredentialKind;
    use crate::id::{ApiCredentialId, CompanyId, UserId};
    use crate::scope::ScopeSet;

    const MADE: Timestamp = Timestamp(1_800_000_000);

    fn credential(kind: ApiCredentialKind, days: Option<u64>) -> ApiCredential {
        ApiCredential {
            id: ApiCredentialId::new("key_1"),
            kind,
            company_id: CompanyId::new("northwind"),
            name: "Site".to_owned(),
            note: String::new(),
            scopes: ScopeSet::default(),
            role: None,
            created_by: UserId::new("usr_ada"),
            created_at: MADE,
            expires_at: days.map(after),
            revoked: None,
            last_used_at: None,
            last_used_from: None,
            secrets: vec![ApiSecretRecord {
                ending: "a1b2".to_owned(),
                made_at: MADE,
                stops_at: None,
            }],
        }
    }

    fn after(days: u64) -> Timestamp {
        MADE + Duration::from_hours(24 * days)
    }

    /// The days on which something is said, from its making on.
    fn days(credential: &ApiCredential, until: u64) -> Vec<(u64, Notice)> {
        let (mut at, mut said) = (credential.created_at, Vec::new());
        while let Some((next, notice)) = credential.next_notice(at)
            && next <= after(until)
        {
            said.push((next.since(MADE).as_secs() / DAY.as_secs(), notice));
            at = next;
        }
        said
    }

    #[test]
    fn nothing_is_said_of_what_was_revoked() {
        let mut key = credential(ApiCredentialKind::ApiKey, None);
        key.revoked = Some((MADE, UserId::new("usr_ada")));
        assert_eq!(key.next_notice(MADE), None);
        assert_eq!(key.notice_now(MADE, after(400)), None);
    }

    #[test]
    fn nothing_is_said_of_a_client_whose_secret_stays() {
        assert_eq!(days(&credential(ApiCredentialKind::OAuthClient, None), 1000), []);
    }

    #[test]
    fn a_token_is_announced_twice_and_a_short_one_once() {
        let token = |days| credential(ApiCredentialKind::ApiToken, Some(days));
        assert_eq!(days(&token(90), 1000), [(76, Notice::Ends), (89, Notice::Ends)]);
        assert_eq!(days(&token(7), 1000), [(6, Notice::Ends)]);
        assert_eq!(days(&token(1), 1000), []);
    }

    #[test]
    fn of_a_key_there_is_a_reminder_every_thirty_days() {
        let key = credential(ApiCredentialKind::ApiKey, None);
        let said = [30, 60, 90].map(|day| (day, Notice::KeyStands));
        assert_eq!(days(&key, 100), said);
    }

    #[test]
    fn a_replaced_secret_is_announced_a_day_before_it_stops() {
        let mut client = credential(ApiCredentialKind::OAuthClient, None);
        client.secrets[0].stops_at = Some(after(7));
        assert_eq!(days(&client, 1000), [(6, Notice::SecretStops)]);
        assert_eq!(client.notice_now(after(6), after(6)), Some(Notice::SecretStops));
        assert_eq!(client.notice_now(after(6), after(7)), None);
    }

    #[test]
    fn after_a_pause_only_the_last_is_said_and_nothing_of_what_has_ended() {
        let token = credential(ApiCredentialKind::ApiToken, Some(90));
        let since = after(76);
        assert_eq!(token.notice_now(since, after(75)), None);
        assert_eq!(token.notice_now(since, after(76)), Some(Notice::Ends));
        assert_eq!(token.notice_now(since, after(89)), Some(Notice::Ends));
        assert_eq!(token.notice_now(since, after(90)), None);
        let key = credential(ApiCredentialKind::ApiKey, None);
        assert_eq!(key.notice_now(after(30), after(365)), Some(Notice::KeyStands));
    }
}
