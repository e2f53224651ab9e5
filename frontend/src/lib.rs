//! Wakes the islands of a page.

// Without a use the linker drops the islands.
use app as _;

/// Called by the page's script once this module is loaded.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
