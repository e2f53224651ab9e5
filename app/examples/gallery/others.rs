//! Front page, sign-in, errors, outcomes and texts.

use app::{
    components::{
        form::PostForm,
        practice_accounts::{PracticeAccount, PracticeAccounts},
    },
    page::Page,
    pages::{
        error::{Again, ErrorCase, ErrorPage},
        front::FrontPage,
        outcome::{OutcomePage, Review},
        sign_in::{SignInError, SignInPage},
        signed_in::SignedInPage,
    },
};

use crate::consent::account;

const APP: &str = "Brightwork Interviews";

pub(crate) fn pages() -> Vec<(&'static str, Page)> {
    let mut pages = vec![
        ("front-demo", front(true, false)),
        ("front-demo-signed-out", front(true, true)),
        ("front-real-signed-out", front(false, false)),
        ("sign-in", sign_in(None, true)),
        ("sign-in-real", sign_in(None, false)),
        ("sign-in-wrong", sign_in(Some(SignInError::WrongCredentials), true)),
        (
            "sign-in-missing",
            sign_in(Some(SignInError::Missing { email: true, password: true }), false),
        ),
        (
            "sign-in-throttled",
            sign_in(Some(SignInError::Throttled { until: "14:20".into() }), false),
        ),
        (
            "signed-in",
            Page::SignedIn(Box::new(SignedInPage {
                account: account(),
                continue_to: "/".into(),
                switch: PostForm::new("/sign-out"),
            })),
        ),
        ("help", Page::Help),
        ("security", Page::Security),
        ("privacy", Page::Privacy),
    ];
    pages.extend(errors());
    pages.extend(outcomes());
    pages
}

fn practice() -> PracticeAccounts {
    let account = |name: &str, email: &str, company: &str, role: &str| PracticeAccount {
        name: name.into(),
        email: email.into(),
        company: company.into(),
        role: role.into(),
    };
    PracticeAccounts {
        accounts: vec![
            account(
                "Ada Northwind",
                "ada@northwind.example",
                "Northwind Staffing",
                "Administrator",
            ),
            account("Ravi Patel", "ravi@northwind.example", "Northwind Staffing", "Recruiter"),
            account("Kim Lee", "kim@contoso.example", "Contoso Talent", "Administrator"),
        ],
        password: "correct-horse-battery".into(),
    }
}

fn front(demo: bool, signed_out: bool) -> Page {
    Page::Front(Box::new(FrontPage {
        demo: demo.then(practice),
        metadata_url: "http://localhost:3000/.well-known/oauth-authorization-server".into(),
        sign_out: Some(PostForm::new("/sign-out")),
        signed_out,
    }))
}

fn sign_in(error: Option<SignInError>, demo: bool) -> Page {
    let email =
        if error == Some(SignInError::WrongCredentials) { "ada@northwind.example" } else { "" };
    Page::SignIn(Box::new(SignInPage {
        form: PostForm::new("/sign-in").with("token", "t"),
        app_name: demo.then(|| APP.into()),
        email: email.into(),
        error,
        demo: demo.then(practice),
    }))
}

fn errors() -> Vec<(&'static str, Page)> {
    let app = || APP.to_owned();
    let cases = vec![
        ("error-client", ErrorCase::UnknownClient),
        ("error-redirect", ErrorCase::RedirectMismatch { app: app() }),
        ("error-incomplete", ErrorCase::IncompleteRequest { app: Some(app()) }),
        ("error-incomplete-unknown", ErrorCase::IncompleteRequest { app: None }),
        ("error-scope", ErrorCase::InvalidScope { app: app() }),
        ("error-blocked", ErrorCase::Blocked { company: "Northwind Staffing".into() }),
        ("error-too-many", ErrorCase::TooManyRequests { until: "14:20".into() }),
        (
            "error-form-expired",
            ErrorCase::FormExpired { again: Again::Link("/oauth/authorize".into()) },
        ),
        ("error-forbidden", ErrorCase::Forbidden),
        ("error-not-found", ErrorCase::NotFound),
        ("error-method", ErrorCase::MethodNotAllowed),
        ("error-too-large", ErrorCase::TooLarge),
        ("error-unreadable", ErrorCase::Unreadable),
        ("error-server", ErrorCase::Server),
    ];
    cases
        .into_iter()
        .map(|(name, case)| {
            let mut page = ErrorPage::new(case)
                .with("error", "invalid_request")
                .with("error_description", "redirect_uri must match exactly; 2 are registered")
                .with(
                    "redirect_uri",
                    "https://evil.example/a-long-path/that/goes/on/and/on?and=on&and=on&and=on",
                );
            page.request_id = Some("01JD9Q4T".into());
            page.time = Some("22 November 2026, 14:05 (UTC)".into());
            (name, Page::Error(Box::new(page)))
        })
        .collect()
}

fn outcomes() -> Vec<(&'static str, Page)> {
    let page = |name, page| (name, Page::Outcome(Box::new(page)));
    vec![
        page(
            "outcome-allowed-connected",
            OutcomePage::AlreadyAnswered { allowed: true, time: Some("14:05".into()) },
        ),
        page("outcome-refused", OutcomePage::AlreadyAnswered { allowed: false, time: None }),
        page("outcome-expired", OutcomePage::Expired { app: APP.into() }),
        page(
            "outcome-account",
            OutcomePage::AccountChanged {
                name: "Kim Lee".into(),
                review: Review::Link("/oauth/authorize".into()),
            },
        ),
        page(
            "outcome-not-allowed",
            OutcomePage::NotAllowed {
                app: "Résumé Booster".into(),
                return_to: "http://127.0.0.1:8766/callback?error=access_denied".into(),
                host: "127.0.0.1:8766".into(),
            },
        ),
    ]
}
