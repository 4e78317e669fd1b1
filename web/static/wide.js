// On a wide screen the panels at the side are open from the start; on a phone they are sheets.
const wide = matchMedia("(min-width: 62rem)");
const panels = document.querySelectorAll("details[data-open-wide]");
const follow = () => panels.forEach((panel) => { panel.open = wide.matches; });
follow();
wide.addEventListener("change", follow);
