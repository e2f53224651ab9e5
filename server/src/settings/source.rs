use std::collections::BTreeMap;
use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// On the command line or in the environment: under which name.
    Name(String),
    File {
        file: String,
        /// The line, counted from 1.
        line: usize,
    },
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => formatter.write_str(name),
            Self::File { file, line } => write!(formatter, "{file}, line {line}"),
        }
    }
}

/// A value, as it was written. It may be a secret.
#[derive(Clone)]
pub struct Value {
    pub text: String,
    pub source: Source,
}

/// Values by the keys of their settings.
pub(super) type Values = BTreeMap<&'static str, Vec<Value>>;
