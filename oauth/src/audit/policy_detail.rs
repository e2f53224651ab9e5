//! What an entry says about a company's policy: all that it is now, and what of it was different
//! before, as in `read=administrators … until_removed=false was_read=anyone`.

use std::fmt;

use crate::consent::policy::{CompanyPolicy, WhoMayConnect};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyDetail {
    /// `None` in entries of versions that did not note it.
    pub before: Option<CompanyPolicy>,
    pub now: CompanyPolicy,
}

const BEFORE: &str = "was_";

/// For a policy that is set as it was: it says that nothing else was.
const UNCHANGED: &str = "unchanged";

impl fmt::Display for PolicyDetail {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let now = words(&self.now);
        let listed = now.each_ref().map(|(name, word)| format!("{name}={word}")).join(" ");
        formatter.write_str(&listed)?;
        let Some(before) = &self.before else { return Ok(()) };
        if before == &self.now {
            return write!(formatter, " {UNCHANGED}");
        }
        for ((name, word), (_, now)) in words(before).iter().zip(&now) {
            if word != now {
                write!(formatter, " {BEFORE}{name}={word}")?;
            }
        }
        Ok(())
    }
}

impl PolicyDetail {
    pub fn parse(text: &str) -> Option<Self> {
        let find = |wanted: &str| {
            let mut pairs = text.split(' ').filter_map(|part| part.split_once('='));
            pairs.find(|(name, _)| *name == wanted).map(|(_, word)| word)
        };
        let read = |prefix: &str| {
            let find = |name: &str| find(&format!("{prefix}{name}")).or_else(|| find(name));
            let who = |name: &str| find(name).and_then(WhoMayConnect::parse);
            Some(CompanyPolicy {
                read: who("read")?,
                change: who("change")?,
                delete: who("delete")?,
                admin: who("admin")?,
                until_removed: find("until_removed")?.parse().ok()?,
            })
        };
        let says_before = text.split(' ').any(|part| part == UNCHANGED || part.starts_with(BEFORE));
        let now = read("")?;
        Some(Self { before: if says_before { Some(read(BEFORE)?) } else { None }, now })
    }
}

fn words(policy: &CompanyPolicy) -> [(&'static str, &'static str); 5] {
    let CompanyPolicy { read, change, delete, admin, until_removed } = policy;
    [
        ("read", read.as_str()),
        ("change", change.as_str()),
        ("delete", delete.as_str()),
        ("admin", admin.as_str()),
        ("until_removed", if *until_removed { "true" } else { "false" }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_says_what_changed_from_what_to_what() {
        let before = CompanyPolicy::default();
        let now = CompanyPolicy {
            delete: WhoMayConnect::AdministratorsOnly,
            until_removed: true,
            ..before.clone()
        };
        let detail = PolicyDetail { before: Some(before), now };
        assert_eq!(
            detail.to_string(),
            "read=anyone change=anyone delete=administrators admin=verified-publishers \
             until_removed=true was_delete=anyone was_until_removed=false"
        );
        assert_eq!(PolicyDetail::parse(&detail.to_string()), Some(detail));
    }

    #[test]
    fn a_policy_that_is_saved_as_it_was_says_so() {
        let policy = CompanyPolicy::default();
        let detail = PolicyDetail { before: Some(policy.clone()), now: policy };
        assert_eq!(PolicyDetail::parse(&detail.to_string()), Some(detail));
    }

    #[test]
    fn an_entry_of_an_earlier_version_says_only_what_is_now() {
        let text =
            "read=anyone change=anyone delete=anyone admin=administrators until_removed=false";
        let detail = PolicyDetail::parse(text).expect("a policy");
        assert_eq!((detail.before, detail.now.read), (None, WhoMayConnect::Anyone));
        for other in ["", "read=anyone", "read=all change=anyone delete=anyone admin=anyone"] {
            assert_eq!(PolicyDetail::parse(other), None, "{other}");
        }
    }
}
