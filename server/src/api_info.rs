//! What the documents of the server's APIs say beside their operations.

use api::ApiInfo;
use oauth::catalogue::Catalogue;
use oauth::language::Language;
use provider::Provider;

pub(crate) fn api_info(provider: &Provider, name: &str, path: &str) -> ApiInfo {
    let settings = provider.settings();
    let issuer = &settings.issuer;
    let catalogues = [provider.catalogue(), provider.token_catalogue()];
    let entries = catalogues.into_iter().flat_map(Catalogue::scopes);
    let scopes = entries.map(|entry| {
        let sentence = &entry.words(Language::English).sentence;
        (entry.scope.to_string(), sentence.replace("{platform}", &settings.platform_name))
    });
    ApiInfo {
        title: format!("{} {name}", settings.platform_name),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        server: format!("{issuer}{path}"),
        authorization_endpoint: format!("{issuer}{}", routes::AUTHORIZE),
        token_endpoint: format!("{issuer}{}", routes::TOKEN),
        scopes: scopes.collect(),
    }
}
