use oauth::client::Client;
use oauth::client::domain::{Domain, DomainCheck, ProvenBy};
use oauth::client::publisher::Publisher;
use oauth::client::redirect_uri::RedirectUri;
use oauth::client::review::{NameReview, ReviewedFacts};
use oauth::id::{ClientId, PublisherId};
use store::Effects;
use store::publishers::{DomainClaim, PublisherChange};

use super::fixture::{NOW, Subject, brightwork, partner, populate, publisher_change, set_client};

async fn facts(store: &Subject) -> ReviewedFacts {
    let id = brightwork().id;
    let found = store.find_publisher(&id).await.expect("read").expect("found").publisher;
    let uris = store.redirect_uris_of_publisher(&id).await.expect("read");
    ReviewedFacts::of(&found.name, &found.verified_domains, uris.iter().map(String::as_str))
}

async fn review(store: &Subject, facts: ReviewedFacts) -> bool {
    let review = NameReview { facts, at: NOW };
    store.review_publisher(&brightwork().id, &review, Effects::NONE).await.expect("tried")
}

/// As the publisher's clients have it.
async fn is_reviewed(store: &Subject) -> bool {
    let client = store.find_client(&partner().id).await.expect("read").expect("found");
    let publisher = client.publisher.as_ref().expect("has one");
    let found = store.find_publisher(&publisher.id).await.expect("read").expect("found");
    assert_eq!(found.publisher.review, publisher.review);
    publisher.review.is_some()
}

pub(crate) async fn a_review_of_other_facts_is_not_stored(store: Subject) {
    populate(&store).await;
    let now = facts(&store).await;
    for change in [
        |facts: &mut ReviewedFacts| facts.name.push('!'),
        |facts: &mut ReviewedFacts| facts.domains.clear(),
        |facts: &mut ReviewedFacts| facts.hosts.clear(),
    ] {
        let mut other = now.clone();
        change(&mut other);
        assert!(!review(&store, other).await);
    }
    assert!(!is_reviewed(&store).await);
    let unknown = PublisherId::new("pub_x");
    let of_none = NameReview { facts: now, at: NOW };
    let kept = store.review_publisher(&unknown, &of_none, Effects::NONE).await;
    assert!(!kept.expect("tried"));
}

pub(crate) async fn a_review_stays_while_nothing_that_was_reviewed_changes(store: Subject) {
    populate(&store).await;
    assert!(review(&store, facts(&store).await).await);
    let mut client = partner();
    client.name.push('!');
    client.redirect_uris.reverse();
    set_client(&store, &client).await;
    let publisher = Publisher { website: None, ..brightwork() };
    let change = publisher_change(publisher);
    assert!(store.change_publisher(&change, Effects::NONE).await.expect("kept"));
    assert!(is_reviewed(&store).await);
}

pub(crate) async fn a_change_of_what_was_reviewed_ends_the_review_for_good(store: Subject) {
    populate(&store).await;
    let elsewhere = || RedirectUri::register("https://elsewhere.example/cb").expect("valid");
    let before = partner();
    let renamed = Publisher { name: "Microsoft Corporation".to_owned(), ..brightwork() };
    let other_domain = Publisher { verified_domains: vec!["b.example".to_owned()], ..brightwork() };
    for change in [renamed, other_domain] {
        assert!(review(&store, facts(&store).await).await);
        assert!(is_reviewed(&store).await);
        for publisher in [change, brightwork()] {
            let change = PublisherChange { sets_domains: true, ..publisher_change(publisher) };
            assert!(store.change_publisher(&change, Effects::NONE).await.expect("kept"));
            assert!(!is_reviewed(&store).await);
        }
    }

    assert!(review(&store, facts(&store).await).await);
    let mut client = before.clone();
    client.redirect_uris.push(elsewhere());
    set_client(&store, &client).await;
    assert!(!is_reviewed(&store).await);
    set_client(&store, &before).await;
    assert!(!is_reviewed(&store).await);

    assert!(review(&store, facts(&store).await).await);
    let another = Client {
        id: ClientId::new("another"),
        redirect_uris: vec![elsewhere()],
        secrets: Vec::new(),
        ..before
    };
    assert!(store.create_client(&another, Effects::NONE).await.expect("kept"));
    assert!(!is_reviewed(&store).await);

    assert!(review(&store, facts(&store).await).await);
    let sold = Client { publisher: None, ..another };
    set_client(&store, &sold).await;
    assert!(!is_reviewed(&store).await);

    let (id, domain) = (brightwork().id, Domain::parse("c.example").expect("a domain"));
    let claim = DomainClaim { domain: domain.clone(), value: "v".to_owned(), checked: None };
    store.claim_domain(&id, &claim, Effects::NONE).await.expect("kept");
    assert!(review(&store, facts(&store).await).await);
    let looked = async |found| {
        store.note_domain_check(&id, &domain, NOW, found, Effects::NONE).await.expect("kept")
    };
    looked(DomainCheck::NotFound).await;
    assert!(is_reviewed(&store).await);
    looked(DomainCheck::Proven(ProvenBy::Record)).await;
    assert!(!is_reviewed(&store).await);
    assert!(review(&store, facts(&store).await).await);
    store.drop_domain(&id, &domain, Effects::NONE).await.expect("kept");
    assert!(!is_reviewed(&store).await);
}

pub(crate) async fn a_review_that_is_taken_back_is_gone(store: Subject) {
    populate(&store).await;
    let end =
        async || store.end_publisher_review(&brightwork().id, Effects::NONE).await.expect("tried");
    assert!(!end().await);
    assert!(review(&store, facts(&store).await).await);
    assert!(end().await);
    assert!(!is_reviewed(&store).await && !end().await);
}

pub(crate) async fn only_what_a_user_has_looked_at_is_a_reviewed_name(store: Subject) {
    populate(&store).await;
    let names = async || {
        let mut names = store.reviewed_names().await.expect("read");
        names.sort();
        names.into_iter().map(|(publisher, name)| (publisher.to_string(), name)).collect::<Vec<_>>()
    };
    let own = |name: &str| ("brightwork".to_owned(), name.to_owned());
    // Its domains are verified.
    assert_eq!(names().await, []);
    assert!(review(&store, facts(&store).await).await);
    assert_eq!(names().await, [own("Brightwork Labs"), own("Partner")]);
    let renamed = Publisher { name: "Others".to_owned(), ..brightwork() };
    let change = publisher_change(renamed);
    assert!(store.change_publisher(&change, Effects::NONE).await.expect("changed"));
    assert_eq!(names().await, []);
}
