//! What every store must do, whatever is behind it: one module for each trait.
//!
//! A store joins with a file beside this folder that implements [`Home`] and
//! calls `contract_tests!`. A contract is listed in that macro; one that is not
//! is reported as dead code.

pub(crate) mod accounts;
pub(crate) mod acting;
pub(crate) mod addresses;
pub(crate) mod answers;
pub(crate) mod api_credentials;
pub(crate) mod apps;
pub(crate) mod audit;
pub(crate) mod clients;
pub(crate) mod devices;
pub(crate) mod durability;
pub(crate) mod fixture;
pub(crate) mod gauges;
pub(crate) mod grants;
pub(crate) mod introductions;
pub(crate) mod keys;
pub(crate) mod logos;
pub(crate) mod logouts;
pub(crate) mod memberships;
pub(crate) mod migration;
pub(crate) mod name_reviews;
pub(crate) mod outbox;
pub(crate) mod own_login;
pub(crate) mod passkeys;
pub(crate) mod policies;
pub(crate) mod publishers;
pub(crate) mod replay;
pub(crate) mod request_counts;
pub(crate) mod second_factors;
pub(crate) mod sessions;
pub(crate) mod sign_in;
pub(crate) mod sweep;
pub(crate) mod tokens;
pub(crate) mod upstream;
pub(crate) mod users;

use std::sync::Arc;

use store::Store;

/// Where a store's data lives; it vanishes with this value.
pub(crate) trait Home: Sized {
    /// An empty one.
    fn make() -> Self;

    /// Opens the store, as another process would if it is open already.
    fn open(&self) -> impl Future<Output = Arc<dyn Store>>;
}

/// Runs every contract against the stores of a [`Home`]; in brackets, attributes that each
/// test gets beside.
macro_rules! contract_tests {
    ($home:ty) => { contract_tests! { $home, [] } };
    ($home:ty, $attributes:tt) => {
        contract_tests! { @on $home, $attributes;
            accounts: sessions_are_listed_last_used_first_and_only_live_ones_of_the_user;
            accounts: a_locked_account_has_neither_password_nor_factor_nor_session;
            accounts: a_session_is_ended_by_its_own_user_alone;
            accounts: other_sessions_end_and_the_epoch_with_them;
            accounts: a_password_changes_for_who_knows_the_present_one;
            accounts: a_password_is_not_changed_in_a_session_that_has_ended;
            accounts: a_link_is_used_once_and_before_it_expires;
            accounts: the_newest_link_of_an_account_replaces_the_others;
            accounts: a_link_ends_with_the_accounts_sessions_and_none_is_made_for_who_is_disabled;
            accounts: a_hash_is_replaced_unless_the_password_was_changed;
            accounts: requests_wait_in_the_order_of_asking_and_not_too_many;
            accounts: an_account_has_its_language_and_when_it_was_signed_in_to;
            accounts: an_account_that_is_deleted_leaves_a_record_without_a_name;
            acting: signin_1_who_was_locked_down_meanwhile_decides_nothing;
            acting: signin_1_who_lost_their_role_meanwhile_decides_nothing;
            acting: signin_1_nothing_is_written_in_a_session_after_it_was_locked_down;
            acting: signin_1_of_two_administrators_who_lock_each_other_down_one_does;
            acting: signin_0_of_two_administrators_who_demote_each_other_in_sessions_one_does;
            addresses: an_address_is_taken_once_in_time_and_by_the_newest_wish;
            addresses: an_address_of_another_user_is_neither_taken_nor_restored;
            addresses: an_address_that_is_restored_ends_the_memory_of_later_ones;
            addresses: a_link_to_choose_a_password_ends_with_the_address_it_went_to;
            addresses: addresses_that_are_wanted_or_remembered_no_more_are_deleted;

            clients: a_change_is_seen_at_once_by_the_process_that_made_it;
            clients: an_unknown_client_is_not_found;
            clients: a_client_id_is_compared_exactly;
            clients: a_client_whose_publisher_is_not_registered_is_refused;
            clients: one_refused_registration_among_many_undoes_itself_alone;
            clients: a_client_is_found_as_it_was_registered;
            clients: a_bare_client_is_found_as_it_was_registered;
            clients: a_second_client_of_an_id_is_refused;
            clients: of_two_who_change_a_client_the_second_changes_nothing;
            clients: a_change_does_not_enable_a_client_that_was_disabled_meanwhile;
            clients: what_changes_something_else_enables_no_client_and_revives_no_token;
            clients: a_secret_is_added_beside_the_newest_or_alone;
            clients: a_client_is_changed_in_all_that_it_is_registered_with;
            clients: a_disabled_client_is_found;
            clients: a_changed_publisher_is_changed_for_its_clients;

            api_credentials: an_unknown_secret_opens_nothing;
            api_credentials: signin_1_who_was_locked_down_meanwhile_makes_no_credential;
            api_credentials: a_form_that_is_sent_twice_makes_one_secret;
            api_credentials: a_token_that_has_ended_or_whose_maker_is_gone_opens_nothing;
            api_credentials: a_key_outlives_the_user_who_made_it;
            api_credentials: a_revoked_credential_opens_nothing_and_is_revoked_once;
            api_credentials: a_credential_is_found_as_it_was_made;
            api_credentials: an_oauth_client_comes_with_its_record_and_goes_with_it;
            api_credentials: an_old_secret_stops_when_it_was_told_to_and_never_later;
            api_credentials: a_use_is_noted_and_never_back;
            api_credentials: the_newest_are_listed_first_and_only_those_that_are_meant;
            api_credentials: what_ended_long_ago_is_swept_with_its_secrets_and_nothing_else;

            apps: an_unknown_app_is_not_found_and_nothing_is_done_to_it;
            apps: a_draft_is_stored_as_it_was_written_and_forgotten;
            apps: of_two_who_write_a_draft_the_second_changes_nothing;
            apps: an_app_changes_to_the_draft_that_was_seen_and_stays_disabled;
            apps: an_app_is_registered_once_and_removed_with_its_record;
            apps: an_app_moves_in_the_marketplace_from_where_it_stands;
            apps: an_app_that_is_not_what_was_seen_stays_where_it_is;
            apps: the_marketplace_shows_what_is_registered_and_works;
            apps: apps_are_listed_newest_first_a_page_at_a_time;

            audit: signin_4_entries_leave_after_a_while_and_the_chain_goes_on;
            audit: what_changes_nothing_leaves_no_entry;
            audit: what_fails_leaves_no_entry;
            audit: an_answer_that_met_an_ended_grant_leaves_no_entry;
            audit: a_second_answer_leaves_no_second_entry;
            audit: an_entry_is_found_as_it_was_written;
            audit: entries_of_other_companies_are_not_found;
            audit: entries_are_found_by_what_who_and_when;
            audit: entries_written_at_once_make_one_chain;
            audit: an_unknown_word_is_read_unchanged;

            gauges: an_empty_database_holds_nothing_good;
            gauges: sessions_that_are_over_or_idle_are_not_counted;
            gauges: what_has_ended_is_not_counted;
            gauges: what_was_taken_back_is_not_counted;
            gauges: tokens_that_come_after_a_count_are_counted;

            publishers: a_company_without_a_publisher_has_none;
            publishers: a_company_has_one_publisher;
            publishers: of_two_who_change_a_publisher_the_second_changes_nothing;
            publishers: a_publisher_is_stored_with_its_company_and_listed_in_the_order_of_ids;
            publishers: a_publisher_is_its_companys_and_keeps_its_domains;
            publishers: a_renamed_publishers_clients_have_changed;
            name_reviews: a_review_of_other_facts_is_not_stored;
            name_reviews: a_review_stays_while_nothing_that_was_reviewed_changes;
            name_reviews: a_change_of_what_was_reviewed_ends_the_review_for_good;
            name_reviews: a_review_that_is_taken_back_is_gone;
            name_reviews: only_what_a_user_has_looked_at_is_a_reviewed_name;

            publishers: a_proof_verifies_a_domain_once_and_a_later_look_takes_nothing;

            logos: an_unknown_logo_is_not_found;
            logos: an_unknown_client_gets_no_logo_and_none_is_stored;
            logos: a_client_with_a_logo_that_is_not_stored_is_refused;
            logos: a_logo_is_found_by_its_id_and_with_its_client;
            logos: a_logo_stays_when_its_client_is_changed;
            logos: a_logo_that_no_client_has_any_longer_is_gone;
            logos: a_logo_is_taken_away;
            logos: a_client_has_changed_for_people_only_if_its_logo_says_so;

            logouts: an_app_knows_a_session_by_an_id_token_alone;
            logouts: the_end_of_a_session_waits_for_the_apps_that_know_it;
            logouts: an_app_without_an_address_is_not_told;
            logouts: what_an_app_holds_of_a_sign_in_ends_with_the_session;
            logouts: a_session_that_another_person_takes_over_is_told_as_ended;
            logouts: senders_at_once_get_each_logout_once_and_few_of_one_app;
            logouts: a_session_that_ends_while_an_app_learns_of_it_leaves_nothing;

            outbox: what_changes_nothing_is_told_to_no_one;
            outbox: what_fails_is_told_to_no_one;
            outbox: an_answer_that_met_an_ended_grant_is_told_to_no_one;
            outbox: a_second_answer_is_not_told_again;
            outbox: an_email_that_no_one_can_get_undoes_what_it_tells_of;
            outbox: an_email_is_leased_as_it_was_written;
            outbox: a_leased_email_is_its_holders_alone_until_its_time_is_over;
            outbox: senders_at_once_never_get_the_same_email;
            outbox: a_lease_that_ran_out_settles_nothing;
            outbox: an_email_waits_until_it_is_tried_again;
            outbox: of_an_email_that_was_sent_nothing_stays;
            outbox: a_user_is_told_of_a_credential_once_for_each_time;
            outbox: a_replaced_secret_brings_the_next_time_forward;

            users: an_unknown_user_or_company_is_not_found;
            users: a_second_user_with_the_same_email_in_another_case_is_refused;
            users: a_user_is_found_by_id_and_by_email_in_any_case;
            users: a_user_is_found_by_every_spelling_of_their_address_and_by_no_other;
            users: a_second_company_of_an_id_is_refused;
            users: a_change_of_nothing_leaves_a_user_as_they_are;
            users: changes_of_different_fields_do_not_undo_each_other;
            users: each_field_of_a_user_can_be_changed;
            users: the_administrators_of_a_company_are_those_who_can_act;
            users: companies_and_their_people_are_listed_in_the_order_of_their_ids;

            sessions: an_unknown_cookie_finds_no_session;
            sessions: a_time_zone_is_that_of_a_company_and_of_the_user_who_is_signed_in;
            sessions: an_ended_session_is_not_found;
            sessions: a_changed_person_is_seen_at_once_by_the_process_that_changed_them;
            sessions: ending_or_touching_an_unknown_session_does_nothing;
            sessions: after_a_new_sign_in_the_old_cookie_means_nothing;
            sessions: a_session_passes_to_another_person_who_signs_in;
            sessions: a_session_that_was_ended_is_made_again_by_signing_in;
            sessions: a_session_is_found_however_old;
            sessions: a_touch_moves_the_last_use_and_never_back;

            sessions: sessions_end_with_the_right_to_sign_in_and_do_not_come_back;
            sessions: a_sign_in_that_began_before_an_account_changed_is_refused;
            sessions: a_user_with_another_role_has_signed_in_long_ago;

            passkeys: a_passkey_is_found_as_it_was_made;
            passkeys: an_invitation_leads_to_one_passkey_or_to_one_password;
            passkeys: a_passkey_is_not_added_after_what_has_ended_the_sessions;
            passkeys: a_passkey_is_one_users_and_a_user_has_not_too_many;
            passkeys: of_two_uses_with_one_counter_one_counts;
            passkeys: a_passkey_is_named_and_removed_by_its_owner_alone;

            second_factors: a_code_is_taken_once_and_none_before_it;
            second_factors: of_many_who_give_the_same_code_one_is_let_in;
            second_factors: of_many_who_give_the_same_recovery_code_one_is_let_in;
            second_factors: a_recovery_code_is_its_users;
            second_factors: recovery_codes_come_with_the_first_app_and_go_with_the_last;
            second_factors: a_user_has_one_first_app_and_not_too_many;
            second_factors: new_recovery_codes_replace_the_old_ones;
            second_factors: a_reset_leaves_nothing_and_says_whether_there_was_something;
            memberships: signin_0_a_stranger_has_no_membership_and_gets_none_twice;
            memberships: signin_0_a_role_counts_in_its_company_alone;
            memberships: signin_0_an_answer_on_the_ground_of_another_companys_role_is_not_stored;
            memberships: signin_0_a_disabled_membership_ends_what_hangs_on_it_and_nothing_else;
            memberships: signin_0_a_removed_membership_ends_what_hangs_on_it_and_nothing_else;
            memberships: signin_0_a_person_who_is_disabled_acts_for_no_company;
            memberships: signin_0_who_removes_the_last_administrator_is_refused;
            memberships: signin_0_of_two_administrators_who_demote_each_other_one_does;
            memberships: signin_0_a_company_does_not_rename_who_belongs_to_another_too;
            memberships: signin_0_each_field_of_a_membership_can_be_changed;
            memberships: signin_0_a_session_acts_for_one_company_and_for_another_under_a_new_cookie;
            memberships: signin_0_who_signs_in_acts_for_the_company_chosen_last;
            memberships: signin_0_grants_of_one_person_for_one_app_are_apart_by_company;

            sign_in: too_many_failures_of_an_account_must_wait_from_any_address;
            sign_in: too_many_failures_from_an_address_must_wait_with_any_account;
            sign_in: a_limit_of_zero_lets_no_request_through;
            sign_in: tries_at_the_same_moment_cannot_all_slip_through;
            sign_in: a_try_that_must_wait_is_not_counted;
            sign_in: a_try_taken_back_is_forgotten_and_none_before_it;
            sign_in: when_both_must_wait_the_later_time_counts;
            sign_in: a_failure_lapses_at_the_end_of_its_window_and_not_before;
            sign_in: others_are_not_slowed_down;
            sign_in: signing_in_forgets_all_failures_of_the_account;
            sign_in: signing_in_forgets_one_failure_of_the_address;

            answers: signin_1_an_answer_in_a_session_that_has_ended_or_was_aged_is_not_stored;
            answers: an_unknown_showing_has_no_answer_and_no_grant;
            answers: an_allowance_that_allows_nothing_at_all_is_refused;
            answers: a_refusal_that_allows_is_refused;
            answers: a_second_answer_changes_nothing_and_gets_the_first;
            answers: allowing_after_refusing_changes_nothing;
            answers: refusing_after_allowing_changes_nothing;
            answers: of_answers_at_the_same_moment_one_is_recorded;
            answers: a_failed_allowance_leaves_no_answer;
            answers: a_user_who_is_gone_allows_nothing;
            answers: an_answer_to_what_has_changed_since_is_not_stored;
            answers: a_second_answer_learns_that_the_code_was_redeemed;
            answers: a_refusal_keeps_the_answer_and_nothing_else;
            answers: an_allowance_keeps_answer_grant_and_code;
            answers: what_was_asked_and_not_allowed_is_no_longer_granted;
            answers: what_was_allowed_before_and_not_asked_now_stays;
            answers: a_changed_grant_keeps_its_id_and_ends_as_allowed_last;
            answers: an_expired_grant_is_not_found_and_not_revived;
            answers: grants_of_other_people_clients_and_companies_are_apart;

            tokens: an_unknown_code_or_token_is_not_found;
            tokens: a_persons_token_is_not_issued_without_a_code;
            tokens: tokens_of_another_grant_family_or_client_are_refused;
            tokens: an_unknown_code_is_redeemed_for_nothing;
            tokens: a_code_is_worth_nothing_once_its_grant_has_ended;
            tokens: a_code_does_not_revive_a_grant_that_ended_unused;
            tokens: of_64_who_redeem_one_code_one_gets_tokens_and_loses_them;
            tokens: a_code_redeemed_twice_revokes_its_tokens_and_no_others;
            tokens: a_code_is_found_before_and_after_its_exchange_and_expiry;
            tokens: a_code_may_be_redeemed_without_a_refresh_token;
            tokens: an_access_token_is_not_found_from_its_end_on;
            tokens: a_disabled_user_has_no_tokens;
            tokens: a_code_of_a_user_who_was_disabled_is_worth_nothing_for_good;
            tokens: a_user_who_left_the_company_has_no_tokens;
            tokens: a_disabled_client_has_no_tokens;
            tokens: a_token_ends_with_its_grant;
            tokens: a_new_grant_does_not_revive_the_tokens_of_the_expired_one;
            tokens: a_revoked_family_has_no_tokens_and_cannot_be_rotated;
            tokens: revoking_an_unknown_family_does_nothing;
            tokens: what_is_no_longer_granted_is_cut_from_live_tokens_at_once;
            tokens: a_grant_that_grows_does_not_widen_a_token;
            tokens: role_changes_reach_live_tokens_at_once;
            tokens: an_access_token_is_found_with_what_it_means;
            tokens: a_services_token_is_found_with_what_it_means;
            tokens: a_services_token_follows_its_client;
            tokens: a_refresh_token_is_found_with_what_it_means;
            tokens: a_refresh_token_is_found_though_rotated_or_expired;
            tokens: a_token_presented_after_its_grace_revokes_the_family;
            tokens: a_token_presented_in_its_grace_whose_successor_was_used_revokes_the_family;
            tokens: without_grace_a_second_presentation_revokes_the_family;
            tokens: an_expired_or_unknown_refresh_token_rotates_to_nothing;
            tokens: a_successor_other_than_the_one_stored_is_refused;
            tokens: a_successor_of_the_wrong_generation_is_refused;
            tokens: a_token_presented_in_its_grace_gets_the_same_successor;
            tokens: of_64_who_rotate_in_grace_one_is_first_and_all_get_tokens;
            tokens: of_64_who_rotate_without_grace_none_keeps_tokens;
            tokens: a_family_rotates_generation_by_generation;

            sweep: sweeping_an_empty_database_deletes_nothing;
            sweep: what_is_good_or_ended_later_stays;
            sweep: what_ended_before_is_deleted_of_each_kind;
            sweep: a_rotated_token_of_a_living_family_stays_and_shows_its_reuse;
            sweep: a_family_stays_while_one_of_its_tokens_does;
            sweep: at_most_the_limit_of_each_kind_is_deleted;

            grants: an_unknown_grant_has_no_record_and_no_history;
            grants: a_scope_that_is_not_allowed_cannot_be_removed;
            grants: a_removed_scope_is_cut_from_live_tokens_and_noted;
            grants: a_revoked_grant_has_no_tokens_and_no_code;
            grants: an_ended_grant_cannot_be_revoked_or_changed;
            grants: a_grant_until_removed_does_not_end_by_itself;
            grants: a_grant_ends_when_it_is_not_used_for_too_long;
            grants: a_grant_notes_when_a_token_was_issued_by_it;
            grants: a_code_for_a_grant_that_has_ended_keeps_nothing;
            grants: a_code_without_a_question_leaves_the_grant_as_it_is;
            grants: a_declined_scope_is_remembered_until_it_is_allowed;
            grants: the_history_tells_each_answer_with_its_words;
            grants: a_person_sees_their_own_grants_that_stand_or_ended_lately;
            grants: a_persons_own_grants_are_read_a_page_at_a_time;
            grants: a_company_sees_who_connected_what;
            grants: removing_an_app_for_everyone_ends_all_its_tokens_in_the_company;

            request_counts: what_was_counted_is_added_up_by_day_and_group;
            request_counts: requests_of_no_grant_are_not_counted;
            request_counts: a_company_counts_the_requests_of_its_present_users;
            request_counts: requests_that_are_added_at_once_are_all_counted;
            request_counts: old_counts_are_deleted_a_few_at_a_time;

            policies: a_company_that_set_no_policy_has_the_default;
            policies: a_policy_set_again_is_replaced_for_its_company_alone;
            policies: of_those_who_set_a_policy_they_saw_at_once_one_does;
            policies: an_app_is_approved_blocked_and_left_to_the_policy_again;
            policies: blocking_an_app_ends_its_grants_and_tokens;
            policies: blocking_an_app_refuses_the_requests_that_wait;
            policies: a_blocked_app_gets_no_code;
            policies: a_request_answers_its_showing_once;
            policies: a_request_that_allows_is_refused;
            policies: a_person_who_asks_again_replaces_what_waits;
            policies: a_request_is_withdrawn_by_its_user_alone_while_it_is_open;
            policies: of_answers_to_a_request_at_once_one_counts;
            policies: approving_a_request_approves_the_app_beside_what_was_approved;
            policies: refusing_a_request_decides_nothing_about_the_app;
            policies: an_app_of_another_version_than_was_seen_is_not_approved;
            policies: no_app_is_approved_after_a_change_that_was_not_seen;
            policies: a_decision_that_was_not_seen_is_not_replaced;
            policies: a_request_is_answered_about_the_app_and_the_user_that_were_seen;
            policies: what_a_user_asks_of_a_company_is_withdrawn_when_they_act_for_it_no_longer;

            keys: unset_metadata_is_none;
            keys: metadata_set_again_is_replaced;
            keys: the_first_key_of_a_purpose_is_stored_and_later_ones_are_not;
            keys: all_keys_change_their_master_key_or_none;
            keys: no_key_is_added_under_a_master_key_that_was_changed;
            keys: a_master_key_that_is_changed_at_once_with_new_keys_reads_all_of_them;
            keys: nodes_that_start_together_agree_on_a_key;
            keys: keys_are_listed_oldest_first;
            keys: a_key_whose_id_is_taken_is_not_added;
            keys: a_key_is_added_beside_those_of_its_purpose;
            keys: a_deleted_key_is_gone_and_may_be_deleted_again;
            keys: a_database_with_a_user_or_a_client_is_not_empty;
            keys: a_living_database_answers_a_ping;

            introductions: an_app_with_a_document_is_stored_once;
            introductions: a_document_that_is_read_again_changes_its_client_if_no_one_else_did;
            introductions: what_is_decided_about_a_host_holds_for_its_apps_in_that_company;
            introductions: blocking_a_host_ends_what_was_granted_and_no_answer_slips_by;
            introductions: what_an_exception_saved_from_being_blocked_ends_with_it;
            introductions: a_decision_about_a_host_is_one_about_what_was_seen;
            introductions: no_more_apps_register_than_may_even_at_once;
            introductions: where_there_is_no_room_what_nobody_used_gives_way_to_what_is_new;
            introductions: an_equal_registration_is_the_same_and_then_no_ones;
            introductions: a_registration_is_changed_and_deleted_by_its_token_alone;
            introductions: a_registration_that_no_one_uses_ends_and_one_with_a_grant_does_not;
            introductions: a_registration_token_is_known_until_it_expires;

            devices: an_unknown_device_is_not_found;
            devices: a_user_code_that_is_taken_is_not_given_twice;
            devices: of_devices_that_draw_one_user_code_at_once_one_gets_it;
            devices: only_so_many_devices_of_a_client_or_a_network_wait;
            devices: a_device_is_found_by_both_of_its_codes;
            devices: a_device_that_asks_too_soon_waits_longer_from_then_on;
            devices: a_device_that_has_ended_is_forgotten_later;

            tokens: of_a_jwt_only_its_subject_is_known;
            tokens: a_services_subject_is_its_client;
            tokens: a_service_disabled_since_it_asked_gets_no_token;
            tokens: a_revoked_access_token_opens_nothing_and_its_family_stays;
            tokens: whose_a_token_is_is_known_whatever_became_of_it;

            own_login: a_login_request_is_answered_once;
            own_login: an_answer_is_found_by_its_code_and_used_once_in_time;
            own_login: an_answer_is_forgotten_after_its_end_and_not_before;
            own_login: a_subject_is_of_one_user_and_a_user_has_one_subject;
            own_login: of_64_who_add_a_subject_at_once_one_does;
            own_login: an_address_is_given_unless_another_user_has_it;
            own_login: a_company_is_known_by_its_id_and_by_the_platforms;
            own_login: another_browser_is_noted_once_while_the_answer_waits;

            replay: what_was_used_is_not_used_again;
            replay: of_64_who_use_the_same_at_once_one_is_first;
            replay: what_is_alike_but_not_the_same_is_used_each;
            replay: what_was_used_is_forgotten_after_its_end_and_not_before;
            upstream: an_identity_provider_is_found_as_it_was_saved;
            upstream: a_domain_leads_to_one_identity_provider;
            upstream: a_person_at_a_provider_is_one_user_here;
            upstream: who_was_sent_away_comes_back_once_and_in_time;
            upstream: a_provider_is_demanded_and_ends_its_sessions;
            upstream: a_session_acts_for_no_company_that_did_not_authenticate_its_person;



        }
        contract_tests! { @durable $home, $attributes;
            durability: what_was_reported_is_found_by_another_process;
            durability: what_has_happened_once_does_not_happen_again_elsewhere;
            clients: a_change_by_another_process_is_seen_within_a_moment;
            sessions: what_another_process_ends_or_changes_is_seen_within_a_moment;
            users: a_user_is_shown_as_changed_at_once_and_within_a_moment_elsewhere;
            answers: an_answer_to_an_app_that_another_process_has_changed_is_not_stored;
        }
    };
    (@on $home:ty, $attributes:tt; $($module:ident: $contract:ident;)*) => { $(
        contract_tests! { @test $attributes
            async fn $contract() {
                let home = <$home as crate::contract::Home>::make();
                let store = crate::contract::Home::open(&home).await;
                crate::contract::$module::$contract(store).await;
            }
        }
    )* };
    (@durable $home:ty, $attributes:tt; $($module:ident: $contract:ident;)*) => { $(
        contract_tests! { @test $attributes
            async fn $contract() {
                let home = <$home as crate::contract::Home>::make();
                crate::contract::$module::$contract(&home).await;
            }
        }
    )* };
    (@test [$($attribute:tt)*] $($function:tt)*) => {
        $($attribute)*
        #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
        $($function)*
    };
}
pub(crate) use contract_tests;
