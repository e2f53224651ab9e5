//! Passwords and secrets on standard input.

use std::io::BufRead as _;

use oauth::credential::secret::{ClientSecret, Password};
use oauth::spelling::file::first_line;

use crate::cli::database::CommandResult;

/// Passwords are not given as options: every process of the machine could read them.
pub fn read_password() -> CommandResult<Password> {
    read_line("password", Password::new)
}

pub fn read_secret() -> CommandResult<ClientSecret> {
    read_line("secret", ClientSecret::new)
}

fn read_line<T>(what: &str, made: impl FnOnce(String) -> T) -> CommandResult<T> {
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    match first_line(&line) {
        text if read.is_ok() && !text.is_empty() => Ok(made(text.to_owned())),
        _ => Err(format!("no {what} on standard input: write it there, on one line").into()),
    }
}
