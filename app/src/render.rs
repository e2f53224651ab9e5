use std::hash::Hash as _;
use std::mem::take;

use leptos::prelude::*;
use routes::FAVICON;

use crate::components::island_scripts::IslandScripts;
use crate::components::shell::{Shell, body_class};
use crate::context::RenderContext;
use crate::page::{Frame, Page, Scripts};
use crate::template::{Shown, fill};
use crate::times::{SCRIPT, with_elements};

pub struct Rendered {
    pub html: String,
    pub scripts: Scripts,
}

pub fn render(page: Box<dyn Page>, context: RenderContext) -> Rendered {
    let scripts = page.scripts();
    let html = fill_or_draw(page, context);
    // Whether it shows a time of day is known once it is drawn.
    let scripts = match scripts {
        Scripts::None if html.ends_with(END_WITH_TIMES) => Scripts::Inline,
        scripts => scripts,
    };
    Rendered { html, scripts }
}

fn fill_or_draw(mut page: Box<dyn Page>, mut context: RenderContext) -> String {
    let texts = if context.sealed.is_none() { page.own_texts() } else { None };
    let Some(texts) = texts else { return draw(page, context) };
    let mut own: Vec<String> = texts.into_iter().map(take).collect();
    let secret = context.nonce.clone();
    let RenderContext { nonce, here, switch_language, .. } = &mut context;
    own.extend([nonce, here, switch_language].map(take));
    context.account = None;
    let mut shown = Shown::default();
    page.hash_shown(&mut shown);
    context.hash(&mut shown);
    fill(shown, &own, &secret, |marks| {
        let texts = page.own_texts().unwrap_or_default();
        let RenderContext { nonce, here, switch_language, .. } = &mut context;
        let texts = texts.into_iter().chain([nonce, here, switch_language]);
        for (text, mark) in texts.zip(marks) {
            text.clone_from(mark);
        }
        draw(page, context)
    })
}

const END_WITH_TIMES: &str = "/* times */</script></body></html>";

fn draw(page: Box<dyn Page>, context: RenderContext) -> String {
    let owner = Owner::new();
    let (nonce, zone) = (context.nonce.clone(), context.localizer.time_zone());
    let html = owner.with(|| {
        provide_context(Nonce::from_value(context.nonce.clone()));
        document(page, context).to_html()
    });
    owner.cleanup();
    let (html, shows_clock) = with_elements(html);
    match html.rsplit_once("</body>") {
        Some((page, _)) if shows_clock => format!(
            "<!DOCTYPE html>{page}<script nonce=\"{nonce}\" data-zone=\"{zone}\">{SCRIPT}\
             {END_WITH_TIMES}"
        ),
        _ => format!("<!DOCTYPE html>{html}"),
    }
}

fn document(page: Box<dyn Page>, context: RenderContext) -> impl IntoView {
    // Without the comments that are between texts elsewhere: a title has none.
    let title = page.document_title(context.localizer, &context.platform_name);
    let title = html_escape::encode_text(&title).into_owned();
    let stylesheet = match page.frame() {
        Frame::Flow | Frame::FlowCard => context.assets.consent_stylesheet.clone(),
        _ => context.assets.stylesheet.clone(),
    };
    let step = (page.frame() == Frame::FlowCard).then(|| context.assets.step_stylesheet.clone());
    let step = step.map(|href| view! { <link rel="stylesheet" href=href /> });
    let colours = context.brand.stylesheet.clone();
    let language = context.localizer.language();
    provide_context(context);
    let colours = colours.map(|href| view! { <link rel="stylesheet" href=href /> });
    let scripts = (page.scripts() == Scripts::Islands).then(|| view! { <IslandScripts /> });
    let (frame, has_entries) = (page.frame(), page.has_entries());
    view! {
        <html lang=language.tag() dir="ltr">
            <head>
                <title inner_html=title />
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="robots" content="noindex" />
                <link rel="icon" href=FAVICON type="image/svg+xml" />
                <link rel="stylesheet" href=stylesheet />
                {step}
                {colours}
                {scripts}
            </head>
            <body class=body_class(frame)>
                <Shell frame has_entries>{page.view()}</Shell>
            </body>
        </html>
    }
}
