//! Another person has changed what a form edits: the form again, with what was entered, and beside
//! it what is stored now where that is something else.

use std::collections::BTreeMap;

use app::i18n::Localizer;
use app::i18n::title::error_title;
use ego_tree::NodeId;
use scraper::node::{Element, Text};
use scraper::{ElementRef, Html, Node, Selector};

use crate::http::entered::{Entered, SEEN, controls_of, name_of, set};

/// What one name of a form has stored, and where to say so.
struct Stored {
    /// As a person reads it.
    shown: String,
    values: Vec<String>,
    /// Behind which element; or, for several that are one question, in which.
    place: Place,
    /// What it describes.
    control: NodeId,
}

#[derive(Clone, Copy)]
enum Place {
    After(NodeId),
    In(NodeId),
}

impl Entered {
    /// The page with its form filled in; `None` if it has no form to that address.
    pub(crate) fn fill_beside(
        mut self,
        page: &str,
        action: &str,
        localizer: Localizer,
    ) -> Option<String> {
        // It is sent over what is shown now.
        self.forget(&SEEN);
        let mut page = Html::parse_document(page);
        let form = self.form_of(&page).filter(|form| form.attr("action") == Some(action))?;
        let (form, stored) = (form.id(), stored_in(&page, form, localizer));
        self.fill_in(&mut page);
        let like = element_of(&page, form)?;
        for (name, stored) in stored {
            if as_sent(self.all(&name)) != as_sent(stored.values.iter().map(String::as_str)) {
                note(&mut page, &like, &name, &stored, localizer);
            }
        }
        say_so(&mut page, &like, form, action, localizer);
        Some(page.html())
    }
}

/// By the names of what a person can change.
fn stored_in(page: &Html, form: ElementRef<'_>, localizer: Localizer) -> BTreeMap<String, Stored> {
    let mut all = BTreeMap::<String, Stored>::new();
    for control in controls_of(page, form) {
        let name = name_of(&control);
        let kind = match control.value().name() {
            "input" => control.attr("type").unwrap_or("text"),
            other => other,
        };
        let one = |values: Vec<String>, shown: String| Stored {
            shown,
            values,
            place: Place::After(control.id()),
            control: control.id(),
        };
        match kind {
            _ if name.is_empty() => {}
            "checkbox" | "radio" => {
                let value = control.attr("value").unwrap_or("on").to_owned();
                let chosen = control.attr("checked").map(|_| (value, label_of(page, control)));
                let group = all.entry(name.to_owned()).or_insert_with(|| Stored {
                    place: place_of_choice(control),
                    ..one(Vec::new(), String::new())
                });
                if let Some((value, label)) = chosen {
                    group.values.push(value);
                    let separator = if group.shown.is_empty() { "" } else { ", " };
                    group.shown = format!("{}{separator}{label}", group.shown);
                }
            }
            "option" => {
                let is_chosen = control.attr("selected").is_some();
                if is_chosen && let Some(list) = list_of(control) {
                    let value = control.attr("value").unwrap_or_default().to_owned();
                    let stored = one(vec![value], text_of(control));
                    let place = Place::After(list.id());
                    all.insert(name.to_owned(), Stored { place, control: list.id(), ..stored });
                }
            }
            "textarea" => {
                let text: String = control.text().collect();
                all.insert(name.to_owned(), one(vec![text.clone()], text));
            }
            "hidden" | "password" | "file" | "submit" | "button" | "select" => {}
            _ if control.value().name() == "input" => {
                let text = control.attr("value").unwrap_or_default().to_owned();
                all.insert(name.to_owned(), one(vec![text.clone()], text));
            }
            _ => {}
        }
    }
    // A single box has no words of its own for what is stored.
    for (name, stored) in &mut all {
        let boxes = Selector::parse("input[type=checkbox]").ok();
        let of_name = boxes.as_ref().map_or(0, |boxes| {
            form.select(boxes).filter(|own| own.attr("name") == Some(name.as_str())).count()
        });
        if of_name > 0 && stored.values.is_empty() {
            stored.shown = localizer.t("stored-not-ticked");
        } else if of_name == 1 {
            stored.shown = localizer.t("stored-ticked");
        } else if stored.shown.trim().is_empty() {
            stored.shown = localizer.t("stored-nothing");
        }
    }
    all
}

/// In whichever order, with the line breaks of a form (HTML §4.10.22.4).
fn as_sent<'a>(values: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut values: Vec<_> = values.into_iter().map(|value| value.replace("\r\n", "\n")).collect();
    values.sort_unstable();
    values
}

fn place_of_choice(control: ElementRef<'_>) -> Place {
    let above = |name: &str| {
        let mut above = control.ancestors().filter_map(ElementRef::wrap);
        above.find(|element| element.value().name() == name)
    };
    match (above("fieldset"), above("label")) {
        (Some(group), _) => Place::In(group.id()),
        (None, Some(label)) => Place::After(label.id()),
        (None, None) => Place::After(control.id()),
    }
}

fn list_of(option: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let mut above = option.ancestors().filter_map(ElementRef::wrap);
    above.find(|element| element.value().name() == "select")
}

fn label_of(page: &Html, control: ElementRef<'_>) -> String {
    let mut above = control.ancestors().filter_map(ElementRef::wrap);
    let around = above.find(|element| element.value().name() == "label");
    let labels = Selector::parse("label[for]").ok();
    let names_it = |label: &ElementRef<'_>| label.attr("for") == control.attr("id");
    let beside = || labels.as_ref().and_then(|labels| page.select(labels).find(names_it));
    around.or_else(beside).map(text_of).unwrap_or_default()
}

fn text_of(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn note(page: &mut Html, like: &Element, name: &str, stored: &Stored, localizer: Localizer) {
    let id = format!("stored-{name}");
    let text = localizer.t_args("stored-now", &[("value", stored.shown.as_str().into())]);
    let described = match stored.place {
        Place::After(_) => stored.control,
        Place::In(group) => group,
    };
    if let Some(mut node) = page.tree.get_mut(described)
        && let Node::Element(element) = node.value()
    {
        let before = element.attr("aria-describedby").map(str::to_owned);
        let all = before.map_or_else(|| id.clone(), |before| format!("{before} {id}"));
        set(element, "aria-describedby", Some(&all));
    }
    let paragraph = new_element(like, "p", &[("id", &id), ("class", "hint")]);
    let (Place::After(place) | Place::In(place)) = stored.place;
    let Some(mut node) = page.tree.get_mut(place) else { return };
    let mut paragraph = match stored.place {
        Place::After(_) => node.insert_after(Node::Element(paragraph)),
        Place::In(_) => node.append(Node::Element(paragraph)),
    };
    paragraph.append(text_node(&text));
}

/// Before the form, and in the title, as a page says what is wrong with a form.
fn say_so(page: &mut Html, like: &Element, form: NodeId, path: &str, localizer: Localizer) {
    let titles = Selector::parse("head > title").ok();
    let title = titles.and_then(|titles| page.select(&titles).next().map(|title| title.id()));
    if let Some(mut title) = title.and_then(|title| page.tree.get_mut(title)) {
        while let Some(mut child) = title.first_child() {
            child.detach();
        }
        title.append(text_node(&error_title(localizer, localizer.t("error-edited"))));
    }
    let Some(mut form) = page.tree.get_mut(form) else { return };
    let summary = [
        ("class", "box box-error"),
        ("role", "alert"),
        ("aria-labelledby", "problem"),
        ("tabindex", "-1"),
        ("autofocus", ""),
    ];
    let mut summary = form.insert_before(Node::Element(new_element(like, "div", &summary)));
    let heading = new_element(like, "h2", &[("id", "problem")]);
    summary.append(Node::Element(heading)).append(text_node(&localizer.t("error-edited")));
    let text = text_node(&localizer.t("edited-text"));
    summary.append(Node::Element(new_element(like, "p", &[]))).append(text);
    let mut last = summary.append(Node::Element(new_element(like, "p", &[])));
    let link = new_element(like, "a", &[("href", path)]);
    last.append(Node::Element(link)).append(text_node(&localizer.t("error-edited-again")));
}

fn element_of(page: &Html, id: NodeId) -> Option<Element> {
    page.tree.get(id)?.value().as_element().cloned()
}

fn new_element(like: &Element, name: &str, attributes: &[(&str, &str)]) -> Element {
    let mut element = like.clone();
    element.name.local = name.into();
    element.attrs.clear();
    for (name, value) in attributes {
        set(&mut element, name, Some(value));
    }
    element
}

fn text_node(text: &str) -> Node {
    Node::Text(Text { text: text.into() })
}
