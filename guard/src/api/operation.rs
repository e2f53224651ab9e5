//! What can be called.

use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodRouter, delete, get, patch, post, put};
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};

use crate::Need;

/// One method of one path.
pub struct Operation<S> {
    pub(super) method: Method,
    pub(super) path: &'static str,
    /// `None`: anybody may call it, with or without a credential.
    pub(super) need: Option<Need>,
    pub(super) summary: &'static str,
    pub(super) handler: MethodRouter<S>,
    pub(super) takes: Option<Shape>,
    pub(super) gives: Option<Shape>,
    pub(super) status: u16,
    pub(super) in_parts: bool,
    pub(super) can_be_missing: bool,
}

/// The shape of a body, with all shapes that it is made of.
pub(super) struct Shape {
    pub(super) name: String,
    pub(super) all: Vec<(String, RefOr<Schema>)>,
}

impl Shape {
    fn of<T: ToSchema>() -> Self {
        let name = name_of::<T>();
        let mut all = vec![(name.clone(), T::schema())];
        T::schemas(&mut all);
        Self { name, all }
    }
}

/// `Listed<Job>` is `Listed_Job`: its own name says `Listed` of every list.
fn name_of<T: ToSchema>() -> String {
    let whole = std::any::type_name::<T>();
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    // Each type by the last part of its path.
    let parts = whole.split(['<', '>', ',', ' ']).filter_map(|path| path.rsplit("::").next());
    let names: Vec<&str> = parts.filter(|name| name.starts_with(is_word)).collect();
    if names.len() > 1 { names.join("_") } else { T::name().into_owned() }
}

macro_rules! constructors {
    ($($(#[$doc:meta])* $name:ident, $method:ident, $status:literal;)*) => { $(
        $(#[$doc])*
        pub fn $name<H: Handler<T, S>, T: 'static>(
            path: &'static str,
            need: Need,
            summary: &'static str,
            handler: H,
        ) -> Self {
            Self {
                method: Method::$method,
                path,
                need: Some(need),
                summary,
                handler: $name(handler),
                takes: None,
                gives: None,
                status: $status,
                in_parts: false,
                can_be_missing: path.contains('{'),
            }
        }
    )* };
}

impl<S: Clone + Send + Sync + 'static> Operation<S> {
    constructors! {
        /// `GET`.
        get, GET, 200;
        /// `POST`, which adds something.
        post, POST, 201;
        /// `PUT`.
        put, PUT, 200;
        /// `PATCH`.
        patch, PATCH, 200;
        /// `DELETE`.
        delete, DELETE, 204;
    }

    /// `GET` for everybody, with or without a credential.
    pub fn public<H: Handler<T, S>, T: 'static>(
        path: &'static str,
        summary: &'static str,
        handler: H,
    ) -> Self {
        Self { need: None, ..Self::get(path, Need::credential(), summary, handler) }
    }

    /// The same, with a body of that shape.
    #[must_use]
    pub fn takes<T: ToSchema>(self) -> Self {
        Self { takes: Some(Shape::of::<T>()), ..self }
    }

    /// The same, answered with that shape.
    #[must_use]
    pub fn gives<T: ToSchema>(self) -> Self {
        Self { gives: Some(Shape::of::<T>()), ..self }
    }

    /// The same, of what is not there until somebody makes it.
    #[must_use]
    pub fn can_be_missing(self) -> Self {
        Self { can_be_missing: true, ..self }
    }

    /// The same, answered in parts: with the parameters `limit` and `after`.
    #[must_use]
    pub fn in_parts(self) -> Self {
        Self { in_parts: true, ..self }
    }
}
