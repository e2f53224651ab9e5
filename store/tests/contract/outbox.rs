//! Emails stand with what they tell of, and are sent by one at a time.

use oauth::consent::grant::AccessChange;
use oauth::consent::policy::AppDecision;
use oauth::credential::api_credential::{ApiCredential, ApiCredentialKind};
use oauth::credential::digest::Digest;
use oauth::id::{ApiCredentialId, ClientId, CompanyId, EmailId, UserId};
use oauth::language::Language;
use oauth::timestamp::Timestamp;
use store::Effects;
use store::answers::Answered;
use store::api_credentials::NewApiSecret;
use store::outbox::{Email, LeasedEmail, Notification};

use super::fixture::{
    DAY, HOUR, MINUTE, NOW, Subject, ada, allow, allowance, at_once, change, decision_change,
    maker, northwind, partner, populate, ravi, scopes,
};

fn email(name: &str) -> Email {
    Email {
        id: EmailId::new(name),
        to: ada().id,
        language: Some(Language::German),
        notification: Notification::AccessAllowed {
            client: partner().id,
            company: northwind(),
            change: AccessChange::More,
            scopes: scopes("jobs_read candidates_read"),
            place: Some("192.0.2.0".to_owned()),
        },
        written_at: NOW,
    }
}

fn telling(emails: Vec<Email>) -> Effects {
    Effects::NONE.with_emails(emails)
}

/// Writes something, and emails with it.
async fn post(store: &Subject, emails: Vec<Email>) {
    change(store, "a", telling(emails)).await.expect("written");
}

/// A quarter of an hour is long enough to send one.
const LEASE: std::time::Duration = std::time::Duration::from_mins(15);

async fn lease(store: &Subject, now: Timestamp) -> Vec<LeasedEmail> {
    store.lease_emails(now, now + LEASE, 10).await.expect("leased")
}

fn names(leased: &[LeasedEmail]) -> Vec<&str> {
    leased.iter().map(|leased| leased.email.id.as_str()).collect()
}

pub(crate) async fn what_changes_nothing_is_told_to_no_one(store: Subject) {
    populate(&store).await;
    let (company, client, by) = (northwind(), partner().id, ada().id);
    let effects = telling(vec![email("a")]);
    let none = decision_change(None);
    store.decide_app(&company, &client, &none, effects).await.expect("done");
    // The clients' counter is no change of what was asked for.
    let id = ApiCredentialId::new("nobody");
    let effects = telling(vec![email("b")]);
    assert!(!store.revoke_api_credential(&id, &by, NOW, effects).await.expect("done"));
    assert_eq!(lease(&store, NOW).await, []);
}

pub(crate) async fn what_fails_is_told_to_no_one(store: Subject) {
    populate(&store).await;
    let (company, unknown) = (northwind(), ClientId::new("nobody"));
    let blocked = decision_change(Some(AppDecision::Blocked));
    let failing = store.decide_app(&company, &unknown, &blocked, telling(vec![email("a")]));
    failing.await.expect_err("refused");
    assert_eq!(lease(&store, NOW).await, []);
}

pub(crate) async fn an_answer_that_met_an_ended_grant_is_told_to_no_one(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    let (company, client, by) = (northwind(), partner().id, ada().id);
    store.revoke_grants_of_app(&company, &client, &by, NOW, Effects::NONE).await.expect("revoked");
    let mut late = allowance("b", "", "jobs_read", NOW);
    late.grant_end = oauth::consent::grant::GrantEnd::AsBefore;
    late.scopes.clear();
    let answered = store.issue_code(&late, telling(vec![email("a")])).await.expect("tried");
    assert_eq!(answered, Answered::GrantEnded);
    assert_eq!(lease(&store, NOW).await, []);
}

pub(crate) async fn a_second_answer_is_not_told_again(store: Subject) {
    populate(&store).await;
    let allowance = allowance("a", "jobs_read", "jobs_read", NOW);
    for name in ["first", "second"] {
        store.issue_code(&allowance, telling(vec![email(name)])).await.expect("answered");
    }
    assert_eq!(names(&lease(&store, NOW).await), ["first"]);
}

pub(crate) async fn an_email_that_no_one_can_get_undoes_what_it_tells_of(store: Subject) {
    populate(&store).await;
    let unknown = Email { to: UserId::new("nobody"), ..email("a") };
    change(&store, "a", telling(vec![unknown])).await.expect_err("refused");
    assert_eq!(store.find_company(&CompanyId::new("a")).await.expect("read"), None);
    assert_eq!(lease(&store, NOW).await, []);
}

pub(crate) async fn an_email_is_leased_as_it_was_written(store: Subject) {
    populate(&store).await;
    let other = Email {
        to: ravi().id,
        language: None,
        notification: Notification::CredentialEnds { credential: ApiCredentialId::new("key_1") },
        written_at: NOW + MINUTE,
        ..email("b")
    };
    post(&store, vec![other.clone(), email("a")]).await;
    assert_eq!(lease(&store, NOW - MINUTE).await, []);
    let expected = [email("a"), other].map(|email| LeasedEmail { email, lease: 1 });
    let mut leased = lease(&store, NOW + MINUTE).await;
    leased.sort_by_key(|leased| leased.email.written_at);
    assert_eq!(leased, expected);
}

pub(crate) async fn a_leased_email_is_its_holders_alone_until_its_time_is_over(store: Subject) {
    populate(&store).await;
    post(&store, vec![email("a")]).await;
    assert_eq!(names(&lease(&store, NOW).await), ["a"]);
    assert_eq!(lease(&store, NOW + LEASE - MINUTE).await, []);
    let again = lease(&store, NOW + LEASE).await;
    assert_eq!(again, [LeasedEmail { email: email("a"), lease: 2 }]);
}

pub(crate) async fn senders_at_once_never_get_the_same_email(store: Subject) {
    populate(&store).await;
    let posted: Vec<String> = (10..30).map(|number| format!("email {number}")).collect();
    post(&store, posted.iter().map(|name| email(name)).collect()).await;
    let senders = at_once(|_| {
        let store = store.clone();
        async move { store.lease_emails(NOW, NOW + LEASE, 3).await.expect("leased") }
    });
    let mut leased: Vec<LeasedEmail> = senders.await.into_iter().flatten().collect();
    // What one passed over since another was claiming it is there for the next.
    leased.extend(store.lease_emails(NOW, NOW + LEASE, 20).await.expect("leased"));
    let mut names = names(&leased);
    names.sort_unstable();
    assert_eq!(names, posted);
}

pub(crate) async fn a_lease_that_ran_out_settles_nothing(store: Subject) {
    populate(&store).await;
    post(&store, vec![email("a")]).await;
    let id = email("a").id;
    lease(&store, NOW).await;
    lease(&store, NOW + LEASE).await;
    assert!(!store.ack_email(&id, 1, None).await.expect("tried"));
    assert!(!store.retry_email_at(&id, 1, NOW + DAY).await.expect("tried"));
    assert!(!store.ack_email(&EmailId::new("b"), 1, None).await.expect("tried"));
    assert!(store.ack_email(&id, 2, None).await.expect("forgotten"));
    assert!(!store.ack_email(&id, 2, None).await.expect("tried"));
}

pub(crate) async fn an_email_waits_until_it_is_tried_again(store: Subject) {
    populate(&store).await;
    post(&store, vec![email("a")]).await;
    lease(&store, NOW).await;
    assert!(store.retry_email_at(&email("a").id, 1, NOW + HOUR).await.expect("deferred"));
    assert_eq!(lease(&store, NOW + HOUR - MINUTE).await, []);
    assert_eq!(names(&lease(&store, NOW + HOUR).await), ["a"]);
}

pub(crate) async fn of_an_email_that_was_sent_nothing_stays(store: Subject) {
    populate(&store).await;
    post(&store, vec![email("a"), email("b")]).await;
    lease(&store, NOW).await;
    assert!(store.ack_email(&email("a").id, 1, None).await.expect("forgotten"));
    assert_eq!(names(&lease(&store, NOW + LEASE).await), ["b"]);
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
    let found = store.credentials_due_for_notice(now, 10).await.expect("read");
    found.into_iter().map(|(_, due_at)| due_at).collect()
}

pub(crate) async fn a_user_is_told_of_a_credential_once_for_each_time(store: Subject) {
    populate(&store).await;
    let end = NOW + 90 * DAY;
    let token = key(ApiCredentialKind::ApiToken, Some(end));
    store
        .make_api_credential(&token, &secret("a", NOW), &maker(), Effects::NONE)
        .await
        .expect("made");
    let (first, second) = (end - 14 * DAY, end - DAY);
    assert_eq!(to_tell_of(&store, first - MINUTE).await, []);
    assert_eq!(to_tell_of(&store, first).await, [first]);
    let told = at_once(|number| {
        let (store, id) = (store.clone(), token.id.clone());
        async move {
            let effects = telling(vec![email(&format!("email {number}"))]);
            let note = store.set_next_notice(&id, first, Some(second), effects);
            note.await.expect("noted")
        }
    });
    assert_eq!(told.await.into_iter().filter(|told| *told).count(), 1);
    assert_eq!(lease(&store, NOW).await.len(), 1);
    assert_eq!(to_tell_of(&store, second).await, [second]);
    assert!(store.set_next_notice(&token.id, second, None, Effects::NONE).await.expect("noted"));
    assert_eq!(to_tell_of(&store, end).await, []);
}

pub(crate) async fn a_replaced_secret_brings_the_next_time_forward(store: Subject) {
    populate(&store).await;
    let made = key(ApiCredentialKind::ApiKey, None);
    store
        .make_api_credential(&made, &secret("a", NOW), &maker(), Effects::NONE)
        .await
        .expect("made");
    let in_30_days = NOW + 30 * DAY;
    assert_eq!(to_tell_of(&store, in_30_days).await, [in_30_days]);
    // Anyone who replaces it knows of what stops within a day.
    store
        .replace_api_secret(&made.id, &secret("b", NOW), NOW + DAY, &maker(), Effects::NONE)
        .await
        .expect("replaced");
    assert_eq!(to_tell_of(&store, in_30_days).await, [in_30_days]);
    store
        .replace_api_secret(&made.id, &secret("c", NOW), NOW + 7 * DAY, &maker(), Effects::NONE)
        .await
        .expect("replaced");
    assert_eq!(to_tell_of(&store, in_30_days).await, [NOW + 6 * DAY]);
}
