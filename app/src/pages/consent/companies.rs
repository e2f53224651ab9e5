//! For which company an app is to act: the choice of those who belong to several.

use leptos::prelude::*;
use provider::account::session::SignedIn;
use provider::authorization::choose_company::CompanyChoice;

use crate::i18n::{Localizer, t};
use crate::pages::account::role_name;

/// The name of the radio buttons, and the value of the button that shows the page for the one
/// chosen.
pub const COMPANY: &str = "company";

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CompanyOption {
    pub id: String,
    pub name: String,
    pub role: String,
    pub chosen: bool,
}

/// `acts_for`: the company that the page is shown for.
pub fn options(
    localizer: Localizer,
    choices: &[CompanyChoice],
    acts_for: Option<&SignedIn>,
) -> Vec<CompanyOption> {
    let option = |choice: &CompanyChoice| CompanyOption {
        id: choice.company.id.to_string(),
        name: choice.company.name.clone(),
        role: match &choice.membership.job_title {
            Some(title) => title.clone(),
            None => role_name(localizer, choice.membership.role),
        },
        chosen: acts_for.is_some_and(|person| person.company.id == choice.company.id),
    };
    choices.iter().map(option).collect()
}

#[component]
pub fn Companies(
    options: Vec<CompanyOption>,
    /// The form came back because none was chosen.
    missing: bool,
    /// The button that shows the page for another one, where it is not among the form's own.
    with_button: bool,
) -> AnyView {
    let error = missing.then(|| {
        view! {
            <p class="field-error" id="company-error">{t("consent-company-missing")}</p>
        }
    });
    let first = |position: usize| (position == 0).then_some(COMPANY);
    let tiles = options
        .into_iter()
        .enumerate()
        .map(|(position, CompanyOption { id, name, role, chosen })| {
            view! {
                <label class="when">
                    <input
                        type="radio"
                        id=first(position)
                        name=COMPANY
                        value=id
                        checked=chosen
                        aria-describedby=missing.then_some("company-error")
                    />
                    <span>
                        <b>
                            <bdi>{name}</bdi>
                        </b>
                        <bdi>{role}</bdi>
                    </span>
                </label>
            }
        })
        .collect_view();
    let button = with_button.then(|| {
        view! {
            <button type="submit" class="btn" name="decision" value=COMPANY>
                {t("consent-company-show")}
            </button>
        }
    });
    view! {
        <dl class="terms">
            <div>
                <dt>{t("consent-company")}</dt>
                <dd>
                    <fieldset>
                        <legend class="vh">{t("consent-company")}</legend>
                        {error}
                        <div class="whens">{tiles}</div>
                    </fieldset>
                    <p class="muted">{t("consent-company-hint")}</p>
                    {button}
                </dd>
            </div>
        </dl>
    }
    .into_any()
}
