use std::collections::BTreeMap;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Response, StatusCode};
use scraper::Html;
use serde_json::Value;

use crate::html::{self, Form, selector};

#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub async fn read(response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 4 * 1024 * 1024).await.expect("a whole body");
        let body = String::from_utf8(bytes.to_vec()).expect("UTF-8");
        Self { status: parts.status, headers: parts.headers, body }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("a text"))
    }

    #[track_caller]
    pub fn assert_status(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self
    }

    #[track_caller]
    pub fn assert_header(&self, name: &str, value: &str) -> &Self {
        assert_eq!(self.header(name), Some(value), "{name}");
        self
    }

    /// With everything that each page must carry.
    #[track_caller]
    pub fn assert_page(&self, status: u16) -> &Self {
        // RFC 9700 §4.2.4: no referrer to others.
        self.assert_header("referrer-policy", "same-origin");
        self.assert_whole_page(status)
    }

    /// As [`Self::assert_page`], of a page whose address is a secret: it goes along with nothing.
    #[track_caller]
    pub fn assert_secret_page(&self, status: u16) -> &Self {
        self.assert_header("referrer-policy", "strict-origin");
        self.assert_whole_page(status)
    }

    #[track_caller]
    fn assert_whole_page(&self, status: u16) -> &Self {
        self.assert_status(status);
        self.assert_header("content-type", "text/html; charset=utf-8");
        // OAuth 2.1 §7.11: against clickjacking, on every page, errors too.
        self.assert_header("x-frame-options", "DENY");
        let policy = self.header("content-security-policy").expect("a policy");
        for directive in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"] {
            assert!(policy.contains(directive), "{directive} in {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains('*'), "{policy}");
        self.assert_header("cache-control", "no-store");
        self.assert_header("x-content-type-options", "nosniff");
        // RFC 9700 §2.6: no CORS on what people see.
        assert_eq!(self.header("access-control-allow-origin"), None);
        assert_eq!(self.header("location"), None);
        self
    }

    /// A page that refuses, tells the person so, and leads nowhere.
    #[track_caller]
    pub fn assert_refused_on_our_page(&self) -> &Self {
        self.assert_page(400);
        // One that was answered before may have been allowed: it does not say.
        let known = ["Nothing was shared.", "This request cannot be used again"];
        assert!(known.iter().any(|words| self.text().contains(words)), "{}", self.text());
        self
    }

    /// A redirect inside our own site.
    #[track_caller]
    pub fn our_location(&self) -> &str {
        // RFC 9700 §4.12: 303, which never repeats a POST.
        self.assert_status(303);
        self.assert_header("cache-control", "no-store");
        let location = self.header("location").expect("a location");
        assert!(location.starts_with('/') && !location.starts_with("//"), "{location}");
        location
    }

    /// The parameters of the answer.
    #[track_caller]
    pub fn assert_sent_to(&self, callback: &str) -> BTreeMap<String, String> {
        self.assert_status(303);
        self.assert_header("cache-control", "no-store");
        self.assert_header("referrer-policy", "no-referrer");
        let location = self.header("location").expect("a location");
        let query = location.strip_prefix(callback).and_then(|rest| rest.strip_prefix('?'));
        let query = query.unwrap_or_else(|| panic!("{location} is not at {callback}"));
        let pairs: Vec<(String, String)> =
            form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let answer: BTreeMap<_, _> = pairs.iter().cloned().collect();
        assert_eq!(answer.len(), pairs.len(), "a parameter is repeated: {location}");
        answer
    }

    /// As [`Self::assert_sent_to`], for an error.
    #[track_caller]
    pub fn assert_error_sent_to(&self, callback: &str, error: &str) {
        let answer = self.assert_sent_to(callback);
        assert_eq!(answer.get("error").map(String::as_str), Some(error), "{answer:?}");
        assert!(!answer.contains_key("code"), "{answer:?}");
        // OAuth 2.1 §4.1.2.1: "error_description [...] MUST NOT include
        // characters outside the set %x20-21 / %x23-5B / %x5D-7E."
        let allowed = |byte: u8| matches!(byte, 0x20 | 0x21 | 0x23..=0x5B | 0x5D..=0x7E);
        assert!(answer["error_description"].bytes().all(allowed), "{answer:?}");
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        self.assert_header("content-type", "application/json");
        serde_json::from_str(&self.body).expect("JSON")
    }

    /// Returns the description.
    #[track_caller]
    pub fn assert_token_error(&self, status: u16, error: &str) -> String {
        self.assert_status(status);
        let json = self.json();
        assert_eq!(json["error"], error, "{json}");
        assert!(json.get("access_token").is_none());
        self.assert_header("cache-control", "no-store");
        json["error_description"].as_str().expect("a description").to_owned()
    }

    /// With single spaces between them.
    pub fn text(&self) -> String {
        html::words(&Html::parse_document(&self.body).root_element())
    }

    pub fn select(&self, text: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        page.select(&selector(text)).map(|element| html::words(&element)).collect()
    }

    pub fn links(&self, text: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        let selector = selector(text);
        page.select(&selector).filter_map(|link| link.attr("href")).map(str::to_owned).collect()
    }

    #[track_caller]
    pub fn link_with(&self, words: &str) -> String {
        let page = Html::parse_document(&self.body);
        let selector = selector("a");
        let link = page.select(&selector).find(|link| html::words(link) == words);
        let link = link.unwrap_or_else(|| panic!("no link {words:?}"));
        link.attr("href").expect("an address").to_owned()
    }

    /// Posted to a path with that end.
    #[track_caller]
    pub fn form_for(&self, end: &str) -> Form {
        let page = Html::parse_document(&self.body);
        let selector = selector(&format!("form[method=post][action$='{end}']"));
        let form = page.select(&selector).next();
        html::read_form(form.unwrap_or_else(|| panic!("no form for {end}")))
    }

    /// The form of a button.
    #[track_caller]
    pub fn form_with(&self, button: &str) -> Form {
        let page = Html::parse_document(&self.body);
        let selector = selector(&format!("form[method=post]:has({button})"));
        let form = page.select(&selector).next();
        html::read_form(form.unwrap_or_else(|| panic!("no form with {button}")))
    }

    /// The page's only heading of the first level.
    #[track_caller]
    pub fn heading(&self) -> String {
        let headings = self.select("h1");
        assert_eq!(headings.len(), 1, "{headings:?}");
        headings[0].clone()
    }

    #[track_caller]
    pub fn assert_says(&self, words: &str) -> &Self {
        let text = self.text();
        assert!(text.contains(words), "{words:?} is not in: {text}");
        self
    }

    #[track_caller]
    pub fn assert_does_not_say(&self, words: &str) -> &Self {
        let text = self.text();
        assert!(!text.contains(words), "{words:?} is in: {text}");
        self
    }

    #[track_caller]
    pub fn assert_speaks(&self, language: &str) -> &Self {
        let page = Html::parse_document(&self.body);
        let html = page.root_element();
        assert_eq!(html.attr("lang"), Some(language), "{}", self.text());
        self
    }

    /// The form with a button of these words.
    #[track_caller]
    pub fn form(&self, button: &str) -> Form {
        html::form(&self.body, button)
    }
}
