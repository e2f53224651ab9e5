//! One setting: its name in each place, what it takes, and how people read of it.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Flag,
    /// An array in the file, separated by spaces in the environment, and given more than once on
    /// the command line.
    List,
    /// The same, of texts and tables.
    Tables,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct SettingOption {
    /// Before the point is its table in the file.
    pub key: &'static str,
    pub kind: Kind,
    pub value: &'static str,
    pub help: &'static str,
    /// What holds where it is left out, as people read it.
    pub default: &'static str,
    pub example: &'static str,
    /// Never shown.
    pub is_secret: bool,
    /// Commands that make things beside the server follow it, too.
    pub is_decision: bool,
}

impl SettingOption {
    /// `limits.requests_per_second` is `--limits-requests-per-second`.
    pub(super) fn flag(&self) -> String {
        self.key.replace(['.', '_'], "-")
    }

    /// `limits.requests_per_second` is `COUNTERSIGN_LIMITS_REQUESTS_PER_SECOND`.
    pub(super) fn variable(&self) -> String {
        format!("COUNTERSIGN_{}", self.key.replace('.', "_").to_uppercase())
    }
}

pub(super) const fn text(
    key: &'static str,
    value: &'static str,
    default: &'static str,
    example: &'static str,
    help: &'static str,
) -> SettingOption {
    let (is_secret, is_decision) = (false, false);
    SettingOption { key, kind: Kind::Text, value, help, default, example, is_secret, is_decision }
}

pub(super) const fn decision(option: SettingOption) -> SettingOption {
    SettingOption { is_decision: true, ..option }
}

pub(super) const fn secret(option: SettingOption) -> SettingOption {
    SettingOption { is_secret: true, ..option }
}

const fn of(kind: Kind, option: SettingOption) -> SettingOption {
    SettingOption { kind, ..option }
}

pub(super) const fn lifetime(
    key: &'static str,
    default: &'static str,
    help: &'static str,
) -> SettingOption {
    text(key, "TIME", default, default, help)
}

pub(super) const fn number(
    key: &'static str,
    default: &'static str,
    help: &'static str,
) -> SettingOption {
    of(Kind::Number, text(key, "NUMBER", default, default, help))
}

pub(super) const fn flag(
    key: &'static str,
    default: &'static str,
    example: &'static str,
    help: &'static str,
) -> SettingOption {
    of(Kind::Flag, text(key, "BOOL", default, example, help))
}

pub(super) const fn list(
    key: &'static str,
    value: &'static str,
    default: &'static str,
    example: &'static str,
    help: &'static str,
) -> SettingOption {
    of(Kind::List, text(key, value, default, example, help))
}

pub(super) const fn tables(
    key: &'static str,
    value: &'static str,
    default: &'static str,
    example: &'static str,
    help: &'static str,
) -> SettingOption {
    of(Kind::Tables, text(key, value, default, example, help))
}
