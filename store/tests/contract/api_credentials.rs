use std::time::Duration;

use oauth::access_loss::AccountEvent;
use oauth::client::{Client, ManagedSecret};
use oauth::credential::api_credential::{ApiCredential, ApiCredentialKind, ApiSecretRecord};
use oauth::credential::digest::Digest;
use oauth::id::{ApiCredentialId, ClientId, UserId};
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use store::api_credentials::{ApiCredentialQuery, Made, NewApiSecret, Owned};
use store::{Acting, Effects};

use super::fixture::{
    DAY, Fate, HOUR, NOW, Subject, active, ada, ada_in_northwind, contoso, disabled, maker,
    northwind, populate, ravi, scopes, service, session, set_client, set_user,
};

fn token(id: &str) -> ApiCredential {
    ApiCredential {
        id: ApiCredentialId::new(id),
        kind: ApiCredentialKind::ApiToken,
        company_id: northwind(),
        name: "Career site".to_owned(),
        note: "For the shop window".to_owned(),
        scopes: scopes("jobs applicants"),
        role: None,
        created_by: ada().id,
        created_at: NOW,
        expires_at: Some(NOW + DAY),
        revoked: None,
        last_used_at: None,
        last_used_from: None,
        secrets: Vec::new(),
    }
}

fn key(id: &str) -> ApiCredential {
    let kind = ApiCredentialKind::ApiKey;
    let scopes = ScopeSet::default();
    ApiCredential { kind, scopes, note: String::new(), expires_at: None, ..token(id) }
}

fn secret(name: &str, made_at: Timestamp) -> NewApiSecret {
    NewApiSecret {
        digest: digest(name),
        ending: "a1b2".to_owned(),
        form: Digest::of(&format!("form {name}")),
        made_at,
    }
}

fn digest(name: &str) -> Digest {
    Digest::of(&format!("secret {name}"))
}

async fn make(store: &Subject, credential: &ApiCredential, name: &str) {
    let made = store
        .make_api_credential(credential, &secret(name, NOW), &maker(), Effects::NONE)
        .await
        .expect("kept");
    assert_eq!(made, Made::Now);
}

async fn works(store: &Subject, name: &str, now: Timestamp) -> bool {
    store.find_live_api_credential(&digest(name), now).await.expect("read").is_some()
}

async fn listed(store: &Subject, owned: Owned, before: Option<&str>, limit: u32) -> Vec<String> {
    let before = before.map(ApiCredentialId::new);
    let kinds = ApiCredentialKind::ALL.into_iter().filter(|kind| *kind != ApiCredentialKind::App);
    let kinds = kinds.collect();
    let query = ApiCredentialQuery { owned, kinds, ended_after: NOW - DAY, before, limit };
    let records = store.api_credentials(&query).await.expect("read");
    records.into_iter().map(|record| record.credential.id.to_string()).collect()
}

fn all() -> Owned {
    Owned::ByCompany(northwind())
}

pub(crate) async fn an_unknown_secret_opens_nothing(store: Subject) {
    populate(&store).await;
    make(&store, &token("key_1"), "a").await;
    assert!(!works(&store, "b", NOW).await);
    // Like the right one in the part that is indexed, and nowhere else.
    let mut similar = *digest("a").as_bytes();
    similar[31] ^= 1;
    let similar = Digest::from_bytes(similar);
    assert_eq!(store.find_live_api_credential(&similar, NOW).await.expect("read"), None);
    let unknown = ApiCredentialId::new("key_2");
    assert_eq!(store.find_api_credential(&unknown).await.expect("read"), None);
    assert!(
        !store.revoke_api_credential(&unknown, &ada().id, NOW, Effects::NONE).await.expect("tried")
    );
    let replaced =
        store.replace_api_secret(&unknown, &secret("c", NOW), NOW, &maker(), Effects::NONE).await;
    assert_eq!(replaced.expect("tried"), None);
    store.touch_api_credential(&unknown, NOW, None).await.expect("nothing to do");
}

pub(crate) async fn a_form_that_is_sent_twice_makes_one_secret(store: Subject) {
    populate(&store).await;
    make(&store, &token("key_1"), "a").await;
    let again = NewApiSecret { digest: digest("b"), ..secret("a", NOW) };
    let made = store
        .make_api_credential(&token("key_2"), &again, &maker(), Effects::NONE)
        .await
        .expect("read");
    assert_eq!(made, Made::Before);
    let id = token("key_1").id;
    let made =
        store.replace_api_secret(&id, &again, NOW, &maker(), Effects::NONE).await.expect("read");
    assert_eq!(made, Some(Made::Before));
    assert!(works(&store, "a", NOW).await && !works(&store, "b", NOW).await);
    assert_eq!(listed(&store, all(), None, 9).await, ["key_1"]);
}

pub(crate) async fn a_token_that_has_ended_or_whose_maker_is_gone_opens_nothing(store: Subject) {
    populate(&store).await;
    make(&store, &token("key_1"), "a").await;
    assert!(works(&store, "a", NOW + DAY - Duration::from_secs(1)).await);
    assert!(!works(&store, "a", NOW + DAY).await);
    let back = || Fate::Joins(northwind(), Role::Administrator);
    for (secret, gone, back) in [
        ("a", disabled(true), disabled(false)),
        ("b", active(false), active(true)),
        ("c", Fate::Leaves(northwind()), back()),
    ] {
        if secret != "a" {
            make(&store, &token(&format!("key {secret}")), secret).await;
        }
        assert!(works(&store, secret, NOW).await);
        set_user(&store, &ada().id, gone).await;
        assert!(!works(&store, secret, NOW).await);
        set_user(&store, &ada().id, back).await;
        assert!(!works(&store, secret, NOW).await);
    }
}

pub(crate) async fn a_key_outlives_the_user_who_made_it(store: Subject) {
    populate(&store).await;
    make(&store, &key("key_1"), "a").await;
    set_user(&store, &ada().id, disabled(true)).await;
    let found = store.find_live_api_credential(&digest("a"), NOW + 999 * DAY).await;
    assert_eq!(found.expect("read").expect("found").kind, ApiCredentialKind::ApiKey);
}

pub(crate) async fn a_revoked_credential_opens_nothing_and_is_revoked_once(store: Subject) {
    populate(&store).await;
    make(&store, &token("key_1"), "a").await;
    let id = token("key_1").id;
    assert!(
        store
            .revoke_api_credential(&id, &ada().id, NOW + HOUR, Effects::NONE)
            .await
            .expect("revoked")
    );
    assert!(
        !store
            .revoke_api_credential(&id, &ravi().id, NOW + HOUR, Effects::NONE)
            .await
            .expect("tried")
    );
    assert!(!works(&store, "a", NOW + HOUR).await);
    let replaced = store
        .replace_api_secret(&id, &secret("b", NOW + HOUR), NOW + DAY, &maker(), Effects::NONE)
        .await;
    assert_eq!(replaced.expect("tried"), None);
    let found = store.find_api_credential(&id).await.expect("read").expect("found");
    assert_eq!(found.credential.revoked, Some((NOW + HOUR, ada().id)));
}

pub(crate) async fn a_credential_is_found_as_it_was_made(store: Subject) {
    populate(&store).await;
    for (credential, name) in [(token("key_1"), "a"), (key("key_2"), "b")] {
        make(&store, &credential, name).await;
        let found = store.find_api_credential(&credential.id).await.expect("read").expect("found");
        let record = ApiSecretRecord { ending: "a1b2".to_owned(), made_at: NOW, stops_at: None };
        let expected = ApiCredential { secrets: vec![record], ..credential };
        assert_eq!(found.credential, expected);
        assert_eq!(found.maker, "Ada Northwind");
        let live = store.find_live_api_credential(&digest(name), NOW).await;
        let live = live.expect("read").expect("found");
        assert_eq!((live.id, live.scopes), (expected.id, expected.scopes));
        assert_eq!((live.company_id, live.created_by), (northwind(), ada().id));
        assert_eq!((live.role, live.last_used_at), (ada_in_northwind().role, None));
    }
}

pub(crate) async fn an_old_secret_stops_when_it_was_told_to_and_never_later(store: Subject) {
    populate(&store).await;
    make(&store, &key("key_1"), "a").await;
    let id = key("key_1").id;
    for (name, made_at, stop_at) in [("b", NOW, NOW + HOUR), ("c", NOW, NOW + DAY)] {
        let made = store
            .replace_api_secret(&id, &secret(name, made_at), stop_at, &maker(), Effects::NONE)
            .await;
        assert_eq!(made.expect("replaced"), Some(Made::Now));
    }
    assert!(works(&store, "a", NOW).await && !works(&store, "a", NOW + HOUR).await);
    assert!(works(&store, "b", NOW + HOUR).await && !works(&store, "b", NOW + DAY).await);
    assert!(works(&store, "c", NOW + DAY).await);
    let found = store.find_api_credential(&id).await.expect("read").expect("found");
    let stops: Vec<_> = found.credential.secrets.iter().map(|secret| secret.stops_at).collect();
    assert_eq!(stops, [None, Some(NOW + DAY), Some(NOW + HOUR)]);
}

pub(crate) async fn a_use_is_noted_and_never_back(store: Subject) {
    populate(&store).await;
    make(&store, &token("key_1"), "a").await;
    let id = token("key_1").id;
    let uses = [
        (NOW + HOUR, Some("203.0.113.0"), NOW + HOUR, Some("203.0.113.0")),
        (NOW, Some("198.51.100.0"), NOW + HOUR, Some("203.0.113.0")),
        // From where is that of the last use, or not known.
        (NOW + DAY, None, NOW + DAY, None),
    ];
    for (now, from, last, last_from) in uses {
        store.touch_api_credential(&id, now, from).await.expect("noted");
        let live = store.find_live_api_credential(&digest("a"), NOW).await.expect("read");
        assert_eq!(live.expect("found").last_used_at, Some(last));
        let found = store.find_api_credential(&id).await.expect("read").expect("found").credential;
        assert_eq!((found.last_used_at, found.last_used_from.as_deref()), (Some(last), last_from));
    }
}

pub(crate) async fn the_newest_are_listed_first_and_only_those_that_are_meant(store: Subject) {
    populate(&store).await;
    let of = |credential: ApiCredential, by: UserId| ApiCredential { created_by: by, ..credential };
    make(&store, &token("key_1"), "a").await;
    make(&store, &of(key("key_2"), ravi().id), "b").await;
    make(&store, &of(token("key_3"), ravi().id), "c").await;
    make(&store, &ApiCredential { company_id: contoso(), ..token("key_4") }, "d").await;
    let ended = ApiCredential { expires_at: Some(NOW - DAY - HOUR), ..token("key_5") };
    make(&store, &ended, "e").await;
    assert_eq!(listed(&store, all(), None, 9).await, ["key_3", "key_2", "key_1"]);
    assert_eq!(listed(&store, all(), None, 2).await, ["key_3", "key_2"]);
    assert_eq!(listed(&store, all(), Some("key_2"), 9).await, ["key_1"]);
    let of_ravi = || Owned::ByPerson(northwind(), ravi().id);
    assert_eq!(listed(&store, of_ravi(), None, 9).await, ["key_3", "key_2"]);
    assert_eq!(listed(&store, of_ravi(), Some("key_3"), 9).await, ["key_2"]);
    assert_eq!(listed(&store, Owned::ByPerson(contoso(), ravi().id), None, 9).await, [""; 0]);
}

pub(crate) async fn an_oauth_client_comes_with_its_record_and_goes_with_it(store: Subject) {
    populate(&store).await;
    let client = Client { id: ClientId::new("cli_1"), ..service() };
    let credential = ApiCredential {
        kind: ApiCredentialKind::OAuthClient,
        role: Some(Role::Administrator),
        expires_at: None,
        ..token("cli_1")
    };
    let kept = secret("a", NOW);
    let made = store
        .make_oauth_client(&client, &credential, &kept, &maker(), Effects::NONE)
        .await
        .expect("kept");
    assert_eq!(made, Made::Now);
    let made = store
        .make_oauth_client(&client, &credential, &kept, &maker(), Effects::NONE)
        .await
        .expect("read");
    assert_eq!(made, Made::Before);
    let found = async || {
        let found = store.find_client(&client.id).await.expect("read").expect("found");
        Client::clone(&found)
    };
    let managed = |name, stops_at| ManagedSecret { digest: digest(name), stops_at };
    assert_eq!(found().await.managed_secrets, [managed("a", None)]);
    // The secret opens nothing by itself.
    assert!(!works(&store, "a", NOW).await);
    let replaced = store
        .replace_api_secret(&credential.id, &secret("b", NOW), NOW + HOUR, &maker(), Effects::NONE)
        .await;
    assert_eq!(replaced.expect("kept"), Some(Made::Now));
    let both = [managed("a", Some(NOW + HOUR)), managed("b", None)];
    assert_eq!(found().await.managed_secrets, both);
    // Registering the client again leaves them alone.
    set_client(&store, &found().await).await;
    assert_eq!(found().await.managed_secrets, both);
    assert!(found().await.secrets.is_empty());
    let revoked = store.revoke_api_credential(&credential.id, &ada().id, NOW, Effects::NONE).await;
    assert!(revoked.expect("kept"));
    assert!(found().await.disabled && found().await.managed_secrets.is_empty());
}

pub(crate) async fn what_ended_long_ago_is_swept_with_its_secrets_and_nothing_else(store: Subject) {
    populate(&store).await;
    make(&store, &token("key_1"), "expired").await;
    make(&store, &key("key_2"), "revoked").await;
    make(&store, &key("key_3"), "working").await;
    let at = NOW + 2 * DAY;
    let revoked = ApiCredentialId::new("key_2");
    assert!(
        store.revoke_api_credential(&revoked, &ada().id, at, Effects::NONE).await.expect("revoked")
    );
    let sweep = async |before| store.delete_ended_api_credentials(before, 9).await.expect("swept");
    assert_eq!(sweep(NOW + DAY).await, 0);
    assert_eq!(sweep(NOW + DAY + Duration::from_secs(1)).await, 1);
    assert_eq!(listed(&store, all(), None, 9).await, ["key_3", "key_2"]);
    assert_eq!(store.delete_ended_api_credentials(at + DAY, 0).await.expect("swept"), 0);
    assert_eq!(sweep(at + DAY).await, 1);
    assert_eq!(listed(&store, all(), None, 9).await, ["key_3"]);
    assert!(works(&store, "working", at).await);
}

pub(crate) async fn signin_1_who_was_locked_down_meanwhile_makes_no_credential(store: Subject) {
    populate(&store).await;
    let opened = session("here", NOW, NOW);
    let cookie = Digest::of("cookie");
    let begin = store.begin_session(&opened, &cookie, 0, None, Effects::NONE).await;
    assert!(begin.expect("answered"));
    let maker = Acting { session: Some((opened.id.clone(), NOW)), ..maker() };
    let made = async |name: &str, maker: &Acting| {
        let (token, secret) = (token(name), secret(name, NOW));
        store.make_api_credential(&token, &secret, maker, Effects::NONE).await.expect("answered")
    };
    let replaced = async |name: &str, maker: &Acting| {
        let (id, secret) = (token("a").id, secret(name, NOW));
        let replaced = store.replace_api_secret(&id, &secret, NOW, maker, Effects::NONE).await;
        replaced.expect("answered")
    };
    assert_eq!(made("a", &maker).await, Made::Now);
    assert_eq!(replaced("b", &maker).await, Some(Made::Now));
    // Demoted, though the session goes on.
    let demoted = Acting { role: Role::Standard, ..maker.clone() };
    assert_eq!(made("c", &demoted).await, Made::MakerEnded);
    let (company, user) = (northwind(), ada().id);
    let losses = AccountEvent::LockedDown.losses();
    let ended = store.end_access_of_person(&company, &user, losses, NOW, Effects::NONE);
    assert!(ended.await.expect("answered"));
    assert_eq!(made("d", &maker).await, Made::MakerEnded);
    assert_eq!(replaced("e", &maker).await, Some(Made::MakerEnded));
    assert!(!works(&store, "d", NOW).await);
}
