use std::time::Duration;

use oauth::authorize::response_mode::ResponseMode;
use oauth::client::publisher::Publisher;
use oauth::client::redirect_uri::RedirectUri;
use oauth::client::{AccessTokenFormat, Client, ClientKind, Profile, Requirement};
use oauth::credential::digest::Digest;
use oauth::id::{ClientId, PublisherId};
use oauth::jose::algorithm::SigningAlgorithm;

use store::Effects;

use super::Home;
use super::fixture::{
    NOW, Subject, brightwork, client_scope, partner, populate, service, set_client, set_publisher,
};

pub(crate) async fn an_unknown_client_is_not_found(store: Subject) {
    assert_eq!(store.find_client(&ClientId::new("partner")).await.expect("read"), None);
}

pub(crate) async fn a_client_id_is_compared_exactly(store: Subject) {
    populate(&store).await;
    for id in ["Partner", "partner ", "partne", "partner%", "", "partner\0", "\0"] {
        assert_eq!(store.find_client(&ClientId::new(id)).await.expect("read"), None, "{id:?}");
    }
}

pub(crate) async fn a_client_whose_publisher_is_not_registered_is_refused(store: Subject) {
    store.create_client(&partner(), Effects::NONE).await.expect_err("refused");
    assert_eq!(store.find_client(&partner().id).await.expect("read"), None);
}

pub(crate) async fn one_refused_registration_among_many_undoes_itself_alone(store: Subject) {
    populate(&store).await;
    let registrations = super::fixture::at_once(|number| {
        let store = store.clone();
        let mut client = partner();
        client.id = ClientId::new(format!("client {number}"));
        if number % 8 == 0 {
            let mut publisher = brightwork();
            publisher.id = PublisherId::new("unknown");
            client.publisher = Some(publisher);
        }
        async move { store.create_client(&client, Effects::NONE).await.is_ok() }
    })
    .await;
    for (number, registered) in registrations.into_iter().enumerate() {
        assert_eq!(registered, number % 8 != 0, "client {number}");
        let id = ClientId::new(format!("client {number}"));
        let found = store.find_client(&id).await.expect("read");
        assert_eq!(found.is_some(), registered, "client {number}");
    }
}

pub(crate) async fn a_client_is_found_as_it_was_registered(store: Subject) {
    populate(&store).await;
    assert_eq!(store.find_client(&partner().id).await.expect("read"), Some(partner().into()));
}

pub(crate) async fn a_bare_client_is_found_as_it_was_registered(store: Subject) {
    populate(&store).await;
    assert_eq!(store.find_client(&service().id).await.expect("read"), Some(service().into()));
    let mut bare = service();
    bare.id = ClientId::new("bare");
    bare.service = None;
    bare.scopes.clear();
    bare.grant_types.clear();
    assert!(store.create_client(&bare, Effects::NONE).await.expect("registered"));
    assert_eq!(store.find_client(&bare.id).await.expect("read"), Some(bare.into()));
}

pub(crate) async fn a_client_is_changed_in_all_that_it_is_registered_with(store: Subject) {
    populate(&store).await;
    let mut replacement = service();
    replacement.id = partner().id;
    replacement.registered_at = partner().registered_at;
    replacement.kind = ClientKind::Public;
    replacement.native = true;
    replacement.profile = Profile::Legacy;
    replacement.access_token_format = AccessTokenFormat::Jwt(SigningAlgorithm::Es256);
    replacement.redirect_uris =
        vec![RedirectUri::register("http://127.0.0.1/callback").expect("valid")];
    replacement.scopes = vec![client_scope("jobs_read", Requirement::Optional, false, None)];
    set_client(&store, &replacement).await;
    let found = store.find_client(&partner().id).await.expect("read");
    assert_eq!(found, Some(replacement.into()));
}

pub(crate) async fn a_second_client_of_an_id_is_refused(store: Subject) {
    populate(&store).await;
    let second = Client { id: partner().id, ..service() };
    assert!(!store.create_client(&second, Effects::NONE).await.expect("tried"));
    assert_eq!(store.find_client(&partner().id).await.expect("read"), Some(partner().into()));
}

pub(crate) async fn of_two_who_change_a_client_the_second_changes_nothing(store: Subject) {
    populate(&store).await;
    let find = async || store.find_client_to_change(&partner().id).await.expect("read");
    let (client, seen) = find().await.expect("found");
    let first = Client { name: "First".to_owned(), ..client.clone() };
    assert!(store.change_client(&first, seen, Effects::NONE).await.expect("changed"));
    let second = Client { scopes: Vec::new(), ..client };
    assert!(!store.change_client(&second, seen, Effects::NONE).await.expect("tried"));
    assert_eq!(find().await.expect("found").0, first);
}

pub(crate) async fn a_change_does_not_enable_a_client_that_was_disabled_meanwhile(store: Subject) {
    populate(&store).await;
    let id = partner().id;
    let found = store.find_client_to_change(&id).await.expect("read");
    let (client, seen) = found.expect("found");
    assert!(store.set_client_disabled(&id, true, NOW, Effects::NONE).await.expect("set"));
    assert!(!store.change_client(&client, seen, Effects::NONE).await.expect("tried"));
    let (_, now) = store.find_client_to_change(&id).await.expect("read").expect("found");
    assert!(store.change_client(&client, now, Effects::NONE).await.expect("changed"));
    assert!(store.find_client(&id).await.expect("read").expect("found").disabled);
}

pub(crate) async fn what_changes_something_else_enables_no_client_and_revives_no_token(
    store: Subject,
) {
    populate(&store).await;
    let id = partner().id;
    assert!(store.set_client_disabled(&id, true, NOW, Effects::NONE).await.expect("set"));
    let set = store.set_response_modes(&id, &[ResponseMode::Query], Effects::NONE).await;
    assert!(set.expect("set"));
    let secret = Digest::of("another");
    assert!(store.add_client_secret(&id, &secret, 1, Effects::NONE).await.expect("added"));
    let png = Some(&b"a picture"[..]);
    assert!(store.set_client_logo(&id, png, None, Effects::NONE).await.expect("set"));
    set_publisher(&store, &Publisher { name: "Others".to_owned(), ..brightwork() }).await;
    let found = store.find_client_to_change(&id).await.expect("read");
    let (mut client, seen) = found.expect("found");
    // What a caller made up, too.
    (client.disabled, client.access_epoch) = (false, 0);
    assert!(store.change_client(&client, seen, Effects::NONE).await.expect("changed"));
    let now = store.find_client(&id).await.expect("read").expect("found");
    assert_eq!((now.disabled, now.access_epoch), (true, 1));
}

pub(crate) async fn a_secret_is_added_beside_the_newest_or_alone(store: Subject) {
    populate(&store).await;
    let add = async |id: &ClientId, secret: &str, keep| {
        let secret = Digest::of(secret);
        store.add_client_secret(id, &secret, keep, Effects::NONE).await.expect("tried")
    };
    assert!(!add(&ClientId::new("unknown"), "a", 1).await);
    let bare = Client { id: ClientId::new("bare"), secrets: Vec::new(), ..service() };
    assert!(store.create_client(&bare, Effects::NONE).await.expect("registered"));
    assert!(!add(&bare.id, "a", 1).await);
    let id = partner().id;
    let secrets =
        async || store.find_client(&id).await.expect("read").expect("found").secrets.clone();
    let of = |names: &[&str]| names.iter().map(|name| Digest::of(name)).collect::<Vec<_>>();
    assert!(add(&id, "a", 0).await);
    assert_eq!(secrets().await, of(&["a"]));
    for secret in ["b", "c"] {
        assert!(add(&id, secret, 1).await);
    }
    assert_eq!(secrets().await, of(&["b", "c"]));
    assert!(add(&id, "d", 0).await);
    assert_eq!(secrets().await, of(&["d"]));
}

pub(crate) async fn a_disabled_client_is_found(store: Subject) {
    populate(&store).await;
    let mut client = partner();
    client.disabled = true;
    set_client(&store, &client).await;
    // What it was issued before has ended.
    client.access_epoch = 1;
    assert_eq!(store.find_client(&client.id).await.expect("read"), Some(client.into()));
}

pub(crate) async fn a_changed_publisher_is_changed_for_its_clients(store: Subject) {
    populate(&store).await;
    let publisher = Publisher {
        id: brightwork().id,
        name: "Brightwork".to_owned(),
        verified_domains: vec!["new.example".to_owned()],
        website: None,
        support_email: Some("help@new.example".to_owned()),
        privacy_policy: None,
        terms: Some("https://new.example/terms".to_owned()),
        review: None,
    };
    set_publisher(&store, &publisher).await;
    let client = store.find_client(&partner().id).await.expect("read").expect("found");
    assert_eq!(client.publisher, Some(publisher));
}

pub(crate) async fn a_change_by_another_process_is_seen_within_a_moment(home: &impl Home) {
    /// What the trait allows, and as much again for a busy machine.
    const MOMENT: Duration = Duration::from_millis(200);
    let (one, other) = (home.open().await, home.open().await);
    populate(&one).await;
    assert_eq!(shown(&one).await, shown(&other).await);
    let mut changed = partner();
    "Renamed".clone_into(&mut changed.name);
    set_client(&other, &changed).await;
    tokio::time::sleep(MOMENT).await;
    assert_eq!(shown(&one).await.0, "Renamed");
    let publisher = Publisher { name: "Sold".to_owned(), ..brightwork() };
    set_publisher(&other, &publisher).await;
    tokio::time::sleep(MOMENT).await;
    assert_eq!(shown(&one).await.1.as_deref(), Some("Sold"));
    changed.disabled = true;
    set_client(&other, &changed).await;
    tokio::time::sleep(MOMENT).await;
    assert!(shown(&one).await.2);
}

pub(crate) async fn a_change_is_seen_at_once_by_the_process_that_made_it(store: Subject) {
    populate(&store).await;
    for name in ["One", "Two", "Three"] {
        let changed = Client { name: name.to_owned(), ..partner() };
        set_client(&store, &changed).await;
        assert_eq!(shown(&store).await.0, name);
        let publisher = Publisher { name: format!("{name} Labs"), ..brightwork() };
        set_publisher(&store, &publisher).await;
        assert_eq!(shown(&store).await.1, Some(publisher.name));
    }
}

/// Name, publisher's name, and whether it is disabled.
async fn shown(store: &Subject) -> (String, Option<String>, bool) {
    let found = store.find_client(&partner().id).await.expect("read").expect("found");
    let publisher = found.publisher.as_ref().map(|publisher| publisher.name.clone());
    (found.name.clone(), publisher, found.disabled)
}
