//! Administrators read of their own company, look for something, and take it with them.

use std::time::Duration;

use oauth::audit::{ActionWord, Actor, AuditAction, AuditEvent, Person, Subject};
use oauth::consent::policy::CompanyPolicy;
use oauth::id::{CompanyId, UserId};
use store::policies::PolicyChange;

use super::press;
use crate::credentials::make_key;
use testkit::{ADA, DAY, KIM, RAVI, TestServer};

const PAGE: &str = "/admin/audit";
const FILE: &str = "/admin/audit.csv";

/// Something that Ada did.
fn event(server: &TestServer, action: AuditAction, name: &str) -> AuditEvent {
    AuditEvent {
        at: server.provider.now(),
        company_id: Some(CompanyId::new("cmp_northwind")),
        actor: Actor::Person(Person {
            id: UserId::new("usr_ada"),
            name: "Ada Northwind".to_owned(),
            email: ADA.to_owned(),
        }),
        action: action.into(),
        subject: Subject::new("client", "cli_1", name),
        detail: String::new(),
        address: Some("192.0.2.7".to_owned()),
    }
}

async fn append(server: &TestServer, event: &AuditEvent) {
    let change = PolicyChange {
        policy: CompanyPolicy::default(),
        seen: None,
        by: UserId::new("usr_ada"),
        at: server.provider.now(),
    };
    let (store, company) = (server.provider.store(), CompanyId::new("cmp_northwind"));
    let set = store.set_company_policy(&company, &change, event.clone().into()).await;
    assert!(set.expect("set"));
}

#[tokio::test]
async fn only_administrators_read_it() {
    let server = TestServer::start().await;
    make_key(&mut server.signed_in(ADA).await, "Career site").await.assert_page(200);
    let mut ravi = server.signed_in(RAVI).await;
    for path in [PAGE, FILE] {
        let page = ravi.get(path).await;
        page.assert_page(403).assert_says("Only administrators can see this");
        page.assert_does_not_say("Career site");
        assert!(server.browser().get(path).await.our_location().starts_with("/sign-in"));
    }
}

#[tokio::test]
async fn nothing_of_other_companies_or_the_operator_is_seen() {
    let server = TestServer::start().await;
    make_key(&mut server.signed_in(ADA).await, "Career site").await.assert_page(200);
    let operators = AuditEvent {
        company_id: None,
        actor: Actor::Operator,
        ..event(&server, AuditAction::ClientAdded, "Nightly report")
    };
    append(&server, &operators).await;
    let mut kim = server.signed_in(KIM).await;
    for query in ["", "?who=ada", "?what=credentials", "?before=9999", "?company=cmp_northwind"] {
        let page = kim.get(&format!("{PAGE}{query}")).await;
        page.assert_page(200).assert_does_not_say("Career site");
        // Her own sign-in alone.
        let is_hers = |row: &String| row.contains("Signed in") && row.contains(KIM);
        assert!(page.select("tbody tr").iter().all(is_hers), "{}", page.body);
        let file = kim.get(&format!("{FILE}{query}")).await;
        let lines = file.assert_status(200).body.lines().skip(1);
        assert!(
            lines.clone().all(|line| line.contains(",signed_in,user,usr_kim,")),
            "{}",
            file.body
        );
    }
    let mut ada = server.signed_in(ADA).await;
    ada.get(PAGE).await.assert_says("Career site").assert_does_not_say("Nightly report");
}

#[tokio::test]
async fn what_is_unknown_is_shown_unchanged_and_found_out() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    for name in ["Career site", "Nightly report"] {
        make_key(&mut ada, name).await.assert_page(200);
    }
    // A later version wrote it: the chain is whole.
    let later = AuditEvent {
        action: ActionWord::Other("<i>credential_lent</i>".to_owned()),
        actor: Actor::Other("guest".to_owned()),
        ..event(&server, AuditAction::CredentialMade, "Loan")
    };
    append(&server, &later).await;
    assert!(server.provider.administration().verify_audit(None).await.is_ok());
    // A user meddled with it: it is not.
    server.meddle("UPDATE audit SET action = 'eaten', actor_email = NULL WHERE seq = 2");
    let error = server
        .provider
        .administration()
        .verify_audit(None)
        .await
        .expect_err("found out")
        .to_string();
    assert!(error.contains("entry 2 is not as it was written"), "{error}");
    let page = ada.get(PAGE).await;
    page.assert_page(200);
    page.assert_says("<i>credential_lent</i>: Loan");
    page.assert_says("\u{2068}guest\u{2069}").assert_does_not_say("192.0.2.7");
    page.assert_says("eaten: Career site");
    page.assert_says("Created the API key Nightly report");
    assert_eq!(page.select("main i"), Vec::<String>::new());
    let file = ada.get(FILE).await;
    assert!(file.body.contains(",guest,,,<i>credential_lent</i>,"), "{}", file.body);
    let known = ada.get(&format!("{PAGE}?what=credentials")).await;
    known.assert_page(200).assert_says("Nightly report").assert_does_not_say("eaten");
}

#[tokio::test]
async fn who_decides_for_the_platform_is_not_told() {
    let server = TestServer::start().await;
    let listed = event(&server, AuditAction::AppDeclined, "Shiftplan");
    let Actor::Person(person) = listed.actor.clone() else { panic!("a person") };
    append(&server, &AuditEvent { actor: Actor::Platform(person), ..listed }).await;
    let mut ada = server.signed_in(ADA).await;
    let page = ada.get(PAGE).await;
    page.assert_says("Declined the app Shiftplan").assert_says("The platform");
    assert!(!page.body.contains("192.0.2.7"));
    let file = ada.get(&format!("{FILE}?what=apps")).await;
    assert!(file.body.contains("app_declined"));
    assert!(!file.body.contains(ADA) && !file.body.contains("192.0.2.7"), "{}", file.body);
    ada.get(&format!("{PAGE}?what=apps&who=ada")).await.assert_says("No entries match");
}

#[tokio::test]
async fn an_entry_says_what_who_when_and_from_where() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    make_key(&mut ada, "<b>Career</b>").await.assert_page(200);
    let page = ada.get(&format!("{PAGE}?what=credentials")).await;
    page.assert_page(200);
    assert_eq!(page.heading(), "Audit log");
    let row = |cell: &str| page.select(&format!("tbody tr td{cell} .v")).remove(0);
    assert_eq!(row(".what"), "Created the API key <b>Career</b>");
    assert_eq!(row(":nth-of-type(2)"), "Ada Northwind ada@northwind.example");
    assert_eq!(page.select("thead th").remove(0), "When (UTC)");
    assert_eq!(row(":nth-of-type(1)"), "15 Jan 2027, 08:00");
    assert_eq!(row(":nth-of-type(4)"), "127.0.0.1");
    assert_eq!(page.select("tbody time[datetime='2027-01-15T08:00:00Z']").len(), 1);
    assert_eq!(page.select("main b"), Vec::<String>::new());
    assert_eq!(page.select("nav a[aria-current]"), ["Audit log"]);
}

#[tokio::test]
async fn entries_are_looked_for_without_scripts() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    make_key(&mut ada, "Career site").await.assert_page(200);
    server.advance(2 * DAY);
    let mut ada = server.signed_in(ADA).await;
    let block = "/admin/app/block?client_id=demo-partner";
    press(&mut ada, block, "Block this app").await.assert_status(303);
    let (key, blocked) = ("Career site", "Blocked Talentsync");
    for (query, shows, hides) in [
        ("what=credentials", key, blocked),
        ("what=policy&who=", blocked, key),
        ("from=2027-01-16&to=", blocked, key),
        ("to=2027-01-15", key, blocked),
        ("from=2027-01-17&to=2027-01-17&who=ADA&what=", blocked, key),
    ] {
        let page = ada.get(&format!("{PAGE}?{query}")).await;
        page.assert_page(200).assert_says(shows).assert_does_not_say(hides);
    }
    let page = ada.get(&format!("{PAGE}?who=ravi")).await;
    page.assert_says("No entries match");
    // What is no filter is left out, and the form shows that.
    let page = ada.get(&format!("{PAGE}?what=x&from=31.12.2026&before=x")).await;
    page.assert_page(200).assert_says(key).assert_says(blocked);
    assert_eq!(page.select("form.tools option[selected]"), ["Everything"]);
    assert!(!page.body.contains("31.12.2026\""));
}

#[tokio::test]
async fn a_page_has_fifty_entries_and_leads_to_the_older_ones_with_the_same_filter() {
    let server = TestServer::start().await;
    for number in 0..120 {
        let action = if number % 2 == 0 { AuditAction::AppBlocked } else { AuditAction::UserAdded };
        append(&server, &event(&server, action, &format!("App {number}"))).await;
    }
    let mut ada = server.signed_in(ADA).await;
    let first = ada.get(&format!("{PAGE}?what=policy&who=ada")).await;
    assert_eq!(first.select("tbody tr").len(), 50);
    first.assert_says("App 118").assert_does_not_say("App 117").assert_says("1–50 of 60");
    assert!(!first.select("a").contains(&"Newest entries".to_owned()));
    let second = ada.get(&first.link_with("Older entries")).await;
    assert_eq!(second.select("tbody tr").len(), 10);
    second.assert_says("App 0").assert_says("51–60 of 60");
    assert!(!second.select("td.what strong").contains(&"App 1".to_owned()));
    assert!(!second.select("a").contains(&"Older entries".to_owned()));
    assert_eq!(ada.get(&second.link_with("Newest entries")).await.select("tbody tr").len(), 50);
    // The file is not cut to the page.
    let link = first.links("a[download]").remove(0);
    assert_eq!(ada.get(&link).await.body.lines().count(), 61);
}

#[tokio::test]
async fn the_file_is_csv_that_no_spreadsheet_runs() {
    let server = TestServer::start().await;
    let name = "=HYPERLINK(\"http://evil.example\",\"x\")";
    append(&server, &event(&server, AuditAction::AppBlocked, name)).await;
    let mut ada = server.signed_in(ADA).await;
    let file = ada.get(&format!("{FILE}?what=policy")).await;
    file.assert_status(200).assert_header("content-type", "text/csv; charset=utf-8");
    file.assert_header("content-disposition", "attachment; filename=\"audit.csv\"");
    file.assert_header("cache-control", "no-store");
    file.assert_header("x-content-type-options", "nosniff");
    let lines: Vec<&str> = file.body.split("\r\n").collect();
    assert_eq!(
        lines,
        [
            "number,time,by,name,email,action,kind,id,subject,detail,address",
            "1,2027-01-15T08:00:00Z,person,Ada Northwind,ada@northwind.example,app_blocked,\
             client,cli_1,\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\",,192.0.2.7",
            "",
        ]
    );
}

#[tokio::test]
async fn names_stay_as_they_were_then() {
    let server = TestServer::start().await;
    make_key(&mut server.signed_in(ADA).await, "Career site").await.assert_page(200);
    server.change_user("usr_ada", |ada| "Lovelace".clone_into(&mut ada.last_name)).await;
    server.advance(Duration::from_secs(1));
    let mut ada = server.signed_in(ADA).await;
    let page = ada.get(&format!("{PAGE}?what=credentials")).await;
    page.assert_says("Ada Northwind")
        .select("tbody bdi")
        .iter()
        .for_each(|name| assert_ne!(name, "Ada Lovelace"));
}
