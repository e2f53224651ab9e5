use oauth::client::app::draft::AppDraft;
use oauth::client::app::listing::{Listing, ListingState};
use oauth::client::publisher::Publisher;
use oauth::client::sign_in::SignInTerms;
use oauth::client::{Client, ManagedSecret};
use oauth::credential::api_credential::{ApiCredential, ApiCredentialKind};
use oauth::credential::digest::Digest;
use oauth::id::{ApiCredentialId, ClientId};
use oauth::scope::ScopeSet;
use store::api_credentials::{Made, NewApiSecret};
use store::apps::AppRecord;
use store::publishers::PublisherChange;
use store::{Effects, Version};

use super::fixture::{
    NOW, Subject, ada, brightwork, contoso, northwind, partner, populate, publisher_change,
};

fn app(id: &str) -> AppRecord {
    AppRecord {
        id: ClientId::new(id),
        company_id: northwind(),
        created_at: NOW,
        draft: AppDraft { name: "Shiftplan".to_owned(), ..AppDraft::default() },
        version: Version(1),
        registered_at: None,
        removed_at: None,
        listing: Listing::default(),
    }
}

fn client(id: &str) -> Client {
    Client { id: ClientId::new(id), secrets: Vec::new(), ..partner() }
}

fn credential(id: &str) -> ApiCredential {
    ApiCredential {
        id: ApiCredentialId::new(id),
        kind: ApiCredentialKind::App,
        company_id: northwind(),
        name: "Shiftplan".to_owned(),
        note: String::new(),
        scopes: ScopeSet::default(),
        role: None,
        created_by: ada().id,
        created_at: NOW,
        expires_at: None,
        revoked: None,
        last_used_at: None,
        last_used_from: None,
        secrets: Vec::new(),
    }
}

fn secret(name: &str) -> NewApiSecret {
    NewApiSecret {
        digest: Digest::of(name),
        ending: "a1b2".to_owned(),
        form: Digest::of(&format!("form {name}")),
        made_at: NOW,
    }
}

async fn found(store: &Subject, id: &str) -> Option<AppRecord> {
    store.find_app(&ClientId::new(id)).await.expect("read")
}

pub(crate) async fn an_unknown_app_is_not_found_and_nothing_is_done_to_it(store: Subject) {
    populate(&store).await;
    let id = ClientId::new("cli_1");
    assert_eq!(found(&store, "cli_1").await, None);
    assert!(!store.write_app(&id, &AppDraft::default(), Version(1)).await.expect("tried"));
    assert!(!store.delete_app(&id).await.expect("tried"));
    let registered =
        store.register_app(&client("cli_1"), &credential("cli_1"), None, Effects::NONE).await;
    assert_eq!(registered.expect("tried"), None);
    assert_eq!(store.find_client(&id).await.expect("read"), None);
}

pub(crate) async fn a_draft_is_stored_as_it_was_written_and_forgotten(store: Subject) {
    populate(&store).await;
    store.begin_app(&app("cli_1")).await.expect("kept");
    assert_eq!(found(&store, "cli_1").await, Some(app("cli_1")));
    let draft = AppDraft { redirect_uris: "http://\n<x>".to_owned(), ..app("cli_1").draft };
    assert!(store.write_app(&ClientId::new("cli_1"), &draft, Version(1)).await.expect("kept"));
    assert_eq!(found(&store, "cli_1").await.map(|app| app.draft), Some(draft));
    assert!(store.delete_app(&ClientId::new("cli_1")).await.expect("kept"));
    assert_eq!(found(&store, "cli_1").await, None);
}

pub(crate) async fn of_two_who_write_a_draft_the_second_changes_nothing(store: Subject) {
    populate(&store).await;
    store.begin_app(&app("cli_1")).await.expect("kept");
    let write = async |name: &str, seen| {
        let draft = AppDraft { name: name.to_owned(), ..AppDraft::default() };
        store.write_app(&ClientId::new("cli_1"), &draft, seen).await.expect("tried")
    };
    assert!(write("First", Version(1)).await);
    assert!(!write("Second", Version(1)).await);
    let found = found(&store, "cli_1").await.expect("found");
    assert_eq!((found.draft.name.as_str(), found.version), ("First", Version(2)));
}

pub(crate) async fn an_app_changes_to_the_draft_that_was_seen_and_stays_disabled(store: Subject) {
    populate(&store).await;
    store.begin_app(&app("cli_1")).await.expect("kept");
    let id = ClientId::new("cli_1");
    let bare = Client { name: "Renamed".to_owned(), ..client("cli_1") };
    let renamed = SignInTerms::default().apply_to(bare);
    let change = async |seen| store.change_app(&renamed, seen, Effects::NONE).await.expect("tried");
    assert!(!change(Version(1)).await, "it is not registered");
    let (client, credential) = (client("cli_1"), credential("cli_1"));
    store.register_app(&client, &credential, None, Effects::NONE).await.expect("kept");
    let seen = found(&store, "cli_1").await.expect("found").version;
    let written = store.write_app(&id, &AppDraft::default(), seen).await;
    assert!(written.expect("kept"));
    assert!(!change(seen).await, "the draft is another");
    assert!(store.set_client_disabled(&id, true, NOW, Effects::NONE).await.expect("set"));
    assert!(change(found(&store, "cli_1").await.expect("found").version).await);
    let changed = store.find_client(&id).await.expect("read").expect("found");
    assert_eq!((changed.name.as_str(), changed.disabled), ("Renamed", true));
    assert_eq!(SignInTerms::of(&changed), SignInTerms::default());
    // What `client` has for signing people in, and nothing of it is a default.
    let back = self::client("cli_1");
    let seen = found(&store, "cli_1").await.expect("found").version;
    assert!(store.change_app(&back, seen, Effects::NONE).await.expect("tried"));
    let changed = store.find_client(&id).await.expect("read").expect("found");
    assert_eq!(SignInTerms::of(&changed), SignInTerms::of(&back));
}

pub(crate) async fn an_app_is_registered_once_and_removed_with_its_record(store: Subject) {
    populate(&store).await;
    store.begin_app(&app("cli_1")).await.expect("kept");
    let register = async |name: &str| {
        let (client, credential) = (client("cli_1"), credential("cli_1"));
        store
            .register_app(&client, &credential, Some(&secret(name)), Effects::NONE)
            .await
            .expect("kept")
    };
    assert_eq!(register("a").await, Some(Made::Now));
    assert_eq!(register("a").await, Some(Made::Before));
    assert_eq!(register("b").await, None);
    let id = ClientId::new("cli_1");
    assert!(!store.delete_app(&id).await.expect("tried"));
    let kept = store.find_client(&id).await.expect("read").expect("found");
    let managed = ManagedSecret { digest: Digest::of("a"), stops_at: None };
    assert_eq!(kept.managed_secrets, [managed]);
    assert_eq!(found(&store, "cli_1").await.and_then(|app| app.registered_at), Some(NOW));
    let credential = ApiCredentialId::new("cli_1");
    assert!(
        store
            .revoke_api_credential(&credential, &ada().id, NOW, Effects::NONE)
            .await
            .expect("kept")
    );
    assert_eq!(found(&store, "cli_1").await.and_then(|app| app.removed_at), Some(NOW));
    assert!(store.find_client(&id).await.expect("read").expect("found").disabled);
    assert_eq!(store.apps(&northwind(), None, 9).await.expect("read"), []);
}

pub(crate) async fn an_app_moves_in_the_marketplace_from_where_it_stands(store: Subject) {
    populate(&store).await;
    store.begin_app(&app("cli_1")).await.expect("kept");
    let registered =
        store.register_app(&client("cli_1"), &credential("cli_1"), None, Effects::NONE).await;
    assert_eq!(registered.expect("kept"), Some(Made::Now));
    let id = ClientId::new("cli_1");
    let to = Listing { state: ListingState::Listed, note: "Well.".to_owned(), since: Some(NOW) };
    assert!(
        !store
            .list_app(&id, ListingState::Submitted, &to, None, Effects::NONE)
            .await
            .expect("tried")
    );
    assert!(
        store.list_app(&id, ListingState::Unlisted, &to, None, Effects::NONE).await.expect("kept")
    );
    assert_eq!(found(&store, "cli_1").await.map(|app| app.listing), Some(to));
}

pub(crate) async fn an_app_that_is_not_what_was_seen_stays_where_it_is(store: Subject) {
    populate(&store).await;
    store.begin_app(&app("cli_1")).await.expect("kept");
    store
        .register_app(&client("cli_1"), &credential("cli_1"), None, Effects::NONE)
        .await
        .expect("kept");
    let id = ClientId::new("cli_1");
    let seen = async || store.find_client_to_change(&id).await.expect("read").map(|found| found.1);
    let to = Listing { state: ListingState::Listed, note: String::new(), since: Some(NOW) };
    let list = async |seen| {
        store.list_app(&id, ListingState::Unlisted, &to, seen, Effects::NONE).await.expect("tried")
    };
    // A change of its publisher is one of the app.
    let before = seen().await;
    let publisher = Publisher { website: None, ..brightwork() };
    let change = publisher_change(publisher);
    assert!(store.change_publisher(&change, Effects::NONE).await.expect("kept"));
    assert!(!list(before).await);
    let before = seen().await;
    assert!(store.set_client_logo(&id, Some(b"png"), None, Effects::NONE).await.expect("kept"));
    assert!(!list(before).await);
    assert!(list(seen().await).await);
    // Under another name of its publisher it is reviewed again.
    let publisher = Publisher { name: "Others".to_owned(), ..brightwork() };
    let change = PublisherChange { renamed_at: Some(NOW), ..publisher_change(publisher) };
    assert!(store.change_publisher(&change, Effects::NONE).await.expect("kept"));
    let listing = found(&store, "cli_1").await.map(|app| app.listing.state);
    assert_eq!(listing, Some(ListingState::Submitted));
}

pub(crate) async fn the_marketplace_shows_what_is_registered_and_works(store: Subject) {
    populate(&store).await;
    let listed = Listing { state: ListingState::Listed, note: String::new(), since: Some(NOW) };
    for id in ["cli_1", "cli_2", "cli_3"] {
        store.begin_app(&app(id)).await.expect("kept");
        store.register_app(&client(id), &credential(id), None, Effects::NONE).await.expect("kept");
        let id = ClientId::new(id);
        assert!(
            store
                .list_app(&id, ListingState::Unlisted, &listed, None, Effects::NONE)
                .await
                .expect("kept")
        );
    }
    let removed = ApiCredentialId::new("cli_2");
    assert!(
        store.revoke_api_credential(&removed, &ada().id, NOW, Effects::NONE).await.expect("kept")
    );
    let page = async |state, before: Option<&str>| {
        let before = before.map(ClientId::new);
        store.marketplace_apps(state, before.as_ref(), 1).await.expect("read")
    };
    assert_eq!(page(ListingState::Listed, None).await, [ClientId::new("cli_3")]);
    let next = page(ListingState::Listed, Some("cli_3")).await;
    assert_eq!(next, [ClientId::new("cli_1")]);
    assert_eq!(page(ListingState::Submitted, None).await, []);
    for (state, count) in [(ListingState::Listed, 2), (ListingState::Submitted, 0)] {
        assert_eq!(store.count_marketplace_apps(state).await.expect("read"), count);
    }
}

pub(crate) async fn apps_are_listed_newest_first_a_page_at_a_time(store: Subject) {
    populate(&store).await;
    for id in ["cli_1", "cli_2", "cli_3"] {
        store.begin_app(&app(id)).await.expect("kept");
    }
    store.begin_app(&AppRecord { company_id: contoso(), ..app("cli_4") }).await.expect("kept");
    let ids = async |before: Option<&str>, limit| -> Vec<String> {
        let before = before.map(ClientId::new);
        let apps = store.apps(&northwind(), before.as_ref(), limit).await.expect("read");
        apps.into_iter().map(|app| app.id.to_string()).collect()
    };
    assert_eq!(ids(None, 2).await, ["cli_3", "cli_2"]);
    assert_eq!(ids(Some("cli_2"), 2).await, ["cli_1"]);
}
