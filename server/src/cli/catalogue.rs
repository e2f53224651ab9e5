use std::path::PathBuf;

use clap::{Args, Subcommand};
use oauth::catalogue::{
    API_TOKENS, CUSTOMER_API, Catalogue, Preset, PresetWords, ScopeEntry, ScopeGroup, ScopeWords,
};
use oauth::language::Language;
use serde_json::{Value, json};

use crate::cli::database::CommandResult;
use crate::cli::output::{Column, Columns, Format, OutputOptions};
use crate::startup::load_catalogue;

#[derive(Subcommand)]
pub enum CatalogueCommand {
    /// Check a catalogue file. An error names the file, the line and the rule.
    #[command(after_help = "Example:\n  countersign catalogue check catalogue.toml")]
    Check(CatalogueCheckOptions),

    /// Show a catalogue: its groups, scopes and presets, in English.
    ///
    /// A table has the scopes only; JSON has everything.
    #[command(after_help = "Example:\n  countersign catalogue show --token-catalogue")]
    Show(CatalogueShowOptions),
}

#[derive(Args, Clone)]
pub struct CatalogueCheckOptions {
    /// The catalogue (TOML), of scopes or of API tokens
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

#[derive(Args, Clone)]
pub struct CatalogueShowOptions {
    /// Show the catalogue of API tokens
    #[arg(long)]
    pub token_catalogue: bool,

    /// A catalogue file instead of the one the program ships with
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
}

const SCOPES: Columns = &[
    Column::new("id", "Scope"),
    Column::new("prompt", "Prompt"),
    Column::new("level", "Level"),
    Column::new("flags", "Data"),
    Column::new("admin_only", "Administrators only"),
];

pub fn run(command: &CatalogueCommand, output: OutputOptions) -> CommandResult {
    match command {
        CatalogueCommand::Check(options) => {
            let catalogue = load_catalogue(Some(&options.file), CUSTOMER_API)?;
            Ok(output.print_one(json!({
                "file": options.file.display().to_string(),
                "groups": catalogue.groups().len(),
                "scopes": catalogue.scopes().len(),
                "presets": catalogue.presets().len(),
            }))?)
        }
        CatalogueCommand::Show(CatalogueShowOptions { token_catalogue, file }) => {
            let shipped = if *token_catalogue { API_TOKENS } else { CUSTOMER_API };
            let catalogue = load_catalogue(file.as_deref(), shipped)?;
            if output.chosen() != Some(Format::Table) {
                return Ok(output.print_one(of_catalogue(&catalogue))?);
            }
            let scopes = catalogue.scopes().iter().map(of_scope);
            output.print(SCOPES, |show| Ok(scopes.into_iter().try_for_each(show)?))
        }
    }
}

fn of_catalogue(catalogue: &Catalogue) -> Value {
    json!({
        "groups": catalogue.groups().iter().map(of_group).collect::<Vec<_>>(),
        "scopes": catalogue.scopes().iter().map(of_scope).collect::<Vec<_>>(),
        "presets": catalogue.presets().iter().map(of_preset).collect::<Vec<_>>(),
    })
}

fn of_group(group: &ScopeGroup) -> Value {
    json!({ "id": group.id, "title": group.title(Language::English), "icon": group.icon })
}

fn of_scope(entry: &ScopeEntry) -> Value {
    let ScopeWords { prompt, sentence, does_not_allow } = entry.words(Language::English);
    json!({
        "id": entry.scope.as_str(),
        "group": entry.group,
        "prompt": prompt,
        "sentence": sentence,
        "does_not_allow": does_not_allow,
        "level": entry.level,
        "admin_only": entry.required_role.is_some(),
        "flags": entry.flags,
    })
}

fn of_preset(preset: &Preset) -> Value {
    let PresetWords { title, note } = preset.words(Language::English);
    let scopes: Vec<_> = preset.scopes.iter().map(oauth::scope::Scope::as_str).collect();
    json!({ "id": preset.id, "title": title, "note": note, "scopes": scopes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_named_with_file_line_and_rule() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("mine.toml");
        let faulty = API_TOKENS.replacen("level = \"", "level = \"un", 1);
        std::fs::write(&file, &faulty).expect("written");
        let line = faulty.lines().position(|line| line.contains("\"un")).expect("a line") + 1;
        let check = CatalogueCommand::Check(CatalogueCheckOptions { file: file.clone() });
        let said = run(&check, OutputOptions::default()).expect_err("refused").to_string();
        let expected = format!("{}, line {line}: unknown variant", file.display());
        assert!(said.starts_with(&expected), "{said}");
        std::fs::write(&file, API_TOKENS).expect("written");
        run(&check, OutputOptions::default()).expect("valid");
    }

    #[test]
    fn a_catalogue_shows_every_scope_and_preset() {
        let tokens = of_catalogue(&load_catalogue(None, API_TOKENS).expect("shipped"));
        let count = |list: &Value| list.as_array().map_or(0, Vec::len);
        assert_eq!((count(&tokens["scopes"]), count(&tokens["presets"])), (7, 4));
        let shown = of_catalogue(&load_catalogue(None, CUSTOMER_API).expect("shipped"));
        assert_eq!(count(&shown["scopes"]), 14);
        assert_eq!(shown["scopes"][0]["admin_only"], false);
        assert!(shown["scopes"][0]["level"].is_string());
    }
}
