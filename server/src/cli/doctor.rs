//! `countersign doctor`: what an operator would look at first.

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
use crate::cli::database::{self, CommandResult, DatabaseError};
use crate::cli::guarded_api;
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

    /// The address of an API, as callers use it: one call goes there, with forged headers and the
    /// token on standard input
    #[arg(long, value_name = "URL", requires = "in_place_of")]
    pub guarded: Option<Url>,

    /// Where the API's proxy looks for the API, which must be stopped meanwhile
    #[arg(long, value_name = "ADDRESS", requires = "guarded")]
    pub in_place_of: Option<SocketAddr>,
}

pub fn run(options: DoctorOptions) -> CommandResult {
    let (mut failed, mut printed) = (0, Ok(()));
    let mut report = |check: &str, found: Finding| {
        let (result, said) = match found {
            Finding::Ok(said) => ("ok", said),
            Finding::Doubtful(said) => ("doubtful", said),
            Finding::Wrong(said) => {
                failed += 1;
                ("wrong", said)
            }
        };
        let line = json!({ "check": check, "result": result, "said": said });
        printed =
            std::mem::replace(&mut printed, Ok(())).and_then(|()| database::print_line(&line));
    };
    if let DoctorOptions { guarded: Some(url), in_place_of: Some(address), .. } = &options {
        report("guarded API", guarded_api(url, *address));
    } else {
        match Settings::load(options.serve) {
            Ok(settings) => examine(&settings, &mut report),
            Err(error) => report("configuration", Finding::Wrong(error.to_string())),
        }
    }
    printed?;
    if failed == 0 { Ok(()) } else { Err(FailedChecks(failed).into()) }
}

fn examine(settings: &Settings, report: &mut impl FnMut(&str, Finding)) {
    report(
        "configuration",
        match check_files(settings) {
            Ok(()) => Finding::Ok("every setting and every file that it names is right".to_owned()),
            Err(error) => Finding::Wrong(error.to_string()),
        },
    );
    report("issuer", issuer(settings));
    report(
        "site",
        match Assets::find(settings.site.as_deref()) {
            Ok(_) => Finding::Ok("style sheets and scripts are there".to_owned()),
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
        let said = format!("{}: there is no database yet; `serve` makes it", folder.display());
        report("data folder", Finding::Doubtful(said));
        return;
    }
    report("master key", private(&folder.join(MASTER_KEY)));
    report("database file", private(&folder.join(DATABASE)));
    report(
        "database",
        match backup::check(&folder.join(DATABASE)) {
            Ok(broken) if broken.is_empty() => Finding::Ok("it is whole".to_owned()),
            Ok(broken) => Finding::Wrong(broken.join("; ")),
            Err(error) => Finding::Wrong(error.to_string()),
        },
    );
    report_contents(settings, report);
}

fn issuer(settings: &Settings) -> Finding {
    match &settings.issuer {
        Some(issuer) if issuer.starts_with("https://") => Finding::Ok(issuer.clone()),
        Some(issuer) => Finding::Doubtful(format!("{issuer}: for this machine alone")),
        None => {
            Finding::Doubtful("none is set: http://localhost, for this machine alone".to_owned())
        }
    }
}

/// Whether only the owner may read a file.
fn private(path: &Path) -> Finding {
    let shown = path.display();
    match std::fs::metadata(path) {
        Err(error) => Finding::Wrong(format!("{shown}: {error}")),
        #[cfg(unix)]
        Ok(file) if std::os::unix::fs::MetadataExt::mode(&file) & 0o077 != 0 => {
            Finding::Wrong(format!("{shown} can be read by others: chmod 600 {shown}"))
        }
        Ok(_) => Finding::Ok(format!("{shown} is its owner's alone")),
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
        Ok(()) => Finding::Ok("nothing that a caller says of themselves arrives".to_owned()),
        Err(error) => Finding::Wrong(error.to_string()),
    }
}

/// `None`: emails become files.
fn mail_server(settings: &Settings) -> Option<Finding> {
    let checked =
        database::run(async { Ok::<_, DatabaseError>(email::check_server(&settings.email).await) });
    match checked {
        Ok(checked) => checked.map(|checked| match checked {
            Ok(()) => Finding::Ok("it takes emails from here".to_owned()),
            Err(said) => Finding::Wrong(said),
        }),
        Err(error) => Some(Finding::Wrong(error.to_string())),
    }
}

/// Whether the master key opens the database, and the audit log is as it was written; and what
/// happened lately.
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
    let whole = "the master key opens it, and the audit log is whole";
    report("contents", Finding::Ok(whole.to_owned()));
    report(
        "emails",
        match given_up {
            0 => Finding::Ok("none was given up within a week".to_owned()),
            number => Finding::Doubtful(format!(
                "{number} given up within a week: `countersign audit list` says to whom and why \
                 (email_given_up)"
            )),
        },
    );
}
