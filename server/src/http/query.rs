use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use oauth::parameters::Parameters;

/// A query that is malformed, or names a parameter twice, says nothing.
pub(crate) struct Query(pub(crate) Parameters);

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let query = parts.uri.query().unwrap_or_default();
        Ok(Self(Parameters::parse(query).unwrap_or_default()))
    }
}
