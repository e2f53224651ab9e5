use oauth::parameters::Parameters;

pub(crate) fn field_text(form: &Parameters, name: &str) -> String {
    form.get(name).unwrap_or_default().trim().to_owned()
}
