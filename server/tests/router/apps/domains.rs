//! Domains are proven by a real look: at a name server and a web server of the test's own.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::op::{Message, ResponseCode};
use hickory_resolver::proto::rr::rdata::TXT;
use hickory_resolver::proto::rr::{RData, Record};
use server::outbound::domain_lookup::SystemDomainLookup;
use server::outbound::{Addresses, FetchPolicy, OutboundClient, SystemResolver};
use tokio::net::{TcpListener, UdpSocket};
use url::Url;

use super::{begin, registered, say_publisher};
use testkit::{ADA, Answer, Browser, RAVI, Setup, TestServer};

/// What the name server and the web server say.
#[derive(Clone, Default)]
struct Internet {
    records: Arc<Mutex<HashMap<String, String>>>,
    file: Arc<Mutex<Option<String>>>,
}

impl Internet {
    /// A server that looks there.
    async fn server(&self) -> TestServer {
        let (dns, web) = (self.serve_dns().await, self.serve_web().await);
        let mut connection = ConnectionConfig::udp();
        connection.port = dns.port();
        let name_server = NameServerConfig::new(dns.ip(), true, vec![connection]);
        let config = ResolverConfig::from_parts(None, Vec::new(), vec![name_server]);
        let provider = TokioRuntimeProvider::default();
        let mut builder = TokioResolver::builder_with_config(config, provider);
        builder.options_mut().cache_size = 0;
        builder.options_mut().timeout = Duration::from_secs(2);
        let policy = FetchPolicy {
            plain_http: true,
            addresses: Addresses::Loopback,
            ..FetchPolicy::default()
        };
        let web_at = Url::parse(&format!("http://{web}")).expect("a URL");
        let web = OutboundClient::new(policy, Arc::new(SystemResolver));
        let lookup = SystemDomainLookup::new(builder.build().expect("a resolver"), web, web_at);
        TestServer::start_with(Setup { domains: Some(Arc::new(lookup)), ..Setup::default() }).await
    }

    async fn serve_dns(&self) -> SocketAddr {
        let socket = UdpSocket::bind((IpAddr::from(Ipv4Addr::LOCALHOST), 0)).await.expect("bound");
        let address = socket.local_addr().expect("an address");
        let records = Arc::clone(&self.records);
        tokio::spawn(async move {
            let mut buffer = [0; 1500];
            while let Ok((length, from)) = socket.recv_from(&mut buffer).await {
                let question = Message::from_vec(&buffer[..length]).expect("a question");
                let query = question.queries.first().expect("a query").clone();
                let mut answer = Message::response(question.metadata.id, question.metadata.op_code);
                answer.add_query(query.clone());
                let name = query.name().to_ascii().trim_end_matches('.').to_lowercase();
                match records.lock().expect("unpoisoned").get(&name) {
                    Some(text) => {
                        let data = RData::TXT(TXT::new(vec![text.clone()]));
                        answer.add_answer(Record::from_rdata(query.name().clone(), 60, data));
                    }
                    None => answer.metadata.response_code = ResponseCode::NXDomain,
                }
                let bytes = answer.to_vec().expect("an answer");
                socket.send_to(&bytes, from).await.expect("sent");
            }
        });
        address
    }

    async fn serve_web(&self) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("bound");
        let address = listener.local_addr().expect("an address");
        let file = Arc::clone(&self.file);
        let get = get(move || async move {
            let text = file.lock().expect("unpoisoned").clone();
            text.ok_or(axum::http::StatusCode::NOT_FOUND)
        });
        let path = "/.well-known/countersign-domain-verification";
        let router = Router::new().route(path, get);
        tokio::spawn(async move { axum::serve(listener, router).await });
        address
    }

    fn set_record(&self, value: &str) {
        let name = "_countersign-challenge.shiftplan.example".to_owned();
        self.records.lock().expect("unpoisoned").insert(name, value.to_owned());
    }

    fn set_file(&self, value: &str) {
        *self.file.lock().expect("unpoisoned") = Some(value.to_owned());
    }
}

async fn add(browser: &mut Browser<'_>, app: &str, domain: &str) -> Answer {
    let form = browser.get(&format!("{app}/publisher")).await.form("Add domain");
    browser.submit(&form.set("domain", domain)).await
}

async fn check(server: &TestServer, browser: &mut Browser<'_>, app: &str) -> Answer {
    server.advance(Duration::from_secs(10));
    let form = browser.get(&format!("{app}/publisher")).await.form("Check shiftplan.example");
    browser.submit(&form).await.assert_status(303);
    browser.get(&format!("{app}/publisher")).await
}

/// What the page says that the record must be.
fn value(page: &Answer) -> String {
    page.select("pre").remove(0).trim().to_owned()
}

#[tokio::test]
async fn what_no_one_can_own_cannot_be_claimed() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = begin(&mut ada, "Shiftplan", "server").await;
    ada.get(&format!("{app}/publisher")).await.assert_says("Save who makes your apps first.");
    say_publisher(&mut ada, &app, "Northwind Tools").await;
    for domain in ["localhost", "127.0.0.1", "example", "*.example.com", "https://a.example"] {
        add(&mut ada, &app, domain).await.assert_page(422).assert_says("Enter a domain name");
    }
    assert_eq!(server.count("publisher_claims"), 0);
}

#[tokio::test]
async fn without_the_proof_a_domain_stays_unproven_and_the_page_says_why() {
    let internet = Internet::default();
    let server = internet.server().await;
    let mut ada = server.signed_in(ADA).await;
    let app = begin(&mut ada, "Shiftplan", "server").await;
    say_publisher(&mut ada, &app, "Northwind Tools").await;
    add(&mut ada, &app, "Shiftplan.example").await.assert_status(303);
    ada.get(&format!("{app}/publisher")).await.assert_says("Waiting");
    check(&server, &mut ada, &app).await.assert_says("We found neither the record nor the file");
    internet.set_record("countersign-domain-verification=of-somebody-else");
    check(&server, &mut ada, &app)
        .await
        .assert_says("we found a record or a file with a different text");
    assert_eq!(server.count("publisher_domains WHERE domain = 'shiftplan.example'"), 0);
}

#[tokio::test]
async fn a_record_proves_a_domain_and_people_see_the_mark_there() {
    let internet = Internet::default();
    let server = internet.server().await;
    let mut ada = server.signed_in(ADA).await;
    let app = registered(&mut ada).await;
    add(&mut ada, &app, "shiftplan.example").await;
    let page = ada.get(&format!("{app}/publisher")).await;
    page.assert_says("_countersign-challenge.shiftplan.example");
    internet.set_record(&value(&page));
    check(&server, &mut ada, &app).await.assert_says("Verified by the record");
    for page in [app.clone(), format!("{app}/preview")] {
        let page = ada.get(&page).await;
        page.assert_says("shiftplan.example, verified domain");
        page.assert_does_not_say("Verified publisher");
    }
    // Taken back, it is gone at once.
    let form = ada.get(&format!("{app}/publisher")).await.form("Remove shiftplan.example");
    ada.submit(&form).await;
    ada.get(&format!("{app}/preview")).await.assert_says("Unverified publisher");
}

#[tokio::test]
async fn a_file_proves_a_domain_too() {
    let internet = Internet::default();
    let server = internet.server().await;
    let mut ada = server.signed_in(ADA).await;
    let app = begin(&mut ada, "Shiftplan", "server").await;
    say_publisher(&mut ada, &app, "Northwind Tools").await;
    add(&mut ada, &app, "shiftplan.example").await;
    let page = ada.get(&format!("{app}/publisher")).await;
    page.assert_says("https://shiftplan.example/.well-known/countersign-domain-verification");
    internet.set_file(&format!("{}\n", value(&page)));
    check(&server, &mut ada, &app).await.assert_says("Verified by the file");
}

#[tokio::test]
async fn only_administrators_claim_and_check_domains() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = begin(&mut ada, "Shiftplan", "server").await;
    say_publisher(&mut ada, &app, "Northwind Tools").await;
    let mut ravi = server.signed_in(RAVI).await;
    let own = ravi.get("/").await.form("Sign out").body();
    for page in ["add-domain", "check-domain", "remove-domain"] {
        let forged = format!("{own}&domain=shiftplan.example");
        ravi.post(&format!("{app}/{page}"), forged).await.assert_page(403);
    }
}

#[tokio::test]
async fn one_look_is_enough_for_ten_seconds() {
    let internet = Internet::default();
    let server = internet.server().await;
    let mut ada = server.signed_in(ADA).await;
    let app = begin(&mut ada, "Shiftplan", "server").await;
    say_publisher(&mut ada, &app, "Northwind Tools").await;
    add(&mut ada, &app, "shiftplan.example").await;
    let page = check(&server, &mut ada, &app).await;
    internet.set_record(&value(&page));
    let form = ada.get(&format!("{app}/publisher")).await.form("Check shiftplan.example");
    ada.submit(&form).await;
    ada.get(&format!("{app}/publisher")).await.assert_says("We found neither");
    check(&server, &mut ada, &app).await.assert_says("Verified by the record");
}
