//! A draft: stored as it is typed, checked line by line.

use super::{APPS, CALLBACK, NEW, ask_for, begin, say_publisher, write, write_addresses};
use testkit::{ADA, KIM, RAVI, TestServer};

#[tokio::test]
async fn only_administrators_register_apps() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    ravi.get(APPS).await.assert_page(403);
    ravi.get(NEW).await.assert_page(403);
    let own = ravi.get("/").await.form("Sign out").body();
    let forged = format!("{own}&name=Shiftplan&description=Plans+shifts&kind=server");
    ravi.post(NEW, forged).await.assert_page(403);
    assert_eq!(server.count("apps"), 0);
}

#[tokio::test]
async fn no_user_sees_or_changes_another_companys_app() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    let mut kim = server.signed_in(KIM).await;
    kim.get(APPS).await.assert_page(200).assert_does_not_say("Shiftplan");
    let own = kim.get("/").await.form("Sign out").body();
    for page in ["", "/about", "/publisher", "/addresses", "/permissions", "/preview", "/remove"] {
        kim.get(&format!("{app}{page}")).await.assert_page(404);
    }
    let sent = format!("{own}&form=f&name=x&description=y&kind=server");
    for page in [
        "/about",
        "/addresses",
        "/permissions",
        "/register",
        "/save",
        "/submit",
        "/withdraw",
        "/remove",
    ] {
        kim.post(&format!("{app}{page}"), sent.clone()).await.assert_page(404);
    }
    ada.get(&app).await.assert_page(200).assert_says("Shiftplan");
}

#[tokio::test]
async fn of_two_who_write_one_app_at_once_the_second_changes_nothing() {
    let server = TestServer::start().await;
    let (mut ada, mut other) = (server.signed_in(ADA).await, server.signed_in(ADA).await);
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    for page in ["about", "addresses", "permissions", "publisher"] {
        let path = format!("{app}/{page}");
        let late = other.get(&path).await.form("Save and continue");
        let form = ada.get(&path).await.form("Save and continue");
        let form = match page {
            "addresses" => form.set("redirect_uris", CALLBACK),
            "permissions" => form.set("purpose-jobs_read", "To plan shifts."),
            _ => form,
        };
        ada.submit(&form).await.assert_status(303);
        let answer = other.submit(&late.set("name", "Rota").set("redirect_uris", "")).await;
        answer.assert_page(409).assert_says("Someone else changed this in the meantime");
    }
    ada.get(&app).await.assert_says("Shiftplan").assert_does_not_say("Rota");
    assert_eq!(server.count("publishers WHERE name = 'Rota'"), 0);
}

#[tokio::test]
async fn a_name_that_deceives_is_refused_and_nothing_is_begun() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get(NEW).await.form("Save and continue").set("description", "Plans shifts.");
    for (name, says) in [
        ("", "Enter a name."),
        ("Countersign Login", "This looks like the name of another publisher or app: Countersign"),
        (
            "Brightwork Labs",
            "This looks like the name of another publisher or app: Brightwork Labs",
        ),
        ("Brіghtwork", "Use letters, digits and plain punctuation"),
        ("<b>Shift</b>", "Use letters, digits and plain punctuation"),
    ] {
        ada.submit(&form.clone().set("name", name)).await.assert_page(422).assert_says(says);
    }
    assert_eq!(server.count("apps"), 0);
}

#[tokio::test]
async fn each_line_of_redirect_addresses_says_what_is_wrong_with_it() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = begin(&mut ada, "Shiftplan", "server").await;
    let lines = "https://shiftplan.example/callback\r\nhttp://shiftplan.example/\r\n\
                 https://*.shiftplan.example/\r\nhttps://shiftplan.example/#top\r\n\
                 javascript:alert(1)\r\nhttps://ada@shiftplan.example/\r\nhttps://203.0.113.9/\r\n\
                 https://xn--brghtwork-w9h.example/\r\nhttps://shiftplan.example/callback\r\n\
                 /callback";
    let page = write_addresses(&mut ada, &app, lines).await;
    page.assert_page(422);
    for says in [
        "Line 2: https is required",
        "Line 3: wildcards are not allowed",
        "Line 4: fragments (#) are not allowed",
        "Line 5: this kind of address is not allowed",
        "Line 6: a user name or password is not allowed",
        "Line 7: use a host name instead of an IP address",
        "Line 8: the host name mixes alphabets",
        "Line 9: this address is already in the list",
        "Line 10: enter the whole address",
    ] {
        page.assert_says(says);
    }
    page.assert_does_not_say("Line 1:");
    // What was typed stays, so that no one types it twice.
    ada.get(&format!("{app}/addresses")).await.assert_says("javascript:alert(1)");
    ada.get(&app).await.assert_page(200).assert_says("Line 5: this kind of address");
}

#[tokio::test]
async fn every_permission_says_why_it_is_needed() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = begin(&mut ada, "Shiftplan", "server").await;
    let form = ada.get(&format!("{app}/permissions")).await.form("Save and continue");
    let page = ada.submit(&form).await;
    page.assert_page(422).assert_says("Choose at least one permission.");
    let form = page.form("Save and continue").set("use-jobs_read", "optional");
    let page = ada.submit(&form).await;
    page.assert_page(422).assert_says("Say why you need this: Access Jobs");
    ask_for(&mut ada, &app, "jobs_read", "optional").await.assert_status(303);
}

#[tokio::test]
async fn the_publisher_is_written_once_for_all_apps() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let first = begin(&mut ada, "Shiftplan", "server").await;
    let page = say_publisher(&mut ada, &first, "Brightwork Labs").await;
    page.assert_page(422).assert_says("This looks like the name of another publisher or app");
    let form = ada.get(&format!("{first}/publisher")).await.form("Save and continue");
    let page = ada.submit(&form.set("website", "javascript:alert(1)")).await;
    page.assert_page(422).assert_says("Enter an address that begins with https://");
    say_publisher(&mut ada, &first, "Northwind Tools").await.assert_status(303);
    let second = begin(&mut ada, "Holidays", "browser").await;
    let form = ada.get(&format!("{second}/publisher")).await.form("Save and continue");
    assert!(form.body().contains("name=Northwind+Tools"));
}

#[tokio::test]
async fn an_unfinished_draft_says_what_is_to_do_and_cannot_be_registered() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = begin(&mut ada, "Shiftplan", "server").await;
    let page = ada.get(&app).await;
    page.assert_says("Say who makes your apps.").assert_says("Enter at least one address.");
    page.assert_says("Choose at least one permission.").assert_does_not_say("Register the app");
    ada.get(&format!("{app}/preview")).await.assert_page(400);
    let own = ada.get("/").await.form("Sign out").body();
    ada.post(&format!("{app}/register"), format!("{own}&form=f")).await.assert_page(400);
    assert_eq!(server.count("apps"), 1);
    let clients = server.count("clients");
    let form = ada.get(&format!("{app}/remove")).await.form("Remove the app");
    let done = ada.submit(&form).await;
    ada.follow(done).await.assert_says("The app was removed.");
    assert_eq!((server.count("apps"), server.count("clients")), (0, clients));
}

#[tokio::test]
async fn the_preview_is_the_page_that_people_will_read_and_decides_nothing() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    ask_for(&mut ada, &app, "users_read", "optional").await;
    let page = ada.get(&format!("{app}/preview")).await;
    page.assert_page(200).assert_says("This is only a preview.");
    page.assert_says("Access Jobs").assert_says("To plan shifts.").assert_says("shiftplan.example");
    page.assert_says("Unverified publisher").assert_says("Don't allow");
    let rows = server.rows();
    let back = ada.submit(&page.form("Allow access").press("Allow access")).await;
    assert_eq!(back.our_location(), app);
    assert_eq!(server.rows(), rows);
    let as_administrator = ada.get(&format!("{app}/preview?as=administrator")).await;
    as_administrator.assert_says("Access Users");
}
