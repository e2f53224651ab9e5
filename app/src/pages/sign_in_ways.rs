//! The ways to sign in that a company's identity provider opens.

use leptos::prelude::*;

use crate::i18n::{name as i18n_name, t, t_args, t_rich};

/// How one can sign in.
#[derive(Clone, Debug)]
pub struct Ways {
    pub password: bool,
    /// Identity providers: their ids and names.
    pub buttons: Vec<(String, String)>,
    /// A company's identity provider is found by the address that is typed.
    pub by_address: bool,
}

impl Default for Ways {
    fn default() -> Self {
        Self { password: true, buttons: Vec::new(), by_address: false }
    }
}

/// Why a sign-in at an identity provider failed. Each has its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UpstreamProblem {
    Used,
    OtherBrowser,
    NoAccount,
    /// It was removed.
    Gone,
    NotReached {
        name: String,
    },
    Denied {
        name: String,
    },
    NotRecent {
        name: String,
    },
    Fault {
        name: String,
    },
    NotMember {
        name: String,
    },
    Incomplete {
        name: String,
    },
}

impl UpstreamProblem {
    pub(super) fn text(&self) -> String {
        let named = |key, name: &str| t_args(key, &[("name", name.into())]);
        match self {
            Self::Used => t("sign-in-up-used"),
            Self::OtherBrowser => t("sign-in-up-browser"),
            Self::NoAccount => t("sign-in-up-no-account"),
            Self::Gone => t("sign-in-up-gone"),
            Self::NotReached { name } => named("sign-in-up-not-reached", name),
            Self::Denied { name } => named("sign-in-up-denied", name),
            Self::NotRecent { name } => named("sign-in-up-not-recent", name),
            Self::Fault { name } => named("sign-in-up-fault", name),
            Self::NotMember { name } => named("sign-in-up-not-member", name),
            Self::Incomplete { name } => named("sign-in-up-incomplete", name),
        }
    }
}

/// In the form: the address that was typed goes along, and a pending form is preserved.
pub(super) fn upstream_buttons(
    buttons: Vec<(String, String)>,
    by_address: bool,
    beside_password: bool,
) -> impl IntoView {
    let any = by_address || !buttons.is_empty();
    let or = (beside_password && any).then(|| view! { <p class="or">{t("sign-in-or")}</p> });
    let class = if beside_password { "btn btn-w" } else { "btn btn-main btn-w" };
    let buttons = buttons.into_iter().map(|(id, name)| {
        view! {
            <button type="submit" name="provider" value=id class=class>
                <span>{t_rich("sign-in-continue-with", vec![("name", i18n_name(name))])}</span>
            </button>
        }
    });
    let by_address = by_address.then(|| {
        view! {
            <button type="submit" name="company" value="yes" class="btn btn-w">
                {t("sign-in-company")}
            </button>
        }
    });
    view! {
        {or}
        {buttons.collect_view()}
        {by_address}
    }
}
