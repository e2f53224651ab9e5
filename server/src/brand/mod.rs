//! What makes the pages the platform's own: colours, a logo, words and links. Read once,
//! when the server starts.

mod colour;
mod contact;
mod pictures;
mod served;

use std::path::PathBuf;

use app::context::Brand as Shown;
use app::i18n::MessageOverrides;
use thiserror::Error;

pub use self::colour::{Colour, Look};
pub(crate) use self::contact::{address, contact};
pub use self::pictures::LogoError;
use self::pictures::draw;
pub(crate) use self::served::{Served, get};

/// What the operator gave.
#[derive(Clone, Debug, Default)]
pub struct BrandSettings {
    /// The colour of links and main buttons on light pages.
    pub colour: Option<Colour>,
    /// The same on dark pages.
    pub colour_dark: Option<Colour>,
    /// The file of the logo.
    pub logo: Option<PathBuf>,
    /// The file of the logo on dark pages.
    pub logo_dark: Option<PathBuf>,
    /// The folder of words in place of ours.
    pub texts: Option<PathBuf>,
    /// Where people ask for help.
    pub support: Option<String>,
    /// How the platform treats data.
    pub privacy: Option<String>,
    /// The platform's terms.
    pub terms: Option<String>,
}

/// Why a brand cannot be used.
#[derive(Debug, Error)]
pub enum BrandError {
    /// A logo is none.
    #[error(transparent)]
    Logo(#[from] LogoError),
    /// Words are not as they must be.
    #[error(transparent)]
    MessageOverrides(#[from] app::i18n::MessageOverridesError),
}

/// A brand, ready to be shown.
#[derive(Clone, Debug, Default)]
pub struct Brand {
    /// What pages say of it.
    pub(crate) shown: Shown,
    /// What browsers fetch.
    pub(crate) served: Served,
}

impl Brand {
    /// Reads the files that the settings name, and draws the logo anew.
    pub fn read(settings: &BrandSettings) -> Result<(Self, Option<MessageOverrides>), BrandError> {
        let mut served = Served::default();
        let style = colour::style(settings.colour, settings.colour_dark);
        let stylesheet = style.map(|style| served.add("css", style.into_bytes()));
        let mut logo = |path: &Option<PathBuf>| -> Result<Option<String>, BrandError> {
            let drawn = path.as_deref().map(draw).transpose()?;
            Ok(drawn.map(|png| served.add("png", png)))
        };
        let (light, dark) = (logo(&settings.logo)?, logo(&settings.logo_dark)?);
        let texts = settings.texts.as_deref().map(MessageOverrides::read).transpose()?;
        let shown = Shown {
            stylesheet,
            logo_dark: light.is_some().then_some(dark.clone()).flatten(),
            logo: light.or(dark),
            support: settings.support.clone(),
            privacy: settings.privacy.clone(),
            terms: settings.terms.clone(),
        };
        Ok((Self { shown, served }, texts))
    }
}
