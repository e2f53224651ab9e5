use provider::administration::app_list::AppEntry;

use crate::pages::admin::apps::form::word;
use crate::pages::admin::csv::File;
use crate::times::rfc3339;

const HEADINGS: [&str; 7] =
    ["client_id", "app", "publisher", "at_most", "people", "last_used", "decision"];

pub fn csv(apps: &[AppEntry]) -> String {
    let mut file = File::new();
    file.push(&HEADINGS);
    for app in apps {
        let cells: [&str; HEADINGS.len()] = [
            app.id.as_str(),
            &app.name,
            &app.publisher,
            app.highest.map_or("", word),
            &app.people.to_string(),
            &app.last_used_at.map(rfc3339).unwrap_or_default(),
            app.status.as_str(),
        ];
        file.push(&cells);
    }
    file.text()
}
