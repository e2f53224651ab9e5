//! Draws every page in every state into a folder, to be looked at:
//!
//! `cargo run -p app --features ssr --example gallery -- target/gallery style/main.css`

#![expect(clippy::print_stdout, reason = "an example that tells where its files are")]

mod catalogue;
mod consent;
mod others;
mod playground;

use std::{env, fs, io, path::PathBuf};

use app::{
    page::Page,
    render::{AccountChip, RenderContext, render},
};
use leptos::config::LeptosOptions;

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| "target/gallery".into()));
    let style = arguments.next().unwrap_or_else(|| "style/main.css".into());
    // A path that is none (as behind a server) is taken as it stands.
    let stylesheet =
        fs::canonicalize(&style).map_or(style, |path| format!("file://{}", path.display()));
    fs::create_dir_all(&folder)?;
    let mut names = Vec::new();
    for (name, page) in pages() {
        let html = render(&page, &context(&name, &stylesheet));
        fs::write(folder.join(format!("{name}.html")), html)?;
        names.push(name);
    }
    println!("{} pages in {}", names.len(), folder.display());
    Ok(())
}

fn pages() -> Vec<(String, Page)> {
    let mut pages = consent::pages();
    pages.extend(others::pages());
    pages.extend(playground::pages());
    pages.into_iter().map(|(name, page)| (name.to_owned(), page)).collect()
}

fn context(name: &str, stylesheet: &str) -> RenderContext {
    let signed_in = !name.contains("signed-out");
    RenderContext {
        platform_name: "Hirely".into(),
        nonce: "bm9uY2Utb2YtdGhlLWdhbGxlcnk".into(),
        stylesheet: stylesheet.into(),
        leptos_options: LeptosOptions::builder().output_name("countersign").build(),
        account: signed_in.then(|| AccountChip {
            name: "Ada Northwind".into(),
            email: "ada@northwind.example".into(),
        }),
        demo: !name.contains("real"),
        connected_apps: name.contains("connected").then(|| "/connected-apps".into()),
        support: None,
    }
}
