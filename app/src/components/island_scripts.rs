use leptos::prelude::*;

use crate::context::RenderContext;

#[component]
pub fn IslandScripts() -> impl IntoView {
    let RenderContext { nonce, assets, .. } = expect_context();
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
        <link rel="modulepreload" href=assets.script nonce=nonce.clone() />
        <script type="module" nonce=nonce inner_html=loader />
    }
}
