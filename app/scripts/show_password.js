{
  // Without scripts the box is not there.
  const pick = document.currentScript.previousElementSibling;
  const password = document.getElementById("password");
  pick.hidden = false;
  pick.addEventListener("change", ({ target }) => {
    password.type = target.checked ? "text" : "password";
  });
  // As text the browser would remember it, to offer it in other forms.
  password.form.addEventListener("submit", () => {
    password.type = "password";
  });
}
