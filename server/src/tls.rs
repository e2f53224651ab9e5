//! https, with a certificate that is read again when it changes.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use thiserror::Error;
use tokio::sync::watch;
use tokio_rustls::rustls;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, pem};

use crate::settings::Tls;
use crate::tasks;

const LOOK_EVERY: Duration = Duration::from_secs(10);

#[derive(Debug, Error)]
pub enum TlsError {
    #[error("{file}: {error}")]
    File { file: String, error: pem::Error },
    #[error("tls.certificate and tls.key: {0}")]
    Unusable(#[from] rustls::Error),
}

pub(crate) fn read(tls: &Tls) -> Result<Arc<ServerConfig>, TlsError> {
    let error = |path: &Path| {
        let file = path.display().to_string();
        move |error| TlsError::File { file, error }
    };
    let pem = read_pem(&tls.certificate).map_err(error(&tls.certificate))?;
    let certificates = CertificateDer::pem_slice_iter(&pem)
        .collect::<Result<Vec<_>, _>>()
        .map_err(error(&tls.certificate))?;
    if certificates.is_empty() {
        return Err(error(&tls.certificate)(pem::Error::NoItemsFound));
    }
    let key = read_pem(&tls.key)
        .and_then(|pem| PrivateKeyDer::from_pem_slice(&pem))
        .map_err(error(&tls.key))?;
    let provider = Arc::new(aws_lc_rs::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(certificates, key)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

/// A byte order mark would hide the line that begins the first certificate, which is the server's.
fn read_pem(path: &Path) -> Result<Vec<u8>, pem::Error> {
    let mut bytes = std::fs::read(path).map_err(pem::Error::Io)?;
    if bytes.starts_with("\u{FEFF}".as_bytes()) {
        bytes.drain(.."\u{FEFF}".len());
    }
    Ok(bytes)
}

/// The certificate, now and whenever its files change.
pub(crate) fn serve_current(tls: Tls) -> Result<watch::Receiver<Arc<ServerConfig>>, TlsError> {
    let (used, current) = watch::channel(read(&tls)?);
    tasks::keep("certificate", (tls, used), |(tls, used)| follow(tls, used));
    Ok(current)
}

/// Reads the files again when they change. What is broken, or only half there, changes nothing.
async fn follow(tls: Tls, used: watch::Sender<Arc<ServerConfig>>) {
    let mut seen = changed_at(&tls);
    let mut ticks = tokio::time::interval(LOOK_EVERY);
    loop {
        ticks.tick().await;
        let now = changed_at(&tls);
        if now == seen {
            continue;
        }
        match read(&tls) {
            Ok(config) => {
                used.send_replace(config);
                tracing::info!("read the certificate again");
            }
            Err(error) => {
                tracing::error!(%error, "the new certificate cannot be used; the previous one stays in use");
            }
        }
        seen = now;
    }
}

fn changed_at(tls: &Tls) -> [Option<SystemTime>; 2] {
    let of = |path: &Path| std::fs::metadata(path).and_then(|file| file.modified()).ok();
    [of(&tls.certificate), of(&tls.key)]
}
