use leptos::prelude::*;

use crate::context::platform_name;
use crate::i18n::{name, strong, t, t_args, t_named, t_rich, t_rich_args};
use crate::pages::consent::present::{ConsentPage, ConsentPrompt};

/// What is asked, as the page's heading, and what to know before.
pub fn question(page: &ConsentPage) -> AnyView {
    let app = page.app.name.as_str();
    let day = page.before.as_ref().map(|before| before.day.clone());
    let day = |key| day.clone().map(|day| vec![t_args(key, &[("day", day.into())]).into_any()]);
    let (heading, sentences) = match &page.prompt {
        ConsentPrompt::First if page.only_identity => {
            (t_named("consent-sign-in", ("app", app)), vec![stranger(page)])
        }
        ConsentPrompt::First => {
            let heading = t_rich_args(
                "consent-question",
                &[("platform", platform_name().into())],
                vec![("app", name(app))],
            );
            (heading, vec![stranger(page)])
        }
        ConsentPrompt::More => {
            let stays = day("consent-stays").unwrap_or_default();
            let sentences = std::iter::once(stranger(page)).chain(stays).collect();
            (t_named("consent-question-more", ("app", app)), sentences)
        }
        ConsentPrompt::Continue => (
            t_named("consent-continue-title", ("app", app)),
            day("consent-continue-text").unwrap_or_default(),
        ),
        ConsentPrompt::Administrator { beyond_role, beyond_policy, .. } => {
            let needs = needs(page, beyond_role, beyond_policy);
            let company = page.account.company.as_str();
            let ask = t_named("consent-ask-text", ("company", company));
            (t("consent-administrator-heading").into_any(), needs.chain([ask]).collect())
        }
    };
    let sentences = sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> });
    view! {
        <h1 id="question">{heading}</h1>
        {sentences.collect_view()}
    }
    .into_any()
}

fn stranger(page: &ConsentPage) -> AnyView {
    t_rich_args(
        "consent-stranger",
        &[("platform", platform_name().into())],
        vec![("app", name(page.app.name.as_str())), ("publisher", name(page.app.whom_to_trust()))],
    )
}

fn needs(
    page: &ConsentPage,
    beyond_role: &[String],
    beyond_policy: &[String],
) -> impl Iterator<Item = AnyView> + use<> {
    let app = || name(page.app.name.as_str());
    let by_role = (!beyond_role.is_empty()).then(|| {
        let role = name(page.account.role.as_str());
        let slots = vec![("app", app()), ("needs", listed(beyond_role)), ("role", role)];
        t_rich("consent-administrator-needs", slots)
    });
    let by_policy = (!beyond_policy.is_empty()).then(|| {
        let company = name(page.account.company.as_str());
        let slots = vec![("app", app()), ("needs", listed(beyond_policy)), ("company", company)];
        t_rich("consent-administrator-policy", slots)
    });
    by_role.into_iter().chain(by_policy)
}

fn listed(prompts: &[String]) -> AnyView {
    let last = prompts.len().saturating_sub(1);
    prompts
        .iter()
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
