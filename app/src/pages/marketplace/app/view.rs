use leptos::prelude::*;

use crate::components::app_tile::TileSize;
use crate::components::badge::Pill;
use crate::components::data_list::PlainFacts;
use crate::components::form::{ButtonForm, HiddenFields, PostForm};
use crate::components::icon::{Icon, Symbol};
use crate::components::literal::Literal;
use crate::components::notice::Changed;
use crate::components::page_head::PageHead;
use crate::components::scope_line::{Control, scope_groups};
use crate::i18n::{Localizer, t, t_args, t_named};
use crate::page::{ENTRIES, Frame, Page, Place};
use crate::pages::marketplace::app::present::{Address, MarketAction, MarketAppPage};
use crate::pages::marketplace::form::{ACCEPT, DECISION, DECLINE, NOTE};

impl Page for MarketAppPage {
    fn title(&self, _: Localizer) -> String {
        self.app.name.clone()
    }

    fn has_entries(&self) -> bool {
        matches!(self.action, MarketAction::Decide { .. })
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Marketplace)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let website = page.website.map(|href| {
            view! {
                <a class="btn" href=href rel="noopener noreferrer">{t("market-website")}</a>
            }
        });
        let playground = page.playground.map(|href| {
            view! { <a class="btn" href=href>{t("partner-play")}</a> }
        });
        let action = view! {
            <div class="acts">
                {playground}
                <a class="btn" href=page.preview>{t("partner-preview")}</a>
                {website}
            </div>
        };
        let warnings = (!page.warnings.is_empty()).then(|| {
            let lines = page.warnings.into_iter().map(|line| view! { <li>{line}</li> });
            view! {
                <section class="note note-warn">
                    <h2>
                        <Icon symbol=Symbol::Warning />
                        {t("market-warnings")}
                    </h2>
                    <ul class="bullets">{lines.collect_view()}</ul>
                </section>
            }
        });
        let links = page.links.into_iter().map(|(label, href)| {
            let shown = href.clone();
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd><a href=href rel="noopener noreferrer"><bdi dir="ltr">{shown}</bdi></a></dd>
                </div>
            }
        });
        let links = links.collect_view().into_any();
        let addresses = page.addresses.into_iter().map(|address| view! { <AddressRow address /> });
        let marks = view! { <p class="small">{page.app.publisher_line()}</p> };
        let face = page.app.tile(TileSize::Large);
        view! {
            <Changed changed=page.changed />
            <PageHead
                title=page.app.name.clone()
                crumbs=page.crumbs
                face
                marks=marks.into_any()
                lead=view! { <bdi>{page.description}</bdi> }.into_any()
                action=action.into_any()
            />
            <div class="app-tab">
                {warnings}
                <section class="panel pad">
                    <h2>{t("market-about")}</h2>
                    <PlainFacts facts=page.facts more=Some(links) />
                </section>
                <section class="panel pad">
                    <h2>{t("partner-redirect-uris")}</h2>
                    <ul class="addresses">{addresses.collect_view()}</ul>
                </section>
                <section class="panel pad">
                    <h2>{t("partner-permissions-fact")}</h2>
                    <p class="small muted">{page.summary}</p>
                    {scope_groups(page.permissions, &page.app.publisher, Control::None)}
                </section>
                <Act name=page.app.name action=page.action />
            </div>
        }
        .into_any()
    }
}

#[component]
fn AddressRow(address: Address) -> impl IntoView {
    let (mark, tone) = address.mark;
    view! {
        <li>
            <Literal text=address.uri class="wrap" />
            " "
            <Pill text=mark tone />
        </li>
    }
}

#[component]
fn Act(name: String, action: MarketAction) -> AnyView {
    match action {
        MarketAction::None => ().into_any(),
        MarketAction::Approve { company, form } => {
            let label = t_args("market-approve", &[("company", company.clone().into())]);
            let text = t_args("market-approve-text", &[("company", company.into())]);
            view! {
                <div class="bar-save">
                    <ButtonForm form label class="btn btn-main" />
                    <span class="small muted">{text}</span>
                </div>
            }
            .into_any()
        }
        MarketAction::Approved { company } => {
            let text = t_args("market-approved", &[("company", company.into())]);
            view! { <p class="note note-ok">{text}</p> }.into_any()
        }
        MarketAction::Blocked => {
            view! { <p class="note">{t("admin-decided-blocked")}</p> }.into_any()
        }
        MarketAction::Own => view! { <p class="note">{t("market-own")}</p> }.into_any(),
        MarketAction::Decide { form, note } => view! { <Decide name form note /> }.into_any(),
    }
}

#[component]
fn Decide(name: String, form: PostForm, note: String) -> impl IntoView {
    let label = move |key| t_named(key, ("name", name.clone()));
    let (accept, decline) = (label("market-accept"), label("market-decline"));
    let hint = format!("{NOTE}-hint");
    view! {
        <section class="panel pad">
            <h2>{t("market-decide")}</h2>
            <form id=ENTRIES method="post" action=form.action class="form">
                <HiddenFields fields=form.hidden />
                <div class="field">
                    <label for=NOTE>{t("market-note")}</label>
                    <p class="hint" id=hint.clone()>{t("market-note-hint")}</p>
                    <input
                        id=NOTE
                        name=NOTE
                        class="in"
                        type="text"
                        autocomplete="off"
                        maxlength="120"
                        value=note
                        aria-describedby=hint
                    />
                </div>
                <div class="decide">
                    <button type="submit" class="btn" name=DECISION value=DECLINE>
                        <span>{decline}</span>
                    </button>
                    <button type="submit" class="btn" name=DECISION value=ACCEPT>
                        <span>{accept}</span>
                    </button>
                </div>
            </form>
        </section>
    }
}
