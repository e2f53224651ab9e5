//! What waits for a sign-in, by its path.

/// Where people change how they sign in to the account itself.
pub(super) fn is_of_account(path: &str) -> bool {
    let own = [
        routes::PASSKEYS,
        routes::SECOND_FACTOR,
        routes::ACCOUNT_EMAIL,
        routes::ACCOUNT_DELETE,
        routes::ADDRESS_LINKS,
    ];
    own.iter().any(|area| path.starts_with(area))
}

/// Where they say that an account of ours is theirs.
pub(super) fn is_link(return_to: &str) -> bool {
    return_to.split('?').next() == Some(routes::SIGN_IN_LINK)
}
