use oauth::client::ClientKind;
use oauth::client::redirect_uri::Destination;
use oauth::credential::digest::Digest;
use oauth::id::ClientId;
use provider::clients::manage_clients::{ClientFile, ManageClientError};

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
async fn terms_that_contradict_each_other_are_refused_and_nothing_is_kept() {
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
        let error =
            provider.clients().add_client(changed(from, to)).await.expect_err(said).to_string();
        assert!(error.contains(said), "{said}: {error}");
    }
    let nowhere = service.replace("cmp_northwind", "cmp_nowhere");
    let text = APP
        .replace("\"refresh_token\"", "\"client_credentials\"")
        .replace("required =", &format!("{nowhere}required ="));
    let error = provider.clients().add_client(file(&text)).await.expect_err("refused");
    assert!(matches!(error, ManageClientError::UnknownCompany(_)), "{error}");
    let public = text.replace("cmp_nowhere", "cmp_northwind").replace("= true", "= false");
    let error = provider.clients().add_client(file(&public)).await.expect_err("refused");
    assert!(error.to_string().contains("RFC 6749 §4.4"), "{error}");
}

#[test]
fn a_misspelt_key_is_a_fault() {
    for (from, to) in [("optional", "optionals"), ("confidential", "confident"), ("name", "nam")] {
        assert!(toml::from_str::<ClientFile>(&APP.replacen(from, to, 1)).is_err(), "{to}");
    }
}

#[tokio::test]
async fn a_client_is_added_with_a_secret_of_which_only_the_hash_is_kept() {
    let demo = Demo::start().await;
    let added = demo.provider.clients().add_client(file(APP)).await.expect("added");
    let kept = demo.client(added.client.id.as_str()).await.expect("kept");
    assert_eq!(kept, added.client);
    assert!(kept.proven_at(&Destination::of("https://calendar.example/cb")).is_verified());
    let secret = added.secret.expect("a secret");
    assert_eq!(kept.secrets, [Digest::of(secret.expose())]);
    let public =
        demo.provider.clients().add_client(changed("= true", "= false")).await.expect("added");
    assert!(public.secret.is_none() && public.client.kind == ClientKind::Public);
}

#[tokio::test]
async fn two_secrets_work_at_once_and_no_more() {
    let demo = Demo::start().await;
    let first = demo.provider.clients().add_client(file(APP)).await.expect("added");
    let (id, first) = (first.client.id, first.secret.expect("a secret"));
    let second = demo.provider.clients().add_client_secret(&id, false).await.expect("made");
    let digests = async || demo.client(id.as_str()).await.expect("kept").secrets;
    assert_eq!(digests().await, [&first, &second].map(|secret| Digest::of(secret.expose())));
    let third = demo.provider.clients().add_client_secret(&id, false).await.expect("made");
    assert_eq!(digests().await, [&second, &third].map(|secret| Digest::of(secret.expose())));
    let fourth = demo.provider.clients().add_client_secret(&id, true).await.expect("made");
    assert_eq!(digests().await, [Digest::of(fourth.expose())]);
}

#[tokio::test]
async fn what_has_no_secret_gets_none_and_what_is_unknown_is_not_changed() {
    let Demo { provider, .. } = &Demo::start().await;
    for id in ["demo-spa", "demo-signed"] {
        let error = provider.clients().add_client_secret(&ClientId::new(id), false).await;
        assert!(matches!(error, Err(ManageClientError::NoSecret(_))), "{id}");
    }
    let unknown = ClientId::new("unknown");
    assert!(provider.clients().add_client_secret(&unknown, false).await.is_err());
    assert!(provider.clients().set_client_disabled(&unknown, true).await.is_err());
}
