use oauth::id::GrantId;
use oauth::role::Role;
use oauth::timestamp::Timestamp;
use store::Effects;
use store::request_counts::RequestCount;

use super::fixture::{
    DAY, Fate, NOW, Subject, allowance, at_once, connect, contoso, grant, northwind, partner,
    populate, ravi, ravi_in_northwind, set_user,
};

fn count(grant_id: &GrantId, day: Timestamp, group: &str, requests: u32) -> RequestCount {
    RequestCount { grant_id: grant_id.clone(), day, group: group.to_owned(), requests }
}

/// Ada connects the partner's app; her grant.
async fn connected(store: &Subject) -> GrantId {
    populate(store).await;
    connect(store, "a", "jobs_read").await;
    grant(store, NOW).await.expect("granted").id
}

pub(crate) async fn what_was_counted_is_added_up_by_day_and_group(store: Subject) {
    let id = connected(&store).await;
    let first = [count(&id, NOW, "jobs", 2), count(&id, NOW, "", 1), count(&id, NOW + DAY, "", 3)];
    store.add_requests(&first).await.expect("added");
    store.add_requests(&[count(&id, NOW, "jobs", 40)]).await.expect("added");
    let of_grant = |since| store.requests_of_grant(&id, since);
    let all = [(String::new(), 4), ("jobs".to_owned(), 42)];
    assert_eq!(of_grant(NOW).await.expect("read"), all);
    assert_eq!(of_grant(NOW + DAY).await.expect("read"), [(String::new(), 3)]);
    let of_apps = store.requests_of_apps(&northwind(), NOW).await.expect("read");
    assert_eq!(of_apps, [(partner().id, 46)]);
}

pub(crate) async fn requests_of_no_grant_are_not_counted(store: Subject) {
    let id = connected(&store).await;
    let unknown = GrantId::new("grn_unknown");
    let counts = [count(&unknown, NOW, "jobs", 1), count(&id, NOW, "jobs", 1)];
    store.add_requests(&counts).await.expect("added");
    assert_eq!(store.requests_of_grant(&unknown, NOW).await.expect("read"), []);
    assert_eq!(store.requests_of_grant(&id, NOW).await.expect("read").len(), 1);
}

pub(crate) async fn a_company_counts_the_requests_of_its_present_users(store: Subject) {
    let id = connected(&store).await;
    let mut allowance = allowance("b", "jobs_read", "jobs_read", NOW);
    allowance.answer.user_id = ravi().id;
    allowance.basis.role = ravi_in_northwind().role;
    store.issue_code(&allowance, Effects::NONE).await.expect("issued");
    let of_ravi = store.grants_of_user(&ravi().id, NOW).await.expect("read").remove(0).grant.id;
    let counts = [count(&id, NOW, "jobs", 1), count(&of_ravi, NOW, "jobs", 10)];
    store.add_requests(&counts).await.expect("added");
    let of_company = |company| {
        let store = store.clone();
        async move { store.requests_of_apps(&company, NOW).await.expect("read") }
    };
    assert_eq!(of_company(northwind()).await, [(partner().id, 11)]);
    set_user(&store, &ravi().id, Fate::Joins(contoso(), Role::Standard)).await;
    set_user(&store, &ravi().id, Fate::Leaves(northwind())).await;
    assert_eq!(of_company(northwind()).await, [(partner().id, 1)]);
    assert_eq!(of_company(contoso()).await, []);
}

pub(crate) async fn requests_that_are_added_at_once_are_all_counted(store: Subject) {
    let id = connected(&store).await;
    let add = |_| {
        let (store, id) = (store.clone(), id.clone());
        async move {
            let counts = [count(&id, NOW, "jobs", 1), count(&id, NOW, "", 1)];
            store.add_requests(&counts).await.expect("added");
        }
    };
    at_once(add).await;
    let counted = store.requests_of_grant(&id, NOW).await.expect("read");
    assert_eq!(counted, [(String::new(), 64), ("jobs".to_owned(), 64)]);
}

pub(crate) async fn old_counts_are_deleted_a_few_at_a_time(store: Subject) {
    let id = connected(&store).await;
    let days: Vec<_> = (0..5).map(|day| count(&id, NOW + DAY * day, "jobs", 1)).collect();
    store.add_requests(&days).await.expect("added");
    let delete = |limit| store.delete_request_counts(NOW + DAY * 3, limit);
    assert_eq!(delete(2).await.expect("deleted"), 2);
    assert_eq!(delete(2).await.expect("deleted"), 1);
    assert_eq!(delete(2).await.expect("deleted"), 0);
    let left = store.requests_of_grant(&id, NOW).await.expect("read");
    assert_eq!(left, [("jobs".to_owned(), 2)]);
}
