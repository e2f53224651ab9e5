//! What makes the pages the platform's own: colours, a logo, words and links. Read once,
//! when the server starts.

mod colour;
mod contact;
mod pictures;
mod served;

use std::path::PathBuf;
use std::sync::Arc;

use app::context::Brand as Shown;
use app::email::Colours;
use app::i18n::MessageOverrides;
use thiserror::Error;

pub use self::colour::{Colour, Look};
pub(crate) use self::contact::{address, contact};
pub use self::pictures::LogoError;
use self::pictures::draw;
use self::served::Served;

#[derive(Clone, Debug, Default)]
pub struct BrandSettings {
    pub colour: Option<Colour>,
    pub colour_dark: Option<Colour>,
    pub logo: Option<PathBuf>,
    pub logo_dark: Option<PathBuf>,
    pub texts: Option<PathBuf>,
    pub support: Option<String>,
    pub privacy: Option<String>,
    pub terms: Option<String>,
}

impl BrandSettings {
    pub fn email_colours(&self) -> Colours {
        let Self { colour, colour_dark, .. } = self;
        colour::of_emails(*colour, *colour_dark)
    }
}

#[derive(Debug, Error)]
pub enum BrandError {
    #[error(transparent)]
    Logo(#[from] LogoError),
    #[error(transparent)]
    MessageOverrides(#[from] app::i18n::MessageOverridesError),
}

#[derive(Clone, Debug, Default)]
pub struct Brand {
    pub(crate) shown: Arc<Shown>,
    pub(crate) served: Served,
}

impl Brand {
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
        Ok((Self { shown: Arc::new(shown), served }, texts))
    }
}
