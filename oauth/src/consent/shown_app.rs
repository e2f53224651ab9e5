//! What every page that decides about an app shows of it.

use crate::client::Client;
use crate::client::logo::LogoId;
use crate::client::proven::Proven;
use crate::client::redirect_uri::RedirectUri;
use crate::consent::shown::Shown;
use crate::scope::ScopeSet;

impl Shown {
    /// `uris`: the one in use, or all that it has; `scopes`: those that are decided about.
    pub fn app<'a>(
        client: &Client,
        proven: &Proven,
        uris: impl IntoIterator<Item = &'a str>,
        scopes: &ScopeSet,
    ) -> Self {
        // A picture is shown beside a mark only.
        let logo = client.logo.as_ref().filter(|_| proven.is_verified());
        let scopes: Vec<_> = scopes.iter().map(|scope| (scope, client.scope(scope))).collect();
        let shown = Self::new("app")
            .and("id", client.id.as_str())
            .and("name", &client.name)
            .and("description", &client.description)
            .and("publisher", &client.publisher)
            .and("proven", &(proven.as_str(), proven.domain()))
            .and("logo", &logo.map(LogoId::as_str))
            .and("uris", &uris.into_iter().collect::<Vec<_>>());
        // Other hosts or keys show nowhere, and yet make another app of it.
        let identity = client.is_self_introduced().then(|| client.identity());
        shown
            .and("scopes", &scopes)
            .and("identity", &identity)
            .and("changed", &client.changed_at.map(|at| at.0))
    }

    /// Where no address is in use.
    pub fn whole_app(client: &Client, scopes: &ScopeSet) -> Self {
        let uris = client.redirect_uris.iter().map(RedirectUri::as_str);
        Self::app(client, &client.proven(), uris, scopes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::publisher::Publisher;
    use crate::client::{ClientKind, ClientScope, Requirement};
    use crate::id::{ClientId, PublisherId};
    use crate::timestamp::Timestamp;

    const CALLBACK: &str = "https://acme.example/cb";

    fn app() -> (Client, Publisher) {
        let client = Client {
            name: "Acme".to_owned(),
            redirect_uris: vec![RedirectUri::register(CALLBACK).expect("an address")],
            scopes: vec![ClientScope {
                scope: "jobs_read".parse().expect("a scope"),
                requirement: Requirement::Required,
                is_default: true,
                purpose: Some("To list jobs.".to_owned()),
            }],
            logo: Some(LogoId::of(b"one")),
            ..Client::new(ClientId::new("cli_1"), ClientKind::Public, Timestamp(0))
        };
        let publisher = Publisher {
            id: PublisherId::new("pub_1"),
            name: "Acme Labs".to_owned(),
            verified_domains: vec!["acme.example".to_owned()],
            website: None,
            support_email: None,
            privacy_policy: None,
            terms: None,
            review: None,
        };
        (client, publisher)
    }

    #[test]
    fn whatever_changes_of_what_is_shown_changes_the_digest() {
        let digest = |change: fn(&mut Client, &mut Publisher)| {
            let (mut client, mut publisher) = app();
            change(&mut client, &mut publisher);
            client.publisher = Some(publisher);
            Shown::whole_app(&client, &client.allowed_scopes()).digest()
        };
        let changes: [fn(&mut Client, &mut Publisher); 13] = [
            |client, _| client.name.push('!'),
            |client, _| client.description = Some("Lists jobs.".to_owned()),
            |client, _| client.logo = None,
            |client, _| client.logo = Some(LogoId::of(b"two")),
            |client, _| client.redirect_uris.clear(),
            |client, _| client.scopes[0].purpose = Some("To sell jobs.".to_owned()),
            |client, _| client.scopes[0].requirement = Requirement::Optional,
            |client, _| client.scopes.clear(),
            |_, publisher| publisher.name.push('!'),
            |_, publisher| publisher.verified_domains.clear(),
            |_, publisher| publisher.website = Some("https://acme.example".to_owned()),
            |_, publisher| publisher.support_email = Some("a@acme.example".to_owned()),
            |_, publisher| publisher.terms = Some("https://acme.example/terms".to_owned()),
        ];
        let mut all = vec![digest(|_, _| ())];
        all.extend(changes.map(digest));
        for (position, one) in all.iter().enumerate() {
            assert!(!all[position + 1..].contains(one), "{position}");
        }
        // What is not shown changes nothing.
        assert_eq!(digest(|client, _| client.requires_dpop = true), all[0]);
    }
}
