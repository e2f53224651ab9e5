//! Who did what to which credential, grant or policy, from where.

mod reading;
mod recorded;
mod sign_ins;

use testkit::{Answer, Browser, TestServer};

/// The audit log beside sign-ins, oldest first: what was done to what by whom from where, an entry
/// a line.
pub(crate) async fn log(server: &TestServer) -> Vec<String> {
    let mut lines = whole_log(server).await;
    lines.retain(|line| !line.starts_with("signed_in "));
    lines
}

pub(crate) async fn whole_log(server: &TestServer) -> Vec<String> {
    let entries = server.provider.administration().all_audit_entries(None).await.expect("read");
    let mut lines: Vec<String> = entries
        .iter()
        .map(|entry| {
            let event = &entry.event;
            let who = event.actor.person().map_or(event.actor.kind(), |person| &person.email);
            let (action, name) = (event.action.as_str(), &event.subject.name);
            let address = event.address.as_deref().unwrap_or("nowhere");
            format!("{action} {name}, {who}, {address}: {}", event.detail)
        })
        .collect();
    lines.reverse();
    assert!(server.provider.administration().verify_audit(None).await.is_ok());
    lines
}

/// Opens a page and presses a button of it.
async fn press(browser: &mut Browser<'_>, path: &str, button: &str) -> Answer {
    let form = browser.get(path).await.form(button);
    browser.submit(&form.press(button)).await
}
