//! The claims of the platform's own namespace: a table for each.

use oauth::catalogue::Catalogue;
use oauth::id::ClientId;
use oauth::identity::COMPANY;
use oauth::identity::custom::{ClaimSource, CustomClaim, CustomClaimError};
use oauth::scope::Scope;
use serde::Deserialize;

use super::error::{InvalidSetting, SettingsError};
use super::raw::RawSettings;
use super::source::Source;

#[derive(Clone, Debug)]
pub struct ClaimSetting {
    pub claim: CustomClaim,
    source: Source,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Described {
    name: String,
    value: ClaimSource,
    scope: Option<Scope>,
    /// Separated by spaces.
    clients: Option<String>,
    #[serde(rename = "in")]
    told_in: Option<String>,
}

pub(super) fn claims(given: &mut RawSettings) -> Vec<ClaimSetting> {
    let mut settings: Vec<ClaimSetting> = Vec::new();
    for (claim, source) in given.many_with_source("claim", claim) {
        if settings.iter().any(|known| known.claim.collides(&claim)) {
            given.refuse_at(&source, &CustomClaimError::Repeated(claim.name));
        } else {
            settings.push(ClaimSetting { claim, source });
        }
    }
    settings
}

fn claim(text: &str) -> Result<CustomClaim, String> {
    if !text.starts_with('{') {
        return Err("must be a table with name and value".to_owned());
    }
    // Read twice, so that an error has no line and column of a generated text.
    let table = serde_json::from_str::<serde_json::Value>(text);
    let table = table.and_then(serde_json::from_value::<Described>);
    let Described { name, value, scope, clients, told_in } =
        table.map_err(|rule| format!("claim: {rule}"))?;
    CustomClaim::check_name(&name).map_err(|rule| rule.to_string())?;
    let usual = || COMPANY.parse().map_err(|rule| format!("{rule}"));
    let clients: Vec<ClientId> =
        clients.as_deref().unwrap_or_default().split_whitespace().map(ClientId::new).collect();
    let in_id_token = match told_in.as_deref() {
        None => true,
        Some("userinfo") => false,
        Some(words) if is_both(words) => true,
        Some(_) => return Err("in must be “id_token userinfo” or “userinfo”".to_owned()),
    };
    Ok(CustomClaim { name, value, scope: scope.map_or_else(usual, Ok)?, clients, in_id_token })
}

fn is_both(words: &str) -> bool {
    let mut words: Vec<_> = words.split_whitespace().collect();
    words.sort_unstable();
    words == ["id_token", "userinfo"]
}

/// Compares their scopes with those there are.
pub fn check_claims(settings: &[ClaimSetting], catalogue: &Catalogue) -> Result<(), SettingsError> {
    let fault = |setting: &ClaimSetting| {
        let rule = setting.claim.check_scope(catalogue).err()?;
        Some(InvalidSetting::at(&setting.source, &rule))
    };
    let faults: Vec<InvalidSetting> = settings.iter().filter_map(fault).collect();
    if faults.is_empty() { Ok(()) } else { Err(SettingsError(faults)) }
}
