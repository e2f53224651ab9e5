use oauth::client::introduced::policy::{DocumentPolicy, IntroductionPolicy, RegistrationPolicy};

use super::raw::RawSettings;
use super::values;

pub(super) fn read(demo: bool, given: &mut RawSettings) -> IntroductionPolicy {
    let shipped = IntroductionPolicy::default();
    let documents = given.one("metadata_documents", |text| {
        DocumentPolicy::parse(text).ok_or("must be off, listed or any")
    });
    let registration = given.one("registration", |text| {
        RegistrationPolicy::parse(text).ok_or("must be off, token or open")
    });
    let in_demo = demo.then_some(RegistrationPolicy::Open);
    IntroductionPolicy {
        documents: documents.unwrap_or(shipped.documents),
        trusted_hosts: given.many("trusted_document_host", values::host),
        development: demo,
        registration: registration.or(in_demo).unwrap_or(shipped.registration),
        max_registrations: given
            .one("limits.registrations", values::number(1..=1_000_000))
            .unwrap_or(shipped.max_registrations),
    }
}
