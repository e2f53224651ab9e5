//! A password on standard input.

use std::io::BufRead as _;

use oauth::credential::secret::Password;
use oauth::spelling::file::first_line;

use crate::cli::database::CommandResult;

/// Passwords are not given as options: every process of the machine could read them.
pub fn read_password() -> CommandResult<Password> {
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    match first_line(&line) {
        password if read.is_ok() && !password.is_empty() => Ok(Password::new(password)),
        _ => Err("no password on standard input: write it there, on one line".into()),
    }
}
