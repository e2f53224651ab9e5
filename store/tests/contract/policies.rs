use oauth::audit::AuditAction;
use oauth::client::publisher::Publisher;
use oauth::consent::policy::{AppDecision, CompanyPolicy, WhoMayConnect};
use oauth::id::{ApprovalRequestId, SessionId, TransactionId};
use oauth::role::Role;
use oauth::scope::ScopeSet;
use store::answers::{Answer, Answered};
use store::audit::AuditQuery;
use store::grants::ConsentContext;
use store::policies::{
    ApprovalAnswer, ApprovalBasis, ApprovalRequest, DecidedApp, DecisionBasis, DecisionChange,
    PolicyChange,
};
use store::slice::Slice;
use store::users::UserChange;
use store::{Effects, Version};

use super::audit::event;
use super::fixture::{
    Fate, HOUR, MINUTE, NOW, Subject, active, ada, at_once, brightwork, connect, contoso, count,
    decision_change, grant, northwind, partner, populate, publisher_change, ravi, role, scopes,
    set_user,
};

fn answer(name: &str) -> Answer {
    Answer {
        transaction_id: TransactionId::new(format!("transaction {name}")),
        session_id: SessionId::new("session"),
        user_id: ravi().id,
        client_id: partner().id,
        allowed: None,
        answered_at: NOW,
    }
}

fn request(name: &str) -> ApprovalRequest {
    ApprovalRequest {
        id: ApprovalRequestId::new(format!("request {name}")),
        company_id: northwind(),
        client_id: partner().id,
        user_id: ravi().id,
        scopes: scopes("jobs_read candidates_read"),
        message: format!("Please, {name}."),
        asked_at: NOW,
        answer: None,
    }
}

async fn ask(store: &Subject, name: &str) -> Answered {
    store.ask_for_approval(&answer(name), &request(name), Effects::NONE).await.expect("answered")
}

async fn waiting(store: &Subject) -> Vec<ApprovalRequest> {
    let waiting = store.approval_requests(&northwind(), false, Slice::first(10)).await;
    let waiting = waiting.expect("read");
    let count = store.count_open_approval_requests(&northwind()).await.expect("read");
    assert_eq!(count as usize, waiting.len());
    let of_app = store.open_requests_of_app(&northwind(), &partner().id, 10).await.expect("read");
    assert_eq!(of_app, waiting);
    waiting
}

fn reply(approved: bool) -> ApprovalAnswer {
    ApprovalAnswer { approved, reason: "Because.".to_owned(), by: ada().id, at: NOW + HOUR }
}

async fn standing(store: &Subject) -> ConsentContext {
    let (user, client) = (ada().id, partner().id);
    store.find_consent_context(&user, &client, &northwind(), NOW).await.expect("read")
}

async fn decide(store: &Subject, decision: Option<&AppDecision>) {
    let (company, client, change) = (northwind(), partner().id, decision_change(decision.cloned()));
    let decided = store.decide_app(&company, &client, &change, Effects::NONE).await;
    assert!(decided.expect("decided"));
}

pub(crate) async fn a_company_that_set_no_policy_has_the_default(store: Subject) {
    populate(&store).await;
    let policy = store.company_policy(&northwind()).await.expect("read");
    assert_eq!(policy, (CompanyPolicy::default(), Version(0)));
    assert_eq!(standing(&store).await, ConsentContext::default());
    assert_eq!(store.decided_apps(&northwind()).await.expect("read"), []);
}

pub(crate) async fn a_policy_set_again_is_replaced_for_its_company_alone(store: Subject) {
    populate(&store).await;
    let strict = CompanyPolicy {
        read: WhoMayConnect::VerifiedPublishersOnly,
        change: WhoMayConnect::AdministratorsOnly,
        delete: WhoMayConnect::AdministratorsOnly,
        admin: WhoMayConnect::AdministratorsOnly,
        until_removed: true,
    };
    for (policy, version) in [(&CompanyPolicy::default(), Version(1)), (&strict, Version(2))] {
        assert!(set_policy(&store, policy, None).await);
        let found = store.company_policy(&northwind()).await.expect("read");
        assert_eq!(found, (policy.clone(), version));
    }
    assert_eq!(standing(&store).await.policy, strict);
    let other = store.company_policy(&contoso()).await.expect("read");
    assert_eq!(other, (CompanyPolicy::default(), Version(0)));
}

async fn set_policy(store: &Subject, policy: &CompanyPolicy, seen: Option<Version>) -> bool {
    let change = PolicyChange { policy: policy.clone(), seen, by: ada().id, at: NOW };
    store.set_company_policy(&northwind(), &change, Effects::NONE).await.expect("tried")
}

pub(crate) async fn of_those_who_set_a_policy_they_saw_at_once_one_does(store: Subject) {
    populate(&store).await;
    for seen in [Version(0), Version(1)] {
        let set = at_once(|_| {
            let store = store.clone();
            async move { set_policy(&store, &CompanyPolicy::default(), Some(seen)).await }
        });
        assert_eq!(set.await.into_iter().filter(|is_set| *is_set).count(), 1, "{seen}");
    }
    let (_, version) = store.company_policy(&northwind()).await.expect("read");
    assert_eq!(version, Version(2));
    assert!(!set_policy(&store, &CompanyPolicy::default(), Some(Version(7))).await);
}

pub(crate) async fn an_app_is_approved_blocked_and_left_to_the_policy_again(store: Subject) {
    populate(&store).await;
    for decision in [AppDecision::Approved(scopes("jobs_read")), AppDecision::Blocked] {
        decide(&store, Some(&decision)).await;
        assert_eq!(standing(&store).await.decision, Some(decision.clone()));
        let decided = DecidedApp {
            client_id: partner().id,
            name: partner().name,
            publisher: partner().publisher.map(|publisher| publisher.name),
            disabled: false,
            registered: partner().allowed_scopes(),
            decision,
            by: ada().id,
            at: NOW,
        };
        assert_eq!(store.decided_apps(&northwind()).await.expect("read"), [decided]);
        assert_eq!(store.decided_apps(&contoso()).await.expect("read"), []);
    }
    decide(&store, None).await;
    assert_eq!(standing(&store).await.decision, None);
}

pub(crate) async fn blocking_an_app_ends_its_grants_and_tokens(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    decide(&store, Some(&AppDecision::Approved(scopes("jobs_read")))).await;
    assert!(family.opens(&store, 0, NOW).await);
    decide(&store, Some(&AppDecision::Blocked)).await;
    assert!(!family.opens(&store, 0, NOW).await);
    assert_eq!(grant(&store, NOW).await, None);
    decide(&store, None).await;
    assert!(!family.opens(&store, 0, NOW).await, "what is taken back stays taken back");
}

pub(crate) async fn blocking_an_app_refuses_the_requests_that_wait(store: Subject) {
    populate(&store).await;
    ask(&store, "a").await;
    decide(&store, Some(&AppDecision::Blocked)).await;
    assert_eq!(waiting(&store).await, []);
    let id = request("a").id;
    let late = store
        .answer_approval_request(&id, &reply(true), Some(&scopes("jobs_read")), None, Effects::NONE)
        .await;
    assert!(!late.expect("answered"));
    assert_eq!(standing(&store).await.decision, Some(AppDecision::Blocked));
}

pub(crate) async fn a_blocked_app_gets_no_code(store: Subject) {
    populate(&store).await;
    decide(&store, Some(&AppDecision::Blocked)).await;
    let late = super::fixture::allowance("a", "jobs_read", "jobs_read", NOW);
    assert_eq!(
        store.issue_code(&late, Effects::NONE).await.expect("answered"),
        Answered::GrantEnded
    );
    assert_eq!(grant(&store, NOW).await, None);
    let answer = store.find_answer(&late.answer.transaction_id).await.expect("read");
    assert_eq!(answer, None);
}

pub(crate) async fn a_request_answers_its_showing_once(store: Subject) {
    populate(&store).await;
    assert_eq!(ask(&store, "a").await, Answered::Recorded);
    let again =
        store.ask_for_approval(&answer("a"), &request("b"), Effects::NONE).await.expect("answered");
    assert_eq!(
        again,
        Answered::Before { answer: answer("a"), company_id: None, code_redeemed: false }
    );
    assert_eq!(waiting(&store).await, [request("a")]);
}

pub(crate) async fn a_request_that_allows_is_refused(store: Subject) {
    populate(&store).await;
    let allows = Answer { allowed: Some(scopes("jobs_read")), ..answer("a") };
    store.ask_for_approval(&allows, &request("a"), Effects::NONE).await.expect_err("refused");
    let answered = ApprovalRequest { answer: Some(reply(true)), ..request("a") };
    store.ask_for_approval(&answer("a"), &answered, Effects::NONE).await.expect_err("refused");
    assert_eq!(waiting(&store).await, []);
}

pub(crate) async fn a_person_who_asks_again_replaces_what_waits(store: Subject) {
    populate(&store).await;
    ask(&store, "a").await;
    ask(&store, "b").await;
    assert_eq!(waiting(&store).await, [request("b")]);
    let own = store.approval_requests_of_user(&ravi().id, 10).await.expect("read");
    assert_eq!(own, [request("b")]);
    assert_eq!(store.approval_requests_of_user(&ada().id, 10).await.expect("read"), []);
    assert_eq!(
        store.approval_requests(&contoso(), false, Slice::first(10)).await.expect("read"),
        []
    );
}

pub(crate) async fn a_request_is_withdrawn_by_its_user_alone_while_it_is_open(store: Subject) {
    populate(&store).await;
    let withdraw = |name: &str, user| {
        let (store, id) = (store.clone(), request(name).id);
        async move {
            let done = store.withdraw_approval_request(&id, &user, Effects::NONE).await;
            done.expect("tried")
        }
    };
    ask(&store, "a").await;
    assert!(!withdraw("a", ada().id).await);
    assert!(!withdraw("unknown", ravi().id).await);
    assert_eq!(waiting(&store).await, [request("a")]);
    assert!(withdraw("a", ravi().id).await);
    assert_eq!(waiting(&store).await, []);
    assert!(!withdraw("a", ravi().id).await);
    let late = store
        .answer_approval_request(&request("a").id, &reply(true), None, None, Effects::NONE)
        .await;
    assert!(!late.expect("tried"));
    ask(&store, "b").await;
    let id = request("b").id;
    let answered =
        store.answer_approval_request(&id, &reply(false), None, None, Effects::NONE).await;
    assert!(answered.expect("answered"));
    assert!(!withdraw("b", ravi().id).await);
    assert!(store.find_approval_request(&id).await.expect("read").is_some());
}

pub(crate) async fn of_answers_to_a_request_at_once_one_counts(store: Subject) {
    populate(&store).await;
    ask(&store, "a").await;
    let answered = at_once(|number| {
        let store = store.clone();
        async move {
            let id = request("a").id;
            let reply = reply(number % 2 == 0);
            store
                .answer_approval_request(&id, &reply, None, None, Effects::NONE)
                .await
                .expect("answered")
        }
    })
    .await;
    assert_eq!(count(&answered, &true), 1);
}

pub(crate) async fn approving_a_request_approves_the_app_beside_what_was_approved(store: Subject) {
    populate(&store).await;
    decide(&store, Some(&AppDecision::Approved(scopes("jobs_read")))).await;
    ask(&store, "a").await;
    let id = request("a").id;
    let approved: ScopeSet = scopes("candidates_read");
    let answered = store
        .answer_approval_request(&id, &reply(true), Some(&approved), None, Effects::NONE)
        .await;
    assert!(answered.expect("answered"));
    let decision = AppDecision::Approved(scopes("jobs_read candidates_read"));
    assert_eq!(standing(&store).await.decision, Some(decision));
    assert_eq!(waiting(&store).await, []);
    let kept = ApprovalRequest { answer: Some(reply(true)), ..request("a") };
    let answered =
        store.approval_requests(&northwind(), true, Slice::first(10)).await.expect("read");
    assert_eq!(answered, std::slice::from_ref(&kept));
    assert_eq!(store.find_approval_request(&id).await.expect("read"), Some(kept));
}

pub(crate) async fn refusing_a_request_decides_nothing_about_the_app(store: Subject) {
    populate(&store).await;
    ask(&store, "a").await;
    let answered = store
        .answer_approval_request(&request("a").id, &reply(false), None, None, Effects::NONE)
        .await;
    assert!(answered.expect("answered"));
    assert_eq!(standing(&store).await.decision, None);
    let unknown = ApprovalRequestId::new("unknown");
    let answered =
        store.answer_approval_request(&unknown, &reply(true), None, None, Effects::NONE).await;
    assert!(!answered.expect("written"));
    let again = ApprovalRequest { asked_at: NOW + MINUTE, ..request("b") };
    store.ask_for_approval(&answer("b"), &again, Effects::NONE).await.expect("asked");
    assert_eq!(waiting(&store).await, [again]);
}

/// The version of the app now.
async fn version(store: &Subject) -> Version {
    let found = store.find_client_to_change(&partner().id).await.expect("read");
    found.expect("registered").1
}

pub(crate) async fn an_app_of_another_version_than_was_seen_is_not_approved(store: Subject) {
    populate(&store).await;
    let approve = async |seen| {
        let approved = decision_change(Some(AppDecision::Approved(scopes("jobs_read"))));
        let seen = DecisionBasis { client: Some(seen), decision: None };
        let change = DecisionChange { seen: Some(seen), ..approved };
        let decided = store.decide_app(&northwind(), &partner().id, &change, Effects::NONE).await;
        decided.expect("tried")
    };
    // A change of its publisher is one of the app.
    let seen = version(&store).await;
    let publisher = Publisher { website: None, ..brightwork() };
    let changed = store.change_publisher(&publisher_change(publisher), Effects::NONE).await;
    assert!(changed.expect("changed"));
    assert!(!approve(seen).await);
    let seen = version(&store).await;
    assert!(store.set_client_logo(&partner().id, Some(b"png"), None, Effects::NONE).await.is_ok());
    assert!(!approve(seen).await);
    assert_eq!(standing(&store).await.decision, None);
    assert!(approve(version(&store).await).await);
    assert_ne!(standing(&store).await.decision, None);
}

pub(crate) async fn no_app_is_approved_after_a_change_that_was_not_seen(store: Subject) {
    populate(&store).await;
    let seen = version(&store).await;
    at_once(|number| {
        let store = store.clone();
        async move {
            let client = partner().id;
            if number % 8 == 7 {
                let effects = event(AuditAction::PublisherChanged, &ada(), NOW).into();
                store.set_response_modes(&client, &[], effects).await.expect("changed")
            } else {
                let approved = decision_change(Some(AppDecision::Approved(scopes("jobs_read"))));
                let decision = standing(&store).await.decision;
                let seen = DecisionBasis { client: Some(seen), decision };
                let change = DecisionChange { seen: Some(seen), ..approved };
                let effects = event(AuditAction::AppApproved, &ada(), NOW).into();
                store.decide_app(&northwind(), &client, &change, effects).await.expect("tried")
            }
        }
    })
    .await;
    let entries = async |action| {
        let (company, actions) = (Some(northwind()), vec![action]);
        let query = AuditQuery { company, actions, limit: 100, ..AuditQuery::default() };
        store.audit_numbers(&query).await.expect("read")
    };
    let changed = entries(AuditAction::PublisherChanged).await;
    assert_eq!(changed.len(), 8);
    let approved = entries(AuditAction::AppApproved).await;
    assert!(approved.iter().max() < changed.iter().min(), "{approved:?} {changed:?}");
}

pub(crate) async fn a_decision_that_was_not_seen_is_not_replaced(store: Subject) {
    populate(&store).await;
    let decided = at_once(|number| {
        let store = store.clone();
        async move {
            let approved = AppDecision::Approved(scopes("jobs_read"));
            let decision = if number % 2 == 0 { AppDecision::Blocked } else { approved };
            let seen = DecisionBasis { client: None, decision: None };
            let change = DecisionChange { seen: Some(seen), ..decision_change(Some(decision)) };
            let client = partner().id;
            store.decide_app(&northwind(), &client, &change, Effects::NONE).await.expect("tried")
        }
    })
    .await;
    assert_eq!(count(&decided, &true), 1);
    let reset = async |decision| {
        let seen = DecisionBasis { client: None, decision };
        let change = DecisionChange { seen: Some(seen), ..decision_change(None) };
        let reset = store.decide_app(&northwind(), &partner().id, &change, Effects::NONE).await;
        reset.expect("tried")
    };
    assert!(!reset(None).await);
    assert!(!reset(Some(AppDecision::Approved(scopes("jobs_write")))).await);
    let decision = standing(&store).await.decision;
    assert_ne!(decision, None);
    assert!(reset(decision).await);
    assert_eq!(standing(&store).await.decision, None);
}

pub(crate) async fn a_request_is_answered_about_the_app_and_the_user_that_were_seen(
    store: Subject,
) {
    populate(&store).await;
    ask(&store, "a").await;
    let basis = async || {
        let user = store.find_user(&ravi().id).await.expect("read").expect("found");
        let found = store.find_principal(&ravi().id, &northwind()).await.expect("read");
        let membership = found.map(|found| found.membership);
        ApprovalBasis { client: version(&store).await, user, membership }
    };
    let answer = async |seen| {
        let (id, reply, approved) = (request("a").id, reply(true), scopes("jobs_read"));
        let answered =
            store.answer_approval_request(&id, &reply, Some(&approved), Some(&seen), Effects::NONE);
        answered.await.expect("tried")
    };
    let seen = basis().await;
    assert!(store.set_response_modes(&partner().id, &[], Effects::NONE).await.expect("changed"));
    assert!(!answer(seen).await);
    let seen = basis().await;
    let renamed = UserChange { first_name: Some("Rav".to_owned()), ..UserChange::default() };
    set_user(&store, &ravi().id, renamed).await;
    assert!(!answer(seen).await);
    let seen = basis().await;
    set_user(&store, &ravi().id, role(Role::Administrator)).await;
    assert!(!answer(seen).await);
    assert_eq!(standing(&store).await.decision, None);
    assert_eq!(waiting(&store).await, [request("a")]);
    assert!(answer(basis().await).await);
    assert_ne!(standing(&store).await.decision, None);
}

pub(crate) async fn what_a_user_asks_of_a_company_is_withdrawn_when_they_act_for_it_no_longer(
    store: Subject,
) {
    populate(&store).await;
    set_user(&store, &ravi().id, Fate::Joins(contoso(), Role::Standard)).await;
    ask(&store, "answered").await;
    let (id, no) = (request("answered").id, reply(false));
    let answered = store.answer_approval_request(&id, &no, None, None, Effects::NONE).await;
    assert!(answered.expect("answered"));
    for (name, gone, back) in [
        ("a", active(false), active(true)),
        ("b", Fate::Leaves(northwind()), Fate::Joins(northwind(), Role::Standard)),
    ] {
        ask(&store, name).await;
        let there = format!("there {name}");
        let other = ApprovalRequest { company_id: contoso(), ..request(&there) };
        let asked = store.ask_for_approval(&answer(&there), &other, Effects::NONE).await;
        assert_eq!(asked.expect("answered"), Answered::Recorded);
        // Another role, or another title, ends nothing.
        set_user(&store, &ravi().id, role(Role::Administrator)).await;
        set_user(&store, &ravi().id, role(Role::Standard)).await;
        assert_eq!(waiting(&store).await, [request(name)]);
        set_user(&store, &ravi().id, gone).await;
        set_user(&store, &ravi().id, back).await;
        assert_eq!(waiting(&store).await, []);
        let own = store.approval_requests_of_user(&ravi().id, 10).await.expect("read");
        let own: Vec<_> = own.into_iter().map(|request| request.id).collect();
        assert!(own.contains(&other.id) && own.contains(&id), "{own:?}");
    }
}
