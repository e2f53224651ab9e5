use leptos::prelude::*;
use routes::{ADMIN_POLICY, ADMIN_PROVIDERS, ADMIN_PROVIDERS_NEW};

use crate::components::badge::{Pill, Tone};
use crate::components::data_list::PlainFacts;
use crate::components::empty_state::EmptyState;
use crate::components::error_summary::{ErrorSummary, FormError, error_for};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::icon::Symbol;
use crate::components::page_head::{Crumb, PageHead};
use crate::components::table::{Actions, Cell, Columns, Row, RowAction, RowName, Sub, Table};
use crate::components::text_field::{field_error, text_field};
use crate::i18n::{Localizer, t, t_named};
use crate::page::{ENTRIES, Place};
use crate::pages::admin::frame::AdminContent;
use crate::pages::admin::policy_tabs::{PolicyTab, PolicyTabs};
use crate::pages::admin::providers::form::{
    ADMINISTRATORS, AUTHENTICATION, BY_KEY, BY_SECRET, CLIENT_ID, DOMAIN, EMAIL, FIRST_NAME,
    GROUPS, ISSUER, LAST_NAME, MAKES_ACCOUNTS, MEMBERS, NAME, ProviderFields, SCOPES, SECRET,
    TRUSTS_EMAIL,
};
use crate::pages::admin::providers::present::{
    ProviderPage, ProviderRow, ProviderState, ProvidersPage, StoredProvider,
};

impl AdminContent for ProvidersPage {
    const SECTION: Place = Place::Policy;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("idp-title")
    }

    fn view(self) -> AnyView {
        let page = self;
        let add = || {
            view! { <a class="btn btn-main" href=ADMIN_PROVIDERS_NEW>{t("idp-add")}</a> }.into_any()
        };
        let list = if page.providers.is_empty() {
            let text = if page.can_add { t("idp-none-text") } else { t("idp-none-domains") };
            view! {
                <EmptyState
                    symbol=Symbol::Building
                    title=t("idp-none")
                    text=text.into_any()
                    action=page.can_add.then(add)
                />
            }
            .into_any()
        } else {
            let columns = Columns::with_actions([t("idp-name"), t("idp-domains"), t("idp-state")]);
            let rows = page.providers.into_iter().map(row).collect();
            view! { <Table caption=t("idp-title") columns rows /> }.into_any()
        };
        let action = page.can_add.then(add);
        view! {
            <PageHead
                title=t("idp-title")
                lead=t_named("idp-lead", ("company", page.company))
                action
            />
            <PolicyTabs here=PolicyTab::SignIn />
            <div class="under-tabs">{list}</div>
            {second_factor(page.requires_second_factor, page.second_factor)}
        }
        .into_any()
    }
}

fn second_factor(required: bool, form: PostForm) -> AnyView {
    view! {
        <form method="post" action=form.action class="stack after">
            <HiddenFields fields=form.hidden />
            <div>
                <label class="pick">
                    <input
                        type="checkbox"
                        name="required"
                        value="yes"
                        checked=required
                        aria-describedby="required-hint"
                    />
                    <span>{t("admin-second-factor")}</span>
                </label>
                <p class="hint" id="required-hint">
                    {t("admin-second-factor-hint")}
                </p>
            </div>
            <p>
                <button type="submit" class="btn">
                    {t("admin-second-factor-save")}
                </button>
            </p>
        </form>
    }
    .into_any()
}

fn row(provider: ProviderRow) -> AnyView {
    let shown = provider.name.clone();
    view! {
        <Row>
            <RowName>
                <bdi>{shown}</bdi>
                <Sub><bdi>{provider.issuer}</bdi></Sub>
            </RowName>
            <Cell label=t("idp-domains")><bdi>{provider.domains}</bdi></Cell>
            <Cell label=t("idp-state")><State state=provider.state /></Cell>
            <Actions>
                <RowAction href=provider.href label=t("people-manage") row=provider.name />
            </Actions>
        </Row>
    }
    .into_any()
}

#[component]
fn State(state: ProviderState) -> impl IntoView {
    let (word, tone) =
        if state.is_found { ("idp-works", Tone::Good) } else { ("idp-fails", Tone::Bad) };
    let demanded = state.is_demanded.then(|| view! { " " <Pill text=t("idp-demanded") /> });
    view! {
        <Pill text=t(word) tone />
        {demanded}
        <Sub>{state.text}</Sub>
    }
}

impl AdminContent for ProviderPage {
    const SECTION: Place = Place::Policy;

    fn title(&self, localizer: Localizer) -> String {
        match &self.stored {
            Some(stored) => stored.name.clone(),
            None => localizer.t("idp-add"),
        }
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn has_entries(&self) -> bool {
        self.stored.as_ref().is_none_or(|stored| !stored.by_operator)
    }

    fn view(self) -> AnyView {
        let page = self;
        let crumbs = vec![
            Crumb::new(ADMIN_POLICY, t("admin-policy")),
            Crumb::new(ADMIN_PROVIDERS, t("idp-title")),
        ];
        let by_operator = page.stored.as_ref().is_some_and(|stored| stored.by_operator);
        let has_secret = page.stored.as_ref().is_some_and(|stored| stored.has_secret);
        let title = page.stored.as_ref().map_or_else(|| t("idp-add"), |stored| stored.name.clone());
        let marks = page
            .stored
            .as_ref()
            .map(|stored| view! { <State state=stored.state.clone() /> }.into_any());
        let errors = page.errors;
        let heading = page.stored.is_some().then(|| view! { <h2>{t("idp-settings")}</h2> });
        let form = (!by_operator).then(|| {
            let fields = fields(page.fields, page.domains, has_secret, &errors);
            view! {
                <form
                    id=ENTRIES
                    method="post"
                    action=page.form.action
                    class="panel pad form"
                    novalidate=true
                >
                    <HiddenFields fields=page.form.hidden />
                    {heading}
                    {fields}
                    <div class="bar-save">
                        <button type="submit" class="btn btn-main">{t("idp-save")}</button>
                        <span class="small muted">{t("idp-save-hint")}</span>
                    </div>
                </form>
            }
        });
        let lead = by_operator.then(|| t("idp-by-operator").into_any());
        view! {
            <ErrorSummary errors=errors.clone() />
            <PageHead title crumbs marks lead />
            {page.stored.map(stored)}
            {form}
        }
        .into_any()
    }
}

fn stored(stored: StoredProvider) -> AnyView {
    let addresses = vec![
        (t("idp-redirect-uri"), stored.redirect_uri),
        (t("idp-logout-uri"), stored.logout_uri),
        (t("idp-keys"), stored.keys),
    ];
    let (demand, explained) = if stored.state.is_demanded {
        ("idp-demand-end", "idp-demand-end-text")
    } else {
        ("idp-demand", "idp-demand-text")
    };
    let remove = (!stored.by_operator).then(|| {
        view! { <a class="btn btn-text btn-danger" href=stored.remove>{t("idp-remove")}</a> }
    });
    view! {
        <section class="panel pad">
            <h2>{t("idp-addresses")}</h2>
            <p class="small muted">{t("idp-addresses-text")}</p>
            <PlainFacts facts=Vec::new() literal=addresses />
            <div class="bar-save">
                <form method="post" action=stored.check.action>
                    <HiddenFields fields=stored.check.hidden />
                    <button type="submit" class="btn">{t("idp-check")}</button>
                </form>
                {remove}
            </div>
        </section>
        <section class="panel pad">
            <h2>{t("idp-demand-title")}</h2>
            <p>{t(explained)}</p>
            <form method="post" action=stored.demand.action>
                <HiddenFields fields=stored.demand.hidden />
                <button type="submit" class="btn">{t(demand)}</button>
            </form>
        </section>
    }
    .into_any()
}

fn fields(
    fields: ProviderFields,
    domains: Vec<String>,
    has_secret: bool,
    errors: &[FormError],
) -> AnyView {
    let text = |id: &'static str, label: &'static str, hint: &'static str, value: String| {
        text_field(id, t(label), t(hint), value, errors)
    };
    let chosen = fields.domains;
    let boxes = domains.into_iter().map(|domain| {
        let checked = chosen.contains(&domain);
        tick(DOMAIN, domain.clone(), checked, view! { <bdi>{domain}</bdi> }.into_any())
    });
    let domain_error = field_error("domain-error", error_for(errors, DOMAIN));
    let secret_error = error_for(errors, SECRET);
    let invalid = secret_error.is_some();
    let secret_hint = if has_secret { t("idp-secret-kept") } else { t("idp-secret-hint") };
    let way = |value: &'static str, label: &'static str, checked: bool| {
        view! {
            <label class="pick">
                <input type="radio" name=AUTHENTICATION value=value checked=checked />
                <span>{t(label)}</span>
            </label>
        }
    };
    view! {
        <div class="pairs">
            {text(NAME, "idp-name", "idp-name-hint", fields.name)}
            {text(ISSUER, "idp-issuer", "idp-issuer-hint", fields.issuer)}
            {text(CLIENT_ID, "idp-client-id", "idp-client-id-hint", fields.client_id)}
            {text(SCOPES, "idp-scopes", "idp-scopes-hint", fields.scopes)}
        </div>
        <fieldset>
            <legend><strong>{t("idp-authentication")}</strong></legend>
            {way(BY_SECRET, "idp-by-secret", !fields.by_key)}
            {way(BY_KEY, "idp-by-key", fields.by_key)}
        </fieldset>
        <div class="field">
            <label for=SECRET>{t("idp-secret")}</label>
            <p class="hint" id="client_secret-hint">{secret_hint}</p>
            {field_error("client_secret-error", secret_error)}
            <input
                class="in"
                id=SECRET
                name=SECRET
                type="password"
                autocomplete="off"
                aria-invalid=invalid.then_some("true")
                aria-describedby="client_secret-hint"
            />
        </div>
        <fieldset id=DOMAIN tabindex="-1">
            <legend><strong>{t("idp-domains")}</strong></legend>
            <p class="hint">{t("idp-domains-hint")}</p>
            {domain_error}
            {boxes.collect_view()}
        </fieldset>
        <h2>{t("idp-people")}</h2>
        {tick(
            MAKES_ACCOUNTS,
            "yes".to_owned(),
            fields.makes_accounts,
            t("idp-makes-accounts").into_any(),
        )}
        <div class="pairs">
            {text(GROUPS, "idp-groups", "idp-groups-hint", fields.groups)}
            {text(ADMINISTRATORS, "idp-administrators", "idp-administrators-hint", fields.administrators)}
            {text(MEMBERS, "idp-members", "idp-members-hint", fields.members)}
            {text(EMAIL, "idp-email", "idp-email-hint", fields.email)}
            {text(FIRST_NAME, "idp-first-name", "idp-claim-hint", fields.first_name)}
            {text(LAST_NAME, "idp-last-name", "idp-claim-hint", fields.last_name)}
        </div>
        {tick(TRUSTS_EMAIL, "yes".to_owned(), fields.trusts_email, t("idp-trusts-email").into_any())}
    }
    .into_any()
}

fn tick(name: &'static str, value: String, checked: bool, label: AnyView) -> AnyView {
    view! {
        <label class="pick">
            <input type="checkbox" name=name value=value checked=checked />
            <span>{label}</span>
        </label>
    }
    .into_any()
}
