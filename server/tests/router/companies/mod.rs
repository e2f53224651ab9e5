//! People who belong to several companies: which one an app acts for, and for which one they act.

mod choice;
mod programs;
mod silent;
mod switch;

use testkit::{Answer, AuthorizationUrl, Browser};

pub(crate) const NORTHWIND: &str = "cmp_northwind";
pub(crate) const CONTOSO: &str = "cmp_contoso";
/// The button.
pub(crate) const SHOW: &str = "Show for this company";
pub(crate) const QUESTION: &str = "For which company?";

/// The answer to the choice of that company.
pub(crate) async fn choose(browser: &mut Browser<'_>, page: &Answer, company: &str) -> Answer {
    let form = page.form(SHOW).set("company", company).press(SHOW);
    browser.submit(&form).await
}

/// The page of the request, for that company.
pub(crate) async fn page_for(
    browser: &mut Browser<'_>,
    request: &AuthorizationUrl,
    company: &str,
) -> Answer {
    let page = browser.consent_page(request).await;
    let answer = choose(browser, &page, company).await;
    let page = browser.get(answer.our_location()).await;
    page.assert_page(200);
    page
}

/// The code for what is allowed for that company.
pub(crate) async fn allow_for(
    browser: &mut Browser<'_>,
    request: &AuthorizationUrl,
    company: &str,
) -> String {
    let page = page_for(browser, request, company).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    testkit::browser::code(&answer)
}
