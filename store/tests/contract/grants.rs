use std::sync::Arc;

use oauth::consent::grant::GrantEnd;
use oauth::id::{ClientId, GrantId, UserId};
use oauth::scope::Scope;
use store::Effects;
use store::answers::{Allowance, Answered};
use store::grants::{
    ConnectedApp, HistoryEntry, OwnGrant, OwnGrantCounts, OwnGrantsQuery, Revocation, ScopeEvent,
};
use store::request_counts::RequestCount;
use store::slice::Slice;
use store::tokens::{Redeemed, Rotated};

use super::fixture::{
    DAY, Family, GRANT_LIFETIME, HOUR, MINUTE, NOW, Subject, ada, allow, allowance, connect,
    contoso, grant, northwind, partner, populate, ravi, ravi_in_northwind, scopes, service,
    wording,
};

fn scope(text: &str) -> Scope {
    text.parse().expect("a scope")
}

/// Ravi allows as well.
async fn ravi_allows(store: &Subject, name: &str, scope: &str) -> Family {
    let mut allowance = allowance(name, scope, scope, NOW);
    allowance.answer.user_id = ravi().id;
    allowance.basis.role = ravi_in_northwind().role;
    assert_eq!(
        store.issue_code(&allowance, Effects::NONE).await.expect("issued"),
        Answered::Recorded
    );
    let mut redemption = Family::new(name).redemption(scope, NOW);
    if let store::tokens::TokenSubject::User { user_id, .. } = &mut redemption.access_token.subject
    {
        *user_id = ravi().id;
    }
    assert_eq!(store.redeem_code(&redemption).await.expect("redeemed"), Redeemed::Now);
    Family::new(name)
}

pub(crate) async fn an_unknown_grant_has_no_record_and_no_history(store: Subject) {
    populate(&store).await;
    let id = GrantId::new("grn_unknown");
    assert_eq!(store.find_grant_record(&id).await.expect("read"), None);
    assert_eq!(store.grant_history(&id).await.expect("read"), []);
    assert!(!store.revoke_grant(&id, &ada().id, NOW, Effects::NONE).await.expect("written"));
    let removed = store.remove_scope(&id, &scope("jobs_read"), &ada().id, NOW, Effects::NONE).await;
    assert!(!removed.expect("written"));
    assert_eq!(store.grants_of_user(&ada().id, NOW).await.expect("read"), []);
    assert_eq!(store.connected_apps(&northwind(), NOW).await.expect("read"), []);
}

pub(crate) async fn a_scope_that_is_not_allowed_cannot_be_removed(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    let id = grant(&store, NOW).await.expect("granted").id;
    let remove = |name| {
        let (store, id, scope) = (store.clone(), id.clone(), scope(name));
        async move {
            store.remove_scope(&id, &scope, &ada().id, NOW, Effects::NONE).await.expect("written")
        }
    };
    assert!(!remove("candidates_read").await);
    assert!(remove("jobs_read").await);
    assert!(!remove("jobs_read").await);
    assert_eq!(store.grant_history(&id).await.expect("read").len(), 2);
}

pub(crate) async fn a_removed_scope_is_cut_from_live_tokens_and_noted(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read candidates_read").await;
    let id = grant(&store, NOW).await.expect("granted").id;
    let later = NOW + MINUTE;
    let removed =
        store.remove_scope(&id, &scope("candidates_read"), &ravi().id, later, Effects::NONE).await;
    assert!(removed.expect("written"));
    let live = family.find_access(&store, 0, later).await.expect("lives");
    assert_eq!(live.scopes, scopes("jobs_read"));
    let stands = grant(&store, later).await.expect("stands");
    assert_eq!(stands.scopes, scopes("jobs_read"));
    assert_eq!(stands.declined, scopes("candidates_read"));
    let by = Some(ravi().id);
    let history = store.grant_history(&id).await.expect("read");
    let noted = HistoryEntry {
        scope: scope("candidates_read"),
        event: ScopeEvent::Removed { by },
        at: later,
        wording: None,
    };
    assert_eq!(history.last(), Some(&noted));
}

pub(crate) async fn a_revoked_grant_has_no_tokens_and_no_code(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    allow(&store, "b", "jobs_read", NOW).await;
    let id = grant(&store, NOW).await.expect("granted").id;
    assert!(store.revoke_grant(&id, &ada().id, NOW, Effects::NONE).await.expect("written"));
    assert!(!store.revoke_grant(&id, &ada().id, NOW, Effects::NONE).await.expect("written"));
    assert_eq!(grant(&store, NOW).await, None);
    assert!(!family.opens(&store, 0, NOW).await);
    assert!(!family.renews(&store, 0, NOW).await);
    let code = super::fixture::code("b");
    assert_eq!(store.find_code(&code).await.expect("read"), None);
    let record = store.find_grant_record(&id).await.expect("read").expect("found");
    assert_eq!(record.revoked, Some(Revocation { at: NOW, by: Some(ada().id) }));
    assert_eq!(record.ended_at(NOW), Some(NOW));
}

pub(crate) async fn an_ended_grant_cannot_be_revoked_or_changed(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    let id = grant(&store, NOW).await.expect("granted").id;
    let end = NOW + GRANT_LIFETIME;
    assert!(!store.revoke_grant(&id, &ada().id, end, Effects::NONE).await.expect("written"));
    let removed = store.remove_scope(&id, &scope("jobs_read"), &ada().id, end, Effects::NONE).await;
    assert!(!removed.expect("written"));
}

pub(crate) async fn a_grant_until_removed_does_not_end_by_itself(store: Subject) {
    populate(&store).await;
    let until_removed = Allowance {
        grant_end: GrantEnd::WhenRemoved,
        ..allowance("a", "jobs_read", "jobs_read", NOW)
    };
    store.issue_code(&until_removed, Effects::NONE).await.expect("issued");
    assert_eq!(grant(&store, NOW).await.expect("granted").expires_at, None);
    let far = NOW + 20 * GRANT_LIFETIME;
    assert_eq!(grant(&store, far).await, None, "it was not used");
    let used = Allowance {
        unused_ends_at: far + HOUR,
        ..allowance("b", "jobs_read", "jobs_read", NOW + MINUTE)
    };
    let used = Allowance { grant_end: GrantEnd::AsBefore, ..used };
    store.issue_code(&used, Effects::NONE).await.expect("issued");
    assert_eq!(grant(&store, far).await.expect("granted").expires_at, None);
}

pub(crate) async fn a_grant_ends_when_it_is_not_used_for_too_long(store: Subject) {
    populate(&store).await;
    let unused =
        Allowance { unused_ends_at: NOW + DAY, ..allowance("a", "jobs_read", "jobs_read", NOW) };
    store.issue_code(&unused, Effects::NONE).await.expect("issued");
    assert!(grant(&store, NOW + DAY - MINUTE).await.is_some());
    assert_eq!(grant(&store, NOW + DAY).await, None);
    let record = store.find_grant_record(&GrantId::new("grant a")).await.expect("read");
    assert_eq!(record.expect("found").ended_at(NOW + 2 * DAY), Some(NOW + DAY));
    allow(&store, "b", "jobs_read", NOW + DAY).await;
    assert_eq!(grant(&store, NOW + DAY).await.expect("made anew").id, GrantId::new("grant b"));
}

pub(crate) async fn a_grant_notes_when_a_token_was_issued_by_it(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    assert_eq!(grant(&store, NOW).await.expect("granted").last_used_at, Some(NOW));
    assert_eq!(family.rotate(&store, 0, 1, NOW + DAY).await, Rotated::Now);
    let used = grant(&store, NOW + DAY).await.expect("granted");
    assert_eq!(used.last_used_at, Some(NOW + DAY));
    assert_eq!(used.unused_ends_at, NOW + DAY + super::fixture::UNUSED_LIFETIME);
}

pub(crate) async fn a_code_for_a_grant_that_has_ended_keeps_nothing(store: Subject) {
    populate(&store).await;
    let nothing_asked = Allowance { scopes: Vec::new(), ..allowance("a", "", "jobs_read", NOW) };
    let answered = store.issue_code(&nothing_asked, Effects::NONE).await.expect("answered");
    assert_eq!(answered, Answered::GrantEnded);
    let id = &nothing_asked.answer.transaction_id;
    assert_eq!(store.find_answer(id).await.expect("read"), None);
    assert_eq!(grant(&store, NOW).await, None);
}

pub(crate) async fn a_code_without_a_question_leaves_the_grant_as_it_is(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read candidates_read", NOW).await;
    let before = grant(&store, NOW + MINUTE).await.expect("granted");
    let silent = Allowance {
        scopes: Vec::new(),
        grant_end: GrantEnd::AsBefore,
        ..allowance("b", "", "jobs_read", NOW + MINUTE)
    };
    assert_eq!(store.issue_code(&silent, Effects::NONE).await.expect("issued"), Answered::Recorded);
    assert_eq!(grant(&store, NOW + MINUTE).await, Some(before.clone()));
    assert_eq!(store.grant_history(&before.id).await.expect("read").len(), 2);
    let code = store.find_code(&super::fixture::code("b")).await.expect("read").expect("found");
    assert_eq!(code.scopes, scopes("jobs_read"));
}

pub(crate) async fn a_declined_scope_is_remembered_until_it_is_allowed(store: Subject) {
    populate(&store).await;
    let partial = allowance("a", "jobs_read candidates_read", "jobs_read", NOW);
    store.issue_code(&partial, Effects::NONE).await.expect("issued");
    let granted = grant(&store, NOW).await.expect("granted");
    assert_eq!(
        (granted.scopes, granted.declined),
        (scopes("jobs_read"), scopes("candidates_read"))
    );
    allow(&store, "b", "candidates_read", NOW + HOUR).await;
    let granted = grant(&store, NOW + HOUR).await.expect("granted");
    assert_eq!(granted.scopes, scopes("jobs_read candidates_read"));
    assert!(granted.declined.is_empty());
    assert_eq!(granted.answered_at, NOW + HOUR);
}

pub(crate) async fn the_history_tells_each_answer_with_its_words(store: Subject) {
    populate(&store).await;
    let partial = allowance("a", "jobs_read candidates_read", "jobs_read", NOW);
    store.issue_code(&partial, Effects::NONE).await.expect("issued");
    let history = store.grant_history(&partial.new_grant_id).await.expect("read");
    let entry = |name: &str, event| HistoryEntry {
        scope: scope(name),
        event,
        at: NOW,
        wording: Some(wording(&scope(name))),
    };
    let expected =
        [entry("jobs_read", ScopeEvent::Allowed), entry("candidates_read", ScopeEvent::Declined)];
    assert_eq!(history, expected);
}

pub(crate) async fn a_person_sees_their_own_grants_that_stand_or_ended_lately(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    ravi_allows(&store, "b", "jobs_read").await;
    let listed = |after| {
        let store = store.clone();
        async move { store.grants_of_user(&ada().id, after).await.expect("read") }
    };
    assert_eq!(listed(NOW).await.len(), 1);
    let id = listed(NOW).await[0].grant.id.clone();
    store.revoke_grant(&id, &ada().id, NOW + HOUR, Effects::NONE).await.expect("written");
    assert_eq!(listed(NOW + HOUR).await.len(), 1);
    assert_eq!(listed(NOW + DAY).await, []);
}

pub(crate) async fn a_persons_own_grants_are_read_a_page_at_a_time(store: Subject) {
    populate(&store).await;
    let mut other = partner();
    other.id = ClientId::new("other");
    "Other".clone_into(&mut other.name);
    assert!(store.create_client(&other, Effects::NONE).await.expect("kept"));
    allow(&store, "a", "jobs_read", NOW).await;
    let mut second = allowance("b", "jobs_read", "jobs_read", NOW);
    second.answer.client_id = other.id.clone();
    let client = store.find_client_to_change(&other.id).await.expect("read");
    second.basis.client = Arc::new(client.expect("registered").0);
    let answered = store.issue_code(&second, Effects::NONE).await;
    assert_eq!(answered.expect("issued"), Answered::Recorded);
    ravi_allows(&store, "c", "jobs_read").await;
    let read = |ended: bool, before: Option<&GrantId>, limit| {
        let query = OwnGrantsQuery {
            user: ada().id,
            ended,
            now: NOW + HOUR,
            ended_after: NOW,
            requests_since: NOW,
            before: before.cloned(),
            limit,
        };
        let store = store.clone();
        async move { store.own_grants(&query).await.expect("read") }
    };
    let names =
        |found: &[OwnGrant]| -> Vec<String> { found.iter().map(|own| own.app.clone()).collect() };
    let both = read(false, None, 10).await;
    assert_eq!(names(&both), ["Other", "Partner"]);
    let first = read(false, None, 1).await;
    assert_eq!(names(&first), ["Other"]);
    let rest = read(false, Some(&first[0].record.grant.id), 10).await;
    assert_eq!(names(&rest), ["Partner"]);
    let count = RequestCount {
        grant_id: rest[0].record.grant.id.clone(),
        day: NOW,
        group: "jobs".to_owned(),
        requests: 3,
    };
    store.add_requests(&[count]).await.expect("added");
    assert_eq!(read(false, None, 10).await.iter().map(|own| own.requests).sum::<u64>(), 3);

    store
        .revoke_grant(&rest[0].record.grant.id, &ada().id, NOW, Effects::NONE)
        .await
        .expect("done");
    assert_eq!(names(&read(false, None, 10).await), ["Other"]);
    assert_eq!(names(&read(true, None, 10).await), ["Partner"]);
    let counts = |user| {
        let query = OwnGrantsQuery {
            user,
            ended: false,
            now: NOW + HOUR,
            ended_after: NOW,
            requests_since: NOW,
            before: None,
            limit: 1,
        };
        let store = store.clone();
        async move { store.count_own_grants(&query).await.expect("counted") }
    };
    assert_eq!(counts(ada().id).await, OwnGrantCounts { active: 1, ended: 1 });
    assert_eq!(counts(UserId::new("usr_nobody")).await, OwnGrantCounts::default());
    // What ended with a disabled app is not shown; what its owner removed before is.
    for client in [&other.id, &partner().id] {
        let set = store.set_client_disabled(client, true, NOW, Effects::NONE).await;
        assert!(set.expect("kept"));
    }
    assert_eq!(counts(ada().id).await, OwnGrantCounts { active: 0, ended: 1 });
}

pub(crate) async fn a_company_sees_who_connected_what(store: Subject) {
    populate(&store).await;
    connect(&store, "a", "jobs_read").await;
    ravi_allows(&store, "b", "candidates_read").await;
    let apps = store.connected_apps(&northwind(), NOW).await.expect("read");
    let partner_app = ConnectedApp {
        client_id: partner().id,
        name: partner().name,
        publisher: partner().publisher.map(|publisher| publisher.name),
        disabled: false,
        scopes: scopes("candidates_read jobs_read"),
        people: 2,
        last_used_at: Some(NOW),
    };
    assert_eq!(apps, std::slice::from_ref(&partner_app));
    let one = store.connected_app(&northwind(), &partner().id, NOW).await.expect("read");
    assert_eq!(one, Some(partner_app));
    let none = store.connected_app(&northwind(), &service().id, NOW).await.expect("read");
    assert_eq!(none, None);
    assert_eq!(store.connected_apps(&contoso(), NOW).await.expect("read"), []);
    let ten = Slice::first(10);
    let grants = store.grants_of_app(&northwind(), &partner().id, NOW, ten).await.expect("read");
    let people: Vec<_> = grants.iter().map(|record| record.grant.user_id.clone()).collect();
    assert_eq!(people, [ravi().id, ada().id]);
    for (offset, person) in [(0, ravi().id), (1, ada().id)] {
        let slice = Slice { offset, limit: 1 };
        let part = store.grants_of_app(&northwind(), &partner().id, NOW, slice).await;
        let part: Vec<_> =
            part.expect("read").into_iter().map(|record| record.grant.user_id).collect();
        assert_eq!(part, [person]);
    }
    let people = store.people_of_app(&northwind(), &partner().id, NOW).await.expect("read");
    let listed: Vec<_> = people.iter().map(|person| &person.grant).collect();
    assert_eq!(listed, grants.iter().map(|record| &record.grant.id).collect::<Vec<_>>());
    assert!(people.iter().any(|person| person.email == ada().email));
    assert_eq!(store.people_of_app(&northwind(), &service().id, NOW).await.expect("read"), []);
    let none = store.grants_of_app(&northwind(), &service().id, NOW, ten).await.expect("read");
    assert_eq!(none, []);
}

pub(crate) async fn removing_an_app_for_everyone_ends_all_its_tokens_in_the_company(
    store: Subject,
) {
    populate(&store).await;
    let (adas, ravis) =
        (connect(&store, "a", "jobs_read").await, ravi_allows(&store, "b", "jobs_read").await);
    let revoke = |company| {
        let store = store.clone();
        async move {
            store
                .revoke_grants_of_app(&company, &partner().id, &ada().id, NOW, Effects::NONE)
                .await
                .expect("done")
        }
    };
    assert_eq!(revoke(contoso()).await, 0);
    assert!(adas.opens(&store, 0, NOW).await && ravis.opens(&store, 0, NOW).await);
    assert_eq!(revoke(northwind()).await, 2);
    assert!(!adas.opens(&store, 0, NOW).await && !ravis.opens(&store, 0, NOW).await);
    assert_eq!(revoke(northwind()).await, 0);
}
