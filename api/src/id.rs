use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

use crate::error::ApiError;

#[derive(Debug)]
pub struct PathId<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for PathId<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let found = Path::from_request_parts(parts, state).await;
        found.map(|Path(ids)| Self(ids)).map_err(|_| ApiError::NotFound)
    }
}

/// A caller who may write a thing may not always read it, and a change of nothing would otherwise
/// read it: the answer to a change is the id alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Written {
    /// What was added or changed.
    pub id: String,
}
