//! Certificates that live for one test.

use std::path::{Path, PathBuf};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use tokio_rustls::rustls::pki_types::CertificateDer;

/// Writes a new certificate for this name, and its key, as `cert.pem` and `key.pem`.
pub(crate) fn write_certificate(folder: &Path, name: &str) -> CertificateDer<'static> {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed([name.to_owned()]).expect("made");
    std::fs::write(key_in(folder), signing_key.serialize_pem()).expect("written");
    std::fs::write(certificate_in(folder), cert.pem()).expect("written");
    cert.der().clone()
}

/// Where the certificate is.
pub(crate) fn certificate_in(folder: &Path) -> PathBuf {
    folder.join("cert.pem")
}

/// Where its key is.
pub(crate) fn key_in(folder: &Path) -> PathBuf {
    folder.join("key.pem")
}
