use leptos::prelude::*;

use crate::components::footer::Footer;
use crate::components::header::Header;
use crate::components::navigation::SideNavigation;
use crate::context::of_this_page;
use crate::i18n::t;
use crate::page::Frame;

#[component]
pub fn Shell(frame: Frame, has_entries: bool, children: Children) -> AnyView {
    let navigation = of_this_page(|context| {
        let company = context.account.as_ref().map(|account| account.company.clone());
        Some((context.navigation.clone()?, company.unwrap_or_default()))
    });
    let has_navigation = navigation.is_some();
    let content = match frame {
        Frame::Managed(current) => {
            let navigation = navigation.map(|(navigation, company)| {
                view! { <SideNavigation navigation current company /> }
            });
            view! {
                <div class="shell">
                    {navigation}
                    <main id="main" tabindex="-1">{children()}</main>
                </div>
            }
            .into_any()
        }
        Frame::Flow | Frame::Plain => {
            view! { <main id="main" tabindex="-1">{children()}</main> }.into_any()
        }
        Frame::FlowCard | Frame::Small => {
            view! { <main id="main" class="small-page" tabindex="-1">{children()}</main> }
                .into_any()
        }
        Frame::Text => {
            view! { <main id="main" class="text-page" tabindex="-1">{children()}</main> }.into_any()
        }
    };
    view! {
        <a class="skip vh" href="#main">{t("skip")}</a>
        <Header has_navigation offers_sign_in=frame == Frame::Plain />
        {content}
        <Footer has_entries />
    }
    .into_any()
}

/// How wide the bar and the foot are.
pub fn body_class(frame: Frame) -> &'static str {
    match frame {
        Frame::Managed(_) => "console",
        _ => "flow",
    }
}
