use crate::client::Client;
use crate::client::redirect_uri::{Destination, RedirectUri};

/// OpenID Connect Core §8.1: "the host component of the registered redirect_uri". Apps on people's
/// own devices have none that is theirs, and an app with several has none that is stable: each is a
/// sector of its own.
pub fn sector(client: &Client) -> String {
    let host_of = |uri: &RedirectUri| {
        let destination = Destination::of(uri.as_str());
        destination.host.filter(|_| !destination.on_this_device)
    };
    let mut hosts = client.redirect_uris.iter().map(host_of);
    let first = hosts.next().flatten();
    let own = || client.id.as_str().to_owned();
    match first {
        Some(first) if hosts.all(|host| host.as_ref() == Some(&first)) => first,
        _ => own(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::ClientKind;
    use crate::id::ClientId;
    use crate::timestamp::Timestamp;

    fn sector_of(uris: &[&str]) -> String {
        let client = Client::new(ClientId::new("acme"), ClientKind::Public, Timestamp(0));
        let uris = uris.iter().map(|uri| RedirectUri::register(uri).expect("valid")).collect();
        sector(&Client { redirect_uris: uris, ..client })
    }

    #[test]
    fn apps_share_a_sector_only_where_all_their_answers_go_to_one_host() {
        assert_eq!(sector_of(&["https://app.example/a", "https://app.example/b"]), "app.example");
        for uris in [
            vec![],
            vec!["https://app.example/a", "https://other.example/"],
            vec!["http://127.0.0.1/callback"],
            vec!["com.example.app:/callback"],
        ] {
            assert_eq!(sector_of(&uris), "acme", "{uris:?}");
        }
    }
}
