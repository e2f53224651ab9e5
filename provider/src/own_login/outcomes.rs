//! The counter of login requests, by what becomes of them.

pub const LOGIN_REQUESTS: &str = "countersign_login_requests_total";
pub(super) const BEGUN: &str = "begun";
pub(super) const ACCEPTED: &str = "accepted";
pub(super) const REJECTED: &str = "rejected";
pub(super) const COMPLETED: &str = "completed";
pub(super) const OTHER_BROWSER: &str = "other_browser";
pub(super) const UNUSABLE: &str = "unusable";
pub const OUTCOMES: [&str; 6] = [BEGUN, ACCEPTED, REJECTED, COMPLETED, OTHER_BROWSER, UNUSABLE];

pub(super) fn count(outcome: &'static str) {
    metrics::counter!(LOGIN_REQUESTS, "outcome" => outcome).increment(1);
}
