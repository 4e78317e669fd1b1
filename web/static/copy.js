// Buttons that copy a text of the page, or that of a clause with its source, and say that they did.
import { clauseAt, quoted } from "./clause.js";

for (const button of document.querySelectorAll("button.copy")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const said = button.parentElement.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(await textFor(button.dataset));
      said.textContent = "Kopyalandı";
    } catch {
      said.textContent = "Kopyalanamadı; metni seçip kopyalayın";
    }
  });
}

async function textFor({ copy, clause }) {
  return clause ? quoted(await clauseAt(clause)) : document.getElementById(copy).textContent.trim();
}
