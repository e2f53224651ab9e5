//! Talent list: connects, lists candidates, disconnects.

mod oauth;
mod page;
mod sessions;
mod settings;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, ORIGIN, REFERRER_POLICY, SET_COOKIE,
};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{AppendHeaders, Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use oauth2::CsrfToken;
use tokio::net::TcpListener;
use tokio_rustls::rustls::crypto::aws_lc_rs;

use crate::oauth::{Answer, Candidate, OAuth, OAuthError};
use crate::sessions::{Session, Sessions};
use crate::settings::Settings;

#[derive(Clone)]
struct App {
    oauth: Arc<OAuth>,
    sessions: Arc<Sessions>,
}

#[tokio::main]
#[expect(clippy::print_stdout, reason = "it says where it is")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The first to be installed is the only one.
    let _ = aws_lc_rs::default_provider().install_default();
    let settings = Settings::read()?;
    let origin = settings.origin();
    let listener = TcpListener::bind(&*settings.redirect_uri.socket_addrs(|| None)?).await?;
    let callback_path = settings.redirect_uri.path().to_owned();
    let sessions = Arc::new(Sessions::new(origin.starts_with("https:")));
    let app = App { oauth: Arc::new(OAuth::new(settings)?), sessions };
    let router = Router::new()
        .route("/", get(home))
        .route("/connect", post(connect))
        .route(&callback_path, get(callback))
        .route("/disconnect", post(disconnect))
        .layer(from_fn_with_state(app.clone(), own_forms))
        .with_state(app);
    println!("talent list on {origin}");
    axum::serve(listener, router).await?;
    Ok(())
}

/// A form of another site is not ours.
async fn own_forms(State(app): State<App>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let is_own = match header("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => header(ORIGIN.as_str()) == Some(&app.oauth.settings().origin()),
    };
    if request.method() == Method::POST && !is_own {
        return show(StatusCode::FORBIDDEN, None, Some("This form is of another site."));
    }
    next.run(request).await
}

async fn home(State(app): State<App>, headers: HeaderMap) -> Result<Response, OAuthError> {
    let session = app.sessions.with(&headers, |it| (it.tokens.clone(), it.message.take()));
    let (tokens, message) = session.unwrap_or_default();
    let Some(tokens) = tokens else { return Ok(show(StatusCode::OK, None, message)) };
    match app.oauth.candidates(&tokens).await {
        Ok(candidates) => Ok(show(StatusCode::OK, Some(&candidates), message)),
        Err(OAuthError::Disconnected) => {
            let message = "The access was taken back, or has ended. Connect again to go on.";
            let cookie = app.sessions.replace(&headers, Session::default());
            Ok(([(SET_COOKIE, cookie)], show(StatusCode::OK, None, Some(message))).into_response())
        }
        Err(error) => Err(error),
    }
}

async fn connect(State(app): State<App>, headers: HeaderMap) -> Result<Response, OAuthError> {
    let (url, pending) = app.oauth.begin().await?;
    Ok(go(url.as_str(), app.sessions.remember(&headers, pending)))
}

/// The person's answer.
async fn callback(
    State(app): State<App>,
    headers: HeaderMap,
    Query(answer): Query<Answer>,
) -> Response {
    let pending = app.sessions.take(&headers, answer.state.as_deref().unwrap_or_default());
    // Not asked by this browser: nothing of its session changes.
    let Some((pending, ended)) = pending else {
        let message = "This answer is to nothing that you asked here.";
        return show(StatusCode::BAD_REQUEST, None, Some(message));
    };
    let session = match app.oauth.finish(answer, pending).await {
        Ok(tokens) => Session { tokens: Some(Arc::new(tokens)), ..Session::default() },
        Err(error) => {
            let message = if matches!(error, OAuthError::Denied) {
                "You did not allow it. Nothing was shared."
            } else {
                eprintln!("not connected: {error}");
                "Connecting did not work. Try it again."
            };
            // What another tab has connected meanwhile stays.
            let tokens = app.sessions.with(&headers, |it| it.tokens.clone()).flatten();
            Session { message: Some(message), tokens }
        }
    };
    // An attacker who planted the session's old name does not know the new one.
    go("/", vec![ended, app.sessions.replace(&headers, session)])
}

async fn disconnect(State(app): State<App>, headers: HeaderMap) -> Result<Response, OAuthError> {
    if let Some(tokens) = app.sessions.with(&headers, |it| it.tokens.clone()).flatten() {
        app.oauth.revoke(&tokens).await?;
    }
    let session = Session { message: Some("Disconnected."), ..Session::default() };
    Ok(go("/", vec![app.sessions.replace(&headers, session)]))
}

/// What cannot be mended here.
impl IntoResponse for OAuthError {
    fn into_response(self) -> Response {
        // Its text holds no token; it is for the log, not for the page.
        eprintln!("{self}");
        let message = "The authorization server or the API cannot be reached. Try again in a \
                       moment.";
        show(StatusCode::BAD_GATEWAY, None, Some(message))
    }
}

fn show(status: StatusCode, candidates: Option<&[Candidate]>, message: Option<&str>) -> Response {
    let nonce = CsrfToken::new_random().into_secret();
    // No `form-action`: a browser applies it to where `/connect` redirects, too.
    let policy = format!(
        "default-src 'none'; style-src 'nonce-{nonce}'; frame-ancestors 'none'; base-uri 'none'"
    );
    let headers = [
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, &policy),
        (REFERRER_POLICY, "same-origin"),
    ];
    (status, headers, Html(page::draw(candidates, message, &nonce))).into_response()
}

fn go(location: &str, cookies: Vec<String>) -> Response {
    let cookies = AppendHeaders(cookies.into_iter().map(|cookie| (SET_COOKIE, cookie)));
    ([(CACHE_CONTROL, "no-store")], cookies, Redirect::to(location)).into_response()
}
