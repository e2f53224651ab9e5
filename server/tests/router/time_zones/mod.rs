//! In which zone people read times: their company's, and their browser's where scripts run.

use serde_json::json;

use super::audit::log;
use crate::mail::only_email;
use testkit::{ADA, Answer, AuthorizationUrl, RAVI, TestServer};

async fn set(server: &TestServer, zone: &str) -> Answer {
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get("/admin/time-zone").await.form_for("/admin/time-zone");
    ada.submit(&form.set("time_zone", zone)).await
}

#[tokio::test]
async fn what_is_no_time_zone_is_refused_beside_its_field_and_changes_nothing() {
    let server = TestServer::start().await;
    for zone in ["Europe/Atlantis", "", "CET", "+02:00", "Europe/Berlin\r\n"] {
        let page = set(&server, zone).await;
        page.assert_page(422).assert_says("Choose a time zone from the list");
        assert_eq!(page.select("#time_zone-error"), ["Choose a time zone from the list"], "{zone}");
        assert_eq!(page.select("option[selected]"), ["UTC"], "{zone}");
    }
    assert_eq!(server.count("companies WHERE time_zone <> 'UTC'"), 0);
    assert_eq!(server.count("audit WHERE action = 'time_zone_changed'"), 0);
}

#[tokio::test]
async fn who_is_no_administrator_sets_no_time_zone() {
    let server = TestServer::start().await;
    let form =
        server.signed_in(ADA).await.get("/admin/time-zone").await.form_for("/admin/time-zone");
    let mut ravi = server.signed_in(RAVI).await;
    let own = ravi.get("/credentials").await.form("Sign out");
    let token = own.fields.iter().find(|(name, _)| name == "token").expect("a token").1.clone();
    let forged = form.set("token", &token).set("shown_to", "usr_ravi");
    let status = ravi.submit(&forged.set("time_zone", "Europe/Berlin")).await.status;
    assert!(status.is_client_error(), "{status}");
    assert_eq!(server.count("companies WHERE time_zone <> 'UTC'"), 0);
}

#[tokio::test]
async fn pages_and_emails_show_the_times_of_the_companys_zone_and_programs_read_utc() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let saved = set(&server, "Europe/Berlin").await;
    let page = ada.get(saved.our_location()).await;
    page.assert_says("Time zone saved");
    assert_eq!(page.select("option[selected]"), ["Berlin"]);
    let entry = "time_zone_changed Northwind Staffing, ada@northwind.example, 127.0.0.1: \
                 Europe/Berlin";
    assert_eq!(log(&server).await, [entry]);
    // A session that was there before knows it, too.
    let mut ravi = server.signed_in(RAVI).await;
    ravi.allow(&AuthorizationUrl::partner()).await;
    let details = ravi.get("/connected-apps").await.links("a[href^='/connected-apps/']");
    let page = ravi.get(&details[0]).await;
    page.assert_says("15 January 2027, 09:00 (Berlin time)");
    only_email(&server).await.assert_says("When: 15 January 2027, 09:00 (Berlin time)");
    ravi.accept_language = "de".to_owned();
    ravi.get(&details[0]).await.assert_says("15. Januar 2027, 09:00 (Ortszeit Berlin)");
    let csv = ada.get("/admin/audit.csv").await;
    assert!(csv.body.contains("2027-01-15T08:00:00Z"), "{}", csv.body);
    // Other companies have theirs.
    assert_eq!(server.count("companies WHERE time_zone <> 'UTC'"), 1);
}

#[tokio::test]
async fn a_page_that_shows_a_time_of_day_has_the_script_that_writes_it_anew_and_no_other_has() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let consent = ravi.consent_page(&AuthorizationUrl::partner()).await;
    assert!(!consent.select("time[datetime$='Z']").is_empty(), "{}", consent.body);
    assert!(consent.select("script[data-zone]").is_empty());
    ravi.submit(&consent.form("Allow access").press("Allow access")).await.assert_status(303);
    let list = ravi.get("/connected-apps").await;
    assert!(!list.select("time[datetime$='Z']").is_empty());
    assert!(list.select("script").is_empty());
    let policy = |page: &Answer| {
        let header = page.headers.get("content-security-policy").expect("a policy");
        header.to_str().expect("text").to_owned()
    };
    assert!(policy(&list).contains("script-src 'none'"));
    let details = list.links("a[href^='/connected-apps/']").remove(0);
    let page = ravi.get(&details).await;
    let time = page.select("time[data-clock][datetime='2027-01-15T08:00:00Z']");
    assert_eq!(time[0], "15 January 2027, 08:00 (UTC)");
    assert_eq!(page.select("script[data-zone='UTC']").len(), 1);
    let script = page.body.split_once("<script nonce=\"").expect("a script").1;
    let nonce = script.split_once('"').expect("an end").0;
    assert!(policy(&page).contains(&format!("script-src 'nonce-{nonce}'")));
    for page in [consent, list, page] {
        assert!(!page.body.contains(['\u{fff9}', '\u{fffa}', '\u{fffb}']), "{}", page.body);
    }
}

#[tokio::test]
async fn a_day_of_a_form_is_one_of_the_companys_calendar() {
    let server = TestServer::start().await;
    set(&server, "America/Los_Angeles").await.our_location();
    let mut ada = server.signed_in(ADA).await;
    // 08:00 UTC on the 15th is midnight there; what was done is the 15th's.
    let found = |page: Answer| page.text().contains("Changed the time zone of");
    assert!(found(ada.get("/admin/audit?from=2027-01-15&to=2027-01-15").await));
    assert!(!found(ada.get("/admin/audit?from=2027-01-14&to=2027-01-14").await));
    set(&server, "Pacific/Honolulu").await.our_location();
    assert!(found(ada.get("/admin/audit?from=2027-01-14&to=2027-01-14").await));
    assert!(!found(ada.get("/admin/audit?from=2027-01-15").await));
}

#[tokio::test]
async fn programs_read_and_set_the_zone() {
    use crate::admin_api::{SCOPES, call, service};

    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let company = json!({
        "id": "cmp_northwind", "name": "Northwind Staffing", "timeZone": "America/New_York"
    });
    let put = async |zone: &str| {
        let sent = json!({ "timeZone": zone });
        call(&by, &server, "PUT", "/v1/company/time-zone", sent).await
    };
    assert_eq!(put("america/new_york").await.assert_status(200).json(), company);
    let refused = put("Europe/Atlantis").await.assert_status(400).json();
    assert!(refused.to_string().contains("timeZone"), "{refused}");
    let read = call(&by, &server, "GET", "/v1/company", json!(null)).await;
    assert_eq!(read.assert_status(200).json(), company);
}
