//! `countersign key` and `countersign token`.

use oauth::api_credential::{
    ApiCredential, ApiCredentialKind, ApiCredentialState, ApiSecretRecord, ApiTokenRequest, Expiry,
};
use oauth::id::{ApiCredentialId, CompanyId, UserId};
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;
use provider::Provider;
use provider::acting::ActingError;
use provider::api_credentials::{ApiCredentialPage, ApiCredentialsError, MadeApiSecret};
use provider::error::ProviderError;
use provider::session::Actor;
use serde_json::{Value, json};
use thiserror::Error;

use crate::cli::{
    CredentialListOptions, CredentialReplaceOptions, CredentialRevokeOptions, KeyAddOptions,
    KeyCommand, TokenAddOptions, TokenCommand,
};
use crate::keys::utc;
use crate::offline::{self, OfflineError};

/// Why nothing was done.
#[derive(Debug, Error)]
pub enum CredentialCommandError {
    /// The database cannot be used.
    #[error(transparent)]
    Offline(#[from] OfflineError),
    /// Nobody can be acted for as was asked.
    #[error("--by: {0}")]
    Acting(#[from] ActingError),
    /// What was asked for was refused.
    #[error(transparent)]
    Refused(#[from] ApiCredentialsError),
    /// There is no such company.
    #[error("--company: there is no company {0}")]
    UnknownCompany(CompanyId),
    /// Something that cannot be a scope.
    #[error("--scope: “{0}” is no scope")]
    Scope(String),
    /// There is no such preset.
    #[error("--preset: there is no preset {0}; there are: {1}")]
    Preset(String, String),
}

impl From<ProviderError> for CredentialCommandError {
    fn from(error: ProviderError) -> Self {
        Self::Offline(error.into())
    }
}

type Lines = Result<Vec<Value>, CredentialCommandError>;

/// Looks after API keys.
pub fn key(command: &KeyCommand) -> Result<(), CredentialCommandError> {
    let lines = match command {
        KeyCommand::List(options) => list(options, ApiCredentialKind::is_key),
        KeyCommand::Add(options) => add_key(options),
        KeyCommand::Replace(options) => replace(options, ApiCredentialKind::is_key),
        KeyCommand::Revoke(options) => revoke(options, ApiCredentialKind::is_key),
    };
    offline::print_lines(&lines?);
    Ok(())
}

/// Looks after API tokens.
pub fn token(command: &TokenCommand) -> Result<(), CredentialCommandError> {
    let lines = match command {
        TokenCommand::List(options) => list(options, is_token),
        TokenCommand::Add(options) => add_token(options),
        TokenCommand::Replace(options) => replace(options, is_token),
        TokenCommand::Revoke(options) => revoke(options, is_token),
    };
    offline::print_lines(&lines?);
    Ok(())
}

fn is_token(kind: ApiCredentialKind) -> bool {
    kind == ApiCredentialKind::ApiToken
}

fn list(options: &CredentialListOptions, wanted: fn(ApiCredentialKind) -> bool) -> Lines {
    let company = CompanyId::new(&options.company);
    offline::with(&options.data, async |provider| {
        if provider.store().find_company(&company).await.map_err(ProviderError::from)?.is_none() {
            return Err(CredentialCommandError::UnknownCompany(company));
        }
        let (mut lines, mut before) = (Vec::new(), None);
        loop {
            let page = provider.api_credentials_of_company(&company, before).await?;
            let ApiCredentialPage { records, next } = page;
            let credentials = records.iter().map(|record| &record.credential);
            let listed = credentials.filter(|credential| wanted(credential.kind));
            lines.extend(listed.map(|credential| {
                let mut line = of_credential(credential, provider.now());
                let secrets = credential.secrets.iter().map(of_secret);
                line["secrets"] = secrets.collect();
                line
            }));
            before = next;
            if before.is_none() {
                return Ok(lines);
            }
        }
    })
}

fn add_key(options: &KeyAddOptions) -> Lines {
    let company = CompanyId::new(&options.company);
    let kind =
        if options.partner { ApiCredentialKind::PartnerApiKey } else { ApiCredentialKind::ApiKey };
    offline::with_decisions(&options.data, &options.decisions, async |provider| {
        let actor = provider.named_actor(Some(&company), &options.by).await?;
        let form = provider.new_form_mark();
        let made = provider.make_api_key(&actor, kind, &options.name, &form).await?;
        Ok(vec![of_made(provider, &made)])
    })
}

fn add_token(options: &TokenAddOptions) -> Lines {
    let company = CompanyId::new(&options.company);
    offline::with_decisions(&options.data, &options.decisions, async |provider| {
        let request = ApiTokenRequest {
            name: options.name.clone(),
            note: options.note.clone(),
            scopes: chosen(provider, options)?,
            expiry: Some(Expiry::Days(options.days)),
        };
        let actor = provider.named_actor(Some(&company), &options.by).await?;
        let form = provider.new_form_mark();
        let made = provider.make_api_token(&actor, &request, &form).await?;
        Ok(vec![of_made(provider, &made)])
    })
}

fn chosen(
    provider: &Provider,
    options: &TokenAddOptions,
) -> Result<ScopeSet, CredentialCommandError> {
    let Some(wanted) = &options.preset else {
        let scopes = options.scope.iter().filter(|text| !text.is_empty());
        let parse = |text: &String| {
            text.parse::<Scope>().map_err(|_| CredentialCommandError::Scope(text.clone()))
        };
        return scopes.map(parse).collect();
    };
    let presets = provider.token_catalogue().presets();
    let found = presets.iter().find(|preset| preset.id == *wanted);
    let preset = found.ok_or_else(|| {
        let ids: Vec<_> = presets.iter().map(|preset| preset.id.as_str()).collect();
        CredentialCommandError::Preset(wanted.clone(), ids.join(", "))
    })?;
    Ok(preset.scopes.clone())
}

fn replace(options: &CredentialReplaceOptions, wanted: fn(ApiCredentialKind) -> bool) -> Lines {
    let id = ApiCredentialId::new(&options.id);
    offline::with_decisions(&options.data, &options.decisions, async |provider| {
        let actor = actor_for(provider, &options.by, &id, wanted).await?;
        let form = provider.new_form_mark();
        let overlap = options.overlap.into();
        let made = provider.replace_api_secret(&actor, &id, overlap, &form).await?;
        Ok(vec![of_made(provider, &made)])
    })
}

fn revoke(options: &CredentialRevokeOptions, wanted: fn(ApiCredentialKind) -> bool) -> Lines {
    let id = ApiCredentialId::new(&options.id);
    offline::with(&options.data, async |provider| {
        let actor = actor_for(provider, &options.by, &id, wanted).await?;
        provider.revoke_api_credential(&actor, &id).await?;
        Ok(vec![json!({ "id": id.as_str(), "state": "revoked" })])
    })
}

/// Who acts, if the credential is theirs to change and of the kind that the command is
/// about.
async fn actor_for(
    provider: &Provider,
    by: &str,
    id: &ApiCredentialId,
    wanted: fn(ApiCredentialKind) -> bool,
) -> Result<Actor, CredentialCommandError> {
    let actor = provider.named_actor(None, by).await?;
    let credential = provider.changeable_api_credential(&actor, id).await?;
    if wanted(credential.kind) { Ok(actor) } else { Err(ApiCredentialsError::NotFound.into()) }
}

/// A credential with its secret, which is printed this once.
fn of_made(provider: &Provider, made: &MadeApiSecret) -> Value {
    let mut line = of_credential(&made.credential, provider.now());
    line["secret"] = json!(made.secret.expose());
    line
}

fn of_credential(credential: &ApiCredential, now: Timestamp) -> Value {
    let state = match credential.state(now) {
        ApiCredentialState::Active => "active",
        ApiCredentialState::Expired { .. } => "expired",
        ApiCredentialState::Revoked { .. } => "revoked",
    };
    let scopes: Vec<_> = credential.scopes.iter().map(Scope::as_str).collect();
    json!({
        "id": credential.id.as_str(),
        "kind": credential.kind.as_str(),
        "company": credential.company_id.as_str(),
        "name": credential.name,
        "note": credential.note,
        "scopes": scopes,
        "created_by": credential.created_by.as_str(),
        "created_at": utc(credential.created_at),
        "expires_at": credential.expires_at.map(utc),
        "revoked_at": credential.revoked.as_ref().map(|(at, _)| utc(*at)),
        "revoked_by": credential.revoked.as_ref().map(|(_, by)| UserId::as_str(by)),
        "last_used_at": credential.last_used_at.map(utc),
        "last_used_from": credential.last_used_from,
        "state": state,
    })
}

fn of_secret(secret: &ApiSecretRecord) -> Value {
    json!({
        "ending": secret.ending,
        "made_at": utc(secret.made_at),
        "stops_at": secret.stops_at.map(utc),
    })
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;
    use oauth::catalogue::{API_TOKENS, Catalogue};
    use oauth::role::Role;
    use oauth::secret::Password;
    use provider::people::{NewUser, PeopleError};
    use tempfile::TempDir;

    use super::*;
    use crate::cli::{Cli, Command, DataOptions};
    use crate::data_folder::DataFolder;

    /// A folder with one company, its administrator lea and its employee max.
    fn folder() -> (TempDir, String) {
        let folder = tempfile::tempdir().expect("a folder");
        let made = offline::run(async {
            let made = DataFolder::open(folder.path(), None).await?;
            made.database.close().await;
            Ok::<_, OfflineError>(())
        });
        made.expect("made");
        let data = DataOptions::embedded(folder.path().to_owned());
        let company = offline::with(&data, async |provider| {
            let company = provider.add_company("Fabrikam").await.map_err(internal)?;
            for (name, role) in [("lea", Role::Administrator), ("max", Role::Standard)] {
                let new = NewUser {
                    company_id: company.id.clone(),
                    email: format!("{name}@fabrikam.example"),
                    first_name: name.to_owned(),
                    last_name: "Sand".to_owned(),
                    role,
                    job_title: None,
                    password: Password::new("tin-forest-button-41"),
                };
                provider.add_user(new).await.map_err(internal)?;
            }
            Ok::<_, OfflineError>(company.id.as_str().to_owned())
        });
        (folder, company.expect("seeded"))
    }

    fn internal(error: PeopleError) -> OfflineError {
        match error {
            PeopleError::Internal(error) => error.into(),
            other => panic!("{other}"),
        }
    }

    /// What the command line answers; faults as their text.
    fn ran(folder: &TempDir, words: &[&str]) -> Result<Vec<Value>, String> {
        let data = folder.path().to_str().expect("a path of text");
        let all = [&["countersign"], words, &["--data", data]].concat();
        let lines = match Cli::try_parse_from(all).map_err(|error| error.to_string())?.command {
            Command::Key(KeyCommand::List(options)) => list(&options, ApiCredentialKind::is_key),
            Command::Key(KeyCommand::Add(options)) => add_key(&options),
            Command::Key(KeyCommand::Replace(options)) => {
                replace(&options, ApiCredentialKind::is_key)
            }
            Command::Key(KeyCommand::Revoke(options)) => {
                revoke(&options, ApiCredentialKind::is_key)
            }
            Command::Token(TokenCommand::List(options)) => list(&options, is_token),
            Command::Token(TokenCommand::Add(options)) => add_token(&options),
            Command::Token(TokenCommand::Revoke(options)) => revoke(&options, is_token),
            _ => panic!("another command"),
        };
        lines.map_err(|error| error.to_string())
    }

    #[test]
    fn who_may_not_make_a_credential_is_told_why() {
        let (folder, company) = folder();
        let add = |company: &str, by: &str| {
            ran(&folder, &["key", "add", "--company", company, "--by", by, "--name", "A"])
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
        let partner = command(&["key", "add", "--partner"]).expect_err("refused");
        assert_eq!(partner, "no new credentials of this kind are made");
        command(&["key", "add", "--partner", "--partner-api-keys"]).expect("permitted");
        let preset = command(&["token", "add", "--preset", "all"]).expect_err("refused");
        assert!(preset.starts_with("--preset: there is no preset all; there are: "), "{preset}");
        let scope = command(&["token", "add", "--scope", "candidates_read"]).expect_err("refused");
        assert_eq!(scope, "there is no permission candidates_read");
        let by_max = ["--company", &company, "--by", "max@fabrikam.example", "--name", "A"];
        let beyond = ["token", "add", "--scope", "users"];
        let beyond = ran(&folder, &[&beyond[..], &by_max].concat()).expect_err("refused");
        assert!(beyond.contains("permission users"), "{beyond}");
    }

    #[test]
    fn a_key_is_made_replaced_and_revoked_and_its_secrets_are_shown_once() {
        let (folder, company) = folder();
        let lea = "lea@fabrikam.example";
        let add = ["key", "add", "--company", &company, "--by", lea, "--name", "Smoke test"];
        let add = [&add[..], &["--api-key-prefix", "EU1-"]].concat();
        let made = ran(&folder, &add).expect("made").remove(0);
        let secret = made["secret"].as_str().expect("a secret").to_owned();
        assert!(secret.starts_with("EU1-"), "{secret}");
        let id = made["id"].as_str().expect("an id").to_owned();
        let replace = ["key", "replace", &id, "--by", lea, "--overlap", "now"];
        let second = ran(&folder, &replace).expect("replaced").remove(0);
        assert_ne!(second["secret"], made["secret"]);
        let listed = || {
            let all = ran(&folder, &["key", "list", "--company", &company]).expect("listed");
            assert!(all.len() == 1 && all[0].get("secret").is_none(), "{all:?}");
            all[0]["state"].clone()
        };
        assert_eq!(listed(), "active");
        let as_token = ran(&folder, &["token", "revoke", &id, "--by", lea]);
        assert_eq!(as_token.expect_err("a key"), "there is no such credential");
        ran(&folder, &["key", "revoke", &id, "--by", lea]).expect("revoked");
        assert_eq!(listed(), "revoked");
        ran(&folder, &replace).expect_err("it has ended");
    }

    #[test]
    fn a_token_is_made_of_a_preset_and_listed_as_a_token_alone() {
        let (folder, company) = folder();
        let shown = Catalogue::parse("shipped", API_TOKENS).expect("a catalogue");
        let preset = &shown.presets()[0];
        let lea = "lea@fabrikam.example";
        let add = ["token", "add", "--company", &company, "--by", lea, "--name", "Export"];
        let add = [&add[..], &["--preset", &preset.id, "--days", "7"]].concat();
        let made = ran(&folder, &add).expect("made").remove(0);
        let scopes: Vec<_> = preset.scopes.iter().map(Scope::as_str).collect();
        assert_eq!(made["scopes"], json!(scopes));
        assert!(made["expires_at"].is_string());
        let count = |kind: &str| {
            ran(&folder, &[kind, "list", "--company", &company]).expect("listed").len()
        };
        assert_eq!((count("token"), count("key")), (1, 0));
        let unknown = ran(&folder, &["token", "list", "--company", "cmp_1"]);
        assert_eq!(unknown.expect_err("unknown"), "--company: there is no company cmp_1");
    }
}
