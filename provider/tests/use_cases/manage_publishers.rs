use oauth::id::{CompanyId, PublisherId};
use provider::clients::manage_publishers::PublisherFile;

use crate::support::Demo;

const FILE: &str = r#"
name = "Calendar Makers"
website = "https://calendar.example/"
support_email = "help@calendar.example"
verified_domains = ["calendar.example"]
company = "cmp_contoso"
"#;

fn file(text: &str) -> PublisherFile {
    toml::from_str(text).expect("a file")
}

#[track_caller]
fn changed(from: &str, to: &str) -> PublisherFile {
    assert!(FILE.contains(from), "{from}");
    file(&FILE.replacen(from, to, 1))
}

#[tokio::test]
async fn a_publisher_that_cannot_be_is_refused_and_nothing_is_stored() {
    let Demo { provider, .. } = &Demo::start().await;
    let before = provider.clients().publishers().await.expect("listed");
    for (from, to, said) in [
        ("calendar.example\"]", "localhost\"]", "localhost is no domain"),
        ("https://calendar", "http://calendar", "website: it must be an https address"),
        ("help@", "help at ", "support e-mail: it must be an e-mail address"),
        ("Calendar Makers", "Countersign", "the name of the platform"),
        ("cmp_contoso", "cmp_nowhere", "there is no company cmp_nowhere"),
    ] {
        let error =
            provider.clients().add_publisher(changed(from, to)).await.expect_err(said).to_string();
        assert!(error.contains(said), "{said}: {error}");
    }
    let unknown = PublisherId::new("pub_nowhere");
    let error = provider.clients().set_publisher(&unknown, file(FILE)).await.expect_err("unknown");
    assert_eq!(error.to_string(), "there is no publisher pub_nowhere");
    assert_eq!(provider.clients().publishers().await.expect("listed"), before);
}

#[tokio::test]
async fn a_publisher_is_added_shown_and_changed_and_keeps_what_the_file_leaves_out() {
    let Demo { provider, .. } = &Demo::start().await;
    let added = provider.clients().add_publisher(file(FILE)).await.expect("added");
    assert_eq!(added.publisher.support_email.as_deref(), Some("help@calendar.example"));
    assert_eq!(added.company, Some(CompanyId::new("cmp_contoso")));
    let id = added.publisher.id.clone();
    assert_eq!(provider.clients().publisher(&id).await.expect("found"), added);
    assert!(provider.clients().publishers().await.expect("listed").contains(&added));

    let again = provider.clients().add_publisher(changed("Calendar Makers", "Others")).await;
    let error = again.expect_err("the company has one").to_string();
    assert_eq!(error, format!("company: cmp_contoso has the publisher {id} already"));
    let elsewhere = changed("cmp_contoso", "cmp_northwind");
    let error =
        provider.clients().set_publisher(&id, elsewhere).await.expect_err("refused").to_string();
    assert_eq!(error, "company: the publisher is cmp_contoso's, and stays so");

    let set =
        provider.clients().set_publisher(&id, file("name = \"Calendars\"\n")).await.expect("set");
    assert_eq!((set.publisher.name.as_str(), &set.publisher.website), ("Calendars", &None));
    assert_eq!(set.publisher.verified_domains, ["calendar.example"]);
    assert_eq!(set.company, added.company);
    let none = file("name = \"Calendars\"\nverified_domains = []\n");
    let set = provider.clients().set_publisher(&id, none).await.expect("set");
    assert!(set.publisher.verified_domains.is_empty());
}
