// At each provision, on hover or focus of its number: copy its link, copy its citation. Tab leads into the menu.
const WAIT = 250;
const menu = document.createElement("span");
menu.className = "menu";
menu.innerHTML = '<button type="button">Bağlantıyı kopyala</button><button type="button">Atfı kopyala</button><span role="status"></span>';
const [linkButton, citationButton, said] = menu.children;
const law = document.querySelector(".law");
let timer = 0, subject = null;

const number = (event) => event.target.closest?.(".no");
law.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse") soon(event); });
law.addEventListener("focusin", soon);
law.addEventListener("pointerout", later);
law.addEventListener("focusout", later);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
linkButton.addEventListener("click", () => copy(async () => subject.href));
citationButton.addEventListener("click", () => copy(async () => (await clauseOf(subject)).citation_text));

function soon(event) {
  const link = number(event);
  if (!link && !menu.contains(event.target)) return;
  clearTimeout(timer);
  if (link && link !== subject) timer = setTimeout(open, WAIT, link);
}

function later() { clearTimeout(timer); timer = setTimeout(close, WAIT); }

function open(link) {
  subject = link;
  said.textContent = "";
  link.after(menu);
}

function close() {
  if (menu.contains(document.activeElement)) return;
  menu.remove();
  subject = null;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(await text());
    said.textContent = "Kopyalandı";
  } catch {
    said.textContent = "Kopyalanamadı";
  }
}

async function clauseOf(link) {
  const [, document_, eid] = new URL(link.href).pathname.match(/^\/mevzuat\/([^/]+)\/([^/]+)$/);
  return (await fetch(`/api/documents/${document_}/provisions/${eid}`)).json();
}
