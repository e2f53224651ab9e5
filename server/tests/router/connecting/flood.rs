//! Strangers who make up addresses of documents. `make verify-attacks` has ten thousand of them.

use std::time::Duration;

use serde_json::json;
use testkit::{ADA, AuthorizationUrl};
use tokio::time::Instant;

use super::app_host::{Served, document};
use super::documents::{request, started};

const MADE_UP: usize = 300;

#[tokio::test]
async fn connect_2_a_flood_of_made_up_addresses_stores_nothing_and_others_go_on() {
    let (hosts, server) = started().await;
    let rows = server.rows();
    let path = |number: usize| {
        request().with("client_id", &format!("https://h{number}.example/client")).path()
    };
    let flood = (0..MADE_UP).map(async |number| server.get(&path(number)).await);
    let flood = futures_util::future::join_all(flood);
    let other = async {
        for _ in 0..5 {
            server.get(&AuthorizationUrl::partner().path()).await.assert_status(303);
        }
    };
    let (answers, ()) = tokio::join!(flood, other);
    for answer in answers {
        answer.assert_status(503);
    }
    assert_eq!(server.rows(), rows);
    assert_eq!(server.count("metadata_documents"), 0);
    assert!(hosts.most_open() <= 20, "{}", hosts.most_open());
}

#[tokio::test]
async fn connect_2_a_flood_of_addresses_of_one_host_connects_to_it_twice_a_second() {
    let (hosts, server) = started().await;
    for number in 0..MADE_UP {
        let id = format!("https://app.example/{number}");
        let mut own = document();
        own["client_id"] = json!(id);
        hosts.serve(&id, Served::json(&own));
    }
    let rows = server.rows();
    let began = Instant::now();
    let path = |number: usize| {
        request().with("client_id", &format!("https://app.example/{number}")).path()
    };
    let flood = (0..MADE_UP).map(async |number| server.get(&path(number)).await);
    let answers = futures_util::future::join_all(flood).await;
    let at_most = 1 + usize::try_from(began.elapsed().as_millis() / 500).expect("few");
    assert!(hosts.asked() <= at_most, "{} in {:?}", hosts.asked(), began.elapsed());
    let shown = answers.iter().filter(|answer| answer.status == 303).count();
    assert_eq!(shown, hosts.asked());
    assert_eq!(server.rows(), rows);
    // An app that is known does not wait behind them.
    tokio::time::sleep(Duration::from_millis(500)).await;
    server.signed_in(ADA).await.consent_page(&request()).await;
}
