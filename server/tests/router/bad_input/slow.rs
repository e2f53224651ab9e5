//! Bodies that do not arrive.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::Request;
use hyper::body::{Body as HttpBody, Frame};

use testkit::{SECOND, TestServer};

/// A body that begins and never ends.
struct Endless(bool);

impl HttpBody for Endless {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Pending;
        }
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"grant_type=")))))
    }
}

#[tokio::test]
async fn a_body_that_does_not_go_on_is_given_up_after_ten_seconds() {
    let server = TestServer::start().await;
    tokio::time::pause();
    for (path, accept, status) in [
        ("/oauth/token", "*/*", 408),
        ("/oauth/par", "*/*", 408),
        ("/consent/decide", "text/html", 400),
        ("/sign-in", "text/html", 400),
    ] {
        let request = Request::post(path)
            .header("host", "localhost:3000")
            .header("accept", accept)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::new(Endless(false)))
            .expect("a request");
        let before = tokio::time::Instant::now();
        server.send(request).await.assert_status(status);
        assert!((10 * SECOND..11 * SECOND).contains(&before.elapsed()), "{path}");
    }
}
