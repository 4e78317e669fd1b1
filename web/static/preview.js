// A citation shows the clause that it cites: on hover and on focus; Escape closes it; the pointer may enter it.
const WAIT = 250;
const known = new Map();
const card = document.createElement("div");
card.className = "preview";
card.setAttribute("role", "tooltip");
card.id = "onizleme";
card.hidden = true;
(document.querySelector("main") ?? document.body).append(card);
let timer = 0, shownFor = null;

for (const link of document.querySelectorAll("a.citation")) {
  const path = new URL(link.href).pathname.match(/^\/mevzuat\/([^/]+)\/([^/]+)$/);
  if (!path) continue;
  const address = `/api/documents/${path[1]}/provisions/${path[2]}`;
  const soon = () => { clearTimeout(timer); timer = setTimeout(show, WAIT, link, address); };
  link.addEventListener("pointerenter", soon);
  link.addEventListener("focus", soon);
  link.addEventListener("pointerleave", later);
  link.addEventListener("blur", later);
}
card.addEventListener("pointerenter", () => clearTimeout(timer));
card.addEventListener("pointerleave", later);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

function later() { clearTimeout(timer); timer = setTimeout(hide, WAIT); }

function hide() {
  card.hidden = true;
  shownFor?.removeAttribute("aria-describedby");
  shownFor = null;
}

async function show(link, address) {
  if (!known.has(address)) known.set(address, load(address));
  const clause = await known.get(address);
  if (!clause || !(link.matches(":hover") || link === document.activeElement)) return;
  hide();
  const title = document.createElement("b");
  title.textContent = clause.breadcrumb.join(" › ");
  const text = document.createElement("p");
  text.textContent = clause.text.length > 600 ? `${clause.text.slice(0, 600)}…` : clause.text;
  card.replaceChildren(title, text);
  card.hidden = false;
  place(link.getBoundingClientRect());
  link.setAttribute("aria-describedby", card.id);
  shownFor = link;
}

async function load(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

function place(at) {
  const left = Math.max(8, Math.min(at.left, innerWidth - card.offsetWidth - 8));
  const above = at.bottom + card.offsetHeight + 8 > innerHeight && at.top > card.offsetHeight;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(above ? at.top - card.offsetHeight - 4 : at.bottom + 4) + scrollY}px`;
}
