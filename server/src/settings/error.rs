use std::fmt;

use super::source::Source;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidSetting {
    pub source: String,
    pub rule: String,
}

impl InvalidSetting {
    pub(super) fn at(source: &Source, rule: &impl fmt::Display) -> Self {
        Self { source: source.to_string(), rule: rule.to_string() }
    }
}

#[derive(Debug)]
pub struct SettingsError(pub Vec<InvalidSetting>);

impl fmt::Display for SettingsError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let [InvalidSetting { source, rule }] = self.0.as_slice() {
            return write!(formatter, "{source}: {rule}");
        }
        write!(formatter, "{} settings are wrong:", self.0.len())?;
        for InvalidSetting { source, rule } in &self.0 {
            write!(formatter, "\n  {source}: {rule}")?;
        }
        Ok(())
    }
}

impl std::error::Error for SettingsError {}
