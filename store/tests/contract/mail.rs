//! Letters stand with what they tell of, and are sent by one at a time.

use oauth::consent::policy::AppDecision;
use oauth::credential::api_credential::{ApiCredential, ApiCredentialKind};
use oauth::credential::digest::Digest;
use oauth::id::{ApiCredentialId, ClientId, EmailId, UserId};
use oauth::language::Language;
use oauth::timestamp::Timestamp;
use store::answers::Answered;
use store::api_credentials::NewApiSecret;
use store::mail::{ClaimedLetter, Letter, News, telling};

use super::fixture::{
    DAY, HOUR, MINUTE, NOW, Subject, ada, allow, allowance, at_once, northwind, partner, populate,
    ravi, scopes,
};

fn letter(name: &str) -> Letter {
    Letter {
        id: EmailId::new(name),
        to: ada().id,
        language: Some(Language::German),
        news: News::AccessAllowed {
            client: partner().id,
            company: northwind(),
            scopes: scopes("jobs_read candidates_read"),
            place: Some("192.0.2.0".to_owned()),
        },
        written_at: NOW,
    }
}

/// Writes something, and letters with it.
async fn post(store: &Subject, letters: Vec<Letter>) {
    telling(letters, store.set_mark("a", "1")).await.expect("set");
}

/// A quarter of an hour is long enough to send one.
const LEASE: std::time::Duration = std::time::Duration::from_mins(15);

async fn claim(store: &Subject, now: Timestamp) -> Vec<ClaimedLetter> {
    store.claim_letters(now, now + LEASE, 10).await.expect("claimed")
}

fn names(claimed: &[ClaimedLetter]) -> Vec<&str> {
    claimed.iter().map(|claimed| claimed.letter.id.as_str()).collect()
}

pub(crate) async fn what_changes_nothing_is_told_to_nobody(store: Subject) {
    populate(&store).await;
    let (company, client, by) = (northwind(), partner().id, ada().id);
    let undecide = store.decide_app(&company, &client, None, &by, NOW);
    telling(vec![letter("a")], undecide).await.expect("done");
    // The clients' counter is no change of what was asked for.
    let id = ApiCredentialId::new("nobody");
    let revoke = store.revoke_api_credential(&id, &by, NOW);
    assert!(!telling(vec![letter("b")], revoke).await.expect("done"));
    assert_eq!(claim(&store, NOW).await, []);
}

pub(crate) async fn what_fails_is_told_to_nobody(store: Subject) {
    populate(&store).await;
    let (company, unknown, by) = (northwind(), ClientId::new("nobody"), ada().id);
    let failing = store.decide_app(&company, &unknown, Some(&AppDecision::Blocked), &by, NOW);
    telling(vec![letter("a")], failing).await.expect_err("refused");
    assert_eq!(claim(&store, NOW).await, []);
}

pub(crate) async fn an_answer_that_met_an_ended_grant_is_told_to_nobody(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    let (company, client, by) = (northwind(), partner().id, ada().id);
    store.revoke_grants_of_app(&company, &client, &by, NOW).await.expect("revoked");
    let mut late = allowance("b", "", "jobs_read", NOW);
    late.grant_end = oauth::consent::grant::GrantEnd::AsBefore;
    late.scopes.clear();
    let answered = telling(vec![letter("a")], store.issue_code(&late)).await.expect("tried");
    assert_eq!(answered, Answered::GrantEnded);
    assert_eq!(claim(&store, NOW).await, []);
}

pub(crate) async fn a_second_answer_is_not_told_again(store: Subject) {
    populate(&store).await;
    let allowance = allowance("a", "jobs_read", "jobs_read", NOW);
    for name in ["first", "second"] {
        telling(vec![letter(name)], store.issue_code(&allowance)).await.expect("answered");
    }
    assert_eq!(names(&claim(&store, NOW).await), ["first"]);
}

pub(crate) async fn a_letter_tells_of_one_write_alone(store: Subject) {
    populate(&store).await;
    telling(vec![letter("a")], async {
        store.set_mark("a", "1").await.expect("set");
        store.set_mark("a", "2").await.expect("set");
    })
    .await;
    assert_eq!(names(&claim(&store, NOW).await), ["a"]);
}

pub(crate) async fn a_letter_that_nobody_can_get_undoes_what_it_tells_of(store: Subject) {
    populate(&store).await;
    let unknown = Letter { to: UserId::new("nobody"), ..letter("a") };
    telling(vec![unknown], store.set_mark("a", "1")).await.expect_err("refused");
    assert_eq!(store.mark("a").await.expect("read"), None);
    assert_eq!(claim(&store, NOW).await, []);
}

pub(crate) async fn a_letter_is_claimed_as_it_was_written(store: Subject) {
    populate(&store).await;
    let other = Letter {
        to: ravi().id,
        language: None,
        news: News::CredentialEnds { credential: ApiCredentialId::new("key_1") },
        written_at: NOW + MINUTE,
        ..letter("b")
    };
    post(&store, vec![other.clone(), letter("a")]).await;
    assert_eq!(claim(&store, NOW - MINUTE).await, []);
    let expected = [letter("a"), other].map(|letter| ClaimedLetter { letter, claim: 1 });
    let mut claimed = claim(&store, NOW + MINUTE).await;
    claimed.sort_by_key(|claimed| claimed.letter.written_at);
    assert_eq!(claimed, expected);
}

pub(crate) async fn a_claimed_letter_is_nobody_elses_until_its_time_is_over(store: Subject) {
    populate(&store).await;
    post(&store, vec![letter("a")]).await;
    assert_eq!(names(&claim(&store, NOW).await), ["a"]);
    assert_eq!(claim(&store, NOW + LEASE - MINUTE).await, []);
    let again = claim(&store, NOW + LEASE).await;
    assert_eq!(again, [ClaimedLetter { letter: letter("a"), claim: 2 }]);
}

pub(crate) async fn claimers_at_once_never_get_the_same_letter(store: Subject) {
    populate(&store).await;
    let posted: Vec<String> = (10..30).map(|number| format!("letter {number}")).collect();
    post(&store, posted.iter().map(|name| letter(name)).collect()).await;
    let claimers = at_once(|_| {
        let store = store.clone();
        async move { store.claim_letters(NOW, NOW + LEASE, 3).await.expect("claimed") }
    });
    let mut claimed: Vec<ClaimedLetter> = claimers.await.into_iter().flatten().collect();
    // What one passed over since another was claiming it is there for the next.
    claimed.extend(store.claim_letters(NOW, NOW + LEASE, 20).await.expect("claimed"));
    let mut names = names(&claimed);
    names.sort_unstable();
    assert_eq!(names, posted);
}

pub(crate) async fn a_claim_that_ran_out_settles_nothing(store: Subject) {
    populate(&store).await;
    post(&store, vec![letter("a")]).await;
    let id = letter("a").id;
    claim(&store, NOW).await;
    claim(&store, NOW + LEASE).await;
    assert!(!store.forget_letter(&id, 1).await.expect("tried"));
    assert!(!store.defer_letter(&id, 1, NOW + DAY).await.expect("tried"));
    assert!(!store.forget_letter(&EmailId::new("b"), 1).await.expect("tried"));
    assert!(store.forget_letter(&id, 2).await.expect("forgotten"));
    assert!(!store.forget_letter(&id, 2).await.expect("tried"));
}

pub(crate) async fn a_letter_waits_until_it_is_tried_again(store: Subject) {
    populate(&store).await;
    post(&store, vec![letter("a")]).await;
    claim(&store, NOW).await;
    assert!(store.defer_letter(&letter("a").id, 1, NOW + HOUR).await.expect("deferred"));
    assert_eq!(claim(&store, NOW + HOUR - MINUTE).await, []);
    assert_eq!(names(&claim(&store, NOW + HOUR).await), ["a"]);
}

pub(crate) async fn of_a_letter_that_was_sent_nothing_stays(store: Subject) {
    populate(&store).await;
    post(&store, vec![letter("a"), letter("b")]).await;
    claim(&store, NOW).await;
    assert!(store.forget_letter(&letter("a").id, 1).await.expect("forgotten"));
    assert_eq!(names(&claim(&store, NOW + LEASE).await), ["b"]);
}

fn key(kind: ApiCredentialKind, expires_at: Option<Timestamp>) -> ApiCredential {
    ApiCredential {
        id: ApiCredentialId::new("key_1"),
        kind,
        company_id: northwind(),
        name: "Site".to_owned(),
        note: String::new(),
        scopes: scopes("jobs"),
        role: None,
        created_by: ada().id,
        created_at: NOW,
        expires_at,
        revoked: None,
        last_used_at: None,
        last_used_from: None,
        secrets: Vec::new(),
    }
}

fn secret(name: &str, made_at: Timestamp) -> NewApiSecret {
    NewApiSecret {
        digest: Digest::of(name),
        ending: "a1b2".to_owned(),
        form: Digest::of(&format!("form {name}")),
        made_at,
    }
}

async fn to_tell_of(store: &Subject, now: Timestamp) -> Vec<Timestamp> {
    let found = store.credentials_to_tell_of(now, 10).await.expect("read");
    found.into_iter().map(|(_, due_at)| due_at).collect()
}

pub(crate) async fn somebody_is_told_of_a_credential_once_for_each_time(store: Subject) {
    populate(&store).await;
    let end = NOW + 90 * DAY;
    let token = key(ApiCredentialKind::ApiToken, Some(end));
    store.make_api_credential(&token, &secret("a", NOW)).await.expect("made");
    let (first, second) = (end - 14 * DAY, end - DAY);
    assert_eq!(to_tell_of(&store, first - MINUTE).await, []);
    assert_eq!(to_tell_of(&store, first).await, [first]);
    let told = at_once(|number| {
        let (store, id) = (store.clone(), token.id.clone());
        async move {
            let note = store.note_told_of_credential(&id, first, Some(second));
            telling(vec![letter(&format!("letter {number}"))], note).await.expect("noted")
        }
    });
    assert_eq!(told.await.into_iter().filter(|told| *told).count(), 1);
    assert_eq!(claim(&store, NOW).await.len(), 1);
    assert_eq!(to_tell_of(&store, second).await, [second]);
    assert!(store.note_told_of_credential(&token.id, second, None).await.expect("noted"));
    assert_eq!(to_tell_of(&store, end).await, []);
}

pub(crate) async fn a_replaced_secret_brings_the_next_time_forward(store: Subject) {
    populate(&store).await;
    let made = key(ApiCredentialKind::ApiKey, None);
    store.make_api_credential(&made, &secret("a", NOW)).await.expect("made");
    let in_30_days = NOW + 30 * DAY;
    assert_eq!(to_tell_of(&store, in_30_days).await, [in_30_days]);
    // Whoever replaces it knows of what stops within a day.
    store.replace_api_secret(&made.id, &secret("b", NOW), NOW + DAY).await.expect("replaced");
    assert_eq!(to_tell_of(&store, in_30_days).await, [in_30_days]);
    store.replace_api_secret(&made.id, &secret("c", NOW), NOW + 7 * DAY).await.expect("replaced");
    assert_eq!(to_tell_of(&store, in_30_days).await, [NOW + 6 * DAY]);
}
