use app::pages::help::HelpPage;
use app::pages::privacy::PrivacyPage;
use app::pages::security::SecurityPage;
use axum::response::Response;

use crate::http::Pages;

pub(crate) async fn help(pages: Pages) -> Response {
    pages.show(HelpPage)
}

pub(crate) async fn security(pages: Pages) -> Response {
    pages.show(SecurityPage)
}

pub(crate) async fn privacy(pages: Pages) -> Response {
    pages.show(PrivacyPage)
}
