use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use fluent_syntax::parser;

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) variables: BTreeSet<String>,
    /// To a message, a term or a function; attributes count.
    pub(super) has_references: bool,
}

/// Without what is erroneous in the file.
pub(super) fn messages(source: &str) -> BTreeMap<&str, Parts> {
    let resource = parser::parse(source).unwrap_or_else(|(resource, _)| resource);
    let named = |entry: &Entry<_>| match entry {
        Entry::Message(message) => Some((message.id.name, parts(message))),
        _ => None,
    };
    resource.body.iter().filter_map(named).collect()
}

pub(super) fn parts(message: &Message<&str>) -> Parts {
    let mut parts = Parts { has_references: !message.attributes.is_empty(), ..Parts::default() };
    if let Some(value) = &message.value {
        parts.read(value);
    }
    parts
}

impl Parts {
    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.read_expression(expression);
            }
        }
    }

    fn read_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.read_inline(inline),
            Expression::Select { selector, variants } => {
                self.read_inline(selector);
                for variant in variants {
                    self.read(&variant.value);
                }
            }
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.read_expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::FunctionReference { .. }
            | InlineExpression::MessageReference { .. }
            | InlineExpression::TermReference { .. } => self.has_references = true,
        }
    }
}
