use std::sync::Arc;

use leptos::prelude::*;

use crate::context::of_this_page;

#[component]
pub fn IslandScripts() -> impl IntoView {
    let (nonce, assets) =
        of_this_page(|context| (context.nonce.clone(), Arc::clone(&context.assets)));
    let loader = format!(
        "import {{ default as load, hydrate }} from \"{script}\";\n\
         import * as islands from \"{script}\";\n\
         await load({{ module_or_path: \"{wasm}\" }});\n\
         hydrate();\n\
         for (const island of document.querySelectorAll(\"leptos-island\"))\n\
         islands[island.dataset.component](island);",
        script = assets.script,
        wasm = assets.wasm,
    );
    view! {
        <link rel="modulepreload" href=assets.script.clone() nonce=nonce.clone() />
        <script type="module" nonce=nonce inner_html=loader />
    }
}
