// A clause as the API tells it, by the address of its page; and its text with the source, as one quotes it.
export const DAY = new Intl.DateTimeFormat("tr", { day: "2-digit", month: "2-digit", year: "numeric" });

export async function clauseAt(href) {
  const [, document_, eid] = new URL(href, location).pathname.match(/^\/mevzuat\/([^/]+)\/([^/]+)$/);
  const answer = await fetch(`/api/documents/${document_}/provisions/${eid}`);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

export function quoted(clause) {
  const { label, heading } = clause.provision;
  const head = [label, heading].filter(Boolean).join(" ");
  const text = [head, clause.text.trim()].filter(Boolean).join(heading ? "\n" : " ");
  return `${text}\n\n${clause.citation_text}, ${location.origin}${clause.url} (erişim: ${DAY.format(new Date())})`;
}
