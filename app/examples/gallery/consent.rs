//! The consent page in its states.

use app::{
    components::{account_strip::Account, form::PostForm},
    page::Page,
    pages::consent::{
        AppFacts, Asking, ConsentPage, Destination, NotIncluded, OutsideLink, Standing, TrustBox,
    },
};

use crate::catalogue::groups;

pub(crate) fn pages() -> Vec<(&'static str, Page)> {
    let page = |name, page| (name, Page::Consent(Box::new(page)));
    vec![
        page("consent-two", two()),
        page("consent-all", all()),
        page("consent-connected", ConsentPage { app: device(), ..two() }),
        page("consent-not-included", not_included()),
        page("consent-administrator", administrator()),
        page("consent-unverified", unverified(false)),
        page("consent-unverified-error", unverified(true)),
        page("consent-unverified-low", low()),
        page("consent-hostile", hostile()),
        page("consent-first-party", first_party()),
    ]
}

pub(crate) fn account() -> Account {
    Account {
        name: "Ada Northwind".into(),
        email: "ada@northwind.example".into(),
        company: "Northwind Staffing".into(),
        role: "Administrator".into(),
    }
}

fn ravi() -> Account {
    Account {
        name: "Ravi Patel".into(),
        email: "ravi@northwind.example".into(),
        role: "Recruiter".into(),
        ..account()
    }
}

fn verified() -> AppFacts {
    AppFacts {
        name: "Brightwork Interviews".into(),
        publisher: "Brightwork Labs".into(),
        standing: Standing::Verified,
        destination: Destination::Host("interviews.brightwork.example".into()),
        redirect_uri: "https://interviews.brightwork.example/connect/callback".into(),
        client_id: "demo-partner".into(),
        website: Some("https://brightwork.example".into()),
        domains: vec!["brightwork.example".into()],
        registered: Some("3 March 2026".into()),
        contact: Some("help@brightwork.example".into()),
        privacy_policy: Some(OutsideLink {
            href: "https://brightwork.example/privacy".into(),
            host: "brightwork.example".into(),
        }),
        terms: Some(OutsideLink {
            href: "https://brightwork.example/terms".into(),
            host: "brightwork.example".into(),
        }),
    }
}

fn device() -> AppFacts {
    AppFacts {
        destination: Destination::Device("127.0.0.1:8765".into()),
        redirect_uri: "http://127.0.0.1:8765/callback".into(),
        ..verified()
    }
}

fn quick_tools() -> AppFacts {
    AppFacts {
        name: "Résumé Booster".into(),
        publisher: "Quick Tools".into(),
        standing: Standing::Unverified,
        destination: Destination::Device("127.0.0.1:8766".into()),
        redirect_uri: "http://127.0.0.1:8766/callback".into(),
        client_id: "demo-unverified".into(),
        website: None,
        domains: Vec::new(),
        registered: Some("21 November 2026".into()),
        contact: None,
        privacy_policy: None,
        terms: None,
    }
}

fn two() -> ConsentPage {
    ConsentPage {
        account: ravi(),
        switch: PostForm::new("/sign-out").with("token", "t"),
        app: verified(),
        required: groups(|id| matches!(id, "candidates_read" | "jobs_read")),
        optional: Vec::new(),
        not_included: Vec::new(),
        asking: Asking::Person,
        reaches_company: false,
        trust: None,
        works_while_away: true,
        ends: "22 November 2027".into(),
        idle_days: Some(90),
        form: PostForm::new("/consent/decide").with("request", "sealed"),
    }
}

fn all() -> ConsentPage {
    ConsentPage {
        account: account(),
        optional: groups(|id| !matches!(id, "candidates_read" | "jobs_read")),
        reaches_company: true,
        ..two()
    }
}

fn not_included() -> ConsentPage {
    ConsentPage {
        optional: groups(|id| matches!(id, "messages_write" | "company_read")),
        not_included: vec![
            NotIncluded { id: "users_read".into(), prompt: "Access Users".into() },
            NotIncluded {
                id: "configuration_manage".into(),
                prompt: "Manage Company Settings".into(),
            },
        ],
        ..two()
    }
}

fn administrator() -> ConsentPage {
    ConsentPage {
        app: quick_tools(),
        required: groups(|_| true),
        asking: Asking::Administrator {
            needs: vec![
                "Manage Users".into(),
                "Access Users".into(),
                "Manage Company Settings".into(),
            ],
        },
        trust: Some(TrustBox::default()),
        ..two()
    }
}

fn unverified(missing: bool) -> ConsentPage {
    let mut optional = groups(|id| id == "messages_write");
    for scope in optional.iter_mut().flat_map(|group| &mut group.scopes) {
        scope.ticked = missing;
    }
    ConsentPage {
        app: quick_tools(),
        required: groups(|id| id.starts_with("candidates_")),
        optional,
        trust: Some(TrustBox { missing }),
        ..two()
    }
}

fn low() -> ConsentPage {
    ConsentPage { app: quick_tools(), required: groups(|id| id == "company_read"), ..two() }
}

fn hostile() -> ConsentPage {
    let mut page = two();
    page.app.name = "<script>alert(1)</script> \u{5e9}\u{5dc}\u{5d5}\u{5dd}".into();
    page.app.publisher = "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww".into();
    page.app.destination = Destination::Host(
        "a-very-long-host-name-that-goes-on-and-on-for-sixty-characters.xn--brightwork-9db.example:8443".into(),
    );
    page.account.email =
        "a.person.with.a.very.long.address@a-subsidiary.of.a.company.example".into();
    page
}

fn first_party() -> ConsentPage {
    let mut page = two();
    page.app.standing = Standing::FirstParty;
    page.app.name = "Hirely Calendar".into();
    page.app.publisher = "Hirely".into();
    page
}
