// The selected finding is the same in the list, in the text and on the card, and in view in each.
const text = document.getElementById("text");
const beside = document.getElementById("left-sources");
const still = matchMedia("(prefers-reduced-motion: reduce)");

function item(name) {
  return document.querySelector(`#findings [data-name="${CSS.escape(name)}"]`);
}

function show(element, block = "nearest") {
  element?.scrollIntoView({ block, behavior: still.matches ? "instant" : "smooth" });
}

export function select(name) {
  item(name)?.click();
}

export function selectedZone() {
  const index = document.getElementById("card")?.dataset.zone;
  return index === undefined ? null : document.getElementById(`zone-${index}`);
}

export function step(by) {
  // Behind the sources the list is still there to be gone through.
  const reached = (i) => (beside?.checked ? !i.closest("[hidden], .closed:not([open])") : i.checkVisibility());
  const items = [...document.querySelectorAll("#findings .finding")].filter(reached);
  const now = items.findIndex((i) => i.hasAttribute("aria-current"));
  const next = now < 0 ? (by > 0 ? 0 : items.length - 1) : now + by;
  items[next]?.click();
}

/** What the others are told that this person looks at. */
function tellZone() {
  const zone = document.querySelector("#presence [name=zone]");
  if (zone) zone.value = document.getElementById("card")?.dataset.zone ?? "";
}

function follow() {
  tellZone();
  const name = document.getElementById("card")?.dataset.name;
  document.querySelectorAll("#findings [aria-current]").forEach((old) => {
    old.removeAttribute("aria-current");
  });
  document.querySelectorAll(":is(#text, #sources) .is-selected").forEach((old) => {
    old.classList.remove("is-selected");
  });
  if (!name) return;
  const listed = item(name);
  if (listed) {
    listed.setAttribute("aria-current", "true");
    listed.closest("details")?.setAttribute("open", "");
    show(listed);
  }
  const stretches = [...text.querySelectorAll(`[data-findings~="${CSS.escape(name)}"]`)];
  stretches.forEach((stretch) => stretch.classList.add("is-selected"));
  show(stretches[0] ?? selectedZone());
  followInSources();
}

/** The selected quote's words in the sources beside the article. */
function followInSources() {
  const name = document.getElementById("card")?.dataset.name;
  if (!name) return;
  const found = [...document.querySelectorAll(`#sources [data-findings~="${CSS.escape(name)}"]`)];
  found.forEach((words) => words.classList.add("is-selected"));
  show(found[0], "center");
}

beside?.addEventListener("change", followInSources);
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id === "sources") followInSources();
});

/** The page id that a small mark in the text stands for: "flag-12". */
function nameOf(mark) {
  const [[kind, id]] = new URLSearchParams(mark.search);
  return `${kind}-${id}`;
}

// Where the list shows only what is in changed paragraphs, the next finding is one of them.
document.addEventListener("htmx:configRequest", (event) => {
  if (document.getElementById("list-changed")?.checked) event.detail.parameters.only = "changes";
});

/** A flag that is being written is not left by a click into the text. */
function writing() {
  const fields = document.querySelectorAll("#card :is([name=comment], [name=replacement], [name=text])");
  return [...fields].some((field) => field.value);
}

text?.addEventListener("click", (event) => {
  if (writing()) {
    if (event.target.closest("a.badge, a.shape, a.tick, a.said")) event.preventDefault();
    return;
  }
  const mark = event.target.closest("a.badge, a.shape, a.tick, a.said");
  if (mark) {
    event.preventDefault();
    select(nameOf(mark));
    return;
  }
  const names = event.target.closest("[data-findings]")?.dataset.findings.split(" ");
  if (!names || !document.getSelection().isCollapsed) return;
  // A further click on the same words goes on to the next mark that lies over them.
  const now = names.indexOf(document.getElementById("card")?.dataset.name);
  select(names[(now + 1) % names.length]);
});

/** Where to write on a card that is a form: a field with an error, or the first empty one. */
function firstField(card) {
  if (!card.querySelector("[name=words]")) return card.querySelector(".field-wrong :is(input, textarea)");
  const fields = [...card.querySelectorAll("textarea, [list]")];
  return card.querySelector(".field-wrong textarea") ?? fields.find((field) => !field.value);
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "card" && event.detail.elt?.id !== "card") return;
  const card = document.getElementById("card");
  // htmx carries the focus over to a field of the same id, on a card about something else.
  const lost = document.activeElement === document.body || card.contains(document.activeElement);
  follow();
  const field = firstField(card);
  if (field) field.focus();
  else if (lost) card.focus({ preventScroll: true });
});

// Without a finding in the address the page opens at its top.
if (text && location.search) follow();
