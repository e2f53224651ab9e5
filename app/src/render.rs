use leptos::prelude::*;
use routes::FAVICON;

use crate::components::{island_scripts::IslandScripts, shell::Shell};
use crate::context::RenderContext;
use crate::page::{Page, Scripts};

pub fn render(page: Box<dyn Page>, context: RenderContext) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(Nonce::from_value(context.nonce.clone()));
        document(page, context).to_html()
    });
    owner.cleanup();
    format!("<!DOCTYPE html>{html}")
}

fn document(page: Box<dyn Page>, context: RenderContext) -> impl IntoView {
    let title = page.document_title(context.localizer, &context.platform_name);
    let stylesheet = context.assets.stylesheet.clone();
    let colours = context.brand.stylesheet.clone();
    let language = context.localizer.language();
    provide_context(context);
    let colours = colours.map(|href| view! { <link rel="stylesheet" href=href /> });
    let scripts = (page.scripts() == Scripts::Islands).then(|| view! { <IslandScripts /> });
    let (shows_account, has_entries) = (page.shows_account(), page.has_entries());
    view! {
        <html lang=language.tag() dir="ltr">
            <head>
                <title>{title}</title>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="robots" content="noindex" />
                <link rel="icon" href=FAVICON type="image/svg+xml" />
                <link rel="stylesheet" href=stylesheet />
                {colours}
                {scripts}
            </head>
            <body><Shell shows_account has_entries>{page.view()}</Shell></body>
        </html>
    }
}
