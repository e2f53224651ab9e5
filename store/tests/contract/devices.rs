use std::time::Duration;

use oauth::credential::digest::Digest;
use oauth::timestamp::Timestamp;
use store::devices::{Begun, DeviceRequest, Polled, WaitingLimits};

use super::fixture::{DAY, MINUTE, NOW, Subject, at_once, partner, populate};

const INTERVAL: Duration = Duration::from_secs(5);
const SECOND: Duration = Duration::from_secs(1);

fn request(name: &str) -> DeviceRequest {
    DeviceRequest {
        device_code: Digest::of(&format!("device code {name}")),
        user_code: Digest::of(&format!("user code {name}")),
        client_id: partner().id,
        network: Digest::of("203.0.113.7"),
        query: "client_id=partner&scope=jobs_read".to_owned(),
        asked_at: NOW,
        expires_at: NOW + 10 * MINUTE,
        interval: INTERVAL,
    }
}

const LIMITS: WaitingLimits = WaitingLimits { of_client: 100, of_network: 100 };

async fn put(store: &Subject, request: &DeviceRequest) -> Begun {
    store.begin_device_request(request, LIMITS).await.expect("answered")
}

async fn begin(store: &Subject, name: &str) -> DeviceRequest {
    let request = request(name);
    assert_eq!(put(store, &request).await, Begun::Waiting);
    request
}

async fn poll(store: &Subject, code: &Digest, at: Timestamp) -> Polled {
    store.note_device_poll(code, INTERVAL, at).await.expect("noted")
}

pub(crate) async fn an_unknown_device_is_not_found(store: Subject) {
    populate(&store).await;
    begin(&store, "a").await;
    let unknown = Digest::of("unknown");
    assert_eq!(store.find_device_request(&unknown).await.expect("read"), None);
    let found = store.find_device_request_by_user_code(&unknown, NOW).await.expect("read");
    assert_eq!(found, None);
    assert_eq!(poll(&store, &unknown, NOW).await, Polled::InTime);
}

pub(crate) async fn a_user_code_that_is_taken_is_not_given_twice(store: Subject) {
    populate(&store).await;
    let first = begin(&store, "a").await;
    let second = DeviceRequest { user_code: first.user_code, ..request("b") };
    assert_eq!(put(&store, &second).await, Begun::UserCodeTaken);
    assert_eq!(store.find_device_request(&second.device_code).await.expect("read"), None);
}

pub(crate) async fn of_devices_that_draw_one_user_code_at_once_one_gets_it(store: Subject) {
    populate(&store).await;
    let given = at_once(|number| {
        let store = store.clone();
        async move {
            let user_code = Digest::of("the same");
            let request = DeviceRequest { user_code, ..request(&number.to_string()) };
            put(&store, &request).await
        }
    })
    .await;
    assert_eq!(given.iter().filter(|given| **given == Begun::Waiting).count(), 1);
}

pub(crate) async fn only_so_many_devices_of_a_client_or_a_network_wait(store: Subject) {
    populate(&store).await;
    for limits in [
        WaitingLimits { of_client: 2, of_network: 9 },
        WaitingLimits { of_client: 9, of_network: 2 },
        WaitingLimits { of_client: 0, of_network: 9 },
    ] {
        let begin = async |name: &str, at: Timestamp| {
            let (asked_at, expires_at) = (at, at + 10 * MINUTE);
            let request = DeviceRequest { asked_at, expires_at, ..request(name) };
            store.begin_device_request(&request, limits).await.expect("answered")
        };
        let first = if limits.of_client == 0 { Begun::TooMany } else { Begun::Waiting };
        assert_eq!([begin("a", NOW).await, begin("b", NOW).await], [first; 2]);
        assert_eq!(begin("c", NOW).await, Begun::TooMany);
        if first == Begun::Waiting {
            // They have expired, and after some minutes more they are gone.
            let later = NOW + 21 * MINUTE;
            assert_eq!(begin("c", later).await, Begun::Waiting);
            let gone = store.find_device_request(&request("a").device_code).await.expect("read");
            assert_eq!(gone, None);
            store.delete_expired(later + DAY, 10).await.expect("swept");
        }
    }
}

pub(crate) async fn a_device_is_found_by_both_of_its_codes(store: Subject) {
    populate(&store).await;
    let wanted = begin(&store, "a").await;
    let found = store.find_device_request(&wanted.device_code).await.expect("read");
    assert_eq!(found.as_ref(), Some(&wanted));
    let found = store.find_device_request_by_user_code(&wanted.user_code, NOW).await.expect("read");
    assert_eq!(found.as_ref(), Some(&wanted));
    // Expired: the device learns so, and no one can type its code any more.
    let end = wanted.expires_at;
    assert!(store.find_device_request(&wanted.device_code).await.expect("read").is_some());
    let late = store.find_device_request_by_user_code(&wanted.user_code, end).await.expect("read");
    assert_eq!(late, None);
}

pub(crate) async fn a_device_that_asks_too_soon_waits_longer_from_then_on(store: Subject) {
    populate(&store).await;
    let code = begin(&store, "a").await.device_code;
    assert_eq!(poll(&store, &code, NOW).await, Polled::InTime);
    assert_eq!(poll(&store, &code, NOW + INTERVAL).await, Polled::InTime);
    let early = NOW + INTERVAL + INTERVAL - SECOND;
    assert_eq!(poll(&store, &code, early).await, Polled::TooSoon);
    let found = store.find_device_request(&code).await.expect("read").expect("found");
    assert_eq!(found.interval, 2 * INTERVAL);
    assert_eq!(poll(&store, &code, early + INTERVAL).await, Polled::TooSoon);
    assert_eq!(poll(&store, &code, early + INTERVAL + 3 * INTERVAL).await, Polled::InTime);
}

pub(crate) async fn a_device_that_has_ended_is_forgotten_later(store: Subject) {
    populate(&store).await;
    let wanted = begin(&store, "a").await;
    store.delete_expired(wanted.expires_at, 10).await.expect("swept");
    assert!(store.find_device_request(&wanted.device_code).await.expect("read").is_some());
    store.delete_expired(wanted.expires_at + DAY, 10).await.expect("swept");
    assert_eq!(store.find_device_request(&wanted.device_code).await.expect("read"), None);
}
