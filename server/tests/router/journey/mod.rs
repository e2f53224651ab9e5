//! The demo leads through the whole journey of a partner: no one types an address, and no one sets
//! a DNS record.

use testkit::{ADA, Answer, Browser, CALLBACK_AT_PLAYGROUND, KIM, PAT, Setup, TestServer};

const CALLBACK: &str = "https://shiftplan.example/callback";

/// As `serve --demo` is set.
async fn demo() -> TestServer {
    let mut setup = Setup::default();
    setup.settings.platform_administrators = vec![demo::PLATFORM_ADMINISTRATOR.to_owned()];
    TestServer::start_with(setup).await
}

/// Presses a step's button on the front page.
async fn go_on_as(browser: &mut Browser<'_>, name: &str, step: &str) -> Answer {
    let front = browser.get("/").await;
    let who = format!("As {name}");
    let buttons = front.select("#publish button");
    let button = buttons.iter().find(|words| words.contains(step) && words.contains(&who));
    let answer = browser.submit(&front.form(button.expect("the step"))).await;
    browser.follow(answer).await
}

async fn press(browser: &mut Browser<'_>, page: &Answer, action: &str) -> Answer {
    let answer = browser.submit(&page.form_for(action)).await;
    browser.follow(answer).await
}

async fn click(browser: &mut Browser<'_>, page: &Answer, link: &str) -> Answer {
    let links = page.links(&format!("a[href{link}]"));
    let href = links.first().unwrap_or_else(|| panic!("no link {link}: {}", page.body));
    browser.open(href.strip_prefix(testkit::ISSUER).unwrap_or(href)).await
}

/// Sends a form with what was typed, and follows.
async fn type_into(
    browser: &mut Browser<'_>,
    page: &Answer,
    action: &str,
    typed: &[(&str, &str)],
) -> Answer {
    let form = page.form_for(action);
    let form = typed.iter().fold(form, |form, (name, value)| form.set(name, value));
    let answer = browser.submit(&form).await;
    browser.follow(answer).await
}

/// The app's own page, once it is registered, and its secret.
async fn register(browser: &mut Browser<'_>) -> (String, String) {
    let page = go_on_as(browser, "Ada Northwind", "Register it").await;
    let about = [("name", "Shiftplan"), ("description", "Plans shifts."), ("kind", "server")];
    let page = type_into(browser, &page, "/apps/new", &about).await;
    let links = [
        ("name", "Northwind Tools"),
        ("website", "https://shiftplan.example"),
        ("privacy_policy", "https://shiftplan.example/privacy"),
    ];
    let page = type_into(browser, &page, "/publisher", &links).await;
    let page = type_into(browser, &page, "/addresses", &[("redirect_uris", CALLBACK)]).await;
    let asked = [("use-jobs_read", "required"), ("purpose-jobs_read", "To plan shifts.")];
    let page = type_into(browser, &page, "/permissions", &asked).await;
    let app = page.form_for("/register").action.replace("/register", "");
    let secret = press(browser, &page, "/register").await.select("pre").remove(0);
    (app, secret.trim().to_owned())
}

#[tokio::test]
async fn the_demo_leads_through_the_whole_partner_journey_by_links_and_forms() {
    let server = demo().await;
    let mut browser = server.browser();
    let (app, secret) = register(&mut browser).await;

    // Its domain.
    let page = browser.get(&app).await;
    let page = click(&mut browser, &page, "$='/configure'").await;
    let page = click(&mut browser, &page, "$='/publisher'").await;
    let form = page.form("Add domain").set("domain", "shiftplan.example");
    let answer = browser.submit(&form).await;
    let page = browser.follow(answer).await;
    press(&mut browser, &page, "/check-domain").await;
    assert_eq!(server.count("publisher_domains WHERE domain = 'shiftplan.example'"), 1);

    // Its consent page, and the playground's address for testing.
    let page = browser.get(&app).await;
    click(&mut browser, &page, "$='/preview'").await.assert_says("This is only a preview.");
    let page = browser.get(&app).await;
    let page = click(&mut browser, &page, "$='/addresses'").await;
    page.assert_says(CALLBACK_AT_PLAYGROUND);
    let both = format!("{CALLBACK}\n{CALLBACK_AT_PLAYGROUND}");
    type_into(&mut browser, &page, "/addresses", &[("redirect_uris", &both)]).await;
    let page = browser.get(&app).await;
    let page = click(&mut browser, &page, "$='/configure'").await;
    press(&mut browser, &page, "/save").await;
    let page = browser.get(&app).await;
    assert_eq!(page.links("a[href^='/playground?client=']").len(), 1);

    // The Marketplace.
    let page = click(&mut browser, &page, "$='/listing'").await;
    press(&mut browser, &page, "/submit").await;
    let page = go_on_as(&mut browser, "Pat Morgan", "Review it").await;
    let page = click(&mut browser, &page, "='/marketplace/review'").await;
    let page = click(&mut browser, &page, "^='/marketplace/cli_'").await;
    page.assert_says("Shiftplan").assert_says(CALLBACK_AT_PLAYGROUND).assert_says("For testing");
    let id = app.rsplit('/').next().expect("an id");
    let accepted = [("decision", "accept")];
    type_into(&mut browser, &page, &format!("/marketplace/{id}/decide"), &accepted).await;
    let page = go_on_as(&mut browser, "Kim Lee", "Connect it").await;
    page.assert_says("Shiftplan").assert_says("shiftplan.example");
    let page = click(&mut browser, &page, "^='/marketplace/cli_'").await;
    press(&mut browser, &page, &format!("client_id={id}")).await;
    assert_eq!(server.count("company_apps"), 1);

    // Kim connects it.
    let page = browser.get("/marketplace").await;
    let page = click(&mut browser, &page, "^='/marketplace/cli_'").await;
    let page = click(&mut browser, &page, "^='/playground?client='").await;
    let page = press(&mut browser, &page, "/playground/request").await;
    let page = click(&mut browser, &page, "*='/oauth/authorize?'").await;
    // Where the app is tested, nothing is proven of it.
    page.assert_says("Shiftplan").assert_says("Kim Lee").assert_says("Unverified");
    let form = page.form_for("/decide").set("decision", "allow").set("trust", "yes");
    let answer = browser.submit(&form).await;
    let back = answer.header("location").expect("a redirect").to_owned();
    let page = browser.get(back.strip_prefix(testkit::ISSUER).expect("ours")).await;
    let secret = [("client_secret", secret.as_str())];
    let page = type_into(&mut browser, &page, "/exchange", &secret).await;
    page.assert_page(200).assert_says("access_token");
    browser.get("/connected-apps").await.assert_says("Shiftplan");
}

#[tokio::test]
async fn who_makes_an_app_does_not_review_it_in_the_demo() {
    let server = demo().await;
    let mut ada = server.signed_in(ADA).await;
    let review = |page: &Answer| page.select("form[action^='/marketplace/']").len();
    ada.get("/marketplace/publishers").await.assert_page(403);
    assert_eq!(review(&ada.get("/marketplace").await), 0);
    let mut pat = server.signed_in(PAT).await;
    assert_ne!(review(&pat.get("/marketplace/publishers").await), 0);
}

#[tokio::test]
async fn a_demo_account_signs_in_with_one_click() {
    let server = demo().await;
    for email in [ADA, KIM, PAT] {
        for (page, arrives) in [("/", "/"), ("/sign-in?return_to=/device", "/device")] {
            let mut browser = server.browser();
            let form = browser.get(page).await.form_with(&format!("button[value='{email}']"));
            let answer = browser.submit(&form.set("email", email)).await;
            assert_eq!(answer.our_location(), arrives);
            browser.get("/").await.assert_says(email);
        }
        // As any other form of ours.
        let mut browser = server.browser();
        let form = browser.get("/").await.form_with(&format!("button[value='{email}']"));
        let forged = form.set("email", email).set("token", "");
        browser.submit(&forged).await.assert_page(422);
        browser.get("/").await.assert_does_not_say("You are signed in");
    }
}

#[tokio::test]
async fn a_server_that_is_no_demo_shows_no_accounts_and_proves_no_domain_unasked() {
    let setup = Setup { demo: false, ..Setup::default() };
    let server = TestServer::start_with(setup).await;
    for path in ["/", "/sign-in"] {
        let page = server.get(path).await;
        page.assert_page(200).assert_does_not_say("correct-horse-battery");
        assert_eq!(page.select("button[name=email]").len(), 0, "{path}");
    }
}

#[tokio::test]
async fn the_sign_in_page_says_why_and_what_to_do_about_a_forgotten_password() {
    let server = TestServer::start().await;
    for (path, why) in [
        ("/device", "to continue to Connect a device"),
        ("/connected-apps/grn_1", "to continue to Connected apps"),
        ("/admin/policy", "to continue to Policy"),
    ] {
        let page = server.get(&format!("/sign-in?return_to={path}")).await;
        page.assert_says(why).assert_says("Forgot your password?");
    }
    server.get("/sign-in?return_to=/deviceful").await.assert_does_not_say("to continue");
}
