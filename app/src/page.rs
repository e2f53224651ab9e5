use std::hash::Hasher;

use leptos::prelude::AnyView;

use crate::i18n::Localizer;
use crate::i18n::title::{error_title, titled};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    None,
    /// A few lines in the page itself.
    Inline,
    /// The islands' WebAssembly, and lines in the page where it has them.
    Islands,
}

/// What surrounds a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Frame {
    /// The consent page and what follows at once, with a style sheet of their own: nothing leads
    /// off them.
    Flow,
    /// The page lays itself out.
    Plain,
    /// A card in the middle, on the way to the consent page: it loads that page's style sheet, and
    /// little more.
    FlowCard,
    /// A card in the middle.
    Small,
    /// Texts to read.
    Text,
    /// With the navigation, in which this place is the current one.
    Managed(Place),
}

/// An entry of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    ConnectedApps,
    Account,
    AppsInUse,
    People,
    Requests,
    Policy,
    Audit,
    Credentials,
    OwnApps,
    Playground,
    Marketplace,
}

/// The id of a page's main form, if what is entered there goes along when the language changes.
pub const ENTRIES: &str = "entries";

pub trait Page: Send + 'static {
    fn title(&self, localizer: Localizer) -> String;

    /// A form came back because something in it must be corrected.
    fn has_errors(&self) -> bool {
        false
    }

    /// The state first, for those who hear it.
    fn document_title(&self, localizer: Localizer, platform: &str) -> String {
        let title = titled(localizer, self.title(localizer), platform);
        if self.has_errors() { error_title(localizer, title) } else { title }
    }

    fn status(&self) -> u16 {
        if self.has_errors() { 422 } else { 200 }
    }

    fn scripts(&self) -> Scripts {
        Scripts::None
    }

    fn frame(&self) -> Frame {
        Frame::Small
    }

    /// Some pages name the account themselves.
    fn shows_account(&self) -> bool {
        !matches!(self.frame(), Frame::Flow | Frame::FlowCard)
    }

    /// Whether the page has a form [`ENTRIES`].
    fn has_entries(&self) -> bool {
        false
    }

    /// Whether a form of the page may end in a redirect to an app.
    fn leads_to_app(&self) -> bool {
        false
    }

    /// For a page that many people see alike, and which names no account in its header: the texts
    /// that are this request's alone. They are shown as they are, and decide on nothing.
    fn own_texts(&mut self) -> Option<Vec<&mut String>> {
        None
    }

    /// All that such a page shows, but for those texts.
    fn hash_shown(&self, _shown: &mut dyn Hasher) {}

    fn view(self: Box<Self>) -> AnyView;
}
