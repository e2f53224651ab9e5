use std::collections::BTreeMap;
use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Option or variable.
    Name(String),
    File {
        file: String,
        /// Counted from 1.
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

/// It may be a secret.
#[derive(Clone)]
pub struct Value {
    pub text: String,
    pub source: Source,
}

pub(super) type Values = BTreeMap<&'static str, Vec<Value>>;
