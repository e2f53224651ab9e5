use leptos::prelude::*;
use oauth::catalogue::Level;
use routes::{CONNECTED_APPS, DEVICE};

use crate::components::badge::LevelBadge;
use crate::components::icon::{Icon, Symbol};
use crate::context::RenderContext;
use crate::i18n::{Localizer, t, t_args, t_rich};
use crate::page::{Frame, Page};

pub struct HelpPage;

impl Page for HelpPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("page-help")
    }

    fn frame(&self) -> Frame {
        Frame::Text
    }

    fn view(self: Box<Self>) -> AnyView {
        let context = expect_context::<RenderContext>();
        let platform = context.platform_name;
        let link = view! { <a href=CONNECTED_APPS>{t("help-remove-link")}</a> };
        let remove = view! { <p>{t_rich("help-remove-here", vec![("link", link.into_any())])}</p> };
        let link = view! { <a href=DEVICE>{t("device-title")}</a> };
        let device = view! { <p>{t_rich("help-device-text", vec![("link", link.into_any())])}</p> };
        let support = match context.brand.support_email().map(str::to_owned) {
            Some(address) => {
                let href = format!("mailto:{address}");
                let address = view! { <a class="wrap" href=href>{address}</a> };
                view! { <p>{t_rich("help-write", vec![("address", address.into_any())])}</p> }
                    .into_any()
            }
            None => view! {
                <p>{t_args("help-write-company", &[("platform", platform.into())])}</p>
            }
            .into_any(),
        };
        let mark = |class, symbol, key| {
            view! {
                <span class=class>
                    <Icon symbol />
                    {t(key)}
                </span>
            }
            .into_any()
        };
        let words = [
            (view! { <LevelBadge level=Level::Read /> }.into_any(), "help-read"),
            (view! { <LevelBadge level=Level::Change /> }.into_any(), "help-change"),
            (view! { <LevelBadge level=Level::Delete /> }.into_any(), "help-delete"),
            (view! { <LevelBadge level=Level::Admin /> }.into_any(), "help-admin"),
            (mark("verified", Symbol::Check, "verified-publisher"), "help-verified"),
            (mark("verified", Symbol::Check, "help-domain-word"), "help-domain"),
        ];
        let words = words.into_iter().map(|(word, meaning)| {
            view! {
                <div>
                    <dt>{word}</dt>
                    <dd>{t(meaning)}</dd>
                </div>
            }
        });
        let words = words.collect_view();
        view! {
            <div class="prose">
                <h1>{t("page-help")}</h1>
                <h2>{t("help-allow")}</h2>
                <p>{t("help-allow-text")}</p>
                <ul>
                    <li>{t("help-allow-started")}</li>
                    <li>{t("help-allow-publisher")}</li>
                    <li>{t("help-allow-address")}</li>
                </ul>
                <h2>{t("help-words")}</h2>
                <dl class="panel words">{words}</dl>
                <h2>{t("help-remove")}</h2>
                {remove}
                <h2>{t("help-device")}</h2>
                {device}
                <h2 id="report">{t("help-report")}</h2>
                <p>{t("help-report-text")}</p>
                {support}
            </div>
        }
        .into_any()
    }
}
