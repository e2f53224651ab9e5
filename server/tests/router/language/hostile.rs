use axum::http::Request;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE, HOST};

use testkit::TestServer;

#[tokio::test]
async fn hostile_headers_do_no_harm() {
    let server = TestServer::start().await;
    let long = "de;q=0.1,".repeat(1200);
    let commas = ",".repeat(10_000);
    for (header, language) in [
        (long.as_bytes(), "de"),
        (commas.as_bytes(), "en"),
        (b"../../etc/passwd", "en"),
        (b"de;q=0.5;q=1, fr\xFF", "en"),
        (b"de;q=1e9, es;q=NaN", "en"),
        ("日本語, de".as_bytes(), "en"),
    ] {
        let request = Request::get("/help")
            .header(HOST, "localhost:3000")
            .header(ACCEPT_LANGUAGE, header)
            .body(axum::body::Body::empty())
            .expect("a request");
        server.send(request).await.assert_page(200).assert_speaks(language);
    }
}

#[tokio::test]
async fn hostile_cookies_and_locales_do_no_harm() {
    let server = TestServer::start().await;
    for value in ["../de", "de%00", "%00", "<script>", "de\t", &"d".repeat(10_000)] {
        let request = Request::get("/help?ui_locales=%00+..%2Fde+%FF")
            .header(HOST, "localhost:3000")
            .header(COOKIE, format!("countersign_language={value}"))
            .body(axum::body::Body::empty())
            .expect("a request");
        server.send(request).await.assert_page(200);
    }
}
