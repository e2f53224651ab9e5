//! A colour for links and main buttons that can be read on every background they have.

use std::fmt;
use std::str::FromStr;

use app::email::Colours;

/// What a colour must have by itself (WCAG 2.2, success criterion 1.4.3).
const LEAST_CONTRAST: f64 = 4.5;
/// What all texts have (success criterion 1.4.6): a colour with less is taken further.
const CONTRAST: f64 = 7.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Light,
    Dark,
}

impl Look {
    /// Of all backgrounds of links the one nearest to their colour: `--tint-2` in
    /// style/tokens.css. What can be read on it can be read on the others.
    const fn ground(self) -> Colour {
        match self {
            Self::Light => Colour([0xec, 0xef, 0xf3]),
            Self::Dark => Colour([0x21, 0x2a, 0x34]),
        }
    }

    /// The darkest background of text in an email, or the lightest in a dark one.
    const fn email_ground(self) -> Colour {
        match self {
            Self::Light => Colour([0xf3, 0xf5, 0xf7]),
            Self::Dark => Colour([0x14, 0x1a, 0x21]),
        }
    }

    /// The text of a main button. It is farther from the colour than the ground is.
    const fn on_accent(self) -> Colour {
        match self {
            Self::Light => Colour([0xff, 0xff, 0xff]),
            Self::Dark => Colour([0x0b, 0x0f, 0x14]),
        }
    }

    /// What the colour is mixed with while the pointer is over it.
    const fn beyond(self) -> Colour {
        match self {
            Self::Light => Colour([0, 0, 0]),
            Self::Dark => Colour([0xff, 0xff, 0xff]),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl FromStr for Colour {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const RULE: &str = "must be a colour such as #0b5a6b: # and six hexadecimal digits";
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or(RULE)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(RULE);
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| RULE)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Colour {
    pub fn readable(text: &str, look: Look) -> Result<Self, String> {
        let colour: Self = text.parse()?;
        let ground = look.ground();
        let contrast = colour.contrast(ground);
        if contrast >= LEAST_CONTRAST {
            return Ok(colour);
        }
        let (pages, change) = match look {
            Look::Light => ("light", "darker"),
            Look::Dark => ("dark", "lighter"),
        };
        // Rounded down: 4.49 is not 4.5.
        let shown = (contrast * 100.0).floor() / 100.0;
        Err(format!(
            "{colour} cannot be read on {pages} pages: its contrast with {ground}, on which links \
             stand, is {shown:.2}:1, and {LEAST_CONTRAST}:1 is the least; choose a {change} one"
        ))
    }

    /// WCAG 2.2, "contrast ratio".
    fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// WCAG 2.2, "relative luminance".
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// So many hundredths of the way to another.
    fn mixed(self, other: Self, hundredths: u16) -> Self {
        let [mine, theirs] = [self.0, other.0];
        let mix = |mine: u8, theirs: u8| {
            let sum = u16::from(mine) * (100 - hundredths) + u16::from(theirs) * hundredths;
            u8::try_from(sum / 100).unwrap_or(u8::MAX)
        };
        Self(std::array::from_fn(|part| mix(mine[part], theirs[part])))
    }

    /// The nearest one with which a link can be read with ease, wherever it is.
    fn accent(self, look: Look) -> Self {
        let farther = (0..=100).step_by(5).map(|part| self.mixed(look.beyond(), part));
        let mut readable = farther.filter(|colour| {
            let grounds = [look.ground(), colour.tint(look)];
            grounds.into_iter().all(|ground| colour.contrast(ground) >= CONTRAST)
        });
        readable.next().unwrap_or(look.beyond())
    }

    /// Behind what is current.
    fn tint(self, look: Look) -> Self {
        match look {
            Look::Light => self.mixed(Colour([0xff, 0xff, 0xff]), 90),
            Look::Dark => self.mixed(Colour([0x14, 0x1a, 0x21]), 85),
        }
    }

    fn properties(self, look: Look) -> String {
        let accent = self.accent(look);
        let (hover, tint) = (accent.mixed(look.beyond(), 25), accent.tint(look));
        let on_accent = look.on_accent();
        format!(
            ":root{{--accent:{accent};--accent-h:{hover};--accent-bg:{tint};--on-accent:{on_accent}}}"
        )
    }
}

/// The style sheet of the colours, to follow our own. Paper has the light ones. Without a colour of
/// their own, dark pages have the light one's nearest.
pub(super) fn style(light: Option<Colour>, dark: Option<Colour>) -> Option<String> {
    let dark = dark.or(light)?;
    let light = light.map(|light| light.properties(Look::Light)).unwrap_or_default();
    let dark = dark.properties(Look::Dark);
    Some(format!("{light}\n@media screen and (prefers-color-scheme:dark){{{dark}}}\n"))
}

/// With the contrast of success criterion 1.4.6 on the grounds of app/src/email/html.rs: a reader
/// of emails cannot ask for more contrast there, as on a page.
pub(super) fn of_emails(light: Option<Colour>, dark: Option<Colour>) -> Colours {
    const LEAST: f64 = 7.0;
    let plain = Colours::default();
    let enough = |colour: Colour, look: Look| {
        let mixed = (0..=100).step_by(5).map(|part| colour.mixed(look.beyond(), part));
        let mut readable = mixed.filter(|colour| colour.contrast(look.email_ground()) >= LEAST);
        readable.next().unwrap_or(look.beyond()).to_string()
    };
    let dark = dark.or(light).map(|colour| enough(colour, Look::Dark));
    Colours {
        accent: light.map_or(plain.accent, |colour| enough(colour, Look::Light)),
        accent_dark: dark.unwrap_or(plain.accent_dark),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_colour_is_refused() {
        for text in ["", "red", "0b5a6b", "#0b5a6", "#0b5a6b0", "#0b5a6g", "#+b5a6b", "#ä5a6b"] {
            assert!(text.parse::<Colour>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_colour_that_cannot_be_read_is_refused_with_its_contrast() {
        assert_eq!(
            Colour::readable("#ffcc00", Look::Light).unwrap_err(),
            "#ffcc00 cannot be read on light pages: its contrast with #eceff3, on which links \
             stand, is 1.31:1, and 4.5:1 is the least; choose a darker one"
        );
        let error = Colour::readable("#0b5a6b", Look::Dark).unwrap_err();
        assert!(error.contains("on dark pages") && error.ends_with("choose a lighter one"));
    }

    #[test]
    fn contrasts_are_those_of_the_standard() {
        let of = |text: &str| text.parse::<Colour>().expect("a colour");
        assert!((of("#000000").contrast(of("#ffffff")) - 21.0).abs() < 1e-9);
        // The well-known greys on either side of 4.5 on white.
        assert!(of("#767676").contrast(of("#ffffff")) >= LEAST_CONTRAST);
        assert!(of("#777777").contrast(of("#ffffff")) < LEAST_CONTRAST);
    }

    #[test]
    fn texts_in_a_brands_colour_and_on_it_have_a_contrast_of_seven() {
        for look in [Look::Light, Look::Dark] {
            for number in (0..0x100_0000_u32).step_by(0x1357) {
                let accent = text(number).accent(look);
                let hover = accent.mixed(look.beyond(), 25);
                for (one, other) in [
                    (accent, look.ground()),
                    (accent, accent.tint(look)),
                    (accent, look.on_accent()),
                    (hover, look.ground()),
                    (hover, accent.tint(look)),
                    (hover, look.on_accent()),
                ] {
                    let contrast = one.contrast(other);
                    assert!(contrast >= CONTRAST, "{look:?} {number:06x}: {contrast}");
                }
            }
        }
    }

    #[test]
    fn a_colour_that_can_be_read_with_ease_stays_as_it_is() {
        for number in [0x7a_0019, 0x00_2b_6f, 0x0a_50_60] {
            assert_eq!(text(number).accent(Look::Light), text(number), "{number:06x}");
        }
    }

    fn text(number: u32) -> Colour {
        format!("#{number:06x}").parse().expect("a colour")
    }

    #[test]
    fn the_grounds_are_those_of_the_style_sheet() {
        let tokens = include_str!("../../../style/tokens.css");
        let (light, dark) = tokens.split_once("prefers-color-scheme: dark").expect("two looks");
        for (look, style) in [(Look::Light, light), (Look::Dark, dark)] {
            let declaration = format!("--tint-2: {};", look.ground());
            assert!(style.contains(&declaration), "{declaration}");
        }
        assert!(dark.contains(&format!("--bg: {};", Look::Dark.on_accent())));
    }

    #[test]
    fn without_a_colour_there_is_no_style_sheet() {
        assert_eq!(style(None, None), None);
    }
}
