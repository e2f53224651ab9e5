//! Reads pages as a browser without scripts does: what a form would send.

use scraper::{ElementRef, Html, Selector};

#[derive(Clone, Debug)]
pub struct Form {
    pub action: String,
    /// Hidden fields, text fields, boxes that are ticked.
    pub fields: Vec<(String, String)>,
    /// All boxes of the form.
    pub boxes: Vec<CheckBox>,
    buttons: Vec<Button>,
}

#[derive(Clone, Debug)]
struct Button {
    name: String,
    value: String,
    words: String,
    /// Where this button sends the form, if elsewhere.
    action: Option<String>,
}

#[derive(Clone, Debug)]
pub struct CheckBox {
    name: String,
    pub value: String,
    pub words: String,
}

pub fn find_form(html: &str, button: &str) -> Option<Form> {
    let page = Html::parse_document(html);
    page.select(&selector("form[method=post]"))
        .map(read_form)
        .find(|form| form.buttons.iter().any(|known| known.words == button))
}

#[track_caller]
pub fn form(html: &str, button: &str) -> Form {
    find_form(html, button).unwrap_or_else(|| panic!("no form with the button {button:?}: {html}"))
}

impl Form {
    /// Types into a field, or forges one.
    #[must_use]
    pub fn set(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    #[track_caller]
    #[must_use]
    pub fn tick(mut self, value: &str) -> Self {
        let ticked = self.boxes.iter().find(|known| known.value == value).cloned();
        let ticked = ticked.unwrap_or_else(|| panic!("no box for {value}"));
        self.fields.push((ticked.name, ticked.value));
        self
    }

    #[track_caller]
    #[must_use]
    pub fn press(mut self, words: &str) -> Self {
        let button = self.buttons.iter().find(|known| known.words == words).cloned();
        let button = button.unwrap_or_else(|| panic!("no button {words:?}"));
        if let Some(action) = button.action {
            self.action = action;
        }
        if !button.name.is_empty() {
            self = self.set(&button.name, &button.value);
        }
        self
    }

    pub fn body(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.fields).finish()
    }
}

pub fn read_form(form: ElementRef<'_>) -> Form {
    let attribute =
        |element: &ElementRef<'_>, name: &str| element.attr(name).unwrap_or_default().to_owned();
    // A control outside of a form may name it.
    let page = form.ancestors().filter_map(ElementRef::wrap).last().unwrap_or(form);
    let own = form.attr("id");
    let of_form = |kind: &str| -> Vec<ElementRef<'_>> {
        let all = selector(kind);
        let inside = form.select(&all).filter(|control| control.attr("form").is_none());
        let is_own = |control: &ElementRef<'_>| own.is_some() && control.attr("form") == own;
        inside.chain(page.select(&all).filter(is_own)).collect()
    };
    let mut fields = Vec::new();
    let mut boxes = Vec::new();
    for area in of_form("textarea") {
        fields.push((attribute(&area, "name"), area.text().collect()));
    }
    for input in of_form("input") {
        let pair = (attribute(&input, "name"), attribute(&input, "value"));
        let chosen = input.attr("checked").is_some();
        match input.attr("type") {
            Some("checkbox" | "radio") if !chosen => {}
            _ => fields.push(pair.clone()),
        }
        if input.attr("type") != Some("checkbox") {
            continue;
        }
        let is_its = |label: &ElementRef<'_>| label.attr("for") == input.attr("id");
        let named = input.attr("id").and_then(|_| form.select(&selector("label")).find(is_its));
        let label = named.or_else(|| input.parent().and_then(ElementRef::wrap));
        let words = label.map(|label| words(&label)).unwrap_or_default();
        boxes.push(CheckBox { name: pair.0, value: pair.1, words });
    }
    let buttons = of_form("button")
        .into_iter()
        .map(|button| Button {
            name: attribute(&button, "name"),
            value: attribute(&button, "value"),
            words: words(&button),
            action: button.attr("formaction").map(str::to_owned),
        })
        .collect();
    Form { action: attribute(&form, "action"), fields, boxes, buttons }
}

/// With single spaces between them.
pub fn words(element: &ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
pub fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}
