//! An API as a list of operations. The routes and the document that describes them
//! (OpenAPI 3.1) are made of the same list, so neither can say what the other does not.

mod body;
mod document;
mod error;
mod id;
mod operation;
mod page;

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::routing::{MethodRouter, get};
use guard::Guard;

pub use body::{RequestBody, present};
pub use document::ApiInfo;
pub use error::{ApiError, unavailable};
pub use id::{PathId, Written};
pub use operation::Operation;
pub use page::{Listed, Page};

/// Below the API's path.
pub const DOCUMENT: &str = "/openapi.json";

pub struct Api<S> {
    info: ApiInfo,
    operations: Vec<Operation<S>>,
}

impl<S: Clone + Send + Sync + 'static> Api<S> {
    pub fn new(info: ApiInfo, operations: Vec<Operation<S>>) -> Self {
        Self { info, operations }
    }

    /// The routes, each behind its requirement, and the document, which needs no credential. Other
    /// paths and methods are answered as an API does.
    ///
    /// # Panics
    /// If two operations have the same method and path, which is found when the routes are built.
    pub fn router(self, guard: &Guard) -> Router<S> {
        let mut paths: Vec<(&'static str, MethodRouter<S>)> = Vec::new();
        let mut all = Vec::with_capacity(self.operations.len());
        for Operation { described, handler } in self.operations {
            let route = match &described.requirement {
                Some(requirement) => guard.require(requirement.clone(), handler),
                None => handler,
            };
            match paths.iter_mut().find(|(path, _)| *path == described.path) {
                Some((_, routes)) => *routes = std::mem::take(routes).merge(route),
                None => paths.push((described.path, route)),
            }
            all.push(described);
        }
        // Few ask for it, and writing it takes megabytes.
        let write = move || Bytes::from(document::write(&self.info, &all).to_string());
        let document = Arc::new(LazyLock::new(write));
        let document = get(move || {
            let document = Bytes::clone(&document);
            async move { ([(CONTENT_TYPE, "application/json")], document) }
        });
        let routes = Router::new().route(DOCUMENT, document);
        paths
            .into_iter()
            .fold(routes, |router, (path, routes)| router.route(path, routes))
            .fallback(async || ApiError::NotFound)
            .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
    }
}
