use leptos::prelude::*;
use oauth::catalogue;

use crate::components::account_strip::AccountStrip;
use crate::components::error_summary::ErrorSummary;
use crate::components::form::HiddenFields;
use crate::components::icon::{Icon, Symbol};
use crate::components::notice::{Changed, Warning};
use crate::components::submit_once::SubmitOnce;
use crate::i18n::{name, t, t_rich};
use crate::page::ENTRIES;
use crate::pages::consent::footer::{ConsentFooter, Terms};
use crate::pages::consent::permissions::RequestedPermissions;
use crate::pages::consent::present::{ConsentPage, ConsentPrompt, Destination};
use crate::pages::consent::question::{
    AdministratorRequired, ContinueQuestion, MoreQuestion, Question,
};
use crate::pages::consent::who_asks::who_asks;

#[component]
pub fn Consent(page: ConsentPage) -> impl IntoView {
    let errors = page.errors();
    let asks = page.asks();
    let can_allow = !matches!(page.prompt, ConsentPrompt::Administrator { .. });
    let more = matches!(page.prompt, ConsentPrompt::More);
    let (app, publisher) = (page.app.name.clone(), page.app.whom_to_trust());
    let question = match &page.prompt {
        ConsentPrompt::First => view! { <Question app publisher /> }.into_any(),
        ConsentPrompt::More => {
            view! { <MoreQuestion app publisher before=page.before.clone() /> }.into_any()
        }
        ConsentPrompt::Continue => {
            view! { <ContinueQuestion app before=page.before.clone() /> }.into_any()
        }
        ConsentPrompt::Administrator { beyond_role, beyond_policy, .. } => view! {
            <AdministratorRequired
                app
                account=page.account.clone()
                beyond_role=beyond_role.clone()
                beyond_policy=beyond_policy.clone()
            />
        }
        .into_any(),
    };
    let device = match &page.app.destination {
        Destination::OtherDevice(code) if can_allow => {
            Some(view! { <DeviceAsks code=code.clone() /> })
        }
        _ => None,
    };
    let unverified = (page.trust.is_some() && asks).then(|| view! { <Unverified /> });
    let company = page.account.company.clone();
    let who_asks = who_asks(&page.app);
    let terms = Terms {
        app: page.app.clone(),
        company: company.clone(),
        works_while_away: page.works_while_away,
        durations: page.durations,
        before: page.before.clone(),
        idle_days: page.idle_days,
        trust: page.trust,
        prompt: page.prompt.clone(),
    };
    let reaches_company = page.reaches_company.then(|| {
        let company = name(company.as_str());
        let everyone = view! {
            <strong>{t_rich("consent-reach-everyone", vec![("company", company)])}</strong>
        };
        view! {
            <div class="box box-admin">
                <p>
                    <Icon symbol=Symbol::Of(catalogue::Icon::People) />
                    {t_rich("consent-reach", vec![("everyone", everyone.into_any())])}
                </p>
            </div>
        }
    });
    view! {
        <div class="card consent">
            <ErrorSummary errors />
            <Changed changed=page.changed />
            <AccountStrip account=page.account switch=page.switch />
            {who_asks}
            {question}
            {device}
            {unverified}
            {reaches_company}
            <form id=ENTRIES method="post" action=page.form.action>
                <HiddenFields fields=page.form.hidden />
                <RequestedPermissions
                    app=page.app.name.clone()
                    publisher=page.app.publisher.clone()
                    required=page.required
                    optional=page.optional
                    declined=page.declined
                    unavailable=page.unavailable
                    before=page.before
                    asks
                    more
                    company
                />
                <ConsentFooter terms />
            </form>
            <SubmitOnce />
        </div>
    }
}

/// RFC 8628 §5.4: somebody else may have sent the code, to have their own device connected.
#[component]
fn DeviceAsks(code: String) -> impl IntoView {
    view! {
        <div class="box box-warn">
            <p>{t("consent-device")}</p>
            <p class="user-code notranslate" translate="no">{code}</p>
            <p>{t("consent-device-warning")}</p>
        </div>
    }
}

#[component]
pub fn Unverified() -> impl IntoView {
    view! {
        <Warning heading=t("consent-unverified-heading")>
            <p>{t("consent-unverified")}</p>
        </Warning>
    }
}
