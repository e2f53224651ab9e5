//! What the renderer and the server must know of a page.

use leptos::prelude::AnyView;

use crate::i18n::Localizer;
use crate::i18n::title::{error_title, titled};

/// The scripts of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    None,
    /// A few lines in the page itself.
    Inline,
    /// The islands' WebAssembly, and lines in the page where it has them.
    Islands,
}

pub trait Page: Send + 'static {
    /// The page's own part of the document's title.
    fn title(&self, localizer: Localizer) -> String;

    /// Whether a form came back because something in it must be corrected.
    fn has_errors(&self) -> bool {
        false
    }

    /// The document's title: the page's state first, for those who hear it.
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

    /// Whether the header names who is signed in; some pages say it themselves.
    fn shows_account(&self) -> bool {
        true
    }

    /// Whether a form of the page may end in a redirect to an app.
    fn leads_to_app(&self) -> bool {
        false
    }

    fn view(self: Box<Self>) -> AnyView;
}
