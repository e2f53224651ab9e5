use std::time::Duration;

use oauth::client::redirect_uri::RedirectUri;
use oauth::client::{Client, ClientKind, GrantType};
use oauth::consent::policy::AppDecision;
use oauth::credential::digest::Digest;
use oauth::id::{ClientId, CompanyId};
use oauth::timestamp::Timestamp;
use store::answers::{Allowance, Answer, Answered, Basis};
use store::introductions::{
    ALL_OTHER_HOSTS, DocumentRecord, Registered, Registration, RegistrationChange,
    RegistrationLimits,
};
use store::policies::{DecisionBasis, DecisionChange};
use store::{Effects, Version};

use super::fixture::{
    DAY, HOUR, NOW, Subject, ada, allowance, at_once, contoso, count, decision_change, northwind,
    populate, scopes,
};

const DOCUMENT: &str = "https://app.example/client";

fn client(id: &str) -> Client {
    Client {
        name: "Acme".to_owned(),
        grant_types: vec![GrantType::AuthorizationCode],
        redirect_uris: vec![RedirectUri::register("https://app.example/cb").expect("an address")],
        jwks_uri: Some("https://app.example/jwks".to_owned()),
        ..Client::new(ClientId::new(id), ClientKind::Public, NOW)
    }
}

fn document() -> DocumentRecord {
    DocumentRecord {
        client_id: ClientId::new(DOCUMENT),
        host: "app.example".to_owned(),
        fetched_at: NOW,
        fresh_until: NOW + HOUR,
        failure: None,
    }
}

async fn introduce(store: &Subject) {
    let created = store.create_document_client(&client(DOCUMENT), &document(), Effects::NONE).await;
    assert!(created.expect("stored"));
}

pub(crate) async fn an_app_with_a_document_is_stored_once(store: Subject) {
    populate(&store).await;
    let id = ClientId::new(DOCUMENT);
    assert_eq!(store.find_document(&id).await.expect("read"), None);
    let stored = at_once(|_| {
        let store = store.clone();
        async move {
            let (client, document) = (client(DOCUMENT), document());
            store.create_document_client(&client, &document, Effects::NONE).await.expect("answered")
        }
    })
    .await;
    assert_eq!(count(&stored, &true), 1);
    assert_eq!(store.find_document(&id).await.expect("read"), Some(document()));
    let found = store.find_client(&id).await.expect("read").expect("stored");
    assert_eq!(*found, client(DOCUMENT));
}

pub(crate) async fn a_document_that_is_read_again_changes_its_client_if_no_one_else_did(
    store: Subject,
) {
    populate(&store).await;
    introduce(&store).await;
    let id = ClientId::new(DOCUMENT);
    let failure = Some((NOW + HOUR, "no answer".to_owned()));
    let failed = DocumentRecord { failure, ..document() };
    assert!(store.note_document(&failed, None, Effects::NONE).await.expect("noted"));
    assert_eq!(store.find_document(&id).await.expect("read"), Some(failed));
    let (_, version) = store.find_client_to_change(&id).await.expect("read").expect("stored");
    let other = Client { name: "Other".to_owned(), jwks_uri: None, ..client(DOCUMENT) };
    let fresh = DocumentRecord { fetched_at: NOW + DAY, ..document() };
    let late = (other.clone(), Version(version.0 + 1));
    assert!(!store.note_document(&fresh, Some(&late), Effects::NONE).await.expect("answered"));
    let changed = (other.clone(), version);
    assert!(store.note_document(&fresh, Some(&changed), Effects::NONE).await.expect("noted"));
    assert_eq!(store.find_document(&id).await.expect("read"), Some(fresh.clone()));
    assert_eq!(*store.find_client(&id).await.expect("read").expect("stored"), other);
    let all = store.documents(10).await.expect("read");
    assert_eq!(all.iter().map(|app| &app.document).collect::<Vec<_>>(), [&fresh]);
    assert!(store.documents_of_company(&northwind(), 10).await.expect("read").is_empty());
}

async fn decide(store: &Subject, host: &str, decision: Option<AppDecision>) {
    let change = decision_change(decision);
    let decided = store.decide_host(&northwind(), host, &change, Effects::NONE).await;
    assert!(decided.expect("decided"));
}

async fn decision(store: &Subject, id: &str, company: &CompanyId) -> Option<AppDecision> {
    let id = ClientId::new(id);
    let context = store.find_consent_context(&ada().id, &id, company, NOW).await;
    context.expect("read").decision
}

pub(crate) async fn what_is_decided_about_a_host_holds_for_its_apps_in_that_company(
    store: Subject,
) {
    populate(&store).await;
    introduce(&store).await;
    let (own, other) = (northwind(), contoso());
    let approved = || Some(AppDecision::Approved(scopes("jobs_read")));
    assert_eq!(decision(&store, DOCUMENT, &own).await, None);
    decide(&store, "app.example", approved()).await;
    assert_eq!(decision(&store, DOCUMENT, &own).await, approved());
    assert_eq!(decision(&store, DOCUMENT, &other).await, None);
    assert_eq!(decision(&store, "https://www.app.example/client", &own).await, None);
    decide(&store, ALL_OTHER_HOSTS, Some(AppDecision::Blocked)).await;
    assert_eq!(decision(&store, DOCUMENT, &own).await, approved());
    for blocked in ["https://other.example/client", "reg_1"] {
        assert_eq!(decision(&store, blocked, &own).await, Some(AppDecision::Blocked), "{blocked}");
    }
    // Those whom a person registered are as they were.
    assert_eq!(decision(&store, "partner", &own).await, None);
    // What is decided about the app itself comes first.
    let blocked = decision_change(Some(AppDecision::Blocked));
    let id = ClientId::new(DOCUMENT);
    assert!(store.decide_app(&own, &id, &blocked, Effects::NONE).await.expect("decided"));
    assert_eq!(decision(&store, DOCUMENT, &own).await, Some(AppDecision::Blocked));
    let hosts = store.host_decisions(&own).await.expect("read");
    let hosts: Vec<_> = hosts.iter().map(|decision| decision.host.as_str()).collect();
    assert_eq!(hosts, ["*", "app.example"]);
    decide(&store, "app.example", None).await;
    decide(&store, ALL_OTHER_HOSTS, None).await;
    assert!(store.host_decisions(&own).await.expect("read").is_empty());
}

fn allowed(id: &str, name: &str, decision: Option<AppDecision>) -> Allowance {
    let usual = allowance(name, "jobs_read", "jobs_read", NOW);
    let client_id = ClientId::new(id);
    let basis = Basis { client: client(id).into(), decision, ..usual.basis };
    Allowance { answer: Answer { client_id, ..usual.answer }, basis, ..usual }
}

pub(crate) async fn blocking_a_host_ends_what_was_granted_and_no_answer_slips_by(store: Subject) {
    populate(&store).await;
    introduce(&store).await;
    let first = allowed(DOCUMENT, "1", None);
    let answered = store.issue_code(&first, Effects::NONE).await.expect("answered");
    assert_eq!(answered, Answered::Recorded);
    let of_company = store.documents_of_company(&northwind(), 10).await.expect("read");
    assert_eq!(of_company.len(), 1);
    decide(&store, "app.example", Some(AppDecision::Blocked)).await;
    let id = ClientId::new(DOCUMENT);
    let context = store.find_consent_context(&ada().id, &id, &northwind(), NOW).await;
    assert_eq!(context.expect("read").grant, None);
    let second = allowed(DOCUMENT, "2", None);
    let answered = store.issue_code(&second, Effects::NONE).await.expect("answered");
    assert_eq!(answered, Answered::GrantEnded);
    // What was checked was checked under another decision.
    decide(&store, "app.example", Some(AppDecision::Approved(scopes("jobs_read")))).await;
    let third = allowed(DOCUMENT, "3", None);
    let answered = store.issue_code(&third, Effects::NONE).await.expect("answered");
    assert_eq!(answered, Answered::BasisChanged);
}

pub(crate) async fn what_an_exception_saved_from_being_blocked_ends_with_it(store: Subject) {
    populate(&store).await;
    introduce(&store).await;
    let id = ClientId::new(DOCUMENT);
    let approved = || Some(AppDecision::Approved(scopes("jobs_read")));
    let is_granted = async || {
        let context = store.find_consent_context(&ada().id, &id, &northwind(), NOW).await;
        context.expect("read").grant.is_some()
    };
    decide(&store, "app.example", approved()).await;
    decide(&store, ALL_OTHER_HOSTS, Some(AppDecision::Blocked)).await;
    let first = allowed(DOCUMENT, "1", approved());
    store.issue_code(&first, Effects::NONE).await.expect("answered");
    assert!(is_granted().await);
    decide(&store, "app.example", None).await;
    assert!(!is_granted().await);
    let decide_app = async |decision| {
        let change = decision_change(decision);
        store.decide_app(&northwind(), &id, &change, Effects::NONE).await.expect("decided")
    };
    assert!(decide_app(approved()).await);
    let second = allowed(DOCUMENT, "2", approved());
    store.issue_code(&second, Effects::NONE).await.expect("answered");
    assert!(is_granted().await);
    assert!(decide_app(None).await);
    assert!(!is_granted().await);
}

pub(crate) async fn a_decision_about_a_host_is_one_about_what_was_seen(store: Subject) {
    populate(&store).await;
    let approve = async |seen| {
        let approved = Some(AppDecision::Approved(scopes("jobs_read")));
        let seen = Some(DecisionBasis { client: None, decision: seen });
        let change = DecisionChange { seen, ..decision_change(approved) };
        let company = northwind();
        store.decide_host(&company, "app.example", &change, Effects::NONE).await.expect("answered")
    };
    decide(&store, "app.example", Some(AppDecision::Blocked)).await;
    decide(&store, ALL_OTHER_HOSTS, Some(AppDecision::Blocked)).await;
    assert!(!approve(None).await);
    assert_eq!(decision(&store, DOCUMENT, &northwind()).await, Some(AppDecision::Blocked));
    assert!(approve(Some(AppDecision::Blocked)).await);
    decide(&store, "app.example", None).await;
    // What is decided about all others is not about this one.
    assert!(!approve(Some(AppDecision::Blocked)).await);
    assert!(approve(None).await);
}

fn registration(name: &str) -> Registration {
    Registration {
        client_id: ClientId::new(format!("reg_{name}")),
        fingerprint: Digest::of(name),
        network: Digest::of("203.0.113.7"),
        token: Some(Digest::of(&format!("token {name}"))),
        secret: None,
        metadata: "{}".to_owned(),
        registered_at: NOW,
        ends_at: NOW + DAY,
    }
}

const LIMITS: RegistrationLimits = RegistrationLimits {
    equal_since: None,
    counted_since: Timestamp(NOW.0 - 3600),
    of_network: 10,
    in_all: 100,
    idle_since: Timestamp(NOW.0 - 3600),
};

async fn register(
    store: &Subject,
    registration: &Registration,
    limits: RegistrationLimits,
) -> Registered {
    store.create_registration(registration, limits).await.expect("answered")
}

pub(crate) async fn no_more_apps_register_than_may_even_at_once(store: Subject) {
    for (limits, network, refused) in [
        (RegistrationLimits { of_network: 1_000, in_all: 5, ..LIMITS }, false, Registered::Full),
        (RegistrationLimits { of_network: 5, ..LIMITS }, true, Registered::TooMany { since: NOW }),
    ] {
        let results = at_once(|number| {
            let (store, name) = (store.clone(), format!("{network} {number}"));
            async move {
                let network = Digest::of(if network { "one" } else { &name });
                let new = Registration { network, ..registration(&name) };
                register(&store, &new, limits).await
            }
        })
        .await;
        assert_eq!(count(&results, &Registered::New), 5);
        assert_eq!(count(&results, &refused), 59);
    }
}

pub(crate) async fn where_there_is_no_room_what_nobody_used_gives_way_to_what_is_new(
    store: Subject,
) {
    populate(&store).await;
    let (used, unused) = (registration("used"), registration("unused"));
    let late = |one| Registration {
        registered_at: NOW + HOUR,
        ends_at: NOW + HOUR + DAY,
        ..registration(one)
    };
    let young = late("young");
    for registration in [&used, &unused, &young] {
        assert_eq!(register(&store, registration, LIMITS).await, Registered::New);
    }
    let id = used.client_id.as_str();
    assert!(store.create_client(&client(id), Effects::NONE).await.expect("stored"));
    let full = |idle_since| RegistrationLimits { in_all: 3, idle_since, ..LIMITS };
    assert_eq!(register(&store, &late("1"), full(NOW)).await, Registered::Full);
    let since = full(NOW + Duration::from_secs(1));
    assert_eq!(register(&store, &late("1"), since).await, Registered::Instead);
    let found = async |one: &Registration| store.find_registration(&one.client_id).await;
    assert_eq!(found(&unused).await.expect("read"), None);
    for one in [&used, &young, &late("1")] {
        assert!(found(one).await.expect("read").is_some(), "{:?}", one.client_id);
    }
    // What is used has its place, and so has what came just now.
    assert_eq!(register(&store, &late("2"), since).await, Registered::Full);
    // Where fewer may be than there are, each that is refused makes room.
    let fewer = RegistrationLimits { in_all: 2, ..full(NOW + 2 * HOUR) };
    assert_eq!(register(&store, &late("2"), fewer).await, Registered::Full);
    assert_eq!(register(&store, &late("2"), fewer).await, Registered::Instead);
}

pub(crate) async fn an_equal_registration_is_the_same_and_then_no_ones(store: Subject) {
    let since = RegistrationLimits { equal_since: Some(NOW - DAY), ..LIMITS };
    let first = registration("1");
    assert_eq!(register(&store, &first, since).await, Registered::New);
    let equal = Registration { fingerprint: first.fingerprint, ..registration("2") };
    let Registered::Before(before) = register(&store, &equal, since).await else {
        panic!("registered twice")
    };
    assert_eq!(before.client_id, first.client_id);
    let found = store.find_registration(&first.client_id).await.expect("read");
    assert_eq!(found, Some(Registration { token: None, ..first }));
    // Where each has a secret of its own, and after a while, it is another.
    assert_eq!(register(&store, &equal, LIMITS).await, Registered::New);
    let late = RegistrationLimits { equal_since: Some(NOW + HOUR), ..LIMITS };
    let third = Registration { client_id: ClientId::new("reg_3"), ..equal };
    assert_eq!(register(&store, &third, late).await, Registered::New);
}

pub(crate) async fn a_registration_is_changed_and_deleted_by_its_token_alone(store: Subject) {
    populate(&store).await;
    let before = registration("1");
    let id = before.client_id.clone();
    register(&store, &before, LIMITS).await;
    assert!(store.create_client(&client(id.as_str()), Effects::NONE).await.expect("stored"));
    let (_, version) = store.find_client_to_change(&id).await.expect("read").expect("stored");
    let changed = Client { name: "Other".to_owned(), ..client(id.as_str()) };
    let token = Digest::of("token 1");
    let new = Registration { token: Some(Digest::of("new")), ..before.clone() };
    let change = |seen: Digest, version: Version| RegistrationChange {
        registration: new.clone(),
        seen,
        client: Some((changed.clone(), version)),
    };
    for wrong in [change(Digest::of("other"), version), change(token, Version(version.0 + 1))] {
        assert!(!store.change_registration(&wrong, Effects::NONE).await.expect("answered"));
        assert_eq!(store.find_registration(&id).await.expect("read"), Some(before.clone()));
    }
    let right = change(token, version);
    assert!(store.change_registration(&right, Effects::NONE).await.expect("changed"));
    assert!(!store.change_registration(&right, Effects::NONE).await.expect("answered"));
    assert_eq!(store.find_registration(&id).await.expect("read"), Some(new));
    assert_eq!(store.find_client(&id).await.expect("read").expect("stored").name, "Other");
    let delete = async |token: &str| {
        let token = Digest::of(token);
        store
            .delete_registration(&id, &token, NOW, NOW + HOUR, Effects::NONE)
            .await
            .expect("answered")
    };
    assert!(!delete("token 1").await);
    assert!(delete("new").await);
    assert_eq!(store.find_registration(&id).await.expect("read"), None);
    assert!(store.find_client(&id).await.expect("read").expect("stored").disabled);
    // It goes on to count, whatever became of its client.
    let one = RegistrationLimits { of_network: 1, equal_since: Some(NOW), ..LIMITS };
    let next = Registration { fingerprint: before.fingerprint, ..registration("2") };
    assert_eq!(register(&store, &next, one).await, Registered::TooMany { since: NOW });
    let end = async |at| store.end_unused_registrations(at, at - 90 * DAY, 10).await;
    assert_eq!(end(NOW + HOUR - Duration::from_secs(1)).await.expect("ended"), 0);
    assert_eq!(end(NOW + HOUR).await.expect("ended"), 1);
    assert_eq!(register(&store, &next, one).await, Registered::New);
}

pub(crate) async fn a_registration_that_no_one_uses_ends_and_one_with_a_grant_does_not(
    store: Subject,
) {
    populate(&store).await;
    let (unused, used) = (registration("unused"), registration("used"));
    for registration in [&unused, &used] {
        register(&store, registration, LIMITS).await;
    }
    let id = used.client_id.as_str();
    assert!(store.create_client(&client(id), Effects::NONE).await.expect("stored"));
    let answered = store.issue_code(&allowed(id, "1", None), Effects::NONE).await;
    assert_eq!(answered.expect("answered"), Answered::Recorded);
    let end = async |now: Timestamp| {
        store.end_unused_registrations(now, now - 90 * DAY, 10).await.expect("ended")
    };
    assert_eq!(end(NOW + HOUR).await, 0);
    assert_eq!(end(NOW + DAY).await, 1);
    assert_eq!(store.find_registration(&unused.client_id).await.expect("read"), None);
    assert!(store.find_registration(&used.client_id).await.expect("read").is_some());
    // The grant ends after a year.
    assert_eq!(end(NOW + 400 * DAY).await, 0);
    assert_eq!(end(NOW + 456 * DAY).await, 1);
    assert!(store.find_client(&used.client_id).await.expect("read").expect("stored").disabled);
}

pub(crate) async fn a_registration_token_is_known_until_it_expires(store: Subject) {
    let token = Digest::of("token");
    let is_known =
        async |at: Timestamp| store.is_registration_token(&token, at).await.expect("read");
    assert!(!is_known(NOW).await);
    let made = store.create_registration_token(&token, NOW + DAY, Effects::NONE).await;
    made.expect("made");
    assert!(is_known(NOW).await);
    assert!(!is_known(NOW + DAY).await);
    store.end_unused_registrations(NOW + DAY, NOW, 10).await.expect("tidied");
    assert!(!is_known(NOW).await);
}
