use leptos::prelude::*;

use crate::components::notice::Changed;
use crate::components::toast::Toast;
use crate::i18n::Localizer;
use crate::page::{Frame, Page, Place};

#[derive(Clone, Debug)]
pub struct AdminPage<C> {
    pub done: Option<String>,
    /// What was decided about was another page: this is what it is now.
    pub changed: bool,
    pub content: C,
}

pub trait AdminContent: Send + 'static {
    const SECTION: Place;

    fn title(&self, localizer: Localizer) -> String;

    /// A form came back because something in it must be corrected.
    fn has_errors(&self) -> bool {
        false
    }

    fn has_entries(&self) -> bool {
        false
    }

    fn view(self) -> AnyView;
}

impl<C: AdminContent> Page for AdminPage<C> {
    fn title(&self, localizer: Localizer) -> String {
        self.content.title(localizer)
    }

    fn has_errors(&self) -> bool {
        self.content.has_errors()
    }

    fn has_entries(&self) -> bool {
        self.content.has_entries()
    }

    fn frame(&self) -> Frame {
        Frame::Managed(C::SECTION)
    }

    fn view(self: Box<Self>) -> AnyView {
        let Self { done, changed, content } = *self;
        view! {
            <Toast text=done />
            <Changed changed />
            {content.view()}
        }
        .into_any()
    }
}
