//! The list, and what is done from it.

use std::time::Duration;

use super::clients::make_client;
use super::{
    APPLICANTS, CANDIDATES, ENDED, LIST, call_with_key, make_key, make_token, newest, secret,
};
use testkit::{ADA, DAY, HOUR, KIM, RAVI, TestServer};

#[tokio::test]
async fn no_user_sees_or_changes_what_is_another_companys_or_anothers() {
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
    page.assert_says("My numbers").assert_says("Ravi Patel, 15 Jan 2027");
    let form = ada.get(&page.link_with("Revoke: My numbers")).await.form("Revoke");
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
    assert_eq!(browser.get(LIST).await.select("#keys .capital"), ["today"]);
    server.advance(25 * HOUR);
    let page = server.signed_in(ADA).await.get(LIST).await;
    assert_eq!(page.select("#keys .capital"), ["yesterday"]);
}

#[tokio::test]
async fn the_user_who_revokes_a_credential_reads_when_and_from_which_network_it_was_used() {
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
    // A proxy asks for a user whose address it does not say.
    server.advance(HOUR);
    let bearer = format!("Bearer {token}");
    let asked = server.get_with("/guard/check", &[("authorization", &bearer)]).await;
    asked.assert_status(200);
    ada.get(&revoke).await.assert_says("Used today").assert_does_not_say(", from ");
}

#[tokio::test]
async fn revoking_is_asked_once_more_on_a_page_of_its_own() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let token = secret(&make_token(&mut browser, "Career site", &["applicants"]).await);
    let path = newest(&mut browser).await;
    let page = browser.get(&format!("{path}/revoke")).await;
    page.assert_page(200).assert_says("This cannot be undone.");
    server.call(APPLICANTS, &token).await.assert_status(200);
    browser.submit(&page.form("Revoke")).await.assert_status(303);
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
    let mut ada = server.signed_in(ADA).await;
    let page = ada.get(ENDED).await;
    page.assert_says("Career site").assert_says("Expired on 14 February 2027");
    page.assert_does_not_say("Revoke: Career site").assert_does_not_say("Replace: Career site");
    ada.get(LIST).await.assert_does_not_say("Career site");
    server.advance(90 * DAY);
    let mut ada = server.signed_in(ADA).await;
    for list in [LIST, ENDED] {
        ada.get(list).await.assert_does_not_say("Career site");
    }
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
    let page = browser.get(&page.link_with("Next page: API tokens")).await;
    page.assert_page(200).assert_says("Token 0.").assert_does_not_say("Token 1.");
    assert_eq!(page.select("a").iter().filter(|words| words.starts_with("Next page")).count(), 0);
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
    assert_eq!(done.select("#clients th.name bdi"), ["First client"]);
    assert_eq!(done.select("#tokens th.name").len(), 50);
    assert_eq!(done.select("#tokens th.name bdi")[0], "Token 54.");
    assert_eq!(done.select("#keys th.name").len(), 0);
    make_key(&mut browser, "A key").await;

    let older = browser.get(&done.link_with("Next page: API tokens")).await;
    assert_eq!(older.select("#tokens th.name").len(), 5);
    assert_eq!(older.select("#clients th.name bdi"), ["First client"], "the others stay");
    assert_eq!(older.select("#keys th.name bdi"), ["A key"]);
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
    assert_eq!(page.select("#tokens th.name bdi")[0], "One");
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
    let form = browser.get(&format!("{path}/revoke")).await.form("Revoke");
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

#[tokio::test]
async fn what_needs_attention_comes_first_and_is_counted() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for name in ["Soon", "Healthy", "Unused"] {
        make_token(&mut browser, name, &["jobs"]).await;
        server.advance(Duration::from_secs(1));
    }
    let change = |name: &str, column: &str, days: i64| {
        let seconds = days * i64::try_from(DAY.as_secs()).expect("few");
        server.meddle(&format!(
            "UPDATE api_credentials SET {column} = {column} + {seconds} WHERE name = '{name}'"
        ));
    };
    change("Soon", "expires_at", -20);
    change("Unused", "created_at", -100);
    let page = browser.get(LIST).await;
    assert_eq!(page.select("#tokens th.name bdi"), ["Soon", "Unused", "Healthy"]);
    assert_eq!(page.select("#tokens .pill"), ["Expires soon", "Unused", "Active"]);
    assert_eq!(page.select(".tabs .pill"), ["3", "1", "0"]);
    let soon = browser.get("/credentials?status=soon").await;
    assert_eq!(soon.select("#tokens th.name bdi"), ["Soon"]);
    soon.assert_says("in 10 days");
}

#[tokio::test]
async fn a_list_is_searched_by_name_creator_and_ending() {
    let server = TestServer::start().await;
    make_token(&mut server.signed_in(RAVI).await, "Numbers", &["jobs"]).await;
    let mut ada = server.signed_in(ADA).await;
    let token = secret(&make_token(&mut ada, "Career site", &["jobs"]).await);
    let ending = &token[token.len() - 4..];
    for (text, found) in [
        ("CAREER", &["Career site"][..]),
        ("ravi", &["Numbers"]),
        (ending, &["Career site"]),
        ("no such thing", &[]),
        ("%", &[]),
    ] {
        let query: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        let page = ada.get(&format!("{LIST}?q={query}")).await;
        assert_eq!(page.assert_page(200).select("#tokens th.name bdi"), found, "{text}");
        assert_eq!(page.select(".empty").is_empty(), !found.is_empty());
    }
    ada.get(&format!("{LIST}?q=zz&status=nonsense&tokens=-1")).await.assert_page(200);
}

#[tokio::test]
async fn nothing_is_offered_that_only_administrators_may_do() {
    let server = TestServer::start().await;
    let offered = async |who| {
        let page = server.signed_in(who).await.get(LIST).await;
        page.assert_page(200).links(".pop-new a")
    };
    let token = "/credentials/tokens/new";
    let all = [token, "/credentials/clients/new", "/credentials/keys/new", "/apps"];
    assert_eq!(offered(ADA).await, all);
    assert_eq!(offered(RAVI).await, [token]);
}

#[tokio::test]
async fn an_empty_list_says_what_will_be_there_and_what_to_do() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.get(LIST).await;
    page.assert_says("No credentials yet");
    assert_eq!(page.links(".empty a"), ["/credentials/tokens/new"]);
    ravi.get("/credentials?status=ended").await.assert_says("Nothing has expired");
}
