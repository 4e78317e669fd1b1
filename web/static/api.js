// Opens the API's description in the viewer that /docs/static serves, and names what the viewer leaves without a name.
// Without deep links: they would be links within buttons.
window.SwaggerUIBundle({ url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: false });

const shown = document.getElementById("swagger-ui");
new MutationObserver(name).observe(shown, { childList: true, subtree: true });

function name() {
  for (const row of shown.querySelectorAll("tr[data-param-name]")) {
    for (const field of row.querySelectorAll("select, input, textarea")) field.ariaLabel ??= row.dataset.paramName;
  }
  for (const field of shown.querySelectorAll("select:not([aria-label])")) field.ariaLabel ??= "Media type";
  for (const close of shown.querySelectorAll("button.close-modal")) close.ariaLabel ??= "Close";
  for (const head of shown.querySelectorAll("h3")) head.ariaLevel = "2";
  for (const head of shown.querySelectorAll("h4")) head.ariaLevel = "3";
  for (const part of shown.querySelectorAll(".information-container")) Object.assign(part, { role: "region", ariaLabel: "About" });
  for (const box of shown.querySelectorAll(".modal-ux")) Object.assign(box, { role: "dialog", ariaLabel: "Authorize" });
  for (const text of shown.querySelectorAll("pre.example, .table-container")) text.tabIndex = 0;
}
