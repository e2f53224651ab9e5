//! Variables of the environment that libraries read by themselves.

use std::ffi::OsStr;
use std::io;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

/// The certificate authorities, for every connection with TLS.
const READ_BY_LIBRARIES: [&str; 2] = ["SSL_CERT_FILE", "SSL_CERT_DIR"];

/// Empty is not set, as for every setting; to a library it is a file without a name, and no issuer is
/// trusted. The program begins anew without such a variable: its own environment cannot be changed
/// safely. Returns if there is none.
pub fn begin_without_empty() -> io::Result<()> {
    let empty = |name: &&str| std::env::var_os(name).as_deref() == Some(OsStr::new(""));
    let empty: Vec<_> = READ_BY_LIBRARIES.into_iter().filter(empty).collect();
    if empty.is_empty() {
        return Ok(());
    }
    let mut arguments = std::env::args_os();
    let mut again = Command::new(std::env::current_exe()?);
    if let Some(name) = arguments.next() {
        again.arg0(name);
    }
    again.args(arguments);
    for name in empty {
        again.env_remove(name);
    }
    // The same process, with the same open files: it returns only if that fails.
    Err(again.exec())
}
