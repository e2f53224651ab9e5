//! The pages that are only words.

use app::page::Page;
use axum::response::Response;

use crate::http::Pages;

pub(crate) async fn help(pages: Pages) -> Response {
    pages.show(Page::Help)
}

pub(crate) async fn security(pages: Pages) -> Response {
    pages.show(Page::Security)
}

pub(crate) async fn privacy(pages: Pages) -> Response {
    pages.show(Page::Privacy)
}
