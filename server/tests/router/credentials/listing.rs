//! The list, and what is done from it.

use std::time::Duration;

use super::clients::make_client;
use super::{APPLICANTS, CANDIDATES, LIST, call_with_key, make_key, make_token, newest, secret};
use testkit::{ADA, DAY, HOUR, KIM, RAVI, TestServer};

#[tokio::test]
async fn nobody_sees_or_changes_what_is_another_companys_or_anothers() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let token = secret(&make_token(&mut ada, "Career site", &["applicants"]).await);
    let path = newest(&mut ada).await;
    for other in [KIM, RAVI] {
        let mut other = server.signed_in(other).await;
        other.get(LIST).await.assert_page(200).assert_does_not_say("Career site");
        let own = other.get("/").await.form("Sign out").body();
        for below in ["", "/replace", "/revoke"] {
            other.get(&format!("{path}{below}")).await.assert_page(404);
        }
        for below in ["/replace", "/revoke"] {
            let forged = format!("{own}&understand=yes&form=f");
            other.post(&format!("{path}{below}"), forged).await.assert_page(404);
        }
    }
    server.call(APPLICANTS, &token).await.assert_status(200);
}

#[tokio::test]
async fn an_administrator_sees_what_others_of_the_company_made() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let token = secret(&make_token(&mut ravi, "My numbers", &["applicants"]).await);
    let mut ada = server.signed_in(ADA).await;
    let page = ada.get(LIST).await;
    page.assert_says("My numbers").assert_says("Created by Ravi Patel on 15 January 2027");
    let form = ada.get(&page.link_with("Revoke My numbers")).await.form("Revoke").tick("yes");
    let done = ada.submit(&form).await;
    ada.follow(done).await.assert_says("Revoked. My numbers no longer works.");
    server.call(APPLICANTS, &token).await.assert_status(401);
}

#[tokio::test]
async fn the_list_tells_secrets_apart_without_showing_them() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let key = secret(&make_key(&mut browser, "Try it out").await);
    let page = browser.get(LIST).await;
    page.assert_says(&format!("DCRA1-…{}", &key[28..])).assert_says("Never used");
    call_with_key(&server, CANDIDATES, &key).await.assert_status(200);
    browser.get(LIST).await.assert_says("Used today");
    server.advance(25 * HOUR);
    server.signed_in(ADA).await.get(LIST).await.assert_says("Used yesterday");
}

#[tokio::test]
async fn whoever_revokes_a_credential_reads_when_and_from_which_network_it_was_used() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let token = secret(&make_token(&mut ada, "Career site", &["applicants"]).await);
    let path = newest(&mut ada).await;
    let revoke = format!("{path}/revoke");
    ada.get(&revoke).await.assert_says("Never used").assert_does_not_say(", from ");
    let mut caller = server.browser();
    caller.headers = vec![("authorization", format!("Bearer {token}"))];
    for (address, network) in
        [("203.0.113.57", "203.0.113.0"), ("2001:db8:7:1:2:3:4:5", "2001:db8:7::")]
    {
        server.advance(HOUR);
        caller.address = address.parse().expect("an address");
        caller.get(APPLICANTS).await.assert_status(200);
        ada.get(&revoke).await.assert_says(&format!("Used today, from {network}"));
        ada.get(&path).await.assert_says(&format!("today, from {network}"));
        assert!(!server.everything_stored().contains(address), "the address itself is not kept");
    }
    // A proxy asks for somebody whose address it does not say.
    server.advance(HOUR);
    let bearer = format!("Bearer {token}");
    let asked = server.get_with("/guard/check", &[("authorization", &bearer)]).await;
    asked.assert_status(200);
    ada.get(&revoke).await.assert_says("Used today").assert_does_not_say(", from ");
}

#[tokio::test]
async fn revoking_is_asked_once_more_and_must_be_understood() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let token = secret(&make_token(&mut browser, "Career site", &["applicants"]).await);
    let path = newest(&mut browser).await;
    let page = browser.get(&format!("{path}/revoke")).await;
    page.assert_page(200).assert_says("This cannot be undone.");
    let page = browser.submit(&page.form("Revoke")).await;
    page.assert_page(422).assert_says("Tick the box to confirm.");
    server.call(APPLICANTS, &token).await.assert_status(200);
    browser.submit(&page.form("Revoke").tick("yes")).await.assert_status(303);
    server.call(APPLICANTS, &token).await.assert_status(401);
    browser.get(&format!("{path}/revoke")).await.assert_page(404);
    browser.get(&path).await.assert_page(200).assert_says("Revoked on 15 January 2027");
}

#[tokio::test]
async fn a_new_secret_works_at_once_and_the_old_one_for_as_long_as_was_chosen() {
    for (overlap, works, stops) in [("now", None, HOUR), ("day", Some(DAY), HOUR)] {
        let server = TestServer::start().await;
        let mut browser = server.signed_in(ADA).await;
        let old = secret(&make_token(&mut browser, "Career site", &["applicants"]).await);
        let path = newest(&mut browser).await;
        let form = browser.get(&format!("{path}/replace")).await.form("Create a new secret");
        let form = form.set("overlap", overlap);
        let page = browser.submit(&form).await;
        let new = secret(&page);
        assert_ne!(old, new);
        browser.submit(&form).await.assert_says("Already created");
        server.call(APPLICANTS, &new).await.assert_status(200);
        if let Some(works) = works {
            browser.get(LIST).await.assert_says("The old secret works until 16 January 2027");
            server.advance_almost(works);
            server.call(APPLICANTS, &old).await.assert_status(200);
            server.advance(stops);
        }
        server.call(APPLICANTS, &old).await.assert_status(401);
        server.call(APPLICANTS, &new).await.assert_status(200);
    }
}

#[tokio::test]
async fn a_secret_replaced_twice_does_not_win_time() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let first = secret(&make_token(&mut browser, "Career site", &["applicants"]).await);
    let path = newest(&mut browser).await;
    for overlap in ["hour", "week"] {
        let form = browser.get(&format!("{path}/replace")).await.form("Create a new secret");
        secret(&browser.submit(&form.set("overlap", overlap)).await);
    }
    server.advance(HOUR);
    server.call(APPLICANTS, &first).await.assert_status(401);
}

#[tokio::test]
async fn what_has_ended_stays_listed_for_ninety_days() {
    let server = TestServer::start().await;
    make_token(&mut server.signed_in(ADA).await, "Career site", &["applicants"]).await;
    server.advance(31 * DAY);
    let page = server.signed_in(ADA).await.get(LIST).await;
    page.assert_says("Career site").assert_says("Expired on 14 February 2027");
    page.assert_does_not_say("Revoke Career site");
    server.advance(90 * DAY);
    server.signed_in(ADA).await.get(LIST).await.assert_does_not_say("Career site");
}

#[tokio::test]
async fn a_long_list_goes_on_with_older_ones() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for number in 0..51 {
        secret(&make_token(&mut browser, &format!("Token {number}."), &["jobs"]).await);
        server.advance(Duration::from_secs(1));
    }
    let page = browser.get(LIST).await;
    page.assert_says("Token 50.").assert_does_not_say("Token 0.");
    let page = browser.get(&page.link_with("Older entries")).await;
    page.assert_page(200).assert_says("Token 0.").assert_does_not_say("Token 1.");
    assert_eq!(page.select("a").iter().filter(|words| *words == "Older entries").count(), 0);
}

#[tokio::test]
async fn each_kind_has_its_own_list_its_own_order_and_its_own_pages() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let client = make_client(&mut browser, "First client", "standard", &["jobs_read"]).await;
    for number in 0..55 {
        make_token(&mut browser, &format!("Token {number}."), &["jobs"]).await;
        server.advance(Duration::from_secs(1));
    }
    let done = browser.get(&client.link_with("I have stored it – done")).await;
    done.assert_page(200).assert_says("Done. You can use First client now.");
    assert_eq!(done.select("#clients li h3"), ["First client"]);
    assert_eq!(done.select("#tokens li").len(), 50);
    assert_eq!(done.select("#tokens li h3")[0], "Token 54.");
    assert_eq!(done.select("#keys li").len(), 0);
    make_key(&mut browser, "A key").await;

    let older = browser.get(&done.link_with("Older entries")).await;
    assert_eq!(older.select("#tokens li").len(), 5);
    assert_eq!(older.select("#clients li h3"), ["First client"], "the others stay");
    assert_eq!(older.select("#keys li h3"), ["A key"]);
}

#[tokio::test]
async fn a_list_is_ordered_by_time_and_within_a_moment_by_id() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for name in ["One", "Two", "Three"] {
        make_token(&mut browser, name, &["jobs"]).await;
    }
    server.meddle("UPDATE api_credentials SET created_at = created_at + 60 WHERE name = 'One'");
    let page = browser.get(LIST).await;
    assert_eq!(page.select("#tokens li h3")[0], "One");
}

#[tokio::test]
async fn what_was_revoked_is_confirmed_on_whichever_page_it_is() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    make_token(&mut browser, "The oldest", &["jobs"]).await;
    let path = newest(&mut browser).await;
    for number in 0..51 {
        server.advance(Duration::from_secs(1));
        make_token(&mut browser, &format!("Token {number}."), &["jobs"]).await;
    }
    let form = browser.get(&format!("{path}/revoke")).await.form("Revoke").tick("yes");
    let done = browser.submit(&form).await;
    let done = browser.follow(done).await;
    done.assert_says("Revoked. The oldest no longer works.");
    // A link says nothing that is not so.
    let id = path.rsplit('/').next().expect("an id");
    let page = browser.get(&format!("{LIST}?made={id}")).await;
    page.assert_does_not_say("The oldest now");
    let mut kim = server.signed_in(KIM).await;
    kim.get(&format!("{LIST}?revoked={id}")).await.assert_does_not_say("The oldest");
}
