// The upload page: the error summary takes the focus; files still being read are asked after until they end.
document.getElementById("hatalar")?.focus();

const EVERY = 2000, ATTEMPTS = 300;
const ENDED = new Set(["published", "duplicate", "rejected", "unreadable", "failed"]);
const said = document.getElementById("bekleyen");
const waiting = new Set([...document.querySelectorAll("[data-receipt]")].map((row) => row.dataset.receipt));
const total = waiting.size;
if (total) ask(ATTEMPTS);

async function ask(left) {
  for (const receipt of [...waiting]) if (await ended(receipt)) waiting.delete(receipt);
  said.textContent = `${total - waiting.size} / ${total} dosya bitti`;
  if (!waiting.size) location.replace(location.pathname);
  else if (left > 0) setTimeout(ask, EVERY, left - 1);
}

async function ended(receipt) {
  try {
    const answer = await fetch(`/api/uploads/${encodeURIComponent(receipt)}`, { cache: "no-store" });
    return answer.ok && ENDED.has((await answer.json()).state);
  } catch {
    return false;
  }
}
