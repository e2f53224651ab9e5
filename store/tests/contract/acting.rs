//! What a person does is done while they may, or not at all: they are looked at in the transaction.

use oauth::access_loss::AccountEvent;
use oauth::audit::AuditAction;
use oauth::consent::policy::{AppDecision, CompanyPolicy};
use oauth::credential::digest::Digest;
use oauth::id::{ApprovalRequestId, SessionId, TransactionId};
use oauth::role::Role;
use oauth::user::User;
use store::answers::Answer;
use store::audit::AuditQuery;
use store::memberships::{MemberChange, StaffRule};
use store::policies::{ApprovalAnswer, ApprovalRequest, PolicyChange};
use store::sessions::Session;
use store::{Acting, Effects, StoreError, Version};

use super::audit::event;
use super::fixture::{
    self, NOW, Subject, active, ada, decision_change, disabled, northwind, partner, populate, ravi,
    role, scopes, set_member, set_user,
};

/// In a session that has just begun.
async fn signs_in(store: &Subject, user: &User, name: &str) -> Acting {
    let session = Session {
        id: SessionId::new(name),
        user_id: user.id.clone(),
        ..fixture::session(name, NOW, NOW)
    };
    let epoch = store.sign_in_epoch(&user.id).await.expect("read");
    let begun = store.begin_session(&session, &Digest::of(name), epoch, None, Effects::NONE).await;
    assert!(begun.expect("answered"));
    Acting {
        user: user.id.clone(),
        company: northwind(),
        role: Role::Administrator,
        session: Some((session.id, NOW)),
    }
}

fn by(acting: &Acting) -> Effects {
    Effects::NONE.by(Some(acting.clone()))
}

async fn set_policy(store: &Subject, effects: Effects) -> Result<bool, StoreError> {
    let policy = CompanyPolicy { until_removed: true, ..CompanyPolicy::default() };
    let change = PolicyChange { policy, seen: None, by: ada().id, at: NOW };
    store.set_company_policy(&northwind(), &change, effects).await
}

async fn lock_down(store: &Subject, user: &User, effects: Effects) -> Result<bool, StoreError> {
    let (company, losses) = (northwind(), AccountEvent::LockedDown.losses());
    store.end_access_of_person(&company, &user.id, losses, NOW, effects).await
}

/// Ravi asks, whatever an administrator does.
async fn ask(store: &Subject) -> ApprovalRequestId {
    let answer = Answer {
        transaction_id: TransactionId::new("transaction"),
        session_id: SessionId::new("session"),
        user_id: ravi().id,
        client_id: partner().id,
        allowed: None,
        answered_at: NOW,
    };
    let request = ApprovalRequest {
        id: ApprovalRequestId::new("request"),
        company_id: northwind(),
        client_id: partner().id,
        user_id: ravi().id,
        scopes: scopes("jobs_read"),
        message: String::new(),
        asked_at: NOW,
        answer: None,
    };
    store.ask_for_approval(&answer, &request, Effects::NONE).await.expect("asked");
    request.id
}

fn is_refused<T>(done: &Result<T, StoreError>) -> bool {
    matches!(done, Err(StoreError::ActorEnded { .. }))
}

/// Nothing of what an administrator decides is stored in their name.
async fn decides_nothing(store: &Subject, acting: &Acting, request: &ApprovalRequestId) {
    assert!(is_refused(&set_policy(store, by(acting)).await));
    let (company, client) = (northwind(), partner().id);
    let change = decision_change(Some(AppDecision::Blocked));
    assert!(is_refused(&store.decide_app(&company, &client, &change, by(acting)).await));
    assert!(is_refused(&store.decide_host(&company, "apps.example", &change, by(acting)).await));
    let yes = ApprovalAnswer { approved: true, reason: String::new(), by: ada().id, at: NOW };
    let approved = scopes("jobs_read");
    let answered = store.answer_approval_request(request, &yes, Some(&approved), None, by(acting));
    assert!(is_refused(&answered.await));
    assert!(is_refused(&store.require_second_factor(&company, true, by(acting)).await));
    assert!(is_refused(&lock_down(store, &ravi(), by(acting)).await));

    let (_, version) = store.company_policy(&company).await.expect("read");
    assert_eq!(version, Version(0));
    assert_eq!(store.decided_apps(&company).await.expect("read"), []);
    assert_eq!(store.host_decisions(&company).await.expect("read"), []);
    let kept = store.find_approval_request(request).await.expect("read").expect("kept");
    assert_eq!(kept.answer, None);
    let found = store.find_company(&company).await.expect("read").expect("found");
    assert!(!found.requires_second_factor);
}

pub(crate) async fn signin_1_who_was_locked_down_meanwhile_decides_nothing(store: Subject) {
    populate(&store).await;
    let request = ask(&store).await;
    // No session, another person's, and one that was signed in to anew since.
    let acting = Acting { session: Some((SessionId::new("none"), NOW)), ..fixture::maker() };
    decides_nothing(&store, &acting, &request).await;
    let of_ravi = signs_in(&store, &ravi(), "of ravi").await.session;
    decides_nothing(&store, &Acting { session: of_ravi, ..fixture::maker() }, &request).await;
    let acting = signs_in(&store, &ada(), "here").await;
    let later = Some((SessionId::new("here"), NOW + fixture::MINUTE));
    decides_nothing(&store, &Acting { session: later, ..acting.clone() }, &request).await;
    assert!(lock_down(&store, &ada(), Effects::NONE).await.expect("locked down"));
    decides_nothing(&store, &acting, &request).await;
}

pub(crate) async fn signin_1_who_lost_their_role_meanwhile_decides_nothing(store: Subject) {
    populate(&store).await;
    let request = ask(&store).await;
    for (gone, back) in [
        (role(Role::Standard), role(Role::Administrator)),
        (active(false), active(true)),
        (disabled(true), disabled(false)),
    ] {
        set_user(&store, &ada().id, gone).await;
        decides_nothing(&store, &fixture::maker(), &request).await;
        set_user(&store, &ada().id, back).await;
    }
    // And who is one does.
    let acting = signs_in(&store, &ada(), "here").await;
    assert!(set_policy(&store, by(&acting)).await.expect("set"));
}

pub(crate) async fn signin_1_nothing_is_written_in_a_session_after_it_was_locked_down(
    store: Subject,
) {
    populate(&store).await;
    for round in 0..12 {
        let acting = signs_in(&store, &ada(), &format!("round {round}")).await;
        let told = |action| Effects::from(event(action, &ada(), NOW));
        let sets = set_policy(&store, told(AuditAction::PolicyChanged).by(Some(acting)));
        let ada = ada();
        let locks = lock_down(&store, &ada, told(AuditAction::LockedDown));
        let (sets, locks) = tokio::join!(sets, locks);
        assert!(locks.expect("locked down"));
        let query = AuditQuery { company: Some(northwind()), limit: 2, ..AuditQuery::default() };
        let entries = store.audit_entries(&query).await.expect("read");
        // Whichever came first, the lock-down came last.
        assert_eq!(entries[0].event.action, AuditAction::LockedDown.into(), "{round}");
        match sets {
            Ok(true) => {
                assert_eq!(entries[1].event.action, AuditAction::PolicyChanged.into(), "{round}");
            }
            refused => assert!(is_refused(&refused), "{round}: {refused:?}"),
        }
    }
}

/// In sessions of theirs, at the same moment.
pub(crate) async fn signin_1_of_two_administrators_who_lock_each_other_down_one_does(
    store: Subject,
) {
    populate(&store).await;
    let promoted = MemberChange { role: Some(Role::Administrator), ..MemberChange::default() };
    set_member(&store, &ravi().id, &northwind(), promoted).await;
    for round in 0..8 {
        let of_ada = signs_in(&store, &ada(), &format!("ada {round}")).await;
        let of_ravi = signs_in(&store, &ravi(), &format!("ravi {round}")).await;
        let (ada, ravi) = (ada(), ravi());
        let one = lock_down(&store, &ravi, by(&of_ada));
        let other = lock_down(&store, &ada, by(&of_ravi));
        let (one, other) = tokio::join!(one, other);
        let both = [one, other];
        assert_eq!(both.iter().filter(|done| matches!(done, Ok(true))).count(), 1, "{both:?}");
        assert_eq!(both.iter().filter(|done| is_refused(done)).count(), 1, "{both:?}");
    }
}

pub(crate) async fn signin_0_of_two_administrators_who_demote_each_other_in_sessions_one_does(
    store: Subject,
) {
    populate(&store).await;
    for round in 0..8 {
        for id in [&ada().id, &ravi().id] {
            let promoted =
                MemberChange { role: Some(Role::Administrator), ..MemberChange::default() };
            set_member(&store, id, &northwind(), promoted).await;
        }
        let of_ada = signs_in(&store, &ada(), &format!("ada {round}")).await;
        let of_ravi = signs_in(&store, &ravi(), &format!("ravi {round}")).await;
        let demote = async |acting: &Acting, user: &User| {
            let rule = StaffRule::ByAdministrator(acting.user.clone());
            let change = MemberChange { role: Some(Role::Standard), ..MemberChange::default() };
            let company = northwind();
            store.change_member(&company, &user.id, &change, rule, NOW, by(acting)).await
        };
        let (ada, ravi) = (ada(), ravi());
        let (one, other) = tokio::join!(demote(&of_ada, &ravi), demote(&of_ravi, &ada));
        let both = [one, other];
        assert_eq!(both.iter().filter(|done| matches!(done, Ok(Ok(_)))).count(), 1, "{both:?}");
        assert_eq!(both.iter().filter(|done| is_refused(done)).count(), 1, "{both:?}");
        let left = store.administrators_of_company(&northwind(), 9).await.expect("read");
        assert_eq!(left.len(), 1, "{round}");
    }
}
