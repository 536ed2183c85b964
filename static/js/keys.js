// Keys by event.key. An element says its own key by data-key ("g", "Shift+ArrowLeft", or "x r" for
// one after the other); it is clicked, or focused or opened where data-key-acts says so. Where
// data-key-then is given ("x "), the next key is read as if that had been pressed before it.
import { step } from "./follow.js";
import { commentWords, flagWords, quoteWords, selectedWords } from "./words.js";
import { toggleMarks } from "./menus.js";

const FIELDS = "textarea, select, input:not([type=radio], [type=checkbox])";
const dialog = document.getElementById("keys");
const on = document.getElementById("keys-on");
let prefix = "";
let busy = 0;

const ACTS = {
  j: () => step(1),
  k: () => step(-1),
  f: () => flagWords(),
  q: () => quoteWords(),
  m: () => toggleMarks(),
  "?": () => dialog?.showModal(),
};

/** Arrows move the page, or what is selected, unless Shift is held and nothing is selected. */
function nameOf(event) {
  if (!event.key.startsWith("Arrow")) return event.key;
  return event.shiftKey && document.getSelection().isCollapsed ? `Shift+${event.key}` : "";
}

function usable(element) {
  return !element.disabled && (element.checkVisibility() || element.closest("details"));
}

function bound(key) {
  const all = document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`);
  return [...all].find(usable);
}

function perform(element) {
  const acts = element.dataset.keyActs ?? "click";
  if (acts === "focus") {
    element.focus();
    element.select?.();
  } else if (acts === "open") {
    element.open = !element.open;
    if (element.open) element.scrollIntoView({ block: "nearest" });
  } else if (acts === "write") {
    element.open = true;
    element.querySelector("textarea").focus();
  } else if (acts === "unfold") {
    const details = element.closest("details");
    details.open = true;
    details.scrollIntoView({ block: "nearest" });
  } else {
    element.click();
  }
}

function press(key) {
  if (!key) return false;
  const whole = prefix + key;
  prefix = "";
  // The number of a place that is not there is no number of something else.
  return pressed(whole) || (whole !== key && !/^[0-9]$/.test(key) && pressed(key));
}

function pressed(whole) {
  // "c" is for the selected words, and for the finding on the card where none are selected.
  if (whole === "c" && (selectedWords() || !bound("c"))) {
    commentWords();
    return true;
  }
  if (ACTS[whole]) {
    ACTS[whole]();
    return true;
  }
  const element = bound(whole);
  if (!element) return false;
  if (document.querySelector(`[data-key^="${CSS.escape(whole)} "]`)) prefix = `${whole} `;
  prefix = element.dataset.keyThen ?? prefix;
  perform(element);
  return true;
}

function ignores(event) {
  const { target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (event.isComposing || dialog?.open || target.closest("dialog")) return true;
  if (target.matches(FIELDS) || target.matches("form input")) return true;
  return document.body.classList.contains("without-keys") && event.key !== "?";
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && leave(event.target)) return;
  if (ignores(event)) return;
  // A card is on its way: the next key is for the one that comes.
  if (busy || press(nameOf(event))) event.preventDefault();
});

function leave(target) {
  if (!target.matches(FIELDS) || target.closest(".editor")) return false;
  target.blur();
  return true;
}

const bringsCard = (event) => event.detail.target?.id === "card";
document.addEventListener("htmx:beforeRequest", (event) => {
  if (bringsCard(event)) busy += 1;
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (!bringsCard(event)) return;
  busy = Math.max(0, busy - 1);
  prefix = "";
});

if (on) {
  on.addEventListener("change", () => {
    document.body.classList.toggle("without-keys", !on.checked);
  });
}
document.querySelectorAll("[data-opens-keys]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());
});
