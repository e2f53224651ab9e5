//! Paths with a query that means something to the page behind them.

use crate::paths::{AUTHORIZE, LANGUAGE, LOGOUT, SECOND_STEP, SIGN_IN, SIGN_IN_LINK};
use crate::url::UrlBuilder;

/// Of pages below [`ADMIN_APP`](crate::ADMIN_APP).
pub const ADMIN_CLIENT_ID: &str = "client_id";
/// Asks the person who is signed in to confirm who they are.
pub const SIGN_IN_CONFIRM: &str = "confirm";
/// Asks for a password although someone is signed in.
pub const SIGN_IN_ANOTHER_ACCOUNT: &str = "another_account";

/// At the platform's own login: which request it is about.
pub const LOGIN_REQUEST: &str = "login_request";
/// Of a browser that comes back from there.
pub const LOGIN_CODE: &str = "code";

/// A list's entries after this one.
pub const AFTER: &str = "after";
/// A list's entries before this one.
pub const BEFORE: &str = "before";
/// Fills a form in from what has this id.
pub const COPY_OF: &str = "copy";
/// The credential that was just made, or has a new secret.
pub const MADE: &str = "made";
/// The credential that was just revoked.
pub const REVOKED: &str = "revoked";

const RETURN_TO: &str = "return_to";

/// `query` is encoded already.
#[must_use]
pub fn authorize(query: &str) -> String {
    format!("{AUTHORIZE}?{query}")
}

/// See [`authorize`].
#[must_use]
pub fn logout(query: &str) -> String {
    format!("{LOGOUT}?{query}")
}

/// For someone who is to come back to `return_to`.
#[must_use]
pub fn sign_in(return_to: &str) -> String {
    UrlBuilder::relative(SIGN_IN).query(RETURN_TO, return_to).into()
}

#[must_use]
pub fn sign_in_again(return_to: &str) -> String {
    UrlBuilder::relative(SIGN_IN).query(SIGN_IN_CONFIRM, "yes").query(RETURN_TO, return_to).into()
}

#[must_use]
pub fn sign_in_with_another_account(return_to: Option<&str>) -> String {
    let page = UrlBuilder::relative(SIGN_IN).query(SIGN_IN_ANOTHER_ACCOUNT, "yes");
    match return_to {
        Some(return_to) => page.query(RETURN_TO, return_to).into(),
        None => page.into(),
    }
}

/// The sign-in form's field of who has signed in meanwhile, and goes on with what waits.
pub const GO_ON: &str = "go_on";

/// The second step's form for a recovery code.
pub const RECOVERY: &str = "recovery";

#[must_use]
pub fn second_step(return_to: Option<&str>, recovery: bool) -> String {
    let page = UrlBuilder::relative(SECOND_STEP);
    let page = if recovery { page.query(RECOVERY, "yes") } else { page };
    match return_to {
        Some(return_to) => page.query(RETURN_TO, return_to).into(),
        None => page.into(),
    }
}

/// For a person named by an identity provider who must sign in to their account first.
#[must_use]
pub fn sign_in_link(sealed: &str) -> String {
    UrlBuilder::relative(SIGN_IN_LINK).query(SEALED, sealed).into()
}

/// The field with a page that no path shows again.
pub const SEALED: &str = "sealed";
/// How a page that is shown again answered a form: [`ERRORS`], [`REVIEW`], or the page's own word.
pub const ANSWER: &str = "answer";
pub const ERRORS: &str = "errors";
pub const REVIEW: &str = "review";

/// For a form that is sent there with what was entered in it: the page `here` again.
#[must_use]
pub fn switch_language(here: &str) -> String {
    UrlBuilder::relative(LANGUAGE).query(RETURN_TO, here).into()
}

/// `path` is [`ADMIN_APP`](crate::ADMIN_APP), or one below it.
#[must_use]
pub fn about_company_app(path: &str, client_id: &str) -> String {
    UrlBuilder::relative(path).query(ADMIN_CLIENT_ID, client_id).into()
}

/// Never another host, whatever a browser makes of slashes and backslashes.
#[must_use]
pub fn local_path(text: &str) -> Option<&str> {
    let is_printable = text.bytes().all(|byte| (0x21..=0x7E).contains(&byte) && byte != b'\\');
    (is_printable && text.starts_with('/') && !text.starts_with("//")).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_of_this_server_is_local() {
        for text in [
            "//evil.example/",
            "/\\evil.example",
            "https://evil.example/",
            "evil",
            "",
            "/a\nb",
            "/\t/evil.example",
            "javascript:alert(1)",
        ] {
            assert_eq!(local_path(text), None, "{text:?}");
        }
        assert_eq!(local_path("/oauth/authorize?a=b"), Some("/oauth/authorize?a=b"));
    }

    #[test]
    fn sign_in_pages_say_why_and_where_to_go_on() {
        assert_eq!(sign_in("/a?b=c"), "/sign-in?return_to=%2Fa%3Fb%3Dc");
        assert_eq!(sign_in_again("/a"), "/sign-in?confirm=yes&return_to=%2Fa");
        assert_eq!(sign_in_with_another_account(None), "/sign-in?another_account=yes");
        assert_eq!(
            sign_in_with_another_account(Some("/a")),
            "/sign-in?another_account=yes&return_to=%2Fa"
        );
    }
}
