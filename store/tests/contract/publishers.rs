use oauth::client::domain::{Domain, DomainCheck, ProvenBy};
use oauth::client::publisher::Publisher;
use oauth::id::{ClientId, PublisherId};
use store::publishers::{DomainClaim, PublisherChange, PublisherRecord};
use store::{Effects, Version};

use super::fixture::{DAY, NOW, Subject, contoso, northwind, partner, populate, publisher_change};

fn tools() -> Publisher {
    Publisher {
        id: PublisherId::new("pub_tools"),
        name: "Northwind Tools".to_owned(),
        verified_domains: Vec::new(),
        website: Some("https://tools.example".to_owned()),
        support_email: Some("help@tools.example".to_owned()),
        privacy_policy: None,
        terms: None,
        review: None,
    }
}

fn domain(name: &str) -> Domain {
    Domain::parse(name).expect("a domain")
}

fn claim(name: &str) -> DomainClaim {
    DomainClaim { domain: domain(name), value: "proof=1".to_owned(), checked: None }
}

async fn domains(store: &Subject) -> Vec<String> {
    let publisher = store.publisher_of(&northwind()).await.expect("read").expect("found");
    publisher.publisher.verified_domains
}

/// Northwind is the publisher.
async fn create(store: &Subject) {
    let created = store.create_publisher(&tools(), Some(&northwind()), Effects::NONE).await;
    assert!(created.expect("kept"));
}

pub(crate) async fn a_company_without_a_publisher_has_none(store: Subject) {
    populate(&store).await;
    assert_eq!(store.publisher_of(&northwind()).await.expect("read"), None);
    let publisher = tools().id;
    assert_eq!(store.domain_claims(&publisher).await.expect("read"), []);
    let found = DomainCheck::NotFound;
    let noted =
        store.note_domain_check(&publisher, &domain("a.example"), NOW, found, Effects::NONE).await;
    assert!(!noted.expect("tried"));
}

pub(crate) async fn a_publisher_is_its_companys_and_keeps_its_domains(store: Subject) {
    populate(&store).await;
    create(&store).await;
    let found = store.publisher_of(&northwind()).await.expect("read").expect("found");
    assert_eq!((found.publisher, found.version), (tools(), Version(1)));
    assert_eq!(store.publisher_of(&contoso()).await.expect("read"), None);
    store.claim_domain(&tools().id, &claim("a.example"), Effects::NONE).await.expect("kept");
    let proven = DomainCheck::Proven(ProvenBy::Record);
    let noted = store
        .note_domain_check(&tools().id, &domain("a.example"), NOW, proven, Effects::NONE)
        .await;
    assert!(noted.expect("kept"));
    let renamed = Publisher { name: "Tools".to_owned(), ..tools() };
    let change = PublisherChange { sets_domains: false, ..publisher_change(renamed.clone()) };
    assert!(store.change_publisher(&change, Effects::NONE).await.expect("kept"));
    assert_eq!(domains(&store).await, ["a.example"]);
    let found = store.publisher_of(&northwind()).await.expect("read").expect("found");
    assert_eq!(found.publisher.name, renamed.name);
}

pub(crate) async fn a_company_has_one_publisher(store: Subject) {
    populate(&store).await;
    create(&store).await;
    let second = Publisher { id: PublisherId::new("pub_second"), ..tools() };
    let created = store.create_publisher(&second, Some(&northwind()), Effects::NONE).await;
    assert!(!created.expect("tried"));
    assert_eq!(store.find_publisher(&second.id).await.expect("read"), None);
}

pub(crate) async fn of_two_who_change_a_publisher_the_second_changes_nothing(store: Subject) {
    populate(&store).await;
    create(&store).await;
    let change = async |name: &str, seen| {
        let publisher = Publisher { name: name.to_owned(), ..tools() };
        let change = PublisherChange { seen, ..publisher_change(publisher) };
        store.change_publisher(&change, Effects::NONE).await.expect("tried")
    };
    let name = async || {
        let found = store.find_publisher(&tools().id).await.expect("read").expect("found");
        (found.publisher.name, found.version)
    };
    let seen = Some(name().await.1);
    assert!(change("First", seen).await);
    assert!(!change("Second", seen).await);
    assert_eq!(name().await, ("First".to_owned(), Version(2)));
    assert!(change("Third", None).await);
    assert_eq!(name().await, ("Third".to_owned(), Version(3)));
}

pub(crate) async fn a_renamed_publishers_clients_have_changed(store: Subject) {
    populate(&store).await;
    create(&store).await;
    let client = partner();
    let of_tools = oauth::client::Client {
        id: ClientId::new("cli_tools"),
        publisher: Some(tools()),
        ..client.clone()
    };
    assert!(store.create_client(&of_tools, Effects::NONE).await.expect("kept"));
    let at = NOW + DAY;
    let change = PublisherChange { renamed_at: Some(at), ..publisher_change(tools()) };
    assert!(store.change_publisher(&change, Effects::NONE).await.expect("kept"));
    let changed =
        async |id: &ClientId| store.find_client(id).await.expect("read").expect("found").changed_at;
    assert_eq!(changed(&of_tools.id).await, Some(at));
    assert_eq!(changed(&client.id).await, None);
}

pub(crate) async fn a_proof_verifies_a_domain_once_and_a_later_look_takes_nothing(store: Subject) {
    populate(&store).await;
    create(&store).await;
    store.claim_domain(&tools().id, &claim("a.example"), Effects::NONE).await.expect("kept");
    let again = DomainClaim { value: "proof=2".to_owned(), ..claim("a.example") };
    store.claim_domain(&tools().id, &again, Effects::NONE).await.expect("kept");
    assert_eq!(store.domain_claims(&tools().id).await.expect("read"), [claim("a.example")]);
    let note = async |found| {
        let noted = store
            .note_domain_check(&tools().id, &domain("a.example"), NOW, found, Effects::NONE)
            .await;
        assert!(noted.expect("kept"));
    };
    note(DomainCheck::NoAnswer).await;
    assert!(domains(&store).await.is_empty());
    note(DomainCheck::Proven(ProvenBy::File)).await;
    note(DomainCheck::Proven(ProvenBy::File)).await;
    note(DomainCheck::NotFound).await;
    assert_eq!(domains(&store).await, ["a.example"]);
    let claims = store.domain_claims(&tools().id).await.expect("read");
    assert_eq!(claims[0].checked, Some((NOW, DomainCheck::NotFound)));
    store.drop_domain(&tools().id, &domain("a.example"), Effects::NONE).await.expect("kept");
    assert!(domains(&store).await.is_empty());
    assert_eq!(store.domain_claims(&tools().id).await.expect("read"), []);
}

pub(crate) async fn a_publisher_is_stored_with_its_company_and_listed_in_the_order_of_ids(
    store: Subject,
) {
    populate(&store).await;
    let before = store.publishers(None, 10).await.expect("read");
    let mut record = PublisherRecord { publisher: tools(), company: None, version: Version(1) };
    record.publisher.verified_domains = vec!["tools.example".to_owned()];
    let created = store.create_publisher(&record.publisher, None, Effects::NONE).await;
    assert!(created.expect("kept"));
    let id = record.publisher.id.clone();
    assert_eq!(store.find_publisher(&id).await.expect("read"), Some(record.clone()));
    assert_eq!(store.find_publisher(&PublisherId::new("pub_x")).await.expect("read"), None);

    record.company = Some(northwind());
    record.publisher.verified_domains.clear();
    let change = PublisherChange {
        company: record.company.clone(),
        ..publisher_change(record.publisher.clone())
    };
    assert!(store.change_publisher(&change, Effects::NONE).await.expect("kept"));
    record.version = Version(2);
    let own = store.publisher_of(&northwind()).await.expect("read");
    assert_eq!(own, Some(record.clone()));
    let all = store.publishers(None, 10).await.expect("read");
    assert_eq!(all.len(), before.len() + 1);
    assert!(all.is_sorted_by_key(|record| record.publisher.id.clone()) && all.contains(&record));
    let first = &all[0].publisher.id;
    assert_eq!(
        store.publishers(Some(first), 1).await.expect("read"),
        all[1..].first().cloned().into_iter().collect::<Vec<_>>()
    );
}
