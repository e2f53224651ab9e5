//! What browsers fetch of a brand: a style sheet and pictures, under the hash of their
//! content.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Response};
use oauth::hex::to_hex;
use sha2::{Digest as _, Sha256};

use crate::paths;
use crate::state::AppState;

/// Files by their names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Served(BTreeMap<String, Arc<[u8]>>);

impl Served {
    /// Keeps a file; its address.
    pub(super) fn add(&mut self, ending: &str, content: Vec<u8>) -> String {
        let name = format!("{}.{ending}", to_hex(&Sha256::digest(&content)));
        let address = paths::brand(&name);
        self.0.insert(name, content.into());
        address
    }
}

/// `GET /brand/{digest}.{css,png}`.
pub(crate) async fn get(State(state): State<AppState>, Path(file): Path<String>) -> Response {
    let Some(content) = state.brand.served.0.get(&file) else {
        // Another node may have it: they need not be changed at once.
        return (StatusCode::NOT_FOUND, [(CACHE_CONTROL, "no-store")]).into_response();
    };
    let kind = match file.rsplit_once('.') {
        Some((_, "css")) => "text/css; charset=utf-8",
        _ => "image/png",
    };
    let headers = [
        (CONTENT_TYPE, kind),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'"),
        // The name is the content's hash: it never means anything else.
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, content.to_vec()).into_response()
}
