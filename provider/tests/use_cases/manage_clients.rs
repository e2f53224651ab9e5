use oauth::client::ClientKind;
use oauth::client::redirect_uri::Destination;
use oauth::credential::digest::Digest;
use oauth::credential::secret::ClientSecret;
use oauth::id::ClientId;
use provider::Provider;
use provider::clients::manage_clients::{ClientFile, ManageClientError, PreparedClient};

use crate::support::Demo;

const APP: &str = r#"
confidential = true
[client]
name = "Calendar"
grant_types = ["authorization_code", "refresh_token"]
redirect_uris = ["https://calendar.example/callback"]
required = "candidates_read"
optional = "jobs_read"
default = "candidates_read"
[client.purposes]
candidates_read = "To know whom you meet."
[publisher]
id = "pub_calendar"
name = "Calendar Makers"
verified_domains = ["calendar.example"]
"#;

fn file(text: &str) -> ClientFile {
    toml::from_str(text).expect("a file")
}

#[track_caller]
fn changed(from: &str, to: &str) -> ClientFile {
    assert!(APP.contains(from), "{from}");
    file(&APP.replacen(from, to, 1))
}

#[tokio::test]
async fn terms_that_contradict_each_other_are_refused_and_nothing_is_stored() {
    let Demo { provider, .. } = &Demo::start().await;
    let service = "service = { company_id = \"cmp_northwind\", role = \"standard\" }\n";
    for (from, to, said) in [
        ("redirect_uris = [\"https://calendar.example/callback\"]\n", "", "redirect_uris"),
        ("\"authorization_code\", ", "", "redirect_uris"),
        ("https://calendar.example/callback", "https://calendar.example/#x", "calendar.example/#x"),
        ("required =", &format!("{service}required ="), "service: client_credentials needs it"),
        ("\"refresh_token\"", "\"client_credentials\"", "service: client_credentials needs it"),
        ("optional = \"jobs_read\"", "optional = \"jobs_write\"", "no scope jobs_write"),
        ("default = \"candidates_read\"", "default = \"company_read\"", "company_read is neither"),
        ("[client.purposes]\ncandidates_read", "[client.purposes]\nusers_read", "users_read is"),
        ("[\"calendar.example\"]", "[\"localhost\"]", "localhost is no domain"),
        ("[\"calendar.example\"]", "[\"127.0.0.1\"]", "127.0.0.1 is no domain"),
        ("\"Calendar\"", "\"Countersign\"", "the name of the platform"),
    ] {
        let error = provider
            .clients()
            .prepare_client(changed(from, to), None)
            .await
            .expect_err(said)
            .to_string();
        assert!(error.contains(said), "{said}: {error}");
    }
    let nowhere = service.replace("cmp_northwind", "cmp_nowhere");
    let text = APP
        .replace("\"refresh_token\"", "\"client_credentials\"")
        .replace("required =", &format!("{nowhere}required ="));
    let error = provider.clients().prepare_client(file(&text), None).await.expect_err("refused");
    assert!(matches!(error, ManageClientError::UnknownCompany(_)), "{error}");
    let public = text.replace("cmp_nowhere", "cmp_northwind").replace("= true", "= false");
    let error = provider.clients().prepare_client(file(&public), None).await.expect_err("refused");
    assert!(error.to_string().contains("RFC 6749 §4.4"), "{error}");
}

async fn add(provider: &Provider, file: ClientFile) -> PreparedClient {
    let prepared = provider.clients().prepare_client(file, None).await.expect("checked");
    provider.clients().add_client(&prepared).await.expect("added");
    prepared
}

async fn add_secret(provider: &Provider, id: &ClientId, only: bool) -> ClientSecret {
    let prepared = provider.clients().prepare_client_secret(id, only).await.expect("made");
    provider.clients().add_client_secret(&prepared).await.expect("kept");
    prepared.secret
}

#[tokio::test]
async fn a_client_and_a_secret_that_no_one_saw_do_not_exist() {
    let demo = Demo::start().await;
    let unseen = demo.provider.clients().prepare_client(file(APP), None).await.expect("checked");
    assert!(demo.client(unseen.client.id.as_str()).await.is_none());
    let added = add(&demo.provider, file(APP)).await;
    for only in [false, true, true] {
        let prepared = demo.provider.clients().prepare_client_secret(&added.client.id, only).await;
        prepared.expect("made");
    }
    let kept = demo.client(added.client.id.as_str()).await.expect("kept");
    assert_eq!(kept.secrets, added.client.secrets);
}

#[test]
fn a_misspelt_key_is_a_fault() {
    for (from, to) in [("optional", "optionals"), ("confidential", "confident"), ("name", "nam")] {
        assert!(toml::from_str::<ClientFile>(&APP.replacen(from, to, 1)).is_err(), "{to}");
    }
}

#[tokio::test]
async fn a_client_is_added_with_a_secret_of_which_only_the_hash_is_stored() {
    let demo = Demo::start().await;
    let added = add(&demo.provider, file(APP)).await;
    let kept = demo.client(added.client.id.as_str()).await.expect("kept");
    assert_eq!(kept, added.client);
    assert!(kept.proven_at(&Destination::of("https://calendar.example/cb")).is_verified());
    let secret = added.secret.expect("a secret");
    assert_eq!(kept.secrets, [Digest::of(secret.expose())]);
    let public = add(&demo.provider, changed("= true", "= false")).await;
    assert!(public.secret.is_none() && public.client.kind == ClientKind::Public);
}

#[tokio::test]
async fn two_secrets_work_at_once_and_no_more() {
    let demo = Demo::start().await;
    let first = add(&demo.provider, file(APP)).await;
    let (id, first) = (first.client.id, first.secret.expect("a secret"));
    let second = add_secret(&demo.provider, &id, false).await;
    let digests = async || demo.client(id.as_str()).await.expect("kept").secrets;
    assert_eq!(digests().await, [&first, &second].map(|secret| Digest::of(secret.expose())));
    let third = add_secret(&demo.provider, &id, false).await;
    assert_eq!(digests().await, [&second, &third].map(|secret| Digest::of(secret.expose())));
    let fourth = add_secret(&demo.provider, &id, true).await;
    assert_eq!(digests().await, [Digest::of(fourth.expose())]);
}

#[tokio::test]
async fn what_has_no_secret_gets_none_and_what_is_unknown_is_not_changed() {
    let Demo { provider, .. } = &Demo::start().await;
    for id in ["demo-spa", "demo-signed"] {
        let error = provider.clients().prepare_client_secret(&ClientId::new(id), false).await;
        assert!(matches!(error, Err(ManageClientError::NoSecret(_))), "{id}");
    }
    let unknown = ClientId::new("unknown");
    assert!(provider.clients().prepare_client_secret(&unknown, false).await.is_err());
    assert!(provider.clients().set_client_disabled(&unknown, true).await.is_err());
}
