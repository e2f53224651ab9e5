//! `countersign doctor`: checks an installation.

use std::io::BufRead as _;
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, SystemTime};

use clap::Args;
use serde_json::json;
use store::sqlite::backup;
use thiserror::Error;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use url::Url;

use crate::assets::Assets;
use crate::cli::database::{self, CommandResult, DatabaseError, Show};
use crate::cli::guarded_api;
use crate::cli::output::{Column, Columns, OutputOptions};
use crate::data_dir::{DATABASE, DataDir, MASTER_KEY};
use crate::email;
use crate::settings::{ServeOptions, Settings};
use crate::startup::check_files;

#[derive(Debug, Error)]
#[error("{0} of the checks above failed")]
pub struct FailedChecks(usize);

enum Finding {
    Ok(String),
    Doubtful(String),
    Wrong(String),
}

#[derive(Args, Clone)]
pub struct DoctorOptions {
    #[command(flatten)]
    pub serve: ServeOptions,

    /// The URL of an API, as callers use it: one call goes there, with forged headers and the
    /// token from standard input
    #[arg(long, value_name = "URL", requires = "in_place_of")]
    pub guarded: Option<Url>,

    /// The address to which the proxy forwards calls; stop the API first
    #[arg(long, value_name = "ADDRESS", requires = "guarded")]
    pub in_place_of: Option<SocketAddr>,

    #[command(flatten)]
    pub output: OutputOptions,
}

const COLUMNS: Columns = &[
    Column::new("check", "Check"),
    Column::new("result", "Result"),
    Column::new("said", "Details"),
];

pub fn run(options: DoctorOptions) -> CommandResult {
    options.output.print(COLUMNS, |show| check_all(options, show))
}

fn check_all(options: DoctorOptions, show: Show<'_>) -> CommandResult {
    let (mut failed, mut shown) = (0, Ok(()));
    let mut report = |check: &str, found: Finding| {
        let (result, said) = match found {
            Finding::Ok(said) => ("ok", said),
            Finding::Doubtful(said) => ("doubtful", said),
            Finding::Wrong(said) => {
                failed += 1;
                ("wrong", said)
            }
        };
        let finding = json!({ "check": check, "result": result, "said": said });
        shown = std::mem::replace(&mut shown, Ok(())).and_then(|()| show(finding));
    };
    if let DoctorOptions { guarded: Some(url), in_place_of: Some(address), .. } = &options {
        report("guarded API", guarded_api(url, *address));
    } else {
        match Settings::load(options.serve) {
            Ok(settings) => examine(&settings, &mut report),
            Err(error) => report("configuration", Finding::Wrong(error.to_string())),
        }
    }
    shown?;
    if failed == 0 { Ok(()) } else { Err(FailedChecks(failed).into()) }
}

fn examine(settings: &Settings, report: &mut impl FnMut(&str, Finding)) {
    report(
        "configuration",
        match check_files(settings) {
            Ok(()) => Finding::Ok(
                "every setting is valid, and every file that it names can be used".to_owned(),
            ),
            Err(error) => Finding::Wrong(error.to_string()),
        },
    );
    report("issuer", issuer(settings));
    report(
        "site",
        match Assets::find(settings.site.as_deref()) {
            Ok(_) => Finding::Ok("style sheets and scripts were found".to_owned()),
            Err(error) => Finding::Wrong(error.to_string()),
        },
    );
    if let Some(tls) = &settings.tls {
        report("certificate", certificate(&tls.certificate));
    }
    if let Some(finding) = mail_server(settings) {
        report("mail server", finding);
    }
    let folder = &settings.data;
    if let Some(database) = &settings.database {
        report("master key", private(&folder.join(MASTER_KEY)));
        report("database", Finding::Ok(format!("PostgreSQL at {}", database.url)));
        report_contents(settings, report);
        return;
    }
    if !folder.join(DATABASE).exists() {
        let said = format!("{}: there is no database yet; `serve` creates it", folder.display());
        report("data directory", Finding::Doubtful(said));
        return;
    }
    report("master key", private(&folder.join(MASTER_KEY)));
    report("database file", private(&folder.join(DATABASE)));
    report(
        "database",
        match backup::check(&folder.join(DATABASE)) {
            Ok(broken) if broken.is_empty() => Finding::Ok("it is not damaged".to_owned()),
            Ok(broken) => Finding::Wrong(broken.join("; ")),
            Err(error) => Finding::Wrong(error.to_string()),
        },
    );
    report_contents(settings, report);
}

fn issuer(settings: &Settings) -> Finding {
    match &settings.issuer {
        Some(issuer) if issuer.starts_with("https://") => Finding::Ok(issuer.clone()),
        Some(issuer) => Finding::Doubtful(format!("{issuer}: reachable from this machine only")),
        None => Finding::Doubtful(
            "not set: http://localhost, reachable from this machine only".to_owned(),
        ),
    }
}

/// Whether only the owner may read a file.
fn private(path: &Path) -> Finding {
    let shown = path.display();
    match std::fs::metadata(path) {
        Err(error) => Finding::Wrong(format!("{shown}: {error}")),
        #[cfg(unix)]
        Ok(file) if std::os::unix::fs::MetadataExt::mode(&file) & 0o077 != 0 => {
            Finding::Wrong(format!("other users can read {shown}: run chmod 600 {shown}"))
        }
        Ok(_) => Finding::Ok(format!("only its owner can read {shown}")),
    }
}

fn certificate(path: &Path) -> Finding {
    // An old file means that renewal has stopped.
    const RENEWED_WITHIN: Duration = Duration::from_hours(24 * 80);
    let shown = path.display();
    if let Err(error) = CertificateDer::from_pem_file(path) {
        return Finding::Wrong(format!("{shown}: {error}"));
    }
    let changed = std::fs::metadata(path).and_then(|file| file.modified());
    let age = changed.ok().and_then(|changed| now().duration_since(changed).ok());
    match age {
        Some(age) if age > RENEWED_WITHIN => Finding::Doubtful(format!(
            "{shown} was last renewed {} days ago",
            age.as_secs() / (24 * 60 * 60)
        )),
        _ => Finding::Ok(format!("{shown} can be used")),
    }
}

#[expect(clippy::disallowed_methods, reason = "how old a file is, beside the server")]
fn now() -> SystemTime {
    SystemTime::now()
}

fn guarded_api(url: &Url, in_place_of: SocketAddr) -> Finding {
    let mut token = String::new();
    if let Err(error) = std::io::stdin().lock().read_line(&mut token) {
        return Finding::Wrong(format!("no token on standard input: {error}"));
    }
    let checked = database::run(async {
        guarded_api::check(url, in_place_of, token.trim()).await?;
        CommandResult::Ok(())
    });
    match checked {
        Ok(()) => {
            Finding::Ok("the proxy passes on no header that claims who the caller is".to_owned())
        }
        Err(error) => Finding::Wrong(error.to_string()),
    }
}

/// `None`: emails become files.
fn mail_server(settings: &Settings) -> Option<Finding> {
    let checked =
        database::run(async { Ok::<_, DatabaseError>(email::check_server(&settings.email).await) });
    match checked {
        Ok(checked) => checked.map(|checked| match checked {
            Ok(()) => Finding::Ok("it accepts emails from here".to_owned()),
            Err(said) => Finding::Wrong(said),
        }),
        Err(error) => Some(Finding::Wrong(error.to_string())),
    }
}

/// Whether the master key decrypts the database, whether the audit log is intact, and which emails
/// failed lately.
fn report_contents(settings: &Settings, report: &mut impl FnMut(&str, Finding)) {
    const LATELY: Duration = Duration::from_hours(24 * 7);
    let verified = database::run(async {
        let (folder, shared) = (&settings.data, settings.database.as_ref());
        let opened = DataDir::open(folder, shared).await.map_err(DatabaseError::from)?;
        let provider = database::open_provider(opened.database.store(), opened.master_key).await?;
        let verified = provider.administration().verify_audit(None).await;
        let since = provider.now() - LATELY;
        let given_up = provider.notifications().emails_given_up_since(since).await;
        opened.database.close().await;
        verified?;
        CommandResult::Ok(given_up?)
    });
    let given_up = match verified {
        Ok(given_up) => given_up,
        Err(error) => return report("contents", Finding::Wrong(error.to_string())),
    };
    let whole = "the master key decrypts it, and the audit log was not tampered with";
    report("contents", Finding::Ok(whole.to_owned()));
    report(
        "emails",
        match given_up {
            0 => Finding::Ok("none failed for good within the last week".to_owned()),
            number => Finding::Doubtful(format!(
                "{number} failed for good within the last week: `countersign audit list` shows \
                 recipients and reasons (email_given_up)"
            )),
        },
    );
}
