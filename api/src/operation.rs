use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodRouter, delete, get, patch, post, put};
use guard::Requirement;
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};

pub struct Operation<S> {
    pub(crate) described: Described,
    pub(crate) handler: MethodRouter<S>,
}

/// What the document says of an operation.
#[expect(clippy::struct_excessive_bools, reason = "each is something that a caller may meet")]
pub(crate) struct Described {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    /// `None`: no credential is required.
    pub(crate) requirement: Option<Requirement>,
    pub(crate) summary: &'static str,
    /// Made when the document is: all shapes take megabytes.
    pub(crate) takes: Option<fn() -> Shape>,
    pub(crate) gives: Option<fn() -> Shape>,
    pub(crate) status: u16,
    pub(crate) in_pages: bool,
    pub(crate) can_be_missing: bool,
    pub(crate) can_expire: bool,
    pub(crate) has_versions: bool,
}

/// With all shapes that it is made of.
pub(crate) struct Shape {
    pub(crate) name: String,
    pub(crate) all: Vec<(String, RefOr<Schema>)>,
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
            requirement: Requirement,
            summary: &'static str,
            handler: H,
        ) -> Self {
            let described = Described {
                method: Method::$method,
                path,
                requirement: Some(requirement),
                summary,
                takes: None,
                gives: None,
                status: $status,
                in_pages: false,
                can_be_missing: path.contains('{'),
                can_expire: false,
                has_versions: false,
            };
            Self { described, handler: $name(handler) }
        }
    )* };
}

impl<S: Clone + Send + Sync + 'static> Operation<S> {
    constructors! {
        get, GET, 200;
        post, POST, 201;
        put, PUT, 200;
        patch, PATCH, 200;
        delete, DELETE, 204;
    }

    /// Without a credential.
    pub fn public<H: Handler<T, S>, T: 'static>(
        path: &'static str,
        summary: &'static str,
        handler: H,
    ) -> Self {
        let with = Self::get(path, Requirement::credential(), summary, handler);
        with.described_as(|with| Described { requirement: None, ..with })
    }

    fn described_as(self, change: impl FnOnce(Described) -> Described) -> Self {
        Self { described: change(self.described), ..self }
    }

    #[must_use]
    pub fn takes<T: ToSchema>(self) -> Self {
        self.described_as(|with| Described { takes: Some(Shape::of::<T>), ..with })
    }

    #[must_use]
    pub fn gives<T: ToSchema>(self) -> Self {
        self.described_as(|with| Described { gives: Some(Shape::of::<T>), ..with })
    }

    /// May answer 404: the thing exists once it has been created.
    #[must_use]
    pub fn can_be_missing(self) -> Self {
        self.described_as(|with| Described { can_be_missing: true, ..with })
    }

    /// May answer 410: the thing is for a while.
    #[must_use]
    pub fn can_expire(self) -> Self {
        self.described_as(|with| Described { can_expire: true, ..with })
    }

    /// Answers 200: nothing is made that could be found again.
    #[must_use]
    pub fn answers_ok(self) -> Self {
        self.described_as(|with| Described { status: 200, ..with })
    }

    /// Answers with an `ETag`; one that changes something takes it back as `If-Match`.
    #[must_use]
    pub fn has_versions(self) -> Self {
        self.described_as(|with| Described { has_versions: true, ..with })
    }

    /// With the parameters `limit` and `after`.
    #[must_use]
    pub fn in_pages(self) -> Self {
        self.described_as(|with| Described { in_pages: true, ..with })
    }
}
