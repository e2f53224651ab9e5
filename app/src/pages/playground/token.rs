use leptos::prelude::*;

use super::frame::Step;
use crate::components::form::{ButtonForm, PostForm};
use crate::components::literal::{Literal, LiteralBlock};
use crate::components::table::{Cell, Columns, Row, RowName, Table};
use crate::i18n::{Localizer, t};
use crate::page::{Frame, Page, Place};
use crate::pages::playground::api_calls::{ApiCalls, CallTheApi};
use crate::pages::playground::frame::{StartAgain, wrong};

#[derive(Clone)]
pub struct TokenStep {
    pub masked_json: String,
    pub json: String,
    pub asked: Vec<String>,
    pub granted: Vec<String>,
    pub calls: ApiCalls,
    pub curl: String,
    pub again: Option<PostForm>,
    pub refresh: Option<NextToken>,
    pub revoke: NextToken,
}

#[derive(Clone)]
pub struct NextToken {
    pub form: PostForm,
    pub curl: String,
}

impl Page for TokenStep {
    fn title(&self, localizer: Localizer) -> String {
        Step::Token.title(localizer)
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Playground)
    }

    fn view(self: Box<Self>) -> AnyView {
        let step = *self;
        let columns = Columns::new(["play-token-asked", "play-token-answer"].map(t));
        let rows = step.asked.into_iter().map(|scope| {
            let (class, verdict) = if step.granted.contains(&scope) {
                ("verified", t("play-token-granted"))
            } else {
                ("muted", t("play-token-not-granted"))
            };
            view! {
                <Row>
                    <RowName>
                        <Literal class="wrap" text=scope />
                    </RowName>
                    <Cell label=t("play-token-answer")>
                        <span class=class>{verdict}</span>
                    </Cell>
                </Row>
            }
            .into_any()
        });
        let rows = rows.collect();
        let content = view! {
            <h1>{t("play-token")}</h1>
            <p class="lead">{t("play-token-text")}</p>
            <CallTheApi calls=step.calls />
            <CommandLine text=step.curl of="play-use" />
            <section>
                <h2>{t("play-token-scopes")}</h2>
                <Table caption=t("play-token-scopes") columns rows />
            </section>
            <section>
                <h2>{t("play-token-answered")}</h2>
                <LiteralBlock text=step.masked_json />
                <details class="more">
                    <summary>{t("play-token-show")}</summary>
                    <LiteralBlock text=step.json />
                </details>
            </section>
            {step.refresh.map(|next| view! { <Next next label="play-refresh" text="play-refresh-text" /> })}
            <Next next=step.revoke label="play-revoke" text="play-revoke-text" />
            <StartAgain />
        };
        let aside = step.again.map(|form| {
            let turn = view! { <ButtonForm form label=t("play-wrong-code") class="btn btn-s" /> };
            wrong("play-wrong-code-text", turn.into_any())
        });
        Step::Token.framed(content.into_any(), aside)
    }
}

#[component]
fn Next(next: NextToken, label: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <section>
            <h2>{t(label)}</h2>
            <p>{t(text)}</p>
            <ButtonForm form=next.form label=t(label) />
            <CommandLine text=next.curl of=label />
        </section>
    }
}

#[component]
fn CommandLine(text: String, of: &'static str) -> impl IntoView {
    view! {
        <details class="more">
            <summary>
                {t("play-back-curl")} <span class="vh">": " {t(of)}</span>
            </summary>
            <LiteralBlock text=text />
        </details>
    }
}
