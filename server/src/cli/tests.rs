use clap::{CommandFactory as _, Parser as _};
use oauth::audit::AuditAction;
use oauth::catalogue::{API_TOKENS, Catalogue};
use oauth::credential::secret::Password;
use oauth::id::CompanyId;
use oauth::role::Role;
use oauth::scope::Scope;
use oauth::time_zone::TimeZone;
use provider::account::users::{FirstPassword, NewUser};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::*;
use crate::cli::arguments::DataOptions;
use crate::cli::database;
use crate::data_dir::DataDir;

/// A folder with one company, its administrator lea and its employee max.
fn folder() -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let made = database::run(async {
        let made = DataDir::open(folder.path(), None).await?;
        made.database.close().await;
        CommandResult::Ok(())
    });
    made.expect("made");
    let data = DataOptions::embedded(folder.path().to_owned());
    let company = database::with(&data, async |provider| {
        let company = provider.accounts().add_company("Fabrikam", TimeZone::UTC).await?;
        for (name, role) in [("lea", Role::Administrator), ("max", Role::Standard)] {
            let new = NewUser {
                company_id: company.id.clone(),
                email: format!("{name}@fabrikam.example"),
                first_name: name.to_owned(),
                last_name: "Sand".to_owned(),
                role,
                job_title: None,
                password: FirstPassword::Chosen(Password::new("tin-forest-button-41")),
            };
            provider.accounts().add_user(new).await?;
        }
        CommandResult::Ok(company.id.as_str().to_owned())
    });
    (folder, company.expect("seeded"))
}

/// What the command line answers; faults as their text.
fn ran(folder: &TempDir, words: &[&str]) -> Result<Vec<Value>, String> {
    let data = folder.path().to_str().expect("a path of text");
    let all = [&["countersign"], words, &["--data", data]].concat();
    let mut lines = Vec::new();
    let mut show = |line| {
        lines.push(line);
        Ok(())
    };
    let ran = match Cli::try_parse_from(all).map_err(|error| error.to_string())?.command {
        Command::ApiKey(Printing { command, .. }) => api_key::run(&command, &mut show),
        Command::ApiToken(Printing { command, .. }) => api_token::run(&command, &mut show),
        Command::Company(Printing { command, .. }) => {
            return company::run(&command).map_err(|error| error.to_string());
        }
        Command::User(Printing { command, .. }) => {
            return user::run(&command).map_err(|error| error.to_string());
        }
        _ => panic!("another command"),
    };
    ran.map_err(|error| error.to_string())?;
    Ok(lines)
}

#[test]
fn a_companys_time_zone_is_set_and_what_is_none_is_refused() {
    let (folder, company) = folder();
    let set = |zone| ran(&folder, &["company", "set", "--company", &company, "--time-zone", zone]);
    let fabrikam = |zone| {
        json!({
            "id": company, "name": "Fabrikam", "requires_second_factor": false, "time_zone": zone,
        })
    };
    assert_eq!(set("europe/berlin"), Ok(vec![fabrikam("Europe/Berlin")]));
    assert_eq!(ran(&folder, &["company", "list"]), Ok(vec![fabrikam("Europe/Berlin")]));
    let refused = set("Europe/Atlantis").expect_err("refused");
    assert!(refused.contains("'--time-zone <Area/Place>': must be a time zone"), "{refused}");
    let nobody = ["company", "set", "--company", "cmp_1", "--time-zone", "UTC"];
    assert_eq!(ran(&folder, &nobody), Err("there is no company cmp_1".to_owned()));
}

#[test]
fn who_may_not_make_a_credential_is_told_why() {
    let (folder, company) = folder();
    let add = |company: &str, by: &str| {
        ran(&folder, &["api-key", "add", "--company", company, "--by", by, "--name", "A"])
            .expect_err("refused")
    };
    assert_eq!(
        add(&company, "max@fabrikam.example"),
        "only administrators of the company may do this"
    );
    assert_eq!(
        add(&company, "eve@fabrikam.example"),
        "--by: nobody has the e-mail address eve@fabrikam.example"
    );
    assert_eq!(add("cmp_1", "lea@fabrikam.example"), "--by: there is no company cmp_1");
    let by_lea = ["--company", &company, "--by", "lea@fabrikam.example", "--name", "A"];
    let command = |words: &[&str]| ran(&folder, &[words, &by_lea].concat());
    let partner = command(&["api-key", "add", "--partner"]).expect_err("refused");
    assert_eq!(partner, "no new credentials of this kind are made");
    command(&["api-key", "add", "--partner", "--partner-api-keys"]).expect("permitted");
    let preset = command(&["api-token", "add", "--preset", "all"]).expect_err("refused");
    assert!(preset.starts_with("--preset: there is no preset all; there are: "), "{preset}");
    let scope = command(&["api-token", "add", "--scope", "candidates_read"]).expect_err("refused");
    assert_eq!(scope, "there is no permission candidates_read");
    let by_max = ["--company", &company, "--by", "max@fabrikam.example", "--name", "A"];
    let beyond = ["api-token", "add", "--scope", "users"];
    let beyond = ran(&folder, &[&beyond[..], &by_max].concat()).expect_err("refused");
    assert!(beyond.contains("permission users"), "{beyond}");
}

#[test]
fn a_key_is_made_replaced_and_revoked_and_its_secrets_are_shown_once() {
    let (folder, company) = folder();
    let lea = "lea@fabrikam.example";
    let add = ["api-key", "add", "--company", &company, "--by", lea, "--name", "Smoke test"];
    let add = [&add[..], &["--credential-prefix", "EU1-"]].concat();
    let made = ran(&folder, &add).expect("made").remove(0);
    let secret = made["secret"].as_str().expect("a secret").to_owned();
    assert!(secret.starts_with("EU1-"), "{secret}");
    let id = made["id"].as_str().expect("an id").to_owned();
    let replace = ["api-key", "replace", &id, "--by", lea, "--overlap", "now"];
    let second = ran(&folder, &replace).expect("replaced").remove(0);
    assert_ne!(second["secret"], made["secret"]);
    let listed = || {
        let all = ran(&folder, &["api-key", "list", "--company", &company]).expect("listed");
        assert!(all.len() == 1 && all[0].get("secret").is_none(), "{all:?}");
        all[0]["state"].clone()
    };
    assert_eq!(listed(), "active");
    let as_token = ran(&folder, &["api-token", "revoke", &id, "--by", lea]);
    assert_eq!(as_token.expect_err("a key"), "there is no such credential");
    ran(&folder, &["api-key", "revoke", &id, "--by", lea]).expect("revoked");
    assert_eq!(listed(), "revoked");
    ran(&folder, &replace).expect_err("it has ended");
}

#[test]
fn a_token_is_made_of_a_preset_and_listed_as_a_token_alone() {
    let (folder, company) = folder();
    let shown = Catalogue::parse("shipped", API_TOKENS).expect("a catalogue");
    let preset = &shown.presets()[0];
    let lea = "lea@fabrikam.example";
    let add = ["api-token", "add", "--company", &company, "--by", lea, "--name", "Export"];
    let add = [&add[..], &["--preset", &preset.id, "--days", "7"]].concat();
    let made = ran(&folder, &add).expect("made").remove(0);
    let scopes: Vec<_> = preset.scopes.iter().map(Scope::as_str).collect();
    assert_eq!(made["scopes"], json!(scopes));
    assert!(made["expires_at"].is_string());
    let count =
        |kind: &str| ran(&folder, &[kind, "list", "--company", &company]).expect("listed").len();
    assert_eq!((count("api-token"), count("api-key")), (1, 0));
    let unknown = ran(&folder, &["api-token", "list", "--company", "cmp_1"]);
    assert_eq!(unknown.expect_err("unknown"), "--company: there is no company cmp_1");
}

#[test]
fn every_command_explains_itself_with_an_example() {
    fn check(command: &mut clap::Command, name: &str) {
        let subcommands: Vec<_> =
            command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
        if subcommands.is_empty() {
            let help = command.render_long_help().to_string();
            let examples = [format!("Example:\n  {name} "), format!("Examples:\n  {name} ")];
            let has_one = examples.iter().any(|example| help.contains(example.trim_end()));
            assert!(has_one, "{name}: {help}");
        }
        for subcommand in subcommands.iter().filter(|subcommand| *subcommand != "help") {
            let found = command.find_subcommand_mut(subcommand).expect("listed");
            check(found, &format!("{name} {subcommand}"));
        }
    }
    let mut cli = Cli::definition();
    cli.clone().debug_assert();
    check(&mut cli, "countersign");
}

#[test]
fn help_lists_each_command_once_in_a_group_with_what_it_does() {
    let help = Cli::definition().render_help().to_string();
    for command in Cli::command().get_subcommands() {
        let name = command.get_name();
        let about = command.get_about().expect("an about").to_string();
        let lines = help.lines().filter(|line| line.split_whitespace().next() == Some(name));
        let lines: Vec<_> = lines.collect();
        assert!(lines.len() == 1 && lines[0].ends_with(&about), "{name}: {help}");
    }
    assert!(help.contains("\nManage data and keys:\n  backup "), "{help}");
    assert!(help.contains("`countersign serve --demo` starts a demo"), "{help}");
}

#[test]
fn a_format_is_chosen_only_where_objects_are_printed() {
    let parsed = |words: &[&str]| Cli::try_parse_from([&["countersign"], words].concat()).is_ok();
    assert!(!parsed(&["serve", "--format", "json"]));
    assert!(!parsed(&["company", "list", "--format", "csv"]));
    for words in
        [&["company", "list"][..], &["doctor"], &["signing-key", "list"], &["audit", "list"]]
    {
        assert!(parsed(&[words, &["--format", "table"]].concat()), "{words:?}");
    }
}

/// No password is read: there is none until they choose it.
#[test]
fn signin_1_who_is_invited_by_a_command_has_no_password_yet() {
    let (folder, company) = folder();
    let invite = |company: &str, email: &str| {
        let whom = ["--email", email, "--first-name", "Nia", "--last-name", "Okafor"];
        ran(&folder, &[&["user", "add", "--invite", "--company", company], &whom[..]].concat())
    };
    let unknown = invite("cmp_1", "nia@fabrikam.example").expect_err("refused");
    assert_eq!(unknown, "there is no company cmp_1");
    let taken = invite(&company, "MAX@fabrikam.example").expect_err("refused");
    assert!(taken.contains("max@fabrikam.example") || taken.contains("MAX@"), "{taken}");
    let refused = invite(&company, "nia").expect_err("refused");
    assert!(refused.contains("address"), "{refused}");

    let added = invite(&company, "nia@fabrikam.example").expect("added");
    assert_eq!(added[0]["email"], "nia@fabrikam.example");
    let data = DataOptions::embedded(folder.path().to_owned());
    let (password, entry) = database::with(&data, async |provider| {
        let people = provider.accounts().people_of(&CompanyId::new(&company)).await?;
        let nia = people.into_iter().find(|person| person.member.user.first_name == "Nia");
        let nia = nia.expect("added").member.user;
        let entries = provider.administration().all_audit_entries(None).await?;
        CommandResult::Ok((nia.password_hash, entries[0].event.action.clone()))
    })
    .expect("read");
    assert!(password.is_none());
    assert_eq!(entry, AuditAction::UserInvited.into());
    // Once more: another email, which is the one that counts.
    let again = ran(&folder, &["user", "invite", "--email", "nia@fabrikam.example"]);
    assert_eq!(again.expect("sent")[0]["email"], "nia@fabrikam.example");
    let known = ran(&folder, &["user", "invite", "--email", "max@fabrikam.example"]);
    assert!(known.expect_err("refused").contains("max@fabrikam.example"));
}
