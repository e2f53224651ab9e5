use fluent_bundle::{FluentArgs, FluentValue};
use oauth::language::Language;
use oauth::time_zone::TimeZone;

use super::{bundles, overrides};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Localizer {
    language: Language,
    time_zone: TimeZone,
    marks_times: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Put in as it is: never read as Fluent, and escaped like any other text when the page is
    /// drawn.
    Text(String),
    /// Chooses a language's plural.
    Number(i64),
}

impl Localizer {
    pub fn of(language: Language) -> Self {
        Self { language, time_zone: TimeZone::UTC, marks_times: false }
    }

    #[must_use]
    pub fn in_zone(self, time_zone: TimeZone) -> Self {
        Self { time_zone, ..self }
    }

    /// For pages: see `app/src/times.rs`.
    #[must_use]
    pub fn marking_times(self) -> Self {
        Self { marks_times: true, ..self }
    }

    pub fn language(self) -> Language {
        self.language
    }

    pub fn time_zone(self) -> TimeZone {
        self.time_zone
    }

    pub(crate) fn marks_times(self) -> bool {
        self.marks_times
    }

    pub fn t(&self, key: &'static str) -> String {
        self.t_args(key, &[])
    }

    pub fn t_args(&self, key: &'static str, args: &[(&'static str, Arg)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set(*name, arg);
        }
        self.format(key, &values)
    }

    /// Tests see to it that there is such a message; if there is not, English says more
    /// than nothing, and the key more than an empty button.
    pub(super) fn format(self, key: &str, args: &FluentArgs<'_>) -> String {
        try_format(self.language, key, args)
            .or_else(|| try_format(Language::English, key, args))
            .unwrap_or_else(|| key.to_owned())
    }
}

fn try_format(language: Language, key: &str, args: &FluentArgs<'_>) -> Option<String> {
    let own = overrides::in_use(language).filter(|own| own.has_message(key));
    let bundle = own.unwrap_or_else(|| bundles::bundle(language));
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
    // What cannot be resolved is left visible as {$name}.
    debug_assert!(errors.is_empty(), "{key}: {errors:?}");
    Some(text)
}

impl<'a> From<&'a Arg> for FluentValue<'a> {
    fn from(arg: &'a Arg) -> Self {
        match arg {
            Arg::Text(text) => Self::from(text.as_str()),
            Arg::Number(number) => Self::from(*number),
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
