use testkit::{ADA, Answer, AuthorizationUrl, Browser, KIM, RAVI, TestServer};

/// A policy under which Ravi must ask for the partner's app.
async fn strict_server() -> TestServer {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get("/admin/policy").await.form("Save").set("read", "administrators");
    ada.submit(&form).await.our_location();
    server
}

/// Ravi asks.
async fn ask(browser: &mut Browser<'_>, message: &str) -> Answer {
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Ask an administrator").set("message", message);
    browser.submit(&form.press("Ask an administrator")).await
}

/// Ada answers the only request.
async fn answer(browser: &mut Browser<'_>, button: &str, reason: &str) -> Answer {
    let request = browser.get("/admin/requests").await.links("tbody a").remove(0);
    let form = browser.get(&request).await.form(button).set("reason", reason).press(button);
    let answer = browser.submit(&form).await;
    browser.follow(answer).await
}

#[tokio::test]
async fn a_person_who_could_allow_it_themselves_cannot_ask() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let forged = page.form("Allow access").set("decision", "ask");
    ravi.submit(&forged).await.assert_page(410);
    assert_eq!(server.count("approval_requests"), 0);
}

#[tokio::test]
async fn a_message_is_text_and_is_cut() {
    let server = strict_server().await;
    let mut ravi = server.signed_in(RAVI).await;
    let message = format!("<script>alert(1)</script>\u{0000}{}", "x".repeat(10_000));
    ask(&mut ravi, &message).await.assert_page(200);
    let mut ada = server.signed_in(ADA).await;
    let request = ada.get("/admin/requests").await.links("tbody a").remove(0);
    let page = ada.get(&request).await;
    page.assert_page(200).assert_says("<script>alert(1)</script>xxx");
    assert_eq!(page.select("main script"), Vec::<String>::new());
    assert!(!page.body.contains(&"x".repeat(500)));
}

#[tokio::test]
async fn administrators_of_other_companies_neither_see_nor_answer_it() {
    let server = strict_server().await;
    ask(&mut server.signed_in(RAVI).await, "").await.assert_page(200);
    let mut ada = server.signed_in(ADA).await;
    let request = ada.get("/admin/requests").await.links("tbody a").remove(0);
    let mut kim = server.signed_in(KIM).await;
    kim.get("/admin/requests").await.assert_says("No open requests");
    kim.get(&request).await.assert_page(404);
    let own = kim.get("/").await.form("Sign out").body();
    kim.post(&request, format!("{own}&answer=approve")).await.assert_page(404);
    let mut ravi = server.signed_in(RAVI).await;
    let own = ravi.get("/").await.form("Sign out").body();
    ravi.post(&request, format!("{own}&answer=approve")).await.assert_page(403);
    assert_eq!(server.count("company_apps"), 0);
}

#[tokio::test]
async fn an_approved_request_lets_the_person_allow_it() {
    let server = strict_server().await;
    let mut ravi = server.signed_in(RAVI).await;
    ask(&mut ravi, "We need it for the Lisbon office.").await.assert_page(200);
    ravi.get("/connected-apps").await.assert_says("Asked15 January 2027AnswerWaiting");
    let mut ada = server.signed_in(ADA).await;
    let page = answer(&mut ada, "Approve", "Go ahead.").await;
    page.assert_page(200).assert_says("Your answer was saved.");
    page.assert_says("Ada Northwind approved it on 15 January 2027");
    page.assert_says("We need it for the Lisbon office.");
    let page = ravi.get("/connected-apps").await;
    page.assert_says("Approved On 15 January 2027.").assert_says("Reason: Go ahead.");
    ravi.consent_page(&AuthorizationUrl::partner()).await.form("Allow access");
    // What was not asked for is not approved.
    let more = AuthorizationUrl::partner().with("scope", "candidates_read company_read");
    let page = ravi.consent_page(&more).await;
    page.assert_says("Access Company Information company_read");
    page.assert_says("Northwind Staffing lets only administrators allow this.");
}

#[tokio::test]
async fn a_refused_request_changes_nothing_and_says_why() {
    let server = strict_server().await;
    let mut ravi = server.signed_in(RAVI).await;
    ask(&mut ravi, "").await.assert_page(200);
    let mut ada = server.signed_in(ADA).await;
    answer(&mut ada, "Refuse", "Not this quarter.").await.assert_page(200);
    let page = ravi.get("/connected-apps").await;
    page.assert_says("Not approved On 15 January 2027.").assert_says("Not this quarter.");
    ravi.consent_page(&AuthorizationUrl::partner()).await.form("Ask an administrator");
}

#[tokio::test]
async fn of_two_administrators_the_second_learns_that_it_was_answered() {
    let server = strict_server().await;
    ask(&mut server.signed_in(RAVI).await, "").await.assert_page(200);
    let mut ada = server.signed_in(ADA).await;
    let request = ada.get("/admin/requests").await.links("tbody a").remove(0);
    let form = ada.get(&request).await.form("Refuse");
    ada.submit(&form.clone().press("Refuse")).await.our_location();
    let late = ada.submit(&form.press("Approve")).await;
    let page = ada.follow(late).await;
    page.assert_says("Another administrator answered this request first.");
    assert_eq!(server.count("company_apps"), 0);
}

#[tokio::test]
async fn an_app_approved_beforehand_needs_no_request() {
    let server = strict_server().await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get("/admin/app?client_id=demo-partner").await.form("Approve for everyone");
    let answer = ada.submit(&form).await;
    ada.follow(answer).await.assert_says("Approved: everyone may allow it");
    let mut ravi = server.signed_in(RAVI).await;
    let request = AuthorizationUrl::partner().with("scope", "candidates_read users_read");
    let page = ravi.consent_page(&request).await;
    page.form("Allow access");
    // A role is not approved away.
    page.assert_says("Access Users users_read");
    page.assert_says("Only an administrator of Northwind Staffing can allow this.");
}

#[tokio::test]
async fn asking_twice_by_a_double_click_asks_once() {
    let server = strict_server().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Ask an administrator").press("Ask an administrator");
    for _ in 0..2 {
        ravi.submit(&form).await.assert_page(200).assert_says("Sent to the administrators");
    }
    assert_eq!(server.count("approval_requests"), 1);
}

#[tokio::test]
async fn asking_after_refusing_is_told_that_it_was_answered() {
    let server = strict_server().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Ask an administrator");
    ravi.submit(&form.clone().press("Cancel")).await.assert_status(303);
    let late = ravi.submit(&form.press("Ask an administrator")).await;
    late.assert_page(409).assert_says("You did not allow access");
    assert_eq!(server.count("approval_requests"), 0);
}

#[tokio::test]
async fn a_request_that_waits_is_withdrawn_by_its_person_alone() {
    let server = strict_server().await;
    let mut ravi = server.signed_in(RAVI).await;
    ask(&mut ravi, "").await.assert_page(200);
    let mut ada = server.signed_in(ADA).await;
    ada.get("/connected-apps").await.assert_does_not_say("Withdraw");
    let form = ravi.get("/connected-apps").await.form_for("/withdraw");
    for other in [ADA, KIM] {
        let mut other = server.signed_in(other).await;
        let own = other.get("/").await.form("Sign out").body();
        other.post(&form.action, own).await.assert_status(303);
    }
    ravi.submit(&form.clone().set("token", "")).await.assert_page(410);
    assert_eq!(server.count("approval_requests"), 1);
    ada.get("/admin").await.assert_says("1 request is waiting for your answer.");

    let request = ada.get("/admin/requests").await.links("tbody a").remove(0);
    let approve = ada.get(&request).await.form("Approve").press("Approve");
    let answer = ravi.submit(&form).await;
    let page = ravi.follow(answer).await;
    page.assert_page(200).assert_says("Your administrators no longer see this request.");
    page.assert_does_not_say("Requests to your administrators");
    ada.get("/admin").await.assert_does_not_say("waiting for your answer");
    ada.get("/admin/requests").await.assert_says("No open requests");
    ada.get(&request).await.assert_page(404).assert_says("This request is no longer there");
    ada.submit(&approve).await.assert_page(404).assert_says("This request is no longer there");
    assert_eq!(server.count("company_apps"), 0);
    // Again, from another tab; and the person can ask again.
    ravi.submit(&form).await.assert_status(303);
    ask(&mut ravi, "").await.assert_page(200);
    assert_eq!(server.count("approval_requests"), 1);
}

#[tokio::test]
async fn a_request_that_was_answered_is_not_withdrawn() {
    let server = strict_server().await;
    let mut ravi = server.signed_in(RAVI).await;
    ask(&mut ravi, "").await.assert_page(200);
    let form = ravi.get("/connected-apps").await.form_for("/withdraw");
    let mut ada = server.signed_in(ADA).await;
    answer(&mut ada, "Approve", "").await.assert_page(200);
    let late = ravi.submit(&form).await;
    let page = ravi.follow(late).await;
    page.assert_page(200).assert_says("Approved On 15 January 2027.");
    page.assert_does_not_say("no longer see this request").assert_does_not_say("Withdraw");
}
