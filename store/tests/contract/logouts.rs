//! Which apps know a session, and are told of its end.

use oauth::credential::digest::Digest;
use oauth::id::{ClientId, SessionId};
use oauth::timestamp::Timestamp;
use store::Effects;
use store::logouts::LeasedLogout;
use store::sessions::Session;

use super::fixture::{
    Family, HOUR, MINUTE, NOW, Subject, ada, allow, at_once, connect, partner, populate, ravi,
    session, set_client,
};

async fn sign_in(store: &Subject, session: &Session) {
    let epoch = store.sign_in_epoch(&session.user_id).await.expect("read");
    let cookie = Digest::of(session.id.as_str());
    let begun = store.begin_session(session, &cookie, epoch, None, Effects::NONE).await;
    assert!(begun.expect("answered"));
}

/// In which answers are given.
fn here() -> Session {
    session("session", NOW, NOW)
}

async fn end(store: &Subject, session: &Session) {
    let ended = store.end_session_of_user(&session.user_id, &session.id, Effects::NONE).await;
    assert!(ended.expect("ended"));
}

async fn apps(store: &Subject) -> Vec<(SessionId, ClientId)> {
    store.apps_of_sessions(&ada().id).await.expect("read")
}

async fn lease(store: &Subject, now: Timestamp) -> Vec<LeasedLogout> {
    store.lease_logouts(now, now + MINUTE, 4, 10).await.expect("leased")
}

pub(crate) async fn an_app_knows_a_session_by_an_id_token_alone(store: Subject) {
    populate(&store).await;
    sign_in(&store, &here()).await;
    connect(&store, "a", "jobs_read").await;
    assert_eq!(apps(&store).await, []);
    connect(&store, "b", "openid jobs_read").await;
    connect(&store, "c", "openid").await;
    assert_eq!(apps(&store).await, [(here().id, partner().id)]);
    assert_eq!(store.apps_of_sessions(&ravi().id).await.expect("read"), []);
}

pub(crate) async fn the_end_of_a_session_waits_for_the_apps_that_know_it(store: Subject) {
    populate(&store).await;
    sign_in(&store, &here()).await;
    connect(&store, "a", "openid").await;
    assert_eq!(lease(&store, NOW).await, []);
    end(&store, &here()).await;
    assert_eq!(apps(&store).await, []);
    let leased = lease(&store, NOW).await;
    let [LeasedLogout { row, client, session, user, lease: 1 }] = &leased[..] else {
        panic!("{leased:?}")
    };
    assert_eq!((client, session, user), (&partner().id, &here().id, &ada().id));
    // It is no one else's until the lease is over, and the first has nothing to say of it then.
    assert_eq!(lease(&store, NOW).await, []);
    let again = lease(&store, NOW + MINUTE).await;
    assert_eq!(again, [LeasedLogout { lease: 2, ..leased[0].clone() }]);
    assert!(!store.ack_logout(*row, 1, None).await.expect("tried"));
    assert!(!store.retry_logout_at(*row, 1, NOW + HOUR).await.expect("tried"));
    assert!(store.retry_logout_at(*row, 2, NOW + HOUR).await.expect("put off"));
    assert_eq!(lease(&store, NOW + HOUR - MINUTE).await, []);
    assert_eq!(lease(&store, NOW + HOUR).await.len(), 1);
    assert!(store.ack_logout(*row, 3, None).await.expect("told"));
    assert_eq!(lease(&store, NOW + 2 * HOUR).await, []);
}

pub(crate) async fn an_app_without_an_address_is_not_told(store: Subject) {
    populate(&store).await;
    let mut client = partner();
    client.backchannel_logout = None;
    set_client(&store, &client).await;
    sign_in(&store, &here()).await;
    connect(&store, "a", "openid").await;
    assert_eq!(apps(&store).await.len(), 1);
    end(&store, &here()).await;
    assert_eq!(lease(&store, NOW).await, []);
}

/// What uses data goes on.
pub(crate) async fn what_an_app_holds_of_a_sign_in_ends_with_the_session(store: Subject) {
    populate(&store).await;
    let other = session("other", NOW, NOW);
    for session in [&here(), &other] {
        sign_in(&store, session).await;
    }
    let signed_in = connect(&store, "a", "openid").await;
    let uses_data = connect(&store, "b", "openid jobs_read").await;
    end(&store, &other).await;
    assert!(signed_in.opens(&store, 0, NOW).await && signed_in.renews(&store, 0, NOW).await);
    end(&store, &here()).await;
    assert!(!signed_in.opens(&store, 0, NOW).await && !signed_in.renews(&store, 0, NOW).await);
    assert!(uses_data.opens(&store, 0, NOW).await && uses_data.renews(&store, 0, NOW).await);
}

pub(crate) async fn a_session_that_another_person_takes_over_is_told_as_ended(store: Subject) {
    populate(&store).await;
    sign_in(&store, &here()).await;
    connect(&store, "a", "openid").await;
    sign_in(&store, &here()).await;
    assert_eq!((apps(&store).await.len(), lease(&store, NOW).await), (1, Vec::new()));
    sign_in(&store, &Session { user_id: ravi().id, ..here() }).await;
    assert_eq!(lease(&store, NOW).await[0].user, ada().id);
    assert_eq!(store.apps_of_sessions(&ravi().id).await.expect("read"), []);
}

pub(crate) async fn senders_at_once_get_each_logout_once_and_few_of_one_app(store: Subject) {
    populate(&store).await;
    for number in 0..20 {
        sign_in(&store, &here()).await;
        connect(&store, &number.to_string(), "openid").await;
        end(&store, &here()).await;
    }
    assert_eq!(lease(&store, NOW).await.len(), 4);
    let senders = at_once(|_| {
        let store = store.clone();
        async move { store.lease_logouts(NOW, NOW + MINUTE, 20, 3).await.expect("leased") }
    });
    let mut leased: Vec<LeasedLogout> = senders.await.into_iter().flatten().collect();
    leased.extend(store.lease_logouts(NOW, NOW + MINUTE, 20, 20).await.expect("leased"));
    let mut rows: Vec<i64> = leased.iter().map(|logout| logout.row).collect();
    rows.sort_unstable();
    rows.dedup();
    assert_eq!((rows.len(), leased.len()), (16, 16));
}

pub(crate) async fn a_session_that_ends_while_an_app_learns_of_it_leaves_nothing(store: Subject) {
    populate(&store).await;
    for number in 0..20 {
        sign_in(&store, &here()).await;
        let name = number.to_string();
        allow(&store, &name, "openid", NOW).await;
        let grant = super::fixture::grant(&store, NOW).await.expect("granted");
        let family = Family::of_grant(&name, grant.id.as_str());
        let session = here();
        tokio::join!(family.redeem(&store, "openid", NOW), end(&store, &session));
        assert_eq!(apps(&store).await, []);
        assert!(!family.renews(&store, 0, NOW).await);
        for logout in lease(&store, NOW).await {
            assert!(store.ack_logout(logout.row, 1, None).await.expect("told"));
        }
    }
}
