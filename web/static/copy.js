// Buttons that copy a text of the page, and say that they did.
for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const said = button.parentElement.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      said.textContent = "Kopyalandı";
    } catch {
      said.textContent = "Kopyalanamadı; metni seçip kopyalayın";
    }
  });
}
