//! The authorization endpoint: a request, the consent page, the answer, the code.

mod answer_company;
mod ask_administrator;
pub(crate) mod asked_login;
pub mod begin_authorization;
mod challenges;
mod check_answer;
pub mod choose_company;
pub mod consent_request;
pub mod decide;
mod decide_error;
pub mod device_authorization;
mod issue_code;
pub mod logout;
mod named_person;
pub mod push_authorization;
mod pushed_request;
mod sign_in_proof;

use std::sync::Arc;

use self::challenges::SeenChallenges;
use crate::shared::Shared;
use crate::token::TokenService;

#[derive(Clone)]
pub struct AuthorizationService {
    shared: Arc<Shared>,
    tokens: TokenService,
    challenges: Arc<SeenChallenges>,
}

impl AuthorizationService {
    pub(crate) fn new(shared: Arc<Shared>, tokens: TokenService) -> Self {
        Self { shared, tokens, challenges: Arc::default() }
    }
}
