use oauth::client::publisher::Publisher;
use oauth::parameters::Parameters;
use provider::clients::apps::publisher::PublisherDraft;

use crate::pages::apps::form::field_text;

pub const NAME: &str = "name";
pub const WEBSITE: &str = "website";
pub const SUPPORT_EMAIL: &str = "support_email";
pub const PRIVACY_POLICY: &str = "privacy_policy";
pub const TERMS: &str = "terms";
pub const DOMAIN: &str = "domain";

pub fn read_publisher(form: &Parameters) -> PublisherDraft {
    PublisherDraft {
        name: field_text(form, NAME),
        website: field_text(form, WEBSITE),
        support_email: field_text(form, SUPPORT_EMAIL),
        privacy_policy: field_text(form, PRIVACY_POLICY),
        terms: field_text(form, TERMS),
    }
}

pub fn publisher_draft(publisher: &Publisher) -> PublisherDraft {
    let link = |link: &Option<String>| link.clone().unwrap_or_default();
    PublisherDraft {
        name: publisher.name.clone(),
        website: link(&publisher.website),
        support_email: link(&publisher.support_email),
        privacy_policy: link(&publisher.privacy_policy),
        terms: link(&publisher.terms),
    }
}
