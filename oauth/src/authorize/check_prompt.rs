use super::error::AuthorizationError;
use crate::client::Client;
use crate::parameters::Parameters;

/// OpenID Connect Core §3.1.2.1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "the values may be combined freely")]
pub struct Prompt {
    /// Ask nothing: answer from what is known, or with an error.
    pub none: bool,
    pub login: bool,
    /// Show the whole consent page, whatever was allowed before.
    pub consent: bool,
    pub select_account: bool,
}

impl Prompt {
    pub fn wants_sign_in(self) -> bool {
        self.login || self.select_account
    }
}

/// Whether a request, checked or not, may ask for another sign-in than the one there is.
pub fn asks_for_sign_in(parameters: &Parameters, client: &Client) -> bool {
    parameters.get("max_age").is_some()
        || client.default_max_age.is_some()
        || check_prompt(parameters).is_ok_and(Prompt::wants_sign_in)
}

/// Unknown values are ignored; `none` must be the only value.
pub(super) fn check_prompt(parameters: &Parameters) -> Result<Prompt, AuthorizationError> {
    let mut prompt = Prompt::default();
    for value in parameters.get("prompt").unwrap_or_default().split(' ') {
        match value {
            "none" => prompt.none = true,
            "login" => prompt.login = true,
            "consent" => prompt.consent = true,
            "select_account" => prompt.select_account = true,
            _ => {}
        }
    }
    if prompt.none && (prompt.login || prompt.consent || prompt.select_account) {
        return Err(AuthorizationError::PromptContradictory);
    }
    Ok(prompt)
}
