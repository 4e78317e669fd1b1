// At each provision, on hover or focus of its number: copy its link, its citation, its text with the source. Tab leads
// into the menu.
import { clauseAt, quoted } from "./clause.js";

const WAIT = 250;
const menu = document.createElement("span");
menu.className = "menu";
menu.innerHTML = '<button type="button">Bağlantıyı kopyala</button><button type="button">Atfı kopyala</button><button type="button">Metni kopyala</button><span role="status"></span>';
const [linkButton, citationButton, textButton, said] = menu.children;
const law = document.querySelector(".law");
let timer = 0, subject = null;

const number = (event) => event.target.closest?.(".no");
law.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse") soon(event); });
law.addEventListener("focusin", soon);
law.addEventListener("pointerout", later);
law.addEventListener("focusout", later);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
linkButton.addEventListener("click", () => copy(async () => subject.href));
citationButton.addEventListener("click", () => copy(async () => (await clauseAt(subject.href)).citation_text));
textButton.addEventListener("click", () => copy(async () => quoted(await clauseAt(subject.href))));

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
