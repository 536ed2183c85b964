// What is typed is kept in this browser until it is sent or given up: it survives a reload, a lapsed
// session and a conflict. A form names the fields to keep by data-draft="text base seen"; drafts
// are one person's own, and go after a week.
import { saying, toast } from "./toasts.js";

const user = document.body.dataset.user;
const PREFIX = `newsdesk.draft:${user}:`;
const SENT = "newsdesk.sent";
const KEPT_FOR = 7 * 24 * 3600 * 1000;

const actionOf = (form) => form.getAttribute("action") ?? location.pathname;
const keyOf = (form) => `${PREFIX}${actionOf(form)}:${form.dataset.draft}`;
const namesOf = (form) => form.dataset.draft.split(" ");
const forms = () => [...document.querySelectorAll("form[data-draft]")];

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // The browser keeps nothing, or no more: the text is still in the form.
  }
}

function isTouched(form) {
  const fields = namesOf(form).map((name) => form.elements[name]);
  return fields.some((field) => "defaultValue" in (field ?? {}) && field.value !== field.defaultValue);
}

function keep(form) {
  // What was sent and refused is the form's own value by now, and kept all the same.
  if (!isTouched(form) && !form.querySelector(".conflict, .problem")) return drop(form);
  const values = namesOf(form).map((name) => [name, form.elements[name]?.value ?? ""]);
  write(keyOf(form), {
    values: Object.fromEntries(values),
    action: actionOf(form),
    page: location.pathname,
    card: document.getElementById("card")?.dataset.name,
    at: Date.now(),
  });
}

function drop(form) {
  localStorage.removeItem(keyOf(form));
}

/** Put what was typed back into the form, but not over the words that it was opened for. */
function restore(form) {
  const draft = read(keyOf(form));
  if (!draft || form.querySelector(".conflict")) return;
  const placed = Boolean(form.elements.words?.value);
  let changed = false;
  for (const [name, value] of Object.entries(draft.values)) {
    const field = form.elements[name];
    if (!field || field.value === value || (placed && ["words", "start"].includes(name))) continue;
    field.value = value;
    changed = true;
    for (let around = field.closest?.("details"); around; around = around.parentElement.closest("details")) {
      around.open = true;
    }
  }
  if (changed) toast(saying("draft"), { acts: [[saying("discard"), () => discard(form)]] });
}

function discard(form) {
  drop(form);
  form.reset();
}

/** The drafts of this page whose forms are not open, the latest last. */
function unfinished() {
  const open = new Set(forms().map(keyOf));
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && !open.has(key));
  const drafts = keys.map((key) => ({ key, ...read(key) }));
  drafts.filter((draft) => Date.now() - draft.at > KEPT_FOR).forEach(({ key }) => localStorage.removeItem(key));
  return drafts.filter((draft) => draft.page === location.pathname).sort((a, b) => a.at - b.at);
}

function resume({ action, values, card }) {
  const edit = document.querySelector(`[data-edit][href="${CSS.escape(action)}"]`);
  if (edit) return edit.click();
  if (values.words) {
    const words = new URLSearchParams({ words: values.words, start: values.start ?? "" });
    return htmx.ajax("GET", `${action}?${words}`, { target: "#card", swap: "outerHTML" });
  }
  return document.querySelector(`#findings [data-name="${CSS.escape(card ?? "")}"]`)?.click();
}

function offer() {
  const draft = unfinished().at(-1);
  if (!draft || !document.getElementById("text")) return;
  const acts = [
    [saying("resume"), () => resume(draft)],
    [saying("discard"), () => localStorage.removeItem(draft.key)],
  ];
  toast(saying("unfinished"), { acts, stays: true });
}

/** A form that was sent and is no longer there has been taken; on the login page nothing is known. */
function settle() {
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  if (sent && !forms().some((form) => keyOf(form) === sent)) localStorage.removeItem(sent);
}

if (user) {
  settle();
  forms().forEach(restore);
  offer();
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-draft]");
    if (form) keep(form);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.draft && !form.hasAttribute("hx-post")) sessionStorage.setItem(SENT, keyOf(form));
  });
  document.addEventListener("click", (event) => {
    const form = event.target.closest("[data-discard]")?.closest("form[data-draft]");
    if (form) drop(form);
  });
  // Before the swap, since the same form may come again, empty.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { requestConfig, xhr } = event.detail;
    const form = requestConfig.verb === "post" && requestConfig.elt.closest("form[data-draft]");
    if (form && xhr.status === 200) drop(form);
  });
  document.addEventListener("htmx:load", (event) => {
    const { elt } = event.detail;
    if (elt.matches("form[data-draft]")) restore(elt);
    elt.querySelectorAll("form[data-draft]").forEach(restore);
  });
}
