use std::sync::Arc;

use leptos::prelude::*;

use crate::components::form::PostForm;
use crate::i18n::localizer::Localizer;
use crate::page::Place;

#[derive(Clone, Debug, Hash)]
pub struct RenderContext {
    pub localizer: Localizer,
    /// Shows this page again with GET; `/` if there is no such path.
    pub here: String,
    /// Where a page's main form is sent when its language is switched.
    pub switch_language: String,
    /// The page itself, sealed, where no path shows it again.
    pub sealed: Option<String>,
    pub platform_name: String,
    pub nonce: String,
    pub assets: Arc<AssetPaths>,
    pub account: Option<AccountChip>,
    /// On pages that have one, for a signed-in user.
    pub navigation: Option<Navigation>,
    pub demo: bool,
    pub brand: Arc<Brand>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Brand {
    pub stylesheet: Option<String>,
    pub logo: Option<String>,
    pub logo_dark: Option<String>,
    pub support: Option<String>,
    pub privacy: Option<String>,
    pub terms: Option<String>,
}

impl Brand {
    pub fn support_email(&self) -> Option<&str> {
        self.support.as_deref()?.strip_prefix("mailto:")
    }
}

#[derive(Clone, Debug, Default, Hash)]
pub struct AssetPaths {
    pub stylesheet: String,
    /// Of the consent page, and the steps before it.
    pub consent_stylesheet: String,
    /// Beside that one, for those steps.
    pub step_stylesheet: String,
    pub script: String,
    pub wasm: String,
    /// For pages that ask for passkeys.
    pub passkeys: String,
}

#[derive(Clone, Debug, Hash)]
pub struct AccountChip {
    pub name: String,
    pub email: String,
    pub company: String,
    pub role: String,
    pub sign_out: PostForm,
    /// Of those who belong to several.
    pub companies: Option<CompanySwitch>,
}

/// The way to act for another company.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CompanySwitch {
    pub form: PostForm,
    /// Ids and names.
    pub others: Vec<(String, String)>,
}

/// Only what the person may open.
#[derive(Clone, Debug, Hash)]
pub struct Navigation {
    pub places: Vec<Place>,
    pub waiting_requests: u32,
}

pub fn platform_name() -> String {
    of_this_page(|context| context.platform_name.clone())
}

pub fn nonce() -> String {
    of_this_page(|context| context.nonce.clone())
}

/// Reads what is needed: the whole context is much to copy.
pub(crate) fn of_this_page<T: Default + 'static>(read: impl FnOnce(&RenderContext) -> T) -> T {
    with_context(read).unwrap_or_default()
}
