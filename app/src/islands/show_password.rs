use leptos::prelude::*;

use crate::islands::text::t;

#[island]
pub fn ShowPassword() -> impl IntoView {
    let ready = RwSignal::new(false);
    Effect::new(move || ready.set(true));
    let toggle = move |event| {
        let kind = if event_target_checked(&event) { "text" } else { "password" };
        if let Some(field) = document().get_element_by_id("password") {
            // Only a name that is no attribute name can fail.
            drop(field.set_attribute("type", kind));
        }
    };
    view! {
        <label class="pick small" hidden=move || !ready.get()>
            <input type="checkbox" autocomplete="off" on:change=toggle />
            <span>{t("sign-in-show-password")}</span>
        </label>
    }
}
