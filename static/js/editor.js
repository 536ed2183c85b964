// Editing a paragraph in place. What is typed is kept by drafts.js, with what the paragraph read
// then: what others changed in the meantime is not overwritten.

/** The paragraphs in which the editor is open: the others are told. */
function open() {
  const slots = [...document.querySelectorAll(".slot:has(.editor)")];
  return slots.map((slot) => slot.id.replace("edit-", "")).join(",");
}

function close(form) {
  const slot = form.closest(".slot");
  const zone = document.getElementById(slot.id.replace("edit", "zone"));
  slot.replaceChildren();
  zone?.querySelector("[data-edit]")?.focus();
  htmx.trigger("#presence", "newsdesk:editing");
}

function begin(area) {
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  area.closest(".editor").scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  const form = event.target.closest(".slot form");
  if (!form || event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.querySelector("[data-save], button").click();
  } else if (event.key === "Escape") {
    event.preventDefault();
    close(form);
  }
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-close-editor]");
  const form = link?.closest(".slot form");
  if (!form || !document.getElementById("text")) return;
  event.preventDefault();
  close(form);
});

document.addEventListener("htmx:load", (event) => {
  const slot = event.detail.elt;
  if (!slot.matches?.(".slot")) return;
  const area = slot.querySelector(".editor [name=text]");
  if (area) begin(area);
  else slot.querySelector(".taken button")?.focus();
});

document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.elt.id === "presence") event.detail.parameters.editing = open();
});
