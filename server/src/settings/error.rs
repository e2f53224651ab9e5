//! What is wrong with the settings: all of it at once.

use std::fmt;

use super::given::Place;

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsFault {
    /// Where.
    pub place: String,
    /// The rule that is broken.
    pub rule: String,
}

impl SettingsFault {
    pub(super) fn at(place: &Place, rule: &impl fmt::Display) -> Self {
        Self { place: place.to_string(), rule: rule.to_string() }
    }
}

/// What is wrong with the settings.
#[derive(Debug)]
pub struct SettingsError(pub Vec<SettingsFault>);

impl fmt::Display for SettingsError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let [SettingsFault { place, rule }] = self.0.as_slice() {
            return write!(formatter, "{place}: {rule}");
        }
        write!(formatter, "{} settings are wrong:", self.0.len())?;
        for SettingsFault { place, rule } in &self.0 {
            write!(formatter, "\n  {place}: {rule}")?;
        }
        Ok(())
    }
}

impl std::error::Error for SettingsError {}
