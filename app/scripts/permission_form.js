// Counts the permissions that are ticked, and ticks what a preset is made of as soon as it is chosen.
// Without this the server does both when the form is sent.
{
  const form = document.getElementById("entries");
  const sum = document.getElementById("permission-summary");
  const said = (what, which) => sum.dataset[what].split("\n")[which];
  const count = () => {
    const ticked = [...form.querySelectorAll("[data-level]:checked")];
    const optional = ticked.filter((box) => "optional" in box.dataset).length;
    let text = said("used", ticked.length);
    if (optional) text += `, ${said("optional", optional)}`;
    if (ticked.length)
      text += ` · ${said("levels", Math.max(...ticked.map((box) => box.dataset.level)))}`;
    // What is written again is read out again.
    if (sum.textContent !== text) sum.textContent = text;
  };
  form.addEventListener("change", ({ target }) => {
    if (target.name === "preset") {
      const { scopes } = target.dataset;
      const boxes = form.querySelectorAll("[data-level]");
      if (scopes) for (const box of boxes) box.checked = scopes.split(" ").includes(box.value);
      for (const note of form.querySelectorAll("[data-preset]"))
        note.hidden = note.dataset.preset !== target.value;
    }
    count();
  });
  addEventListener("pageshow", count);
}
