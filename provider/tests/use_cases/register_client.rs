use oauth::client::publisher::Publisher;
use oauth::client::registration::RegistrationError;
use oauth::display_text::{NameError, TextError};
use oauth::id::PublisherId;
use provider::clients::register_client::RegisterClientError;

use crate::support::Demo;

/// The rule that keeps a client from being registered; it is not, then.
async fn refused(demo: &Demo, id: &str, name: &str) -> RegistrationError {
    let client = demo.new_client(id, name).await;
    let error = demo.provider.clients().register_client(client).await.expect_err(name);
    assert_eq!(demo.client(id).await, None);
    match error {
        RegisterClientError::Refused(rule) => rule,
        RegisterClientError::Internal(error) => panic!("{error}"),
    }
}

fn publisher(id: &str, name: &str) -> Publisher {
    Publisher {
        id: PublisherId::new(id),
        name: name.to_owned(),
        verified_domains: Vec::new(),
        website: None,
        support_email: None,
        privacy_policy: None,
        terms: None,
        review: None,
    }
}

#[tokio::test]
async fn a_client_whose_id_could_be_a_users_is_refused() {
    let demo = Demo::start().await;
    assert_eq!(refused(&demo, "usr_ada", "Acme").await, RegistrationError::IdOfUser);
}

#[tokio::test]
async fn a_client_that_borrows_a_name_is_refused_with_a_reason() {
    let demo = Demo::start().await;
    for (name, rule) in [
        (
            "Countersign Support",
            "name: it reads like “Countersign”, the name of the platform; leave that out",
        ),
        (
            "Brіghtwork Labs", // Cyrillic і
            "name: it reads like “Brightwork Labs”, the name of a verified publisher or its app; \
             choose another",
        ),
        (
            "Ta1ent Sync",
            "name: it reads like “Talentsync”, the name of a verified publisher or its app; \
             choose another",
        ),
    ] {
        assert_eq!(refused(&demo, "new", name).await.to_string(), rule);
    }
}

#[tokio::test]
async fn a_client_whose_texts_hide_something_is_refused() {
    let demo = Demo::start().await;
    let hidden = TextError::Hidden { code: 0x202E };
    let refused_name = RegistrationError::Name(NameError::Text(hidden.clone()));
    assert_eq!(refused(&demo, "new", "Acme\u{202E}").await, refused_name);

    let mut client = demo.new_client("new", "Acme").await;
    client.description = Some("To\u{202E}read".to_owned());
    let error = demo.provider.clients().register_client(client).await.expect_err("refused");
    assert_eq!(error.to_string(), format!("description: {hidden}"));

    let mut client = demo.new_client("new", "Acme").await;
    let scope = client.scopes[0].scope.clone();
    client.scopes[0].purpose = Some("See evil.example".to_owned());
    let error =
        demo.provider.clients().register_client(client).await.expect_err("refused").to_string();
    assert!(error.starts_with(&format!("purpose of {scope}: ")), "{error}");
    assert_eq!(demo.client("new").await, None);
}

#[tokio::test]
async fn a_publisher_that_borrows_a_name_or_links_to_a_script_is_refused() {
    let demo = Demo::start().await;
    for borrowed in ["Brightwork-Labs", "Talentsync", "C0untersign"] {
        let publisher = publisher("pub_new", borrowed);
        demo.provider.clients().register_publisher(publisher).await.expect_err(borrowed);
    }
    let link = Some("javascript:alert(1)".to_owned());
    let scripted = Publisher { privacy_policy: link, ..publisher("pub_new", "Acme") };
    let error = demo.provider.clients().register_publisher(scripted).await.expect_err("refused");
    assert!(error.to_string().starts_with("privacy policy: "), "{error}");
}

#[tokio::test]
async fn a_verified_publisher_may_repeat_its_own_names() {
    let demo = Demo::start().await;
    let mut client = demo.client("demo-partner").await.expect("of the demo");
    client.id = oauth::id::ClientId::new("second");
    demo.provider.clients().register_client(client.clone()).await.expect("registered");
    client.name = "Brightwork Labs".to_owned();
    demo.provider.clients().register_client(client).await.expect("registered");
    let publisher = publisher("pub_brightwork", "Talentsync");
    demo.provider.clients().register_publisher(publisher).await.expect("registered");
}

#[tokio::test]
async fn a_registered_client_is_found_with_its_texts_composed() {
    let demo = Demo::start().await;
    let client = demo.new_client("new", "Cafe\u{301} 求人").await;
    demo.provider.clients().register_client(client).await.expect("registered");
    assert_eq!(demo.client("new").await.expect("registered").name, "Café 求人");
    // No one has checked whose it is: the name is not reserved.
    let other = demo.new_client("other", "Café 求人").await;
    demo.provider.clients().register_client(other).await.expect("registered");
}

#[tokio::test]
async fn a_domain_alone_reserves_no_name() {
    let demo = Demo::start().await;
    let squatter = Publisher {
        verified_domains: vec!["squatter.example".to_owned()],
        ..publisher("pub_squatter", "Contoso Calendars")
    };
    let clients = demo.provider.clients();
    clients.register_publisher(squatter.clone()).await.expect("registered");
    let mut app = demo.new_client("squat", "Fabrikam Plans").await;
    app.publisher = Some(squatter);
    clients.register_client(app).await.expect("registered");
    clients.register_publisher(publisher("pub_new", "Contoso Calendars")).await.expect("free");
    let own = demo.new_client("own", "Fabrikam Plans").await;
    clients.register_client(own).await.expect("free");
}
