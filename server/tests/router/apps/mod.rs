//! Apps that a company makes for others: written step by step, looked at, registered,
//! changed, offered, removed.

mod domains;
mod drafts;
mod logo;
pub(crate) mod market;
mod playing;
mod publisher;
mod registered;
mod sign_in;
mod testing;

use testkit::{Answer, AuthorizationUrl, Browser};

const APPS: &str = "/apps";
const NEW: &str = "/apps/new";
pub(crate) const CALLBACK: &str = "https://shiftplan.example/callback";

/// Begins an app; its path.
async fn begin(browser: &mut Browser<'_>, name: &str, kind: &str) -> String {
    let form = browser.get(NEW).await.form("Save and continue").set("name", name);
    let form = form.set("description", "Plans shifts for new hires.").set("kind", kind);
    let answer = browser.submit(&form).await;
    let path = answer.our_location();
    path.strip_suffix("/publisher").expect("the next step").to_owned()
}

/// Says who makes the company's apps.
pub(crate) async fn say_publisher(browser: &mut Browser<'_>, app: &str, name: &str) -> Answer {
    let form = browser.get(&format!("{app}/publisher")).await.form_for("/publisher");
    let form = form.set("name", name).set("website", "https://shiftplan.example");
    browser.submit(&form.set("privacy_policy", "https://shiftplan.example/privacy")).await
}

async fn write_addresses(browser: &mut Browser<'_>, app: &str, lines: &str) -> Answer {
    let form = browser.get(&format!("{app}/addresses")).await.form_for("/addresses");
    browser.submit(&form.set("redirect_uris", lines)).await
}

/// Asks for one permission more, `required` or `optional`.
async fn ask_for(browser: &mut Browser<'_>, app: &str, scope: &str, how: &str) -> Answer {
    let form = browser.get(&format!("{app}/permissions")).await.form_for("/permissions");
    let form = form.set(&format!("use-{scope}"), how);
    browser.submit(&form.set(&format!("purpose-{scope}"), "To plan shifts.")).await
}

/// Writes a whole app of the company; its path.
pub(crate) async fn write(
    browser: &mut Browser<'_>,
    name: &str,
    kind: &str,
    lines: &str,
) -> String {
    let app = begin(browser, name, kind).await;
    say_publisher(browser, &app, "Northwind Tools").await;
    write_addresses(browser, &app, lines).await;
    ask_for(browser, &app, "jobs_read", "required").await;
    app
}

/// Registers it; the page that shows its secret, or the redirect to its own.
pub(crate) async fn register(browser: &mut Browser<'_>, app: &str) -> Answer {
    let form = browser.get(app).await.form("Register the app");
    browser.submit(&form).await
}

/// A registered app of the company; its path.
async fn registered(browser: &mut Browser<'_>) -> String {
    let app = write(browser, "Shiftplan", "server", CALLBACK).await;
    register(browser, &app).await;
    app
}

fn request(app: &str) -> AuthorizationUrl {
    AuthorizationUrl::partner()
        .with("client_id", client_id(app))
        .with("redirect_uri", CALLBACK)
        .with("scope", "jobs_read")
}

/// The client id that an app's path ends with.
pub(crate) fn client_id(app: &str) -> &str {
    app.rsplit('/').next().expect("a path")
}
