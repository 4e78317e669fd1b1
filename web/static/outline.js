// The outline of a document: filter as you type, and a mark at the section that is being read.
const box = document.querySelector(".outline");
if (box) {
  const field = box.querySelector("input");
  field.parentElement.hidden = false;
  const items = [...box.querySelectorAll("li")].map((li) => ({ li, text: fold(li.textContent) }));
  field.addEventListener("input", () => {
    const sought = fold(field.value.trim());
    for (const { li, text } of items) li.hidden = sought !== "" && !text.includes(sought);
  });
  followReading(box);
}

function fold(text) {
  return text.toLocaleLowerCase("tr").normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i");
}

function followReading(outline) {
  const links = new Map([...outline.querySelectorAll("a")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
  let here = null;
  const mark = (link) => {
    if (!link || link === here) return;
    here?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "location");
    here = link;
    const list = outline.querySelector("nav");
    const place = link.getBoundingClientRect(), frame = list.getBoundingClientRect();
    if (place.top < frame.top || place.bottom > frame.bottom) list.scrollTop += place.top - frame.top - frame.height / 3;
  };
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) mark(links.get(entry.target.dataset.outline));
  }, { rootMargin: "0px 0px -75% 0px" });
  for (const section of document.querySelectorAll(".law > section")) {
    const id = section.querySelector("[id]")?.id;
    if (!links.has(id)) continue;
    section.dataset.outline = id;
    seen.observe(section);
  }
}
