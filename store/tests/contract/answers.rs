use oauth::access_loss::AccountEvent;
use oauth::client::Client;
use oauth::client::publisher::Publisher;
use oauth::consent::policy::{AppDecision, CompanyPolicy};
use oauth::credential::digest::Digest;
use oauth::id::{GrantId, TransactionId};
use oauth::role::Role;
use store::Effects;
use store::answers::{Allowance, Answer, Answered};
use store::policies::PolicyChange;

use super::Home;
use super::fixture::{
    DAY, Family, Fate, GRANT_LIFETIME, HOUR, MINUTE, NOW, Subject, active, ada, allow, allowance,
    at_once, brightwork, challenge, code, contoso, count, decision_change, disabled, grant,
    northwind, partner, populate, ravi, role, scopes, service, session, set_client, set_publisher,
    set_user,
};

fn refusal(name: &str) -> Answer {
    Answer { allowed: None, ..allowance(name, "", "", NOW).answer }
}

async fn issue(store: &Subject, allowance: &Allowance) -> Answered {
    store.issue_code(allowance, Effects::NONE).await.expect("answered")
}

pub(crate) async fn an_unknown_showing_has_no_answer_and_no_grant(store: Subject) {
    populate(&store).await;
    let id = TransactionId::new("transaction a");
    assert_eq!(store.find_answer(&id).await.expect("read"), None);
    assert_eq!(grant(&store, NOW).await, None);
}

pub(crate) async fn an_allowance_that_allows_nothing_at_all_is_refused(store: Subject) {
    populate(&store).await;
    let contradiction = Allowance { answer: refusal("a"), ..allowance("a", "jobs_read", "", NOW) };
    store.issue_code(&contradiction, Effects::NONE).await.expect_err("refused");
    assert_eq!(grant(&store, NOW).await, None);
    assert_eq!(store.find_code(&code("a")).await.expect("read"), None);
}

pub(crate) async fn a_refusal_that_allows_is_refused(store: Subject) {
    populate(&store).await;
    let contradiction = allowance("a", "jobs_read", "jobs_read", NOW).answer;
    store.refuse(&contradiction).await.expect_err("refused");
    let answer = store.find_answer(&contradiction.transaction_id).await.expect("read");
    assert_eq!(answer, None);
}

pub(crate) async fn a_second_answer_changes_nothing_and_gets_the_first(store: Subject) {
    populate(&store).await;
    let first = allowance("a", "jobs_read", "jobs_read", NOW);
    assert_eq!(issue(&store, &first).await, Answered::Recorded);
    let mut second = allowance("b", "jobs_read candidates_read", "candidates_read", NOW + MINUTE);
    second.answer.transaction_id = first.answer.transaction_id.clone();
    let before = Answered::Before {
        answer: first.answer,
        company_id: Some(northwind()),
        code_redeemed: false,
    };
    assert_eq!(issue(&store, &second).await, before);
    assert_eq!(store.find_code(&code("b")).await.expect("read"), None);
    assert_eq!(grant(&store, NOW).await.expect("granted").scopes, scopes("jobs_read"));
}

pub(crate) async fn allowing_after_refusing_changes_nothing(store: Subject) {
    populate(&store).await;
    assert_eq!(store.refuse(&refusal("a")).await.expect("answered"), Answered::Recorded);
    let before = Answered::Before { answer: refusal("a"), company_id: None, code_redeemed: false };
    assert_eq!(issue(&store, &allowance("a", "jobs_read", "jobs_read", NOW)).await, before);
    assert_eq!(store.find_code(&code("a")).await.expect("read"), None);
    assert_eq!(grant(&store, NOW).await, None);
}

pub(crate) async fn refusing_after_allowing_changes_nothing(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    let answer = allowance("a", "jobs_read", "jobs_read", NOW).answer;
    let before = Answered::Before {
        answer: answer.clone(),
        company_id: Some(northwind()),
        code_redeemed: false,
    };
    assert_eq!(store.refuse(&refusal("a")).await.expect("answered"), before);
    let found = store.find_answer(&answer.transaction_id).await.expect("read");
    assert_eq!(found, Some(answer));
    assert!(store.find_code(&code("a")).await.expect("read").is_some());
}

pub(crate) async fn of_answers_at_the_same_moment_one_is_recorded(store: Subject) {
    populate(&store).await;
    let answers = at_once(|number| {
        let store = store.clone();
        let mut allowance = allowance(&number.to_string(), "jobs_read", "jobs_read", NOW);
        allowance.answer.transaction_id = TransactionId::new("the same");
        async move { issue(&store, &allowance).await }
    })
    .await;
    assert_eq!(count(&answers, &Answered::Recorded), 1);
    let mut codes = 0;
    for number in 0..answers.len() {
        let code = store.find_code(&code(&number.to_string())).await.expect("read");
        codes += usize::from(code.is_some());
    }
    assert_eq!(codes, 1);
}

pub(crate) async fn a_failed_allowance_leaves_no_answer(store: Subject) {
    populate(&store).await;
    let mut allowance = allowance("a", "jobs_read", "jobs_read", NOW);
    allow(&store, "b", "jobs_read", NOW).await;
    set_user(&store, &ada().id, disabled(true)).await;
    set_user(&store, &ada().id, disabled(false)).await;
    // Its id is taken, so the grant cannot be stored.
    allowance.new_grant_id = GrantId::new("grant b");
    store.issue_code(&allowance, Effects::NONE).await.expect_err("no other id");
    let id = &allowance.answer.transaction_id;
    assert_eq!(store.find_answer(id).await.expect("read"), None);
    allow(&store, "a", "jobs_read", NOW).await;
}

pub(crate) async fn a_user_who_is_gone_allows_nothing(store: Subject) {
    populate(&store).await;
    // With a grant, which would do without an answer, and without one.
    for (first, second, gone, back) in [
        ("a", "b", disabled(true), disabled(false)),
        ("c", "d", active(false), active(true)),
        ("e", "f", Fate::Leaves(northwind()), Fate::Joins(northwind(), Role::Administrator)),
        ("g", "h", disabled(true), disabled(false)),
    ] {
        allow(&store, first, "jobs_read", NOW).await;
        set_user(&store, &ada().id, gone).await;
        let answer = allowance(second, "jobs_read", "jobs_read", NOW);
        assert_eq!(issue(&store, &answer).await, Answered::GrantEnded);
        assert!(store.find_code(&code(second)).await.expect("read").is_none());
        let id = &answer.answer.transaction_id;
        assert_eq!(store.find_answer(id).await.expect("read"), None);
        assert_eq!(grant(&store, NOW).await, None);
        set_user(&store, &ada().id, back).await;
    }
}

pub(crate) async fn a_second_answer_learns_that_the_code_was_redeemed(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    Family::new("a").redeem(&store, "jobs_read", NOW).await;
    let again = allowance("a", "jobs_read", "jobs_read", NOW);
    let before = Answered::Before {
        answer: again.answer.clone(),
        company_id: Some(northwind()),
        code_redeemed: true,
    };
    assert_eq!(issue(&store, &again).await, before);
}

pub(crate) async fn a_refusal_keeps_the_answer_and_nothing_else(store: Subject) {
    populate(&store).await;
    let refusal = refusal("a");
    assert_eq!(store.refuse(&refusal).await.expect("answered"), Answered::Recorded);
    let answer = store.find_answer(&refusal.transaction_id).await.expect("read");
    assert_eq!(answer, Some(refusal));
    assert_eq!(grant(&store, NOW).await, None);
    assert_eq!(store.find_code(&code("a")).await.expect("read"), None);
}

pub(crate) async fn an_allowance_keeps_answer_grant_and_code(store: Subject) {
    populate(&store).await;
    let given = allowance("a", "jobs_read candidates_read", "jobs_read", NOW);
    assert_eq!(issue(&store, &given).await, Answered::Recorded);
    let answer = store.find_answer(&given.answer.transaction_id).await.expect("read");
    assert_eq!(answer.as_ref(), Some(&given.answer));
    let grant = grant(&store, NOW).await.expect("granted");
    assert_eq!((&grant.id, &grant.user_id), (&given.new_grant_id, &ada().id));
    assert_eq!((&grant.client_id, &grant.company_id), (&partner().id, &northwind()));
    assert_eq!(grant.scopes, scopes("jobs_read"));
    assert_eq!((grant.granted_at, grant.expires_at), (NOW, Some(NOW + GRANT_LIFETIME)));
    let code = store.find_code(&code("a")).await.expect("read").expect("found");
    assert_eq!((code.client_id, code.user_id), (partner().id, ada().id));
    assert_eq!((code.company_id, code.grant_id), (northwind(), grant.id));
    assert_eq!(code.redirect_uri, given.redirect_uri);
    assert_eq!(code.code_challenge, Some(challenge()));
    assert_eq!(code.scopes, scopes("jobs_read"));
    assert_eq!((code.issued_at, code.expires_at), (NOW, NOW + MINUTE));
    assert_eq!((&code.nonce, &code.session_id), (&given.nonce, &given.answer.session_id));
    assert_eq!(code.id_token_claims, given.id_token_claims);
    assert_eq!(code.redeemed_for, None);
}

pub(crate) async fn what_was_asked_and_not_allowed_is_no_longer_granted(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read candidates_read", NOW).await;
    let narrower = allowance("b", "jobs_read candidates_read", "jobs_read", NOW + HOUR);
    assert_eq!(issue(&store, &narrower).await, Answered::Recorded);
    let scopes_now = grant(&store, NOW + HOUR).await.expect("granted").scopes;
    assert_eq!(scopes_now, scopes("jobs_read"));
    // Down to none at all: an answer that allowed, and no scope with it.
    let none = allowance("c", "jobs_read", "", NOW + HOUR);
    assert_eq!(issue(&store, &none).await, Answered::Recorded);
    assert!(grant(&store, NOW + HOUR).await.expect("granted").scopes.is_empty());
}

pub(crate) async fn what_was_allowed_before_and_not_asked_now_stays(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    allow(&store, "b", "candidates_read", NOW + HOUR).await;
    let grant = grant(&store, NOW + HOUR).await.expect("granted");
    assert_eq!(grant.scopes, scopes("jobs_read candidates_read"));
    // The code is for what was allowed in its own request.
    let code = store.find_code(&code("b")).await.expect("read").expect("found");
    assert_eq!((code.scopes, code.grant_id), (scopes("candidates_read"), grant.id));
}

pub(crate) async fn a_changed_grant_keeps_its_id_and_ends_as_allowed_last(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    let first = grant(&store, NOW).await.expect("granted");
    allow(&store, "b", "jobs_read", NOW + DAY).await;
    let second = grant(&store, NOW + DAY).await.expect("granted");
    assert_eq!((second.id, second.granted_at), (first.id, NOW));
    assert_eq!(second.expires_at, Some(NOW + DAY + GRANT_LIFETIME));
}

pub(crate) async fn an_expired_grant_is_not_found_and_not_revived(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read candidates_read", NOW).await;
    let end = NOW + GRANT_LIFETIME;
    assert!(grant(&store, end - MINUTE).await.is_some());
    assert_eq!(grant(&store, end).await, None);
    allow(&store, "b", "jobs_read", end).await;
    let renewed = grant(&store, end).await.expect("granted");
    let wanted = allowance("b", "", "", end);
    assert_eq!((renewed.id, renewed.granted_at), (wanted.new_grant_id, end));
    assert_eq!(renewed.scopes, scopes("jobs_read"));
}

pub(crate) async fn grants_of_other_people_clients_and_companies_are_apart(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    let (ada, ravi, partner, service) = (ada().id, ravi().id, partner().id, service().id);
    for (user, client, company) in
        [(&ravi, &partner, northwind()), (&ada, &service, northwind()), (&ada, &partner, contoso())]
    {
        let other =
            store.find_consent_context(user, client, &company, NOW).await.expect("read").grant;
        assert_eq!(other, None);
    }
    let mut anothers = allowance("b", "candidates_read", "candidates_read", NOW);
    anothers.answer.user_id = ravi;
    anothers.basis.role = Role::Standard;
    assert_eq!(issue(&store, &anothers).await, Answered::Recorded);
    assert_eq!(grant(&store, NOW).await.expect("granted").scopes, scopes("jobs_read"));
}

/// Whoever changed it: what a process has cached of the app is no proof of what the database has.
pub(crate) async fn an_answer_to_an_app_that_another_process_has_changed_is_not_stored(
    home: &impl Home,
) {
    let (one, other) = (home.open().await, home.open().await);
    populate(&one).await;
    let mut asked = allowance("a", "jobs_read", "jobs_read", NOW);
    asked.basis.client = one.find_client(&partner().id).await.expect("read").expect("one");
    set_client(&other, &Client { name: "Renamed".to_owned(), ..partner() }).await;
    assert_eq!(issue(&one, &asked).await, Answered::BasisChanged);
    assert_eq!(grant(&one, NOW).await, None);
    asked.basis.client = one.find_client(&partner().id).await.expect("read").expect("one");
    assert_eq!(asked.basis.client.name, "Renamed");
    set_publisher(&other, &Publisher { name: "Others".to_owned(), ..brightwork() }).await;
    assert_eq!(issue(&one, &asked).await, Answered::BasisChanged);
    asked.basis.client = one.find_client(&partner().id).await.expect("read").expect("one");
    assert_eq!(issue(&one, &asked).await, Answered::Recorded);
}

pub(crate) async fn an_answer_to_what_has_changed_since_is_not_stored(store: Subject) {
    populate(&store).await;
    let asked = allowance("a", "jobs_read", "jobs_read", NOW);
    let assert_changed = async |what: &str| {
        assert_eq!(issue(&store, &asked).await, Answered::BasisChanged, "{what}");
        let id = &asked.answer.transaction_id;
        assert_eq!(store.find_answer(id).await.expect("read"), None, "{what}");
        assert_eq!(store.find_code(&code("a")).await.expect("read"), None, "{what}");
        assert_eq!(grant(&store, NOW).await, None, "{what}");
    };
    let changes: [fn(&mut Client); 5] = [
        |client| client.name.push('!'),
        |client| drop(client.redirect_uris.pop()),
        |client| drop(client.scopes.pop()),
        |client| client.publisher = None,
        |client| client.disabled = true,
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let mut client = partner();
        change(&mut client);
        set_client(&store, &client).await;
        assert_changed(&format!("client {number}")).await;
        set_client(&store, &partner()).await;
    }
    // Its disabling has ended an epoch.
    let mut asked = asked.clone();
    asked.basis.client = store.find_client(&partner().id).await.expect("read").expect("one");
    let publisher = Publisher { name: "Others".to_owned(), ..brightwork() };
    set_publisher(&store, &publisher).await;
    assert_eq!(issue(&store, &asked).await, Answered::BasisChanged);
    set_publisher(&store, &brightwork()).await;

    set_user(&store, &ada().id, role(Role::Standard)).await;
    assert_eq!(issue(&store, &asked).await, Answered::BasisChanged);
    set_user(&store, &ada().id, role(Role::Administrator)).await;

    let (company, partner) = (northwind(), partner().id);
    let approved = decision_change(Some(AppDecision::Approved(scopes("jobs_read"))));
    let put = store.decide_app(&company, &partner, &approved, Effects::NONE);
    put.await.expect("decided");
    assert_eq!(issue(&store, &asked).await, Answered::BasisChanged);
    let none = decision_change(None);
    let put = store.decide_app(&company, &partner, &none, Effects::NONE);
    put.await.expect("decided");
    let policy = CompanyPolicy { until_removed: true, ..CompanyPolicy::default() };
    let change = PolicyChange { policy, seen: None, by: ada().id, at: NOW };
    let set = store.set_company_policy(&company, &change, Effects::NONE).await;
    assert!(set.expect("set"));
    assert_eq!(issue(&store, &asked).await, Answered::BasisChanged);

    asked.basis.policy = change.policy;
    assert_eq!(issue(&store, &asked).await, Answered::Recorded);
    // Whatever changes then, it was answered before.
    set_publisher(&store, &publisher).await;
    let before = Answered::Before {
        answer: asked.answer.clone(),
        company_id: Some(northwind()),
        code_redeemed: false,
    };
    assert_eq!(issue(&store, &asked).await, before);
}

/// Who is locked down while an answer is on its way has given nothing by it.
pub(crate) async fn signin_1_an_answer_in_a_session_that_has_ended_or_was_aged_is_not_stored(
    store: Subject,
) {
    populate(&store).await;
    let opened = session("here", NOW, NOW);
    let begin = async |epoch| {
        let cookie = Digest::of("cookie");
        store.begin_session(&opened, &cookie, epoch, None, Effects::NONE).await.expect("answered")
    };
    let answer = async |name: &str, authenticated_at| {
        let mut allowance = allowance(name, "jobs_read", "jobs_read", NOW);
        allowance.basis.session = Some((opened.id.clone(), authenticated_at));
        store.issue_code(&allowance, Effects::NONE).await.expect("answered")
    };
    assert_eq!(answer("before", NOW).await, Answered::GrantEnded);
    assert!(begin(0).await);
    // Signed in anew since: that was aged, or read later.
    assert_eq!(answer("aged", NOW + MINUTE).await, Answered::GrantEnded);
    assert_eq!(answer("in time", NOW).await, Answered::Recorded);
    let (company, user) = (northwind(), ada().id);
    let losses = AccountEvent::LockedDown.losses();
    let ended = store.end_access_of_person(&company, &user, losses, NOW, Effects::NONE);
    assert!(ended.await.expect("answered"));
    assert_eq!(answer("late", NOW).await, Answered::GrantEnded);
}
