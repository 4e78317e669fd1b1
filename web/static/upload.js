// The upload page: files are sent one by one, with numbers and an end, so that many are no larger than one; those still
// being read are looked after until they end. What was chosen or typed meanwhile stays.
document.getElementById("hatalar")?.focus();

const EVERY = 2000, ATTEMPTS = 300;
const field = document.getElementById("dosya");
let sending = false, turn = 0;
if (field) {
  field.form.addEventListener("submit", submit);
  addEventListener("beforeunload", (event) => { if (sending) event.preventDefault(); });
  follow();
}

async function submit(event) {
  event.preventDefault();
  const files = [...field.files];
  if (sending || !files.length) return;
  sending = true;
  const bar = document.getElementById("ilerleme"), said = document.getElementById("gonderilen"), refused = [];
  document.getElementById("hatalar")?.remove();
  document.querySelector(".done")?.remove();
  document.getElementById("alinmayan").hidden = true;
  bar.max = files.length;
  bar.hidden = false;
  for (const [place, file] of files.entries()) {
    bar.value = place;
    said.textContent = `${place + 1} / ${files.length} dosya gönderiliyor: ${file.name}`;
    const complaint = await sent(file);
    if (complaint) refused.push(complaint);
  }
  sending = false;
  bar.hidden = true;
  field.value = "";
  said.textContent = `${files.length - refused.length} dosya alındı${refused.length ? `, ${refused.length} dosya alınmadı` : ""}.`;
  if (refused.length) complain(refused);
  await renew();
  follow();
}

// Nothing where the file was received, else what is wrong with it.
async function sent(file) {
  const most = Number(field.dataset.mostMb);
  if (file.size > most * 1024 * 1024) return `${file.name}: en çok ${most} MB olabilir.`;
  const body = new FormData(field.form);
  body.set("dosya", file);
  try {
    const answer = await fetch(field.form.action, { method: "POST", body });
    if (answer.ok) return "";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const told = page.querySelector("#hatalar li, main .lede")?.textContent.trim() ?? "gönderilemedi.";
    return told.startsWith(file.name) ? told : `${file.name}: ${told}`;
  } catch {
    return `${file.name}: bağlantı kesildi, gönderilemedi.`;
  }
}

function complain(refused) {
  const summary = document.getElementById("alinmayan");
  summary.querySelector("h2 span").textContent = `${refused.length} dosya alınmadı`;
  summary.querySelector("ul").replaceChildren(...refused.map((complaint) => {
    const item = document.createElement("li"), link = document.createElement("a");
    link.href = "#dosya";
    link.textContent = complaint;
    item.append(link);
    return item;
  }));
  summary.hidden = false;
  summary.focus();
}

// Asks until none of the files on the page waits any more; a later call takes over.
async function follow() {
  const own = ++turn, total = waiting();
  for (let left = ATTEMPTS; left && waiting() && own === turn; left--) {
    say(total);
    await new Promise((done) => setTimeout(done, EVERY));
    if (own === turn) await renew();
  }
  if (total && own === turn) say(total);
}

function waiting() { return document.querySelectorAll("[data-waiting]").length; }

function say(total) { document.getElementById("bekleyen").textContent = `${total - waiting()} / ${total} dosya bitti`; }

// The states as they are now. Rows that stay are not touched: one of them may have the focus.
async function renew() {
  const answer = await fetch(location.pathname + location.search, { cache: "no-store" }).catch(() => null);
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page && page.getElementById("durum")?.parentElement;
  if (!fresh) return;
  const here = document.getElementById("durum").parentElement, old = rows(here), now = rows(fresh);
  if (!old.size || [...old.keys()].join() !== [...now.keys()].join()) return here.replaceWith(fresh);
  for (const [receipt, row] of now) if (!row.isEqualNode(old.get(receipt))) old.get(receipt).replaceWith(row);
}

function rows(section) {
  return new Map([...section.querySelectorAll("[data-receipt]")].map((row) => [row.dataset.receipt, row]));
}
