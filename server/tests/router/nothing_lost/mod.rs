//! Anyone who switches the language, or signs in again in the middle of a form, finds the page with
//! what they had entered and chosen.

mod edited;
mod language;
mod once;
mod session_ended;

use testkit::Answer;
use testkit::html::Form;

const NEW_TOKEN: &str = "/credentials/tokens/new";

/// A token's form, half filled in.
fn half_filled(page: &Answer, button: &str) -> Form {
    let form = page.form(button).set("name", "R & D \"<board>\"").set("note", "für später");
    form.tick("jobs").set("ends", "7")
}

#[track_caller]
fn assert_half_filled(page: &Answer) {
    assert_eq!(page.select("#name[value='R & D \"<board>\"']").len(), 1, "{}", page.body);
    assert_eq!(page.select("#note[value='für später']").len(), 1);
    assert_eq!(page.select("input[value=jobs][checked]").len(), 1);
    assert_eq!(page.select("input[name^='permission-'][checked]").len(), 1);
    assert_eq!(page.select("input[name=ends][value='7'][checked]").len(), 1);
    assert_eq!(page.select("input[name=ends][checked]").len(), 1);
}
