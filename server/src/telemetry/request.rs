//! The request that is being answered, as the log has it.

use std::fmt;

use axum::http::{Method, Uri};
use tokio::task_local;

task_local! {
    pub(crate) static REQUEST: LoggedRequest;
}

#[derive(Clone, Debug, Default)]
pub(crate) struct RequestId(pub(crate) String);

impl fmt::Display for RequestId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[derive(Debug)]
pub(crate) struct LoggedRequest {
    pub(crate) id: RequestId,
    pub(crate) method: Method,
    pub(crate) uri: Uri,
}

/// How the paths begin whose holders can do something.
const SECRET_PATHS: [&str; 4] =
    [routes::REVOCATION_LINKS, routes::PASSWORD_LINKS, routes::LOCK_LINKS, routes::ADDRESS_LINKS];

impl LoggedRequest {
    /// The path alone, for the query may carry a code; and of a path that lets its holder
    /// do something, how it begins.
    pub(crate) fn path(&self) -> &str {
        let path = self.uri.path();
        let secret = SECRET_PATHS.into_iter().find(|beginning| path.starts_with(beginning));
        secret.unwrap_or(path)
    }
}

impl fmt::Display for LoggedRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, method, .. } = self;
        write!(formatter, "request{{request_id={id} method={method} path={:?}}}", self.path())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_the_holder_of_a_path_may_know_is_not_logged() {
        let logged = |path| LoggedRequest {
            id: RequestId::default(),
            method: Method::GET,
            uri: Uri::from_static(path),
        };
        let request = logged("/not-me/AbC-_123?x=y");
        assert_eq!(request.path(), "/not-me/");
        assert!(!request.to_string().contains("AbC"), "{request}");
        assert_eq!(logged("/choose-password/AbC-_123").path(), "/choose-password/");
        assert_eq!(logged("/lock-account/AbC-_123").path(), "/lock-account/");
        assert_eq!(logged("/connected-apps/grn_1").path(), "/connected-apps/grn_1");
    }
}
