//! Lists of whatever length.

use testkit::{ADA, Answer, AuthorizationUrl, RAVI, TestServer};

const MANY: usize = 10_000;

/// Apps of everywhere that Ada's company has blocked, in as many rows.
fn block_many(server: &TestServer) {
    server.meddle(&format!(
        "CREATE TEMP TABLE numbers AS WITH RECURSIVE counted (n) AS (
            SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {MANY})
            SELECT n, printf('many-%05d', n) AS id FROM counted;
        CREATE TEMP TABLE copies AS SELECT clients.* FROM clients, numbers
            WHERE clients.id = 'demo-unverified';
        UPDATE copies SET id = printf('many-%05d', rowid), name = printf('App %05d', rowid);
        INSERT INTO clients SELECT * FROM copies;
        INSERT INTO client_scopes (client_id, position, scope, requirement, is_default)
            SELECT id, 0, 'jobs_read', 'required', TRUE FROM numbers;
        INSERT INTO company_apps SELECT 'cmp_northwind', id, NULL, 'usr_ada', 0 FROM numbers;"
    ));
}

/// Requests of Ravi's that were answered.
fn ask_for_many(server: &TestServer) {
    server.meddle(&format!(
        "INSERT INTO approval_requests (id, company_id, client_id, user_id, scopes, message,
            asked_at, approved, reason, answered_by, answered_at)
        WITH RECURSIVE counted (n) AS (
            SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {MANY})
        SELECT 'apr_' || n, 'cmp_northwind', 'demo-partner', 'usr_ravi', 'jobs_read', '', n, TRUE,
            '', 'usr_ada', n FROM counted;"
    ));
}

/// People of Ada's company who have allowed the app that Ravi has allowed.
fn connect_many(server: &TestServer) {
    server.meddle(&format!(
        "CREATE TEMP TABLE people AS WITH RECURSIVE counted (n) AS (
            SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {MANY})
            SELECT n, printf('usr-%05d', n) AS id FROM counted;
        INSERT INTO users (id, email, email_folded, first_name, last_name, disabled)
            SELECT id, id || '@many.example', id || '@many.example', 'Jürgen',
                printf('ØSTERGÅRD %05d', n), FALSE FROM people;
        INSERT INTO memberships (user_id, company_id, role, active)
            SELECT id, 'cmp_northwind', 'standard', TRUE FROM people;
        CREATE TEMP TABLE copies AS SELECT grants.* FROM grants, people
            WHERE grants.user_id = 'usr_ravi';
        UPDATE copies SET row = 100 + rowid, id = printf('grn-%05d', rowid),
            user_id = printf('usr-%05d', rowid), answered_at = answered_at - 100000 + rowid;
        INSERT INTO grants SELECT * FROM copies;"
    ));
}

fn rows(page: &Answer) -> usize {
    page.assert_page(200).select("tbody tr").len()
}

#[tokio::test]
async fn ten_thousand_apps_and_requests_are_shown_a_page_at_a_time() {
    let server = TestServer::start().await;
    server.partner_tokens(RAVI).await;
    block_many(&server);
    ask_for_many(&server);
    let mut ada = server.signed_in(ADA).await;
    let first = ada.get("/admin").await;
    assert_eq!(rows(&first), 25);
    // What is blocked comes after what is in use.
    assert!(first.select("tbody tr").remove(0).contains("Talentsync"));
    first.assert_says("1–25 of 10001");
    let second = ada.get(&first.link_with("Next page")).await;
    assert_eq!(rows(&second), 25);
    second.assert_says("26–50 of 10001").assert_says("App 00025").assert_does_not_say("App 00024 ");
    assert_eq!(rows(&ada.get(&second.link_with("Previous page")).await), 25);
    let last = ada.get("/admin?page=999999").await;
    assert_eq!(rows(&last), 1);
    last.assert_says("10001–10001 of 10001");
    for page in ["0", "-1", "x", "99999999999999999999"] {
        ada.get(&format!("/admin?page={page}")).await.assert_says("1–25 of 10001");
    }
    let answered = ada.get("/admin/requests?answered=yes").await;
    assert_eq!(rows(&answered), 25);
    answered.assert_says("1–25 of 10000");
    let next = ada.get(&answered.link_with("Next page")).await;
    next.assert_says("26–50 of 10000");
    // The file is not cut to the page; it has 10,000 lines at most.
    let file = ada.get("/admin/apps.csv").await;
    assert_eq!(file.body.lines().count(), MANY + 1);
}

#[tokio::test]
async fn apps_are_found_by_name_publisher_client_id_decision_and_level() {
    let server = TestServer::start().await;
    server.partner_tokens(RAVI).await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get("/admin/app/block?client_id=demo-unverified").await.form("Block this app");
    ada.submit(&form).await.assert_status(303);
    let (partner, unverified) = ("Talentsync", "Resume Helper");
    for (query, shows) in [
        ("find=talentSYNC", partner),
        ("find=brightwork&decision=&most=", partner),
        ("find=demo-unverified", unverified),
        ("decision=blocked", unverified),
        ("decision=policy", partner),
        ("most=read", partner),
        ("most=admin", unverified),
    ] {
        let page = ada.get(&format!("/admin?{query}")).await;
        assert_eq!(page.select("tbody th a"), [shows], "{query}");
        let file = ada.get(&page.links("a[download]").remove(0)).await;
        assert_eq!(file.body.lines().count(), 2, "{query}");
    }
    let none = ada.get("/admin?find=%3Cb%3Enobody").await;
    none.assert_page(200).assert_says("No apps match");
    assert_eq!(none.select("input[name=find][value='<b>nobody']").len(), 1);
    assert_eq!(ada.get(&none.link_with("Show all apps")).await.select("tbody tr").len(), 2);
    // What is no filter is left out.
    let page = ada.get("/admin?decision=x&most=x").await;
    assert_eq!(page.select("tbody tr").len(), 2);
}

#[tokio::test]
async fn an_app_in_the_list_says_the_most_that_people_have_allowed_it() {
    let server = TestServer::start().await;
    server.partner_tokens(RAVI).await;
    let mut ada = server.signed_in(ADA).await;
    let level = |page: &Answer| page.select("tbody .lv");
    assert_eq!(level(&ada.get("/admin").await), ["Read"]);
    let more = AuthorizationUrl::partner().with("scope", "candidates_read users_manage");
    let page = ada.consent_page(&more).await;
    let form = page.form("Allow access").tick("users_manage").press("Allow access");
    ada.submit(&form).await;
    assert_eq!(level(&ada.get("/admin").await), ["Admin"]);
}

#[tokio::test]
async fn an_app_is_blocked_from_its_row_with_two_clicks() {
    let server = TestServer::start().await;
    server.partner_tokens(RAVI).await;
    let mut ada = server.signed_in(ADA).await;
    let block = ada.get("/admin").await.link_with("Block: Talentsync");
    let form = ada.get(&block).await.form("Block this app");
    ada.submit(&form).await.assert_status(303);
    let page = ada.get("/admin").await;
    assert_eq!(page.select("tbody .pill"), ["Blocked"]);
    // What is blocked is not offered to be blocked.
    assert!(!page.select("a").contains(&"Block: Talentsync".to_owned()));
}

#[tokio::test]
async fn the_file_of_apps_is_csv_that_no_spreadsheet_runs() {
    let server = TestServer::start().await;
    server.partner_tokens(RAVI).await;
    server.change_client("demo-partner", |client| client.name = "=1+1".to_owned()).await;
    let mut ada = server.signed_in(ADA).await;
    let file = ada.get("/admin/apps.csv").await;
    file.assert_status(200).assert_header("content-type", "text/csv; charset=utf-8");
    file.assert_header("content-disposition", "attachment; filename=\"apps.csv\"");
    let lines: Vec<&str> = file.body.split("\r\n").collect();
    assert_eq!(
        lines,
        [
            "client_id,app,publisher,at_most,people,last_used,decision",
            "demo-partner,'=1+1,Brightwork Labs,read,1,2027-01-15T08:00:00Z,policy",
            "",
        ]
    );
    let mut ravi = server.signed_in(RAVI).await;
    ravi.get("/admin/apps.csv").await.assert_page(403);
}

#[tokio::test]
async fn requests_that_wait_are_told_above_the_apps_and_beside_theirs() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get("/admin/policy").await.form("Save").set("read", "administrators");
    ada.submit(&form).await.our_location();
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    ravi.submit(&page.form("Ask an administrator").press("Ask an administrator")).await;
    let page = ada.get("/admin").await;
    page.assert_says("1 request is waiting for your answer.");
    page.assert_says("Ravi Patel asks for Talentsync.");
    assert_eq!(page.link_with("Review requests"), "/admin/requests");
    let page = ada.get("/admin/app?client_id=demo-partner").await;
    let review = page.assert_says("Ravi Patel asks for Talentsync.").link_with("Review requests");
    ada.get(&review).await.form("Approve");
}

#[tokio::test]
async fn another_app_is_looked_for_on_a_page_of_its_own() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let find = ada.get("/admin").await.link_with("Approve or block another app");
    let page = ada.get(&find).await;
    page.assert_page(200).assert_does_not_say("There is no app");
    assert_eq!(page.heading(), "Approve or block another app");
    assert_eq!(page.select("form[method=get] input[name=client_id]").len(), 1);
}

#[tokio::test]
async fn people_of_an_app_are_found_among_ten_thousand_by_name_or_address() {
    const APP: &str = "/admin/app?client_id=demo-partner";
    let server = TestServer::start().await;
    server.partner_tokens(RAVI).await;
    let mut ada = server.signed_in(ADA).await;
    // What is short needs no search.
    assert_eq!(ada.get(APP).await.select("input[name=find]").len(), 0);
    connect_many(&server);
    let all = ada.get(APP).await;
    assert_eq!(rows(&all), 50);
    all.assert_says("1–50 of 10001").assert_says("Remove for everyone");
    let hidden = "form[role=search] input[name=client_id][value=demo-partner]";
    assert_eq!(all.select(hidden).len(), 1);
    for (find, total) in [
        ("ravi", "1–1 of 1"),
        ("PATEL+ravi", "1–1 of 1"),
        ("RAVI@NORTHWIND", "1–1 of 1"),
        ("usr-0999", "1–10 of 10"),
        ("%C3%B8sterg%C3%A5rd+j%C3%BCrgen", "1–50 of 10000"),
        ("+", "1–50 of 10001"),
    ] {
        ada.get(&format!("{APP}&find={find}")).await.assert_page(200).assert_says(total);
    }
    let found = ada.get(&format!("{APP}&find=%C3%98sterg%C3%A5rd")).await;
    // What was found is not everyone.
    found.assert_does_not_say("Remove for everyone");
    let next = ada.get(&found.link_with("Next page")).await;
    next.assert_says("51–100 of 10000");
    assert_eq!(next.select("input[name=find][value='Østergård']").len(), 1);
    let none = ada.get(&format!("{APP}&find=%3Cb%3Enobody")).await;
    none.assert_page(200).assert_says("No one who has connected it has that name or address");
    assert_eq!(none.select("input[name=find][value='<b>nobody']").len(), 1);
    ada.get(&none.link_with("Show everyone")).await.assert_says("1–50 of 10001");
}
