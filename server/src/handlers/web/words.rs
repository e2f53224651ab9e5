//! The pages that are only words.

use app::page::Page;
use axum::response::Response;

use crate::http::page::Pages;

/// `GET /help`.
pub(crate) async fn help(pages: Pages) -> Response {
    pages.show(Page::Help)
}

/// `GET /security`.
pub(crate) async fn security(pages: Pages) -> Response {
    pages.show(Page::Security)
}

/// `GET /privacy`.
pub(crate) async fn privacy(pages: Pages) -> Response {
    pages.show(Page::Privacy)
}
