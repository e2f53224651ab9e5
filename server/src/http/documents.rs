//! Metadata documents: written once, since nothing in them changes while the server runs.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse as _, Response};
use provider::Provider;
use serde::Serialize;

#[derive(Clone, Debug)]
pub struct Documents {
    /// RFC 8414.
    pub metadata: Bytes,
    /// OpenID Connect Discovery 1.0.
    pub openid: Bytes,
    /// RFC 9728, of each API that is there, by path.
    pub resources: BTreeMap<String, Bytes>,
}

impl Documents {
    pub fn of(provider: &Provider, has_customer_api: bool) -> Self {
        let resources = provider.resource_metadata(has_customer_api);
        let written = resources.into_iter().map(|(path, document)| (path, json(&document)));
        Self {
            metadata: json(&provider.metadata()),
            openid: json(&provider.openid_metadata()),
            resources: written.collect(),
        }
    }
}

#[expect(clippy::expect_used, reason = "our own plain structs have only string keys")]
fn json(document: &impl Serialize) -> Bytes {
    serde_json::to_vec(document).expect("a plain struct becomes JSON").into()
}

/// Cached for five minutes: a signing key is published for ten before it signs
/// (`Lifetimes::signing_key_overlap`).
pub(crate) fn show(document: Bytes) -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (CACHE_CONTROL, HeaderValue::from_static("public, max-age=300")),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (headers, document).into_response()
}
