use oauth::client::logo::LogoId;
use oauth::id::ClientId;

use store::Effects;

use super::fixture::{NOW, Subject, partner, populate, service, set_client};

const SUN: &[u8] = b"a picture of the sun";
const MOON: &[u8] = b"a picture of the moon";

async fn give(store: &Subject, client: &ClientId, png: &[u8]) {
    assert!(store.set_client_logo(client, Some(png), None, Effects::NONE).await.expect("kept"));
}

async fn take(store: &Subject, client: &ClientId) {
    assert!(store.set_client_logo(client, None, None, Effects::NONE).await.expect("taken"));
}

async fn is_kept(store: &Subject, png: &[u8]) -> bool {
    let found = store.find_logo(&LogoId::of(png)).await.expect("read");
    assert!(found.as_deref().is_none_or(|found| found == png));
    found.is_some()
}

async fn logo_of(store: &Subject, client: &ClientId) -> Option<LogoId> {
    store.find_client(client).await.expect("read").expect("registered").logo.clone()
}

pub(crate) async fn an_unknown_logo_is_not_found(store: Subject) {
    assert!(!is_kept(&store, SUN).await);
}

pub(crate) async fn an_unknown_client_gets_no_logo_and_none_is_stored(store: Subject) {
    populate(&store).await;
    assert!(
        !store
            .set_client_logo(&ClientId::new("unknown"), Some(SUN), None, Effects::NONE)
            .await
            .expect("done")
    );
    assert!(!is_kept(&store, SUN).await);
}

pub(crate) async fn a_client_with_a_logo_that_is_not_stored_is_refused(store: Subject) {
    populate(&store).await;
    let mut client = partner();
    client.logo = Some(LogoId::of(SUN));
    client.id = ClientId::new("another");
    store.create_client(&client, Effects::NONE).await.expect_err("refused");
    assert_eq!(store.find_client(&client.id).await.expect("read"), None);
}

pub(crate) async fn a_logo_is_found_by_its_id_and_with_its_client(store: Subject) {
    populate(&store).await;
    give(&store, &partner().id, SUN).await;
    assert!(is_kept(&store, SUN).await);
    assert_eq!(logo_of(&store, &partner().id).await, Some(LogoId::of(SUN)));
    assert_eq!(logo_of(&store, &service().id).await, None);
}

pub(crate) async fn a_logo_stays_when_its_client_is_changed(store: Subject) {
    populate(&store).await;
    give(&store, &partner().id, SUN).await;
    let client = store.find_client(&partner().id).await.expect("read").expect("registered");
    set_client(&store, &client).await;
    assert!(is_kept(&store, SUN).await);
    assert_eq!(logo_of(&store, &partner().id).await, Some(LogoId::of(SUN)));
}

pub(crate) async fn a_logo_that_no_client_has_any_longer_is_gone(store: Subject) {
    populate(&store).await;
    give(&store, &partner().id, SUN).await;
    give(&store, &service().id, SUN).await;
    give(&store, &partner().id, MOON).await;
    assert!(is_kept(&store, SUN).await, "the other client has it");
    give(&store, &service().id, MOON).await;
    assert!(!is_kept(&store, SUN).await);
    take(&store, &partner().id).await;
    assert!(is_kept(&store, MOON).await, "the other client has it");
    take(&store, &service().id).await;
    assert!(!is_kept(&store, MOON).await);
}

pub(crate) async fn a_logo_is_taken_away(store: Subject) {
    populate(&store).await;
    give(&store, &partner().id, SUN).await;
    take(&store, &partner().id).await;
    assert_eq!(logo_of(&store, &partner().id).await, None);
    assert!(!is_kept(&store, SUN).await);
}

pub(crate) async fn a_client_has_changed_for_people_only_if_its_logo_says_so(store: Subject) {
    populate(&store).await;
    let changed_at = async || {
        let client = store.find_client(&partner().id).await.expect("read").expect("registered");
        client.changed_at
    };
    for (at, wanted) in [(None, None), (Some(NOW), Some(NOW)), (None, Some(NOW))] {
        assert!(
            store.set_client_logo(&partner().id, Some(SUN), at, Effects::NONE).await.expect("kept")
        );
        assert_eq!(changed_at().await, wanted);
    }
}
