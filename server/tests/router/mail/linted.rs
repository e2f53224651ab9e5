//! Every kind of email in every language, read by another user's program: `clients/aiosmtpd`.

use std::path::{Path, PathBuf};
use std::process::Command;

use oauth::credential::api_credential::{ApiCredentialKind, Overlap};
use oauth::credential::request::{ApiTokenRequest, Expiry};
use oauth::language::Language;
use oauth::scope::ScopeSet;
use provider::caller::Caller;
use server::email::Mailer;
use server::settings::EmailSettings;
use tempfile::TempDir;

use super::emails::{answer, asked};
use super::mail;
use testkit::{ADA, AuthorizationUrl, DAY, RAVI, TestServer};

/// Names as people and apps may have them, and as a user forged them.
const NAMES: [&str; 6] = [
    "Ravi",
    "Ἀριστοτέλης \"Ari\" (Ραβί), Ñandú; <x@y.example>",
    "Eve\r\nBcc: everybody@evil.example\r\n\r\n.\r\n\u{202e}\0\u{7f}",
    "میهن‌بلاگ 🧑‍🤝‍🧑 =?utf-8?q?x?= \\ \"",
    ".",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
];

/// Writes the emails that follow from what people do, in these names and this language.
async fn write(folder: &Path, name: &str, language: Language) {
    let server = TestServer::start().await;
    server.change_client("demo-partner", |client| name.clone_into(&mut client.name)).await;
    server
        .change_user("usr_ravi", |user| {
            name.clone_into(&mut user.first_name);
            name.clone_into(&mut user.last_name);
        })
        .await;
    let mailer = mailer(&server, folder, language);
    server.signed_in(RAVI).await.allow(&AuthorizationUrl::partner()).await;
    let ada = server.provider.administration().named_actor(None, ADA).await.expect("an actor");
    let (caller, kind) = (Caller::operator(&ada), ApiCredentialKind::ApiKey);
    let made = server.provider.credentials().make_api_key(caller, kind, name, "a form").await;
    let is_nameless = made.is_err();
    // What is no name for a key has none here.
    if let Ok(made) = made {
        let id = made.credential.id;
        let credentials = server.provider.credentials();
        let replaced = credentials.replace_api_secret(caller, &id, Overlap::Week, "another").await;
        replaced.expect("replaced");
    }
    let token = ApiTokenRequest {
        name: name.to_owned(),
        note: String::new(),
        scopes: ScopeSet::parse("jobs").expect("scopes"),
        expiry: Some(Expiry::Days(20)),
    };
    let made = server.provider.credentials().make_api_token(caller, &token, "of a token").await;
    assert!(made.is_ok() || is_nameless, "{name:?}");
    let translate = format!("UPDATE outbox SET language = '{}'", language.tag());
    server.meddle(&translate);
    send_all(&mailer).await;
    for _ in 0..31 {
        server.advance(DAY);
        while server.provider.notifications().send_expiry_notices(10).await.expect("looked") > 0 {}
        server.meddle(&translate);
        send_all(&mailer).await;
    }
}

fn mailer(server: &TestServer, folder: &Path, language: Language) -> Mailer {
    let settings = EmailSettings { folder: Some(folder.to_owned()), language, ..mail() };
    Mailer::new(&server.provider, &settings, folder).expect("a folder")
}

async fn send_all(mailer: &Mailer) {
    while mailer.send_due().await.expect("sent") > 0 {}
}

fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let files = std::fs::read_dir(folder).expect("a folder");
    files.map(|file| file.expect("a file").path())
}

#[tokio::test]
#[ignore = "needs aiosmtpd"]
async fn no_email_has_a_fault_that_a_linter_finds() {
    let (temporary, mut paths) = (TempDir::new().expect("a folder"), Vec::new());
    // Anyone who wants to look at them says where they stay.
    let kept = std::env::var_os("EMAILS").map(PathBuf::from);
    let folder = kept.unwrap_or_else(|| temporary.path().to_owned());
    for name in NAMES {
        for language in Language::ALL {
            // Each server has the same ids.
            let folder = folder.join(paths.len().to_string());
            write(&folder, name, language).await;
            paths.extend(files(&folder));
        }
    }
    for button in ["Approve", "Refuse"] {
        let asked = asked("Σ\r\n.\r\n-- \n").await;
        let folder = folder.join(button);
        let mailer = mailer(&asked, &folder, Language::German);
        send_all(&mailer).await;
        let mut ada = asked.signed_in(ADA).await;
        let path =
            ada.get("/admin/requests").await.links("main a[href^='/admin/requests/']").remove(0);
        answer(&mut ada, &path, button, "https://evil.example/\n.\n<b>Σ</b>").await;
        send_all(&mailer).await;
        paths.extend(files(&folder));
    }
    assert!(paths.len() > Language::ALL.len() * NAMES.len(), "{} emails", paths.len());
    let python = std::env::var_os("AIOSMTPD").expect("a Python that has it");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../clients/aiosmtpd/lint.py");
    let linted = Command::new(python).arg("-B").arg(script).args(paths).output().expect("it runs");
    let said = String::from_utf8_lossy(&linted.stdout);
    let fault = String::from_utf8_lossy(&linted.stderr);
    assert!(linted.status.success(), "{said}{fault}");
}
