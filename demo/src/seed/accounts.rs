//! As they are written in `demo.toml`.

use oauth::client::Client;
use oauth::client::publisher::Publisher;
use oauth::company::Company;
use oauth::credential::digest::Digest;
use oauth::credential::secret::PasswordHash;
use oauth::id::{ClientId, CompanyId, PublisherId, UserId};
use oauth::membership::Membership;
use oauth::role::Role;
use oauth::time_zone::TimeZone;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use provider::clients::client_terms::ClientTerms;
use serde::Deserialize;

use super::error::SeedError;

const TEXT: &str = include_str!("demo.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Accounts {
    pub(crate) password: String,
    pub(super) playground: PlaygroundEntry,
    #[serde(rename = "company")]
    companies: Vec<CompanyEntry>,
    #[serde(rename = "user")]
    users: Vec<UserEntry>,
    #[serde(rename = "publisher")]
    publishers: Vec<PublisherEntry>,
    #[serde(rename = "client")]
    clients: Vec<ClientEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaygroundEntry {
    pub(super) client_id: ClientId,
    pub(super) client_secret: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CompanyEntry {
    id: CompanyId,
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UserEntry {
    id: UserId,
    email: String,
    first_name: String,
    last_name: String,
    #[serde(rename = "membership")]
    memberships: Vec<MembershipEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MembershipEntry {
    company: CompanyId,
    role: Role,
    job_title: Option<String>,
}

#[derive(Deserialize)]
struct PublisherEntry {
    #[serde(flatten)]
    publisher: Publisher,
    /// By a platform administrator.
    #[serde(default)]
    name_is_reviewed: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClientEntry {
    id: ClientId,
    secret: Option<String>,
    publisher: Option<PublisherId>,
    /// The picture beside this file.
    #[serde(default)]
    logo: bool,
    terms: ClientTerms,
}

impl Accounts {
    pub(crate) fn read(issuer: &str) -> Result<Self, SeedError> {
        toml::from_str(&TEXT.replace("{issuer}", issuer))
            .map_err(|error| SeedError::Data(error.to_string()))
    }

    pub(super) fn companies(&self) -> Vec<Company> {
        let company = |entry: &CompanyEntry| Company {
            id: entry.id.clone(),
            name: entry.name.clone(),
            time_zone: TimeZone::UTC,
            requires_second_factor: false,
        };
        self.companies.iter().map(company).collect()
    }

    pub(crate) fn people(
        &self,
        password_hash: Option<&PasswordHash>,
    ) -> Vec<(User, Vec<Membership>)> {
        let person = |entry: &UserEntry| {
            let user = User {
                id: entry.id.clone(),
                email: entry.email.clone(),
                first_name: entry.first_name.clone(),
                last_name: entry.last_name.clone(),
                language: None,
                password_hash: password_hash.cloned(),
                disabled: false,
            };
            let membership = |membership: &MembershipEntry| Membership {
                user_id: entry.id.clone(),
                company_id: membership.company.clone(),
                role: membership.role,
                job_title: membership.job_title.clone(),
                active: true,
            };
            (user, entry.memberships.iter().map(membership).collect())
        };
        self.users.iter().map(person).collect()
    }

    pub(crate) fn publishers(&self) -> impl Iterator<Item = &Publisher> {
        self.publishers.iter().map(|entry| &entry.publisher)
    }

    pub(super) fn reviewed_publishers(&self) -> impl Iterator<Item = &PublisherId> {
        let reviewed = self.publishers.iter().filter(|entry| entry.name_is_reviewed);
        reviewed.map(|entry| &entry.publisher.id)
    }

    pub(super) fn clients(&self, now: Timestamp) -> Result<Vec<Client>, SeedError> {
        self.clients.iter().map(|entry| self.client(entry, now)).collect()
    }

    fn client(&self, entry: &ClientEntry, now: Timestamp) -> Result<Client, SeedError> {
        let fault = |rule: String| SeedError::Data(format!("client {}: {rule}", entry.id));
        let publisher = match &entry.publisher {
            None => None,
            Some(id) => Some(
                self.publishers()
                    .find(|publisher| publisher.id == *id)
                    .cloned()
                    .ok_or_else(|| fault(format!("there is no publisher {id}")))?,
            ),
        };
        let secrets = entry.secret.as_deref().map(Digest::of).into_iter().collect();
        entry.terms.client(entry.id.clone(), publisher, secrets, now).map_err(fault)
    }

    pub(super) fn clients_with_logo(&self) -> impl Iterator<Item = &ClientId> {
        self.clients.iter().filter(|entry| entry.logo).map(|entry| &entry.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_data_can_be_registered() {
        let data = Accounts::read("http://localhost:3000").expect("readable data");
        let clients = data.clients(Timestamp(0)).expect("clients");
        assert_eq!(clients.len(), 10);
        for client in clients {
            assert!(client.default_scopes().is_subset(&client.allowed_scopes()));
        }
    }
}
