//! The catalogue as it is written.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::{Catalogue, CatalogueError, DataFlag, Icon, Level, ScopeEntry, ScopeGroup};
use crate::role::Role;
use crate::scope::Scope;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "group")]
    groups: Vec<Group>,
    #[serde(rename = "scope")]
    scopes: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    id: Spanned<String>,
    title: Spanned<String>,
    icon: Icon,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Spanned<String>,
    group: Spanned<String>,
    prompt: Spanned<String>,
    sentence: Spanned<String>,
    does_not_allow: Option<String>,
    level: Level,
    #[serde(default)]
    admin_only: bool,
    #[serde(default)]
    flags: Vec<DataFlag>,
}

pub(super) fn parse(name: &str, text: &str) -> Result<Catalogue, CatalogueError> {
    let fault = |span: Range<usize>, rule: String| CatalogueError {
        file: name.to_owned(),
        line: text[..span.start.min(text.len())].matches('\n').count() + 1,
        rule,
    };
    let file: File = toml::from_str(text)
        .map_err(|error| fault(error.span().unwrap_or(0..0), error.message().to_owned()))?;
    let not_empty = |field: &str, value: &Spanned<String>| {
        if value.get_ref().trim().is_empty() {
            return Err(fault(value.span(), format!("{field} must not be empty")));
        }
        Ok(value.get_ref().clone())
    };

    let mut groups: Vec<ScopeGroup> = Vec::new();
    for group in file.groups {
        let id = not_empty("id", &group.id)?;
        if groups.iter().any(|known| known.id == id) {
            return Err(fault(group.id.span(), format!("group {id} is given twice")));
        }
        groups.push(ScopeGroup { id, title: not_empty("title", &group.title)?, icon: group.icon });
    }

    let mut scopes: Vec<ScopeEntry> = Vec::new();
    for entry in file.scopes {
        let scope: Scope = entry
            .id
            .get_ref()
            .parse()
            .map_err(|error| fault(entry.id.span(), format!("{error}")))?;
        if scopes.iter().any(|known| known.scope == scope) {
            return Err(fault(entry.id.span(), format!("scope {scope} is given twice")));
        }
        let group = entry.group.get_ref();
        if !groups.iter().any(|known| known.id == *group) {
            return Err(fault(entry.group.span(), format!("there is no group {group}")));
        }
        scopes.push(ScopeEntry {
            scope,
            group: group.clone(),
            prompt: not_empty("prompt", &entry.prompt)?,
            sentence: not_empty("sentence", &entry.sentence)?,
            does_not_allow: entry.does_not_allow,
            level: entry.level,
            required_role: entry.admin_only.then_some(Role::Administrator),
            flags: entry.flags,
        });
    }
    Ok(Catalogue { groups, scopes })
}

#[cfg(test)]
mod tests {
    use super::super::CUSTOMER_API;
    use super::*;

    fn fault(text: &str) -> (usize, String) {
        let error = parse("catalogue.toml", text).expect_err("a faulty catalogue");
        (error.line, error.rule)
    }

    const GROUP: &str = "[[group]]\nid = 'jobs'\ntitle = 'Jobs'\nicon = 'briefcase'\n";

    #[test]
    fn a_fault_names_its_line_and_its_rule() {
        let scope = |id: &str, group: &str, prompt: &str| {
            format!(
                "[[scope]]\nid = '{id}'\ngroup = '{group}'\nprompt = '{prompt}'\nsentence = 'See.'\n\
                 level = 'read'\n"
            )
        };
        assert_eq!(
            fault(&format!("{GROUP}{}", scope("jobs_read", "nothing", "Access Jobs"))),
            (7, "there is no group nothing".to_owned())
        );
        assert_eq!(
            fault(&format!("{GROUP}{}", scope("jobs_read", "jobs", " "))),
            (8, "prompt must not be empty".to_owned())
        );
        let twice = scope("jobs_read", "jobs", "Access Jobs").repeat(2);
        assert_eq!(
            fault(&format!("{GROUP}{twice}")),
            (12, "scope jobs_read is given twice".to_owned())
        );
        let (line, rule) = fault(&format!("{GROUP}[[scope]]\nid = 'x'\nlevel = 'write'\n"));
        assert_eq!(line, 7, "{rule}");
    }

    #[test]
    fn the_shipped_catalogue_has_the_fourteen_scopes_with_all_their_words() {
        let catalogue = parse("customer_api.toml", CUSTOMER_API).expect("the shipped catalogue");
        assert_eq!(catalogue.scopes().len(), 14);
        assert_eq!(catalogue.groups().len(), 7);
        for entry in catalogue.scopes() {
            let admin = entry.scope.as_str().starts_with("users_")
                || entry.scope.as_str().starts_with("configuration_");
            assert_eq!(entry.required_role.is_some(), admin, "{}", entry.scope);
            assert!(entry.does_not_allow.is_some() || entry.scope.as_str() == "users_manage");
        }
    }
}
