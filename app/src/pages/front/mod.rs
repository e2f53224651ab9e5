pub mod demo;
pub mod links;
pub mod plain;

use leptos::prelude::*;

use self::demo::{Demo, DemoFront};
use self::links::{FrontLinks, Links, SignedIn};
use self::plain::Plain;
use crate::components::form::PostForm;
use crate::components::toast::Toast;
use crate::i18n::title::titled;
use crate::i18n::{Localizer, t};
use crate::page::{Frame, Page};

#[derive(Clone, Debug)]
pub struct FrontPage {
    pub demo: Option<DemoFront>,
    pub links: FrontLinks,
    pub sign_out: Option<PostForm>,
    pub signed_out: bool,
}

impl Page for FrontPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("front-signed-out-title")
    }

    fn document_title(&self, localizer: Localizer, platform: &str) -> String {
        if self.signed_out {
            titled(localizer, self.title(localizer), platform)
        } else {
            platform.to_owned()
        }
    }

    fn frame(&self) -> Frame {
        Frame::Plain
    }

    fn view(self: Box<Self>) -> AnyView {
        let FrontPage { demo, links, sign_out, signed_out } = *self;
        let signed_out = signed_out.then(|| t("front-signed-out"));
        let state = view! { <SignedIn sign_out offers_sign_in=demo.is_none() /> }.into_any();
        let content = match demo {
            Some(demo) => view! { <Demo demo links state /> }.into_any(),
            None => view! {
                <Plain state />
                <Links links />
            }
            .into_any(),
        };
        view! { <div class="front"><Toast text=signed_out /> {content}</div> }.into_any()
    }
}
