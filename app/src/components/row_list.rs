use leptos::prelude::*;

pub fn rows_or<T, V: IntoView + 'static>(
    none: String,
    rows: Vec<T>,
    draw: impl Fn(T) -> V,
) -> AnyView {
    if rows.is_empty() {
        return view! { <p class="box">{none}</p> }.into_any();
    }
    let rows = rows.into_iter().map(draw).collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

pub fn rows_section<T, V: IntoView + 'static>(
    heading: String,
    rows: Vec<T>,
    draw: impl Fn(T) -> V,
) -> Option<impl IntoView> {
    (!rows.is_empty()).then(|| {
        let rows = rows.into_iter().map(draw).collect_view();
        view! {
            <section>
                <h2>{heading}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}
