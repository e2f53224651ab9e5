//! An email as HTML. Mail programs know tables and the styles of single elements best; nothing is
//! loaded from elsewhere. Outlook centres and limits widths by attributes alone. Dark colours are for those that read style sheets.

use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use oauth::language::Language;

use super::Colours;
use super::content::{Action, Block, EmailContent, Fact, Permission};

const BODY: &str = "margin:0;padding:0;background:#f3f5f7;color:#10161e;\
    font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif";
const PREVIEW: &str = "display:none;max-height:0;overflow:hidden";
const FULL: &str = "width:100%;border-collapse:separate;border-spacing:0";
const AROUND: &str = "padding:24px 12px";
const CARD: &str = "width:100%;max-width:560px;border-collapse:separate;border-spacing:0;\
    background:#ffffff;border:1px solid #dfe4ea;border-radius:16px";
const INSIDE: &str = "padding:28px 28px 24px;text-align:left;overflow-wrap:anywhere";
const TITLE: &str = "margin:0 0 12px;font-size:22px;line-height:28px;letter-spacing:-.01em";
const SENTENCE: &str = "margin:0 0 16px;font-size:16px;line-height:24px";
const HEADING: &str = "margin:0 0 8px;font-size:16px;line-height:24px;font-weight:600";
const PERMISSION: &str = "padding:10px 0;border-top:1px solid #dfe4ea;font-size:14px;\
    line-height:20px";
const KIND: &str = "font-size:13px;color:#414a56";
const PERMISSIONS: &str = "width:100%;margin:0 0 16px;border-collapse:separate;border-spacing:0";
const FACTS: &str = "margin:0 0 20px;border-collapse:separate;border-spacing:0;font-size:14px;\
    line-height:22px";
const LABEL: &str = "padding:0 16px 0 0;vertical-align:top;white-space:nowrap;color:#414a56";
const VALUE: &str = "padding:0;vertical-align:top";
const QUOTE: &str = "margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #dfe4ea;\
    font-size:16px;line-height:24px;font-style:italic";
const SMALL: &str = "margin:0 0 8px;font-size:13px;line-height:20px;color:#414a56";
const CLOSING: &str = "max-width:560px;margin:16px auto 0;font-size:13px;line-height:20px;\
    color:#414a56;text-align:left";
const TAKES_AWAY: &str = "#96180f";

/// Style sheets lose against the styles of elements, but for what is important.
const DARK: &str = "\
    .bg{background:#0b0f14!important;color:#f0f3f6!important}\
    .card{background:#141a21!important;border-color:#2a343f!important;color:#f0f3f6!important}\
    .line{border-color:#2a343f!important}\
    .muted{color:#b9c2cd!important}\
    .danger{color:#ffa199!important;border-color:#ffa199!important}";

pub(super) fn draw(
    language: Language,
    platform: &str,
    colours: &Colours,
    content: &EmailContent,
) -> String {
    let owner = Owner::new();
    let html = owner.with(|| document(language, platform, colours, content).to_html());
    owner.cleanup();
    // Marks between texts, which only a script in the page would look for.
    format!("<!DOCTYPE html>{}", html.replace("<!>", ""))
}

fn document(
    language: Language,
    platform: &str,
    colours: &Colours,
    content: &EmailContent,
) -> impl IntoView + use<> {
    let Colours { accent, accent_dark } = colours;
    let dark = format!(
        ":root{{color-scheme:light dark;supported-color-schemes:light dark}}\
         @media (prefers-color-scheme:dark){{{DARK}\
         .accent{{color:{accent_dark}!important;border-color:{accent_dark}!important}}}}"
    );
    let brand = format!("margin:0 0 20px;font-size:14px;font-weight:600;color:{accent}");
    let preview = content.preview.clone().map(|text| view! { <div style=PREVIEW>{text}</div> });
    let blocks = content.blocks.iter().map(|block| draw_block(accent, block)).collect_view();
    let closing = content.closing.view(|label, url| link(accent, label, url));
    view! {
        <html lang=language.tag() dir="ltr">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="supported-color-schemes" content="light dark" />
                <title>{content.subject.clone()}</title>
                <style>{dark}</style>
            </head>
            <body class="bg" style=BODY>
                {preview}
                <table role="presentation" style=FULL>
                    <tr>
                        <td {..custom_attribute("align", "center")} style=AROUND>
                            <table role="presentation" {..custom_attribute("width", "560")} class="card" style=CARD>
                                <tr>
                                    <td style=INSIDE>
                                        <p class="accent" style=brand>
                                            {platform.to_owned()}
                                        </p>
                                        <h1 style=TITLE>{content.subject.clone()}</h1>
                                        <p style=SENTENCE>{content.greeting.clone()}</p>
                                        {blocks}
                                    </td>
                                </tr>
                            </table>
                            <p class="muted" style=CLOSING>
                                {closing}
                            </p>
                        </td>
                    </tr>
                </table>
            </body>
        </html>
    }
}

fn draw_block(accent: &str, block: &Block) -> AnyView {
    let link = |label: &str, url: &str| link(accent, label, url);
    match block {
        Block::Sentence(message) => view! { <p style=SENTENCE>{message.view(link)}</p> }.into_any(),
        Block::Small(message) => {
            view! { <p class="muted" style=SMALL>{message.view(link)}</p> }.into_any()
        }
        Block::Heading(text) => view! { <h2 style=HEADING>{text.clone()}</h2> }.into_any(),
        Block::Permissions(permissions) => {
            let rows = permissions.iter().map(permission).collect_view();
            view! { <table role="presentation" style=PERMISSIONS>{rows}</table> }.into_any()
        }
        Block::Facts(facts) => {
            let rows = facts.iter().map(fact).collect_view();
            view! { <table role="presentation" style=FACTS>{rows}</table> }.into_any()
        }
        Block::Action(action) => button(accent, action),
        Block::Quote { label, lines } => {
            let mut said = Vec::new();
            for line in lines {
                said.push(view! { {line.clone()} <br /> });
            }
            view! {
                <p style=HEADING>{label.clone()}</p>
                <blockquote class="line" dir="auto" lang="" style=QUOTE>{said}</blockquote>
            }
            .into_any()
        }
    }
}

fn permission(permission: &Permission) -> impl IntoView + use<> {
    let Permission { prompt, kind, sentence } = permission;
    view! {
        <tr>
            <td class="line" style=PERMISSION>
                <b>{prompt.clone()}</b>
                " \u{a0}"
                <span class="muted" style=KIND>{kind.clone()}</span>
                <br />
                {sentence.clone()}
            </td>
        </tr>
    }
}

fn fact(fact: &Fact) -> impl IntoView + use<> {
    let Fact { label, value } = fact;
    view! {
        <tr>
            <td class="muted" style=LABEL>{label.clone()}</td>
            <td style=VALUE><bdi>{value.clone()}</bdi></td>
        </tr>
    }
}

fn button(accent: &str, action: &Action) -> AnyView {
    let Action { label, url, takes_away } = action;
    let (class, colour) = if *takes_away { ("danger", TAKES_AWAY) } else { ("accent", accent) };
    let style = format!(
        "display:inline-block;padding:12px 20px;border:1px solid {colour};border-radius:10px;\
         color:{colour};font-size:16px;line-height:20px;font-weight:600;text-decoration:none"
    );
    view! {
        <p style="margin:0 0 16px"><a href=url.clone() class=class style=style>{label.clone()}</a></p>
    }
    .into_any()
}

fn link(accent: &str, label: &str, url: &str) -> AnyView {
    let style = format!("color:{accent}");
    view! { <a href=url.to_owned() class="accent" style=style>{label.to_owned()}</a> }.into_any()
}
