//! A person and their browser, without scripts.

use std::collections::BTreeMap;

use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};

use crate::running::Program;
use testkit::html::{self, Form};

pub(crate) const ADA: &str = "ada@northwind.example";
pub(crate) const PASSWORD: &str = "correct-horse-battery";
/// Where `demo-partner` is told the answer.
pub(crate) const CALLBACK: &str = "http://127.0.0.1:8765/callback";

/// A person's browser.
pub(crate) struct Browser<'program> {
    pub(crate) program: &'program Program,
    pub(crate) client: Client,
}

impl<'program> Browser<'program> {
    pub(crate) fn new(program: &'program Program) -> Self {
        let client = Client::builder().cookie_store(true).redirect(Policy::none());
        Self { program, client: client.build().expect("a client") }
    }

    /// Follows redirects while they stay with us; the page, or where an app is
    /// told something.
    async fn follow(&self, mut response: Response) -> (StatusCode, String) {
        while response.status() == StatusCode::SEE_OTHER {
            let location = response.headers()["location"].to_str().expect("a text").to_owned();
            let next = if location.starts_with('/') {
                self.program.url(&location)
            } else if location.starts_with(&self.program.issuer) {
                location
            } else {
                return (StatusCode::SEE_OTHER, location);
            };
            response = self.client.get(next).send().await.expect("an answer");
        }
        (response.status(), response.text().await.expect("a text"))
    }

    pub(crate) async fn open(&self, url: &str) -> (StatusCode, String) {
        self.follow(self.client.get(url).send().await.expect("an answer")).await
    }

    pub(crate) async fn submit(&self, form: &Form) -> (StatusCode, String) {
        let request = self
            .client
            .post(self.program.url(&form.action))
            .header("content-type", "application/x-www-form-urlencoded")
            .header("origin", &self.program.issuer)
            .body(form.body());
        self.follow(request.send().await.expect("an answer")).await
    }

    /// Signs in where `page` asks for it; the page that follows.
    pub(crate) async fn sign_in(&self, page: &str) -> String {
        let form = html::form(page, "Sign in").set("email", ADA).set("password", PASSWORD);
        let (status, page) = self.submit(&form).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        page
    }

    /// Signs in, allows what an app's link asks for, and tells where the answer
    /// went.
    pub(crate) async fn allow(&self, url: &str, ticked: &[&str]) -> BTreeMap<String, String> {
        let (status, page) = self.open(url).await;
        if status == StatusCode::SEE_OTHER {
            // Allowed before, and nothing new is asked.
            return answer_at(CALLBACK, &page);
        }
        let page = match html::find_form(&page, "Allow access") {
            Some(_) => page,
            None => self.sign_in(&page).await,
        };
        let mut form = html::form(&page, "Allow access").press("Allow access");
        for scope in ticked {
            form = form.tick(scope);
        }
        let (status, location) = self.submit(&form).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{location}");
        answer_at(CALLBACK, &location)
    }
}

/// What an app is told at its address.
pub(crate) fn answer_at(callback: &str, location: &str) -> BTreeMap<String, String> {
    let query = location.strip_prefix(callback).and_then(|rest| rest.strip_prefix('?'));
    form_urlencoded::parse(query.expect("at the app").as_bytes()).into_owned().collect()
}
