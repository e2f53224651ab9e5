//! What an email says, before it is a text or HTML.

use leptos::prelude::*;
use oauth::catalogue::{DataFlag, Level};

use crate::components::scope_line::ScopeLine;
use crate::i18n::localizer::{Arg, Localizer};
use crate::i18n::rich;

pub(super) struct EmailContent {
    pub(super) subject: String,
    /// What lists of emails show beside the subject.
    pub(super) preview: Option<String>,
    pub(super) greeting: String,
    pub(super) blocks: Vec<Block>,
    pub(super) closing: Message,
}

pub(super) enum Block {
    Sentence(Message),
    Permissions(Vec<Permission>),
    Facts(Vec<Fact>),
    Heading(String),
    Action(Action),
    Small(Message),
    Quote { label: String, lines: Vec<String> },
}

pub(super) struct Permission {
    pub(super) prompt: String,
    pub(super) kind: String,
    pub(super) sentence: String,
}

pub(super) struct Fact {
    pub(super) label: String,
    pub(super) value: String,
}

pub(super) struct Action {
    pub(super) label: String,
    pub(super) url: String,
    pub(super) takes_away: bool,
}

/// A message with its variables, to be written in either way.
pub(super) struct Message {
    localizer: Localizer,
    key: &'static str,
    words: Vec<(&'static str, Word)>,
}

#[derive(Clone)]
pub(super) enum Word {
    Plain(Arg),
    /// Another person chose it.
    Name(String),
    Link {
        label: String,
        url: String,
    },
}

impl<T: Into<Arg>> From<T> for Word {
    fn from(arg: T) -> Self {
        Self::Plain(arg.into())
    }
}

impl Message {
    pub(super) fn new(
        localizer: Localizer,
        key: &'static str,
        words: Vec<(&'static str, Word)>,
    ) -> Self {
        Self { localizer, key, words }
    }

    /// One line.
    pub(super) fn text(&self) -> String {
        let args: Vec<(&'static str, Arg)> = self
            .words
            .iter()
            .map(|(name, word)| match word {
                Word::Plain(arg) => (*name, arg.clone()),
                Word::Name(text) | Word::Link { label: text, .. } => (*name, one_line(text).into()),
            })
            .collect();
        self.localizer.t_args(self.key, &args)
    }

    pub(super) fn urls(&self) -> impl Iterator<Item = &str> {
        self.words.iter().filter_map(|(_, word)| match word {
            Word::Link { url, .. } => Some(url.as_str()),
            Word::Plain(_) | Word::Name(_) => None,
        })
    }

    /// `link` draws a link with its label and address.
    pub(super) fn view(&self, link: impl Fn(&str, &str) -> AnyView) -> AnyView {
        let (mut args, mut slots) = (Vec::new(), Vec::new());
        for (name, word) in &self.words {
            match word {
                Word::Plain(arg) => args.push((*name, arg.clone())),
                Word::Name(text) => slots.push((*name, rich::strong_name(one_line(text)))),
                Word::Link { label, url } => slots.push((*name, link(label, url))),
            }
        }
        rich::of(self.localizer, self.key, &args, slots)
    }
}

impl Permission {
    pub(super) fn of(localizer: Localizer, line: ScopeLine) -> Self {
        let level = match line.level {
            Level::Read => "level-read",
            Level::Change => "level-change",
            Level::Delete => "level-delete",
            Level::Admin => "level-admin",
        };
        let admin = (line.admin && line.level != Level::Admin).then_some("level-admin");
        let flags = line.flags.iter().map(|flag| match flag {
            DataFlag::Candidate => "data-candidate",
            DataFlag::Pay => "data-pay",
            DataFlag::Staff => "data-staff",
            DataFlag::Public => "data-public",
        });
        let keys = [level].into_iter().chain(admin).chain(flags);
        let kind: Vec<String> = keys.map(|key| localizer.t(key)).collect();
        Self { prompt: line.prompt, kind: kind.join(" · "), sentence: line.sentence }
    }
}

/// What a person wrote, line by line; `None` if that is nothing.
pub(super) fn quote(label: String, text: &str) -> Option<Block> {
    let lines = || text.lines().map(one_line).collect();
    (!text.trim().is_empty()).then(|| Block::Quote { label, lines: lines() })
}

pub(super) fn one_line(text: &str) -> String {
    let visible = |character: char| if character.is_control() { ' ' } else { character };
    text.chars().map(visible).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_begins_a_line_of_its_own() {
        assert_eq!(one_line(" A\r\nBcc: b@b.example\u{7f}\t "), "A  Bcc: b@b.example");
    }
}
