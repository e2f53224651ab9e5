//! The list of steps that a request goes through.

use oauth::authorize::{AuthorizationError, AuthorizationResponse, Callback, Delivery, Rejection};
use oauth::client::Profile;
use oauth::parameters::{ParameterError, Parameters};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::fixture::{Pairs, any_request, checked, good_request, named, read};

/// Who is told of the outcome by a redirect, if anyone is.
fn callback(parameters: &Parameters) -> Option<Callback> {
    match checked(parameters) {
        Ok(request) => request.recipient.callback().cloned(),
        Err(Rejection::ToClient { callback, .. }) => Some(*callback),
        Err(Rejection::OnOurPage(_) | Rejection::ToDevice { .. }) => None,
    }
}

/// All that is decided about a request, as a text.
fn outcome(pairs: &Pairs) -> String {
    match read(pairs) {
        Ok(parameters) => format!("{:?}", checked(&parameters)),
        Err(error) => format!("{error:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn whatever_is_asked_the_answer_goes_to_a_registered_address_or_nowhere(
        pairs in any_request(),
    ) {
        let Ok(parameters) = read(&pairs) else { return Ok(()) };
        let Some(callback) = callback(&parameters) else { return Ok(()) };
        let client = named(&parameters).expect("who is answered is registered");
        let error = AuthorizationResponse::Error(&AuthorizationError::AccessDenied);
        let address = match callback.deliver(&error, "https://id.example") {
            Delivery::Redirect(address) => address,
            Delivery::FormPost { action, .. } => action,
        };
        let registered = client.redirect_uris[0].as_str();
        let exact = address.starts_with(registered);
        // RFC 8252 §7.3: a native app's port is its own affair.
        let loopback = client.native
            && address.strip_prefix("http://127.0.0.1:").is_some_and(|rest| {
                rest.trim_start_matches(|digit: char| digit.is_ascii_digit())
                    .starts_with("/callback?")
                    || rest.contains("/callback#")
            });
        prop_assert!(exact || loopback, "{address} is not {registered}");
        prop_assert_eq!(callback.state(), parameters.get("state"));
    }

    #[test]
    fn nothing_is_asked_of_a_person_that_the_client_may_not_ask_for(pairs in any_request()) {
        let Ok(parameters) = read(&pairs) else { return Ok(()) };
        let Ok(request) = checked(&parameters) else { return Ok(()) };
        prop_assert!(!request.scopes.is_empty());
        prop_assert!(request.scopes.is_subset(&request.client.allowed_scopes()));
        let unbound = request.code_challenge.is_none();
        prop_assert!(!unbound || request.client.profile == Profile::Legacy);
    }

    #[test]
    fn a_request_without_fault_is_taken_as_it_is(pairs in good_request()) {
        let parameters = read(&pairs).expect("no parameter twice");
        let request = checked(&parameters).expect("without fault");
        prop_assert_eq!(Some(request.scopes.to_string()), parameters.scope().map(str::to_owned));
        let callback = request.recipient.callback().expect("an app's");
        prop_assert_eq!(Some(callback.redirect_uri()), parameters.get("redirect_uri"));
    }

    #[test]
    fn a_parameter_that_no_one_knows_changes_nothing(
        pairs in prop_oneof![any_request(), good_request()],
        name in "x_[a-z_]{1,12}",
        value in any::<String>(),
        place in any::<Index>(),
    ) {
        let before = outcome(&pairs);
        let mut more = pairs;
        more.insert(place.index(more.len() + 1), (name, value));
        prop_assert_eq!(outcome(&more), before);
    }

    #[test]
    fn the_order_of_parameters_does_not_matter(
        (pairs, shuffled) in prop_oneof![any_request(), good_request()]
            .prop_flat_map(|pairs| (Just(pairs.clone()), Just(pairs).prop_shuffle())),
    ) {
        prop_assert_eq!(outcome(&shuffled), outcome(&pairs));
    }

    #[test]
    fn a_parameter_given_twice_is_refused_whatever_it_says(
        pairs in prop_oneof![any_request(), good_request()],
        repeated in any::<Index>(),
        other in any::<Option<String>>(),
        place in any::<Index>(),
    ) {
        let (name, value) = pairs[repeated.index(pairs.len())].clone();
        // RFC 8707 §2: the one that may be.
        prop_assume!(name != "resource");
        let mut more = pairs;
        more.insert(place.index(more.len() + 1), (name.clone(), other.unwrap_or(value)));
        prop_assert_eq!(read(&more).err(), Some(ParameterError::Repeated(name)));
    }

    #[test]
    fn a_parameter_without_a_value_is_as_good_as_none(pairs in good_request()) {
        // RFC 6749 §3.1. An empty scope is a fault of its own (§3.3).
        for name in ["prompt", "max_age", "response_mode", "dpop_jkt", "login_hint", "nonce"] {
            let mut more = pairs.clone();
            more.push((name.to_owned(), String::new()));
            prop_assert_eq!(outcome(&more), outcome(&pairs));
        }
    }

    #[test]
    fn a_request_written_and_read_again_is_the_same(pairs in any_request()) {
        let Ok(parameters) = read(&pairs) else { return Ok(()) };
        let again = Parameters::parse(&parameters.to_query());
        prop_assert!(again.is_ok_and(|again| again == parameters));
    }
}
