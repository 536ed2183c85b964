// Menus close by themselves; names are put into comments; the card is a sheet on small screens; the list of findings is searched; marks go off and on together.
const LAYERS = ["layer-quotes", "layer-flags", "layer-ticks", "layer-deleted"];

export function toggleMarks() {
  const boxes = LAYERS.map((id) => document.getElementById(id)).filter(Boolean);
  const anyOn = boxes.some((box) => box.checked);
  boxes.forEach((box) => {
    box.checked = !anyOn;
  });
}

function closeMenus(except) {
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (menu !== except) menu.open = false;
  });
}

document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenus();
});

// A name below a comment's field is put into it.
document.addEventListener("click", (event) => {
  const name = event.target.closest("[data-mention]")?.dataset.mention;
  if (!name) return;
  const field = event.target.closest("form").querySelector("[name=text]");
  field.focus();
  field.setRangeText(`@${name} `, field.selectionStart, field.selectionEnd, "end");
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-export]")) return;
  // The answer is a download, so the page hears nothing: ask for the top bar a moment later.
  setTimeout(() => {
    closeMenus();
    htmx.trigger(document.body, "newsdesk:exported");
  }, 1000);
});

const handle = document.querySelector(".sheet-handle");

function openSheet(open) {
  handle.setAttribute("aria-expanded", open);
  handle.parentElement.toggleAttribute("data-open", open);
}

if (handle) {
  handle.hidden = false;
  openSheet(location.search !== "");
  handle.addEventListener("click", () => openSheet(handle.ariaExpanded !== "true"));
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "card") openSheet(true);
  });
}

const search = document.getElementById("list-search");

function filter() {
  const wanted = search.value.trim().toLocaleLowerCase();
  document.querySelectorAll("#findings .finding").forEach((finding) => {
    const hit = finding.textContent.toLocaleLowerCase().includes(wanted);
    finding.parentElement.hidden = !hit;
  });
}

if (search) {
  search.hidden = false;
  search.addEventListener("input", filter);
  document.addEventListener("htmx:afterSettle", filter);
}

// Several flags at once: all that the filters and the search show.
document.addEventListener("htmx:load", () => {
  document.querySelectorAll(".bulk-all").forEach((label) => (label.hidden = false));
});
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-pick-all]")) return;
  document.querySelectorAll("#findings .pick").forEach((pick) => {
    pick.checked = event.target.checked && pick.checkVisibility();
  });
});
