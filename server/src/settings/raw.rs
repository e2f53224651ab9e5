//! Text, each with its source, until [`Settings`](super::Settings) reads it.

use std::fmt;

use super::error::{InvalidSetting, SettingsError};
use super::file;
use super::source::{Source, Values};

pub(super) struct RawSettings {
    values: Values,
    errors: Vec<InvalidSetting>,
}

impl RawSettings {
    /// A command-line option beats the environment, which beats the file.
    pub(super) fn join(named: Values, config: Option<&std::path::Path>) -> Self {
        let (mut values, errors) = config.map(file::read).unwrap_or_default();
        values.extend(named);
        Self { values, errors }
    }

    /// `None` if it was left out or is wrong.
    pub(super) fn one<T, E: fmt::Display>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let value = self.values.get(key)?.last()?;
        match read(&value.text) {
            Ok(read) => Some(read),
            Err(rule) => {
                self.errors.push(InvalidSetting::at(&value.source, &rule));
                None
            }
        }
    }

    /// Whether it is given, right or wrong.
    pub(super) fn has(&self, key: &str) -> bool {
        self.values.get(key).is_some_and(|values| !values.is_empty())
    }

    /// The values that are right.
    pub(super) fn many<T, E: fmt::Display>(
        &mut self,
        key: &'static str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Vec<T> {
        self.many_with_source(key, read).into_iter().map(|(value, _)| value).collect()
    }

    pub(super) fn many_with_source<T, E: fmt::Display>(
        &mut self,
        key: &'static str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Vec<(T, Source)> {
        let mut right = Vec::new();
        for value in self.values.get(key).into_iter().flatten() {
            match read(&value.text) {
                Ok(read) => right.push((read, value.source.clone())),
                Err(rule) => self.errors.push(InvalidSetting::at(&value.source, &rule)),
            }
        }
        right
    }

    pub(super) fn refuse_at(&mut self, source: &Source, rule: &impl fmt::Display) {
        self.errors.push(InvalidSetting::at(source, rule));
    }

    /// For a setting that does not go with another.
    pub(super) fn refuse(&mut self, key: &'static str, rule: &str) {
        let source = self.values.get(key).and_then(|values| values.last());
        let source =
            source.map_or_else(|| Source::Name(key.to_owned()), |value| value.source.clone());
        self.errors.push(InvalidSetting::at(&source, &rule));
    }

    pub(super) fn check(self) -> Result<(), SettingsError> {
        if self.errors.is_empty() { Ok(()) } else { Err(SettingsError(self.errors)) }
    }

    pub(super) fn into_parts(self) -> (Values, Vec<InvalidSetting>) {
        (self.values, self.errors)
    }
}
