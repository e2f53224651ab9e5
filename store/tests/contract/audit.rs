//! Entries stand with what they tell of, in one chain.

use oauth::audit::chain::Chain;
use oauth::audit::{
    ActionWord, Actor, AuditAction, AuditEvent, AuditGroup, Person, Program, Subject,
};
use oauth::consent::policy::AppDecision;
use oauth::id::{ClientId, CompanyId};
use oauth::timestamp::Timestamp;
use oauth::user::User;
use store::Effects;
use store::answers::Answered;
use store::audit::{AuditEntry, AuditQuery};

use super::fixture::{
    HOUR, NOW, Subject as Store, ada, allow, allowance, append, at_once, change, contoso,
    decision_change, northwind, partner, populate, ravi,
};

/// Something that a user of Northwind did.
pub(crate) fn event(action: AuditAction, by: &User, at: Timestamp) -> AuditEvent {
    AuditEvent {
        at,
        company_id: Some(northwind()),
        actor: Actor::Person(Person {
            id: by.id.clone(),
            name: by.full_name(),
            email: by.email.clone(),
        }),
        action: action.into(),
        subject: Subject::new("app", &partner().id, "Partner"),
        detail: "jobs_read".to_owned(),
        address: Some("192.0.2.1".to_owned()),
    }
}

fn blocked() -> AuditEvent {
    event(AuditAction::AppBlocked, &ada(), NOW)
}

fn of(company: CompanyId) -> AuditQuery {
    AuditQuery { company: Some(company), limit: 100, ..AuditQuery::default() }
}

async fn found(store: &Store, query: AuditQuery) -> Vec<i64> {
    let entries = store.audit_entries(&query).await.expect("read");
    entries.iter().map(|entry| entry.seq).collect()
}

/// Follows the whole chain.
async fn chain(store: &Store) -> Chain {
    let mut chain = Chain::default();
    loop {
        let part = store.audit_chain(chain.length + 1, 2).await.expect("read");
        if part.is_empty() {
            return chain;
        }
        for entry in &part {
            chain.follow(entry).expect("whole");
        }
    }
}

pub(crate) async fn what_changes_nothing_leaves_no_entry(store: Store) {
    populate(&store).await;
    let (company, client, by) = (northwind(), partner().id, ada().id);
    let effects = blocked().into();
    let none = decision_change(None);
    store.decide_app(&company, &client, &none, effects).await.expect("done");
    // Nothing to revoke.
    let removed = store.revoke_grants_of_app(&company, &client, &by, NOW, blocked().into());
    assert_eq!(removed.await.expect("done"), 0);
    // The clients' counter is no change of what was asked for.
    let id = oauth::id::ApiCredentialId::new("nobody");
    let revoked = store.revoke_api_credential(&id, &by, NOW, blocked().into());
    assert!(!revoked.await.expect("done"));
    assert_eq!(chain(&store).await, Chain::default());
}

pub(crate) async fn what_fails_leaves_no_entry(store: Store) {
    populate(&store).await;
    let (company, unknown) = (northwind(), ClientId::new("nobody"));
    let decision = decision_change(Some(AppDecision::Blocked));
    let failing = store.decide_app(&company, &unknown, &decision, blocked().into());
    failing.await.expect_err("refused");
    assert_eq!(chain(&store).await, Chain::default());
}

pub(crate) async fn an_answer_that_met_an_ended_grant_leaves_no_entry(store: Store) {
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    let (company, client, by) = (northwind(), partner().id, ada().id);
    let revoke = store.revoke_grants_of_app(&company, &client, &by, NOW, Effects::NONE);
    revoke.await.expect("revoked");
    let mut late = allowance("b", "", "jobs_read", NOW);
    late.grant_end = oauth::consent::grant::GrantEnd::AsBefore;
    late.scopes.clear();
    let answered = store.issue_code(&late, blocked().into()).await.expect("tried");
    assert_eq!(answered, Answered::GrantEnded);
    assert_eq!(chain(&store).await, Chain::default());
}

pub(crate) async fn a_second_answer_leaves_no_second_entry(store: Store) {
    populate(&store).await;
    let given = event(AuditAction::GrantGiven, &ada(), NOW);
    let allowance = allowance("a", "jobs_read", "jobs_read", NOW);
    for _ in 0..2 {
        store.issue_code(&allowance, given.clone().into()).await.expect("answered");
    }
    assert_eq!(found(&store, of(northwind())).await, [1]);
}

pub(crate) async fn an_entry_is_found_as_it_was_written(store: Store) {
    populate(&store).await;
    let person = blocked();
    let Actor::Person(ada) = &person.actor else { panic!("a person") };
    let platform = AuditEvent { actor: Actor::Platform(ada.clone()), ..person.clone() };
    let operator = AuditEvent {
        actor: Actor::Operator,
        company_id: None,
        address: None,
        detail: String::new(),
        ..person.clone()
    };
    for event in [&person, &platform, &operator] {
        append(&store, event).await;
    }
    let all = AuditQuery { limit: 9, ..AuditQuery::default() };
    let entries = store.audit_entries(&all).await.expect("read");
    let expected = [(3, operator), (2, platform), (1, person)];
    assert_eq!(entries, expected.map(|(seq, event)| AuditEntry { seq, event }));
}

pub(crate) async fn entries_of_other_companies_are_not_found(store: Store) {
    populate(&store).await;
    append(&store, &blocked()).await;
    let operators = AuditEvent { company_id: None, ..blocked() };
    append(&store, &operators).await;
    assert_eq!(found(&store, of(contoso())).await, [] as [i64; 0]);
    assert_eq!(found(&store, of(CompanyId::new(""))).await, [] as [i64; 0]);
    assert_eq!(found(&store, of(northwind())).await, [1]);
}

pub(crate) async fn entries_are_found_by_what_who_and_when(store: Store) {
    populate(&store).await;
    let policy = event(AuditAction::PolicyChanged, &ada(), NOW + HOUR);
    let given = event(AuditAction::GrantGiven, &ravi(), NOW + 2 * HOUR);
    let Actor::Person(reviewer) = blocked().actor else { panic!("a person") };
    let listed = AuditEvent { actor: Actor::Platform(reviewer), ..blocked() };
    for event in [blocked(), policy, given, listed] {
        append(&store, &event).await;
    }
    let find = |change: fn(&mut AuditQuery)| {
        let mut query = of(northwind());
        change(&mut query);
        found(&store, query)
    };
    assert_eq!(find(|query| query.actions = AuditGroup::Grants.actions()).await, [3]);
    assert_eq!(find(|query| query.actions = AuditGroup::Policy.actions()).await, [4, 2, 1]);
    assert_eq!(find(|query| query.actor = Some("RAVI@".to_owned())).await, [3]);
    assert_eq!(find(|query| query.actor = Some("patel".to_owned())).await, [3]);
    assert_eq!(find(|query| query.actor = Some("%".to_owned())).await, [] as [i64; 0]);
    // Who the platform's people are is not found out by asking.
    assert_eq!(find(|query| query.actor = Some("ada".to_owned())).await, [2, 1]);
    assert_eq!(find(|query| query.since = Some(NOW + HOUR)).await, [3, 2]);
    assert_eq!(find(|query| query.until = Some(NOW)).await, [4, 1]);
    assert_eq!(find(|query| query.limit = 2).await, [4, 3]);
    assert_eq!(find(|query| query.before = Some(3)).await, [2, 1]);
}

pub(crate) async fn entries_written_at_once_make_one_chain(store: Store) {
    populate(&store).await;
    let shared = store.clone();
    at_once(move |number| {
        let store = shared.clone();
        async move {
            let mut event = blocked();
            event.detail = number.to_string();
            let name = number.to_string();
            change(&store, &name, event.into()).await.expect("written");
        }
    })
    .await;
    let chain = chain(&store).await;
    assert_eq!(chain.length, 64);
    assert_eq!(store.audit_head().await.expect("read"), chain);
}

pub(crate) async fn an_unknown_word_is_read_unchanged(store: Store) {
    populate(&store).await;
    let later = AuditEvent {
        action: ActionWord::Other("app_lent".to_owned()),
        actor: Actor::Other("guest".to_owned()),
        ..blocked()
    };
    let program = Program { id: "key_1".to_owned(), name: "Nightly".to_owned() };
    let by_program = AuditEvent { actor: Actor::Program(program), ..blocked() };
    for event in [&later, &by_program] {
        append(&store, event).await;
    }
    let entries = store.audit_entries(&of(northwind())).await.expect("read");
    let read: Vec<_> = entries.into_iter().map(|entry| entry.event).collect();
    assert_eq!(read, [by_program, later]);
    assert_eq!(chain(&store).await.length, 2);
}

pub(crate) async fn signin_4_entries_leave_after_a_while_and_the_chain_goes_on(store: Store) {
    populate(&store).await;
    assert_eq!(store.audit_beginning().await.expect("read"), Chain::default());
    for at in [NOW, NOW + HOUR, NOW + 3 * HOUR, NOW + HOUR] {
        append(&store, &event(AuditAction::SignedIn, &ada(), at)).await;
    }
    let whole = chain(&store).await;
    let deleted =
        async |before, limit| store.delete_old_entries(before, limit).await.expect("answered");
    assert_eq!(deleted(NOW, 10).await, 0);
    assert_eq!(deleted(NOW + 2 * HOUR, 1).await, 1);
    // Not past one that stays: an entry that a clock wrote too early goes with those before it.
    assert_eq!(deleted(NOW + 2 * HOUR, 10).await, 1);
    assert_eq!(deleted(NOW + 2 * HOUR, 10).await, 0);
    assert_eq!(found(&store, of(northwind())).await, [4, 3]);
    let mut rest = store.audit_beginning().await.expect("read");
    assert_eq!(rest.length, 2);
    for entry in store.audit_chain(rest.length + 1, 10).await.expect("read") {
        rest.follow(&entry).expect("whole");
    }
    assert_eq!((rest, store.audit_head().await.expect("read")), (whole, whole));
    // All may go.
    assert_eq!(deleted(NOW + 4 * HOUR, 10).await, 2);
    assert_eq!(store.audit_beginning().await.expect("read"), whole);
    append(&store, &blocked()).await;
    assert_eq!(found(&store, of(northwind())).await, [5]);
}
