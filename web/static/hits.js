// n and p lead to the next and the previous hit while the steps of a hit have the focus; anywhere else they are letters.
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || (event.key !== "n" && event.key !== "p")) return;
  const link = document.activeElement?.closest("[data-hit]")?.querySelector(`[data-key="${event.key}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});

// Within a document a step is an anchor: the steps of the hit that it leads to take the focus, so that the next key works.
const follow = () => {
  const eid = decodeURIComponent(location.hash.slice(1));
  if (eid) document.querySelector(`[data-hit="${CSS.escape(eid)}"]`)?.focus({ preventScroll: true });
};
addEventListener("hashchange", follow);
// Not before the page has loaded: a browser that goes to the anchor takes the focus away once more.
addEventListener("load", () => requestAnimationFrame(follow));
