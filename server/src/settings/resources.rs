//! The APIs: an address, or a table with what belongs to it.

use oauth::catalogue::Catalogue;
use oauth::discovery::protected_resource::ProtectedResource;
use oauth::discovery::resource::Resource;
use oauth::scope::ScopeSet;
use serde::Deserialize;

use super::error::{InvalidSetting, SettingsError};
use super::raw::RawSettings;
use super::source::Source;
use super::values;

#[derive(Clone, Debug)]
pub struct ResourceSetting {
    pub api: ProtectedResource,
    source: Source,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Described {
    address: Resource,
    name: Option<String>,
    scopes: Option<ScopeSet>,
    self_introduced_scopes: Option<ScopeSet>,
}

pub(super) fn resources(given: &mut RawSettings) -> Vec<ResourceSetting> {
    let mut settings: Vec<ResourceSetting> = Vec::new();
    for (api, source) in given.many_with_source("resource", resource) {
        let is_same = |known: &&ResourceSetting| known.api.resource.is_same_as(&api.resource);
        match settings.iter().find(is_same) {
            Some(known) => {
                let rule = format!("is {}, which is listed before", known.api.resource);
                given.refuse_at(&source, &rule);
            }
            None => settings.push(ResourceSetting { api, source }),
        }
    }
    settings
}

fn resource(text: &str) -> Result<ProtectedResource, String> {
    if !text.starts_with('{') {
        let address = text.parse::<Resource>().map_err(|rule| rule.to_string())?;
        return Ok(ProtectedResource::new(address));
    }
    // Read twice, so that an error has no line and column of a generated text.
    let table = serde_json::from_str::<serde_json::Value>(text);
    let table = table.and_then(serde_json::from_value::<Described>);
    let Described { address, name, scopes, self_introduced_scopes } =
        table.map_err(|rule| format!("resource: {rule}"))?;
    if scopes.as_ref().is_some_and(ScopeSet::is_empty) {
        return Err("scopes must name a scope; leave it out for the whole catalogue".to_owned());
    }
    Ok(ProtectedResource {
        name: name.as_deref().map(values::resource_name).transpose()?,
        scopes,
        self_introduced_scopes,
        ..ProtectedResource::new(address)
    })
}

/// Compares their scopes with those there are.
pub fn check_scopes(
    settings: &[ResourceSetting],
    catalogue: &Catalogue,
) -> Result<(), SettingsError> {
    let fault = |setting: &ResourceSetting| {
        let rule = setting.api.check(catalogue).err()?;
        Some(InvalidSetting::at(&setting.source, &rule))
    };
    let faults: Vec<InvalidSetting> = settings.iter().filter_map(fault).collect();
    if faults.is_empty() { Ok(()) } else { Err(SettingsError(faults)) }
}
