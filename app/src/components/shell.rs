use leptos::prelude::*;

use crate::components::footer::Footer;
use crate::components::header::Header;
use crate::i18n::t;

#[component]
pub fn Shell(shows_account: bool, has_entries: bool, children: Children) -> impl IntoView {
    view! {
        <a class="skip" href="#main">{t("skip")}</a>
        <Header shows_account />
        <main id="main" tabindex="-1">{children()}</main>
        <Footer has_entries />
    }
}
