// The tree of institutions opens in its place; what was ticked and not yet applied stays ticked.
document.addEventListener("click", async (event) => {
  const toggle = event.target.closest(".tree a.toggle");
  if (!toggle || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const answer = await fetch(toggle.href).catch(() => null);
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  const form = document.querySelector(".filters"), opened = page && page.querySelector(".filters");
  if (!opened?.querySelector(".tree")) return location.assign(toggle.href);
  const ticked = new Map([...form.querySelectorAll(".tree input")].map((box) => [box.value, box.checked]));
  for (const box of opened.querySelectorAll(".tree input")) box.checked = ticked.get(box.value) ?? box.checked;
  form.querySelector(".tree").replaceWith(opened.querySelector(".tree"));
  form.querySelectorAll("input[name=open]").forEach((field) => field.remove());
  form.prepend(...opened.querySelectorAll("input[name=open]"));
  history.replaceState(null, "", toggle.href);
  form.querySelector(`.toggle[data-unit="${toggle.dataset.unit}"]`)?.focus();
});
