// Ticks what a preset is made of as soon as it is chosen, and counts what is ticked. Without this
// the server does both when the form is sent.
{
  const form = document.getElementById("entries");
  const boxes = [...form.querySelectorAll("[name^='permission-']")];
  const sum = document.getElementById("chosen");
  const levels = ["lv-read", "lv-change", "lv-delete", "lv-admin"];
  const rank = (box) =>
    Math.max(...levels.map((level, at) => (box.closest("li").querySelector(`.${level}`) ? at : 0)));
  const count = () => {
    const ticked = boxes.filter((box) => box.checked);
    const parts = [sum.dataset.counts.split("\n")[ticked.length]];
    if (ticked.length) parts.push(sum.dataset.levels.split("\n")[Math.max(...ticked.map(rank))]);
    const text = parts.join(" · ");
    if (sum.textContent !== text) sum.textContent = text;
  };
  form.addEventListener("change", ({ target }) => {
    if (target.name === "preset") {
      const { scopes } = target.dataset;
      if (scopes) for (const box of boxes) box.checked = scopes.split(" ").includes(box.value);
      for (const note of form.querySelectorAll("[data-preset]"))
        note.hidden = note.dataset.preset !== target.value;
    }
    count();
  });
  addEventListener("pageshow", count);
}
