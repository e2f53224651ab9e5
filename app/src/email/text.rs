//! An email as plain text, complete by itself. Each address has a line of its own.

use super::content::{Block, EmailContent, Message, Permission};
use crate::i18n::Localizer;

pub(super) fn draw(localizer: Localizer, content: &EmailContent) -> String {
    let blocks = content.blocks.iter().map(|block| draw_block(localizer, block));
    let closing = format!("-- \n{}", content.closing.text());
    let all: Vec<String> =
        [content.greeting.clone()].into_iter().chain(blocks).chain([closing]).collect();
    format!("{}\n", all.join("\n\n"))
}

fn draw_block(localizer: Localizer, block: &Block) -> String {
    match block {
        Block::Sentence(message) | Block::Small(message) => with_urls(message),
        Block::Permissions(permissions) => lines(permissions.iter().map(|permission| {
            let Permission { prompt, kind, sentence } = permission;
            format!("* {prompt} ({kind})\n  {sentence}")
        })),
        Block::Facts(facts) => lines(facts.iter().map(|fact| {
            let (label, value) = (fact.label.as_str(), fact.value.as_str());
            localizer.t_args("mail-fact", &[("label", label.into()), ("value", value.into())])
        })),
        Block::Heading(text) => text.clone(),
        Block::Action(action) => format!("{}\n{}", action.label, action.url),
        Block::Quote { label, lines: said } => {
            let quoted = said.iter().map(|line| format!("> {line}").trim_end().to_owned());
            format!("{label}\n{}", lines(quoted))
        }
    }
}

fn with_urls(message: &Message) -> String {
    lines([message.text()].into_iter().chain(message.urls().map(str::to_owned)))
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use oauth::language::Language;

    use super::super::content::quote;
    use super::*;

    #[test]
    fn what_a_user_wrote_is_marked_on_every_line() {
        assert!(quote("They say:".to_owned(), " \n").is_none());
        let said = quote("They say:".to_owned(), "One\n\nTwo\r\n-- \nThree").expect("a quote");
        let drawn = draw_block(Localizer::of(Language::English), &said);
        assert_eq!(drawn, "They say:\n> One\n>\n> Two\n> --\n> Three");
    }
}
