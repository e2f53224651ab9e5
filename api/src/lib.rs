//! An API as a list of operations. The routes and the document that describes them
//! (OpenAPI 3.1) are made of the same list, so neither can say what the other does not.

mod body;
mod document;
mod error;
mod id;
mod operation;
mod page;

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
        let document = Bytes::from(document::write(&self.info, &self.operations).to_string());
        let mut paths: Vec<(&'static str, MethodRouter<S>)> = Vec::new();
        for operation in self.operations {
            let route = match operation.requirement {
                Some(requirement) => guard.require(requirement, operation.handler),
                None => operation.handler,
            };
            match paths.iter_mut().find(|(path, _)| *path == operation.path) {
                Some((_, routes)) => *routes = std::mem::take(routes).merge(route),
                None => paths.push((operation.path, route)),
            }
        }
        let document = get(move || {
            let document = document.clone();
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
