// Suggestions below a search box: arrows choose, Enter goes there, Escape closes. Without them the box is a plain one.
const WAIT = 120, LONGEST = 200;
const NAMES = { citation: "Atıf", document: "Belge", unit: "Kurum", kind: "Tür", word: "Ara" };

for (const box of document.querySelectorAll("form.find input[name=q]")) offer(box.form, box);

function offer(form, box) {
  const list = document.createElement("ul");
  list.id = `${box.id}-oneriler`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Öneriler");
  list.hidden = true;
  form.append(list);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("aria-controls", list.id);
  let timer = 0, asking = null, chosen = -1;

  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const count = list.children.length;
    if (event.key === "ArrowDown") choose((chosen + 2) % (count + 1) - 1);
    else if (event.key === "ArrowUp") choose((chosen + count + 1) % (count + 1) - 1);
    else if (event.key === "Enter" && chosen >= 0) go(list.children[chosen]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (option) go(option);
  });

  // A word is searched for by this form, whose filters it keeps; all else has an address of its own.
  function go(option) {
    if (!("word" in option.dataset)) return location.assign(option.dataset.url);
    box.value = option.dataset.word;
    form.requestSubmit();
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    if (box.value.length > LONGEST) return show([]); // a text that was pasted goes on to no title and no word
    try {
      const answer = await fetch(`/api/suggest?${new URLSearchParams({ q: box.value })}`, { signal: asking.signal });
      show(answer.ok ? (await answer.json()).suggestions : []);
    } catch {
      // stopped by the next letter, or nobody answers: the box works on
    }
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map(option));
    choose(-1);
    const open = suggestions.length > 0 && box === document.activeElement;
    list.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
  }

  function option(suggestion, place) {
    const item = document.createElement("li");
    item.id = `${list.id}-${place}`;
    item.setAttribute("role", "option");
    item.dataset.url = suggestion.url;
    if (suggestion.type === "word") item.dataset.word = suggestion.text;
    const kind = document.createElement("small");
    kind.textContent = NAMES[suggestion.type] ?? "";
    const name = document.createElement("span");
    name.textContent = suggestion.text;
    if (suggestion.within) {
      const within = document.createElement("i");
      within.textContent = suggestion.within;
      name.append(" ", within);
    }
    item.append(name, kind);
    return item;
  }

  function choose(place) {
    chosen = place;
    [...list.children].forEach((item, own) => item.setAttribute("aria-selected", String(own === place)));
    if (place < 0) box.removeAttribute("aria-activedescendant");
    else {
      box.setAttribute("aria-activedescendant", list.children[place].id);
      list.children[place].scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    show([]);
  }
}
