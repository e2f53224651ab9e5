//! What a person had entered into a form. A page that is shown again has it: in another language,
//! or when they have signed in again. Passwords and secrets are never in it.

use std::collections::HashMap;
use std::convert::Infallible;

use app::components::form::SHOWN_TO;
use app::page::ENTRIES;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::REFERER;
use axum::http::request::Parts;
use oauth::id::UserId;
use oauth::parameters::Parameters;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};
use serde::{Deserialize, Serialize};

/// In bytes. Sealed and encoded, a preserved form must fit into a form field.
const LIMIT: usize = 24 * 1024;

/// The hidden field of the sign-in form with what waits until the user has signed in.
pub(crate) const KEPT: &str = "kept";

/// Hidden fields that say what the person saw when they entered the rest.
pub(super) const SEEN: [&str; 1] = ["version"];

#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Entered {
    /// The address of the form, unless it is its page's main one.
    action: Option<String>,
    /// The page that had the form, as far as the browser says.
    page: Option<String>,
    fields: Vec<(String, String)>,
}

/// In the extensions of a response: a field that is not filled in again, for what was entered there
/// was about what is not shown any more.
#[derive(Clone, Copy)]
pub(crate) struct Forgotten(pub(crate) &'static str);

/// What waits until the user has signed in.
#[derive(Serialize, Deserialize)]
pub(crate) struct KeptForm {
    pub(crate) page: String,
    pub(crate) entered: Entered,
}

impl Entered {
    /// Of a form that was sent to another address than its own.
    pub(crate) fn of_main_form(body: &[u8]) -> Self {
        let fields = form_urlencoded::parse(body).into_owned();
        Self { fields: fields.filter(|(name, _)| !is_secret(name)).collect(), ..Self::default() }
    }

    pub(crate) fn of_form(headers: &HeaderMap, action: Option<&str>, body: &[u8]) -> Self {
        Self {
            action: action.map(str::to_owned),
            page: page_before(headers),
            ..Self::of_main_form(body)
        }
    }

    pub(crate) fn one(name: &str, value: String) -> Self {
        Self { fields: vec![(name.to_owned(), value)], ..Self::default() }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        fields.find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value of the last field of that name, which is none any more: a button's, where the form
    /// before it may have a field that is called the same.
    pub(crate) fn take_last(&mut self, name: &str) -> Option<String> {
        let last = self.fields.iter().rposition(|(known, _)| known == name)?;
        Some(self.fields.remove(last).1)
    }

    pub(crate) fn all<'form>(&'form self, name: &'form str) -> impl Iterator<Item = &'form str> {
        let named = self.fields.iter().filter(move |(known, _)| known == name);
        named.map(|(_, value)| value.as_str())
    }

    /// As a handler reads a form.
    fn parameters(&self) -> Parameters {
        let mut query = form_urlencoded::Serializer::new(String::new());
        Parameters::parse(&query.extend_pairs(&self.fields).finish()).unwrap_or_default()
    }

    /// The form, where the page answered it: it is checked again, and changes nothing.
    pub(crate) fn answered<'query>(
        &self,
        query: &'query Parameters,
    ) -> Option<(Parameters, &'query str)> {
        Some((self.parameters(), self.answer(query)?))
    }

    /// How the page answered the form.
    pub(crate) fn answer<'query>(&self, query: &'query Parameters) -> Option<&'query str> {
        query.get(routes::ANSWER).filter(|_| !self.fields.is_empty())
    }

    pub(super) fn forget(&mut self, names: &[&str]) {
        self.fields.retain(|(name, _)| !names.contains(&name.as_str()));
    }

    pub(crate) fn into_fields(self) -> Vec<(String, String)> {
        self.fields
    }

    pub(crate) fn owner(&self) -> Option<UserId> {
        self.get(SHOWN_TO).map(UserId::new)
    }

    pub(crate) fn page(&self) -> Option<&str> {
        self.page.as_deref()
    }

    pub(crate) fn without(mut self, Forgotten(field): Forgotten) -> Self {
        self.fields.retain(|(name, _)| name != field);
        self
    }

    pub(crate) fn fits(&self) -> bool {
        let lengths = self.fields.iter().map(|(name, value)| name.len() + value.len());
        lengths.sum::<usize>() <= LIMIT
    }

    /// Fills a page's form in.
    pub(crate) fn fill(&self, page: &str) -> String {
        let mut page = Html::parse_document(page);
        self.fill_in(&mut page);
        page.html()
    }

    pub(super) fn fill_in(&self, page: &mut Html) {
        let Some(form) = self.form_of(page) else { return };
        let mut values: HashMap<&str, Vec<&str>> = HashMap::new();
        for (name, value) in &self.fields {
            values.entry(name).or_default().push(value);
        }
        let controls: Vec<_> = controls_of(page, form)
            .map(|element| (element.id(), values.get(name_of(&element)).map(Vec::as_slice)))
            .collect();
        for (id, found) in controls {
            let Some(mut node) = page.tree.get_mut(id) else { continue };
            let Node::Element(element) = node.value() else { continue };
            match element.name() {
                "input" => fill_input(element, found.unwrap_or_default()),
                "option" => {
                    let Some(chosen) = found else { continue };
                    let is_chosen = element.attr("value").is_some_and(|own| chosen.contains(&own));
                    set(element, "selected", is_chosen.then_some(""));
                }
                "textarea" => {
                    let Some(text) = found.and_then(<[_]>::first) else { continue };
                    let text = scraper::node::Text { text: (*text).into() };
                    while let Some(mut child) = node.first_child() {
                        child.detach();
                    }
                    node.append(Node::Text(text));
                }
                _ => {}
            }
        }
    }

    pub(super) fn form_of<'page>(&self, page: &'page Html) -> Option<ElementRef<'page>> {
        let forms = Selector::parse("form[method=post]").ok()?;
        let with = |name: &str, value: Option<&str>| {
            let is_meant = |form: &ElementRef<'_>| form.attr(name) == value;
            value.and_then(|_| page.select(&forms).find(is_meant))
        };
        with("action", self.action.as_deref()).or_else(|| with("id", Some(ENTRIES)))
    }
}

/// What is in a form, and what is outside of it and names it.
pub(super) fn controls_of<'page>(
    page: &'page Html,
    form: ElementRef<'page>,
) -> impl Iterator<Item = ElementRef<'page>> {
    let own = form.attr("id");
    let elements = page.root_element().descendants().filter_map(ElementRef::wrap);
    elements.filter(move |element| match element.attr("form") {
        Some(named) => own == Some(named),
        None => element.ancestors().any(|above| above.id() == form.id()),
    })
}

/// Where the form was, as far as the browser says.
fn page_before(headers: &HeaderMap) -> Option<String> {
    let referer = headers.get(REFERER)?.to_str().ok()?;
    let (_, host_and_path) = referer.split_once("://")?;
    let path = routes::local_path(host_and_path.get(host_and_path.find('/')?..)?)?;
    let (place, query) = path.split_once('?').unwrap_or((path, ""));
    match place {
        // It was shown there again.
        routes::LANGUAGE => {
            let query = Parameters::parse(query).ok()?;
            query.get("return_to").and_then(routes::local_path).map(str::to_owned)
        }
        routes::SIGN_IN => None,
        _ => Some(path.to_owned()),
    }
}

/// Of an option, its list's.
pub(super) fn name_of<'page>(element: &ElementRef<'page>) -> &'page str {
    let is_option = element.value().name() == "option";
    let list = || {
        element
            .ancestors()
            .filter_map(ElementRef::wrap)
            .find(|list| list.value().name() == "select")
    };
    let named = if is_option { list() } else { Some(*element) };
    named.and_then(|named| named.value().attr("name")).unwrap_or_default()
}

fn fill_input(element: &mut Element, values: &[&str]) {
    let kind = element.attr("type").unwrap_or("text").to_owned();
    match &*kind {
        // A form that has none of a group's buttons chosen says nothing about the group.
        "radio" if values.is_empty() => {}
        "checkbox" | "radio" => {
            let own = element.attr("value").unwrap_or("on");
            let is_chosen = values.contains(&own);
            set(element, "checked", is_chosen.then_some(""));
        }
        "password" | "file" | "submit" | "button" => {}
        "hidden" if !element.attr("name").is_some_and(|name| SEEN.contains(&name)) => {}
        _ => {
            if let Some(value) = values.first() {
                set(element, "value", Some(value));
            }
        }
    }
}

pub(super) fn set(element: &mut Element, name: &str, value: Option<&str>) {
    let mut key = element.name.clone();
    (key.prefix, key.ns, key.local) = (None, "".into(), name.into());
    match value {
        Some(value) => drop(element.attrs.insert(key, value.into())),
        None => drop(element.attrs.shift_remove(&key)),
    }
}

fn is_secret(name: &str) -> bool {
    matches!(name, "token" | "code" | "otp") || name.contains("password") || name.contains("secret")
}

/// In the extensions of a request for a page that is shown again.
impl<S: Send + Sync> FromRequestParts<S> for Entered {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().cloned().unwrap_or_default())
    }
}
