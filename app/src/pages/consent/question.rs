use leptos::prelude::*;

use crate::components::account_strip::Account;
use crate::context::platform_name;
use crate::i18n::{name, strong, t, t_args, t_named, t_rich, t_rich_args};
use crate::pages::consent::present::PreviousConsent;

#[component]
pub fn Question(app: String, publisher: String) -> AnyView {
    let platform = platform_name();
    view! {
        <h1>
            {t_rich_args(
                "consent-question",
                &[("platform", platform.into())],
                vec![("app", name(app.as_str()))],
            )}
        </h1>
        {stranger(app, publisher)}
    }
    .into_any()
}

#[component]
pub fn MoreQuestion(
    app: String,
    publisher: String,
    before: Option<PreviousConsent>,
) -> impl IntoView {
    let stays = before
        .map(|before| view! { <p>{t_args("consent-stays", &[("day", before.day.into())])}</p> });
    view! {
        <h1>{t_named("consent-question-more", ("app", app.as_str()))}</h1>
        {stranger(app, publisher)}
        {stays}
    }
}

#[component]
pub fn ContinueQuestion(app: String, before: Option<PreviousConsent>) -> impl IntoView {
    let allowed = before.map(|before| {
        view! { <p>{t_args("consent-continue-text", &[("day", before.day.into())])}</p> }
    });
    view! {
        <h1>{t_named("consent-continue-title", ("app", app))}</h1>
        {allowed}
    }
}

fn stranger(app: String, publisher: String) -> impl IntoView {
    let platform = platform_name();
    view! {
        <p>
            {t_rich_args(
                "consent-stranger",
                &[("platform", platform.into())],
                vec![("app", name(app)), ("publisher", name(publisher))],
            )}
        </p>
    }
}

#[component]
pub fn AdministratorRequired(
    app: String,
    account: Account,
    beyond_role: Vec<String>,
    beyond_policy: Vec<String>,
) -> impl IntoView {
    let company = account.company;
    let by_role = (!beyond_role.is_empty()).then(|| {
        let slots = vec![
            ("app", name(app.clone())),
            ("needs", listed(beyond_role)),
            ("role", name(account.role)),
        ];
        view! { <p>{t_rich("consent-administrator-needs", slots)}</p> }
    });
    let by_policy = (!beyond_policy.is_empty()).then(|| {
        let slots = vec![
            ("app", name(app)),
            ("needs", listed(beyond_policy)),
            ("company", name(company.clone())),
        ];
        view! { <p>{t_rich("consent-administrator-policy", slots)}</p> }
    });
    view! {
        <h1>{t("consent-administrator-heading")}</h1>
        {by_role}
        {by_policy}
        <p>{t_named("consent-ask-text", ("company", company.clone()))}</p>
    }
}

fn listed(prompts: Vec<String>) -> AnyView {
    let last = prompts.len().saturating_sub(1);
    prompts
        .into_iter()
        .enumerate()
        .map(|(position, prompt)| {
            let before = match position {
                0 => String::new(),
                _ if position == last => t("list-and"),
                _ => ", ".to_owned(),
            };
            view! {
                {before}
                {strong(prompt)}
            }
        })
        .collect_view()
        .into_any()
}
