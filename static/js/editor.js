// Editing a paragraph in place. What is typed is kept in this tab until it is saved or given up.
const keyOf = (form) => `newsdesk.draft:${form.getAttribute("action")}`;

function close(form) {
  const slot = form.closest(".slot");
  const zone = document.getElementById(slot.id.replace("edit", "zone"));
  slot.replaceChildren();
  zone?.querySelector("[data-edit]")?.focus();
}

function begin(area) {
  const form = area.closest(".editor");
  const draft = sessionStorage.getItem(keyOf(form));
  const inConflict = form.querySelector(".conflict");
  if (draft !== null && !inConflict) area.value = draft;
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  form.scrollIntoView({ block: "nearest" });
}

document.addEventListener("input", (event) => {
  const form = event.target.closest(".editor");
  if (form) sessionStorage.setItem(keyOf(form), event.target.value);
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest(".editor");
  if (!form || event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.key === "Escape") {
    event.preventDefault();
    close(form);
  }
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-close-editor]");
  const form = link?.closest(".slot .editor");
  if (!form || !document.getElementById("text")) return;
  event.preventDefault();
  sessionStorage.removeItem(keyOf(form));
  close(form);
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt;
  if (form.classList.contains("editor") && event.detail.xhr.status === 200) {
    sessionStorage.removeItem(keyOf(form));
  }
});

document.addEventListener("htmx:load", (event) => {
  const slot = event.detail.elt;
  const area = slot.matches?.(".slot") ? slot.querySelector(".editor textarea") : null;
  if (area) begin(area);
});
