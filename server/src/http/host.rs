//! Requests that do not name their host are refused: a proxy in front of the server might have
//! read another host out of them.

use axum::Json;
use axum::http::header::{CONNECTION, HOST, HeaderValue};
use axum::http::{Request, StatusCode, Version};
use axum::response::{IntoResponse as _, Response};
use oauth::spelling::host::is_valid;
use serde_json::json;

/// RFC 9112 §3.2: a server "MUST respond with a 400 (Bad Request) status code to any HTTP/1.1
/// request message that lacks a Host header field and to any request message that contains more
/// than one Host header field line or a Host header field with an invalid field value".
pub(crate) fn refuse<B>(request: &Request<B>) -> Option<Response> {
    let mut hosts = request.headers().get_all(HOST).iter();
    let rule = match (hosts.next(), hosts.next()) {
        // HTTP/1.0 had no such header.
        (None, _) if request.version() < Version::HTTP_11 => return None,
        (None, _) => "the header Host is missing",
        (Some(_), Some(_)) => "the header Host is there more than once",
        (Some(host), None) if host.to_str().is_ok_and(is_valid) => return None,
        (Some(_), None) => "the header Host is no host with an optional port",
    };
    let body = json!({ "error": "invalid_request", "error_description": rule });
    let mut response = (StatusCode::BAD_REQUEST, Json(body)).into_response();
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    Some(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(version: Version, hosts: &[&[u8]]) -> Option<StatusCode> {
        let mut request = Request::get("/").version(version);
        for host in hosts {
            request = request.header(HOST, *host);
        }
        refuse(&request.body(()).expect("a request")).map(|response| response.status())
    }

    #[test]
    fn a_request_that_names_no_host_or_two_is_refused() {
        let bad = Some(StatusCode::BAD_REQUEST);
        for hosts in [
            &[] as &[&[u8]],
            &[b"auth.example", b"evil.example"],
            &[b"auth.example", b"auth.example"],
            &[b""],
            &[b"auth.example/"],
            &[b"user@auth.example"],
            &["bücher.example".as_bytes()],
            &[b"auth.example\xFF"],
        ] {
            assert_eq!(status(Version::HTTP_11, hosts), bad, "{hosts:?}");
        }
        assert_eq!(status(Version::HTTP_10, &[b"a.example", b"b.example"]), bad);
    }

    #[test]
    fn a_request_that_names_one_is_answered() {
        for host in [&b"auth.example"[..], b"AUTH.example.:443", b"127.0.0.1:3000", b"[::1]"] {
            assert_eq!(status(Version::HTTP_11, &[host]), None, "{host:?}");
        }
        assert_eq!(status(Version::HTTP_10, &[]), None);
    }
}
