//! Whose answer it is, and whether it is the first.

use std::sync::Arc;
use std::time::Duration;

use oauth::authorize::AuthorizationRequest;
use oauth::consent::grant::GrantDuration;
use oauth::id::{SessionId, UserId};
use oauth::timestamp::Timestamp;
use store::answers::{Answer, Answered};
use store::grants::ConsentContext;

use crate::account::session::SignedIn;
use crate::authorization::consent_request::durations;
use crate::authorization::decide_error::DecideError;

/// For how long a double click gets the same answer again.
const DOUBLE_CLICK: Duration = Duration::from_mins(1);

/// A duration that is not on offer, in a form that was edited, is the default.
pub(super) fn permitted(
    chosen: GrantDuration,
    request: &AuthorizationRequest,
    standing: &ConsentContext,
) -> GrantDuration {
    if durations(request, standing).contains(&chosen) { chosen } else { GrantDuration::default() }
}

/// Checks that the answer comes from the person who read the page, in the same browser.
pub(super) fn check_session<'session>(
    session: &SessionId,
    user: &UserId,
    query: &str,
    signed_in: Option<&'session Arc<SignedIn>>,
) -> Result<&'session Arc<SignedIn>, DecideError> {
    let signed_in = signed_in
        .filter(|signed_in| signed_in.session.id == *session)
        .ok_or_else(|| DecideError::FormExpired { query: Some(query.to_owned()) })?;
    if signed_in.user.id != *user {
        let now = Arc::clone(signed_in);
        return Err(DecideError::AccountChanged { now, query: query.to_owned() });
    }
    Ok(signed_in)
}

/// Lets a first answer pass, and the same one again from a double click.
pub(super) fn check_first(
    answered: Answered,
    answer: &Answer,
    now: Timestamp,
) -> Result<(), DecideError> {
    let Answered::Before { answer: first, code_redeemed } = answered else { return Ok(()) };
    let is_double_click = first.session_id == answer.session_id
        && first.user_id == answer.user_id
        && first.allowed == answer.allowed
        && !code_redeemed
        && now < first.answered_at + DOUBLE_CLICK;
    if is_double_click {
        return Ok(());
    }
    Err(DecideError::AlreadyAnswered { allowed: first.allowed.is_some(), at: first.answered_at })
}
