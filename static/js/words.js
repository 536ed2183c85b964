// Selected words become code points of the version's text: each stretch says where it begins, and
// the original words of a correction stand in its <del>.
import { selectedZone } from "./follow.js";

const bar = document.getElementById("words-acts");
const codePoints = (string) => [...string].length;

/** The part of the stretch that the range covers: {start, words}, or null. */
function covered(stretch, range) {
  const start = Number(stretch.dataset.start);
  if (stretch.classList.contains("corrected")) {
    return { start, words: stretch.querySelector("del")?.textContent ?? "" };
  }
  const node = stretch.firstChild;
  if (!node || !range.intersectsNode(node)) return null;
  const from = range.startContainer === node ? range.startOffset : 0;
  const to = range.endContainer === node ? range.endOffset : node.length;
  if (from >= to) return null;
  return { start: start + codePoints(node.data.slice(0, from)), words: node.data.slice(from, to) };
}

/** The selected words of one zone: {zone, start, words}, or null. */
export function selectedWords() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const stretches = [...document.querySelectorAll("#text .stretch")];
  let zone = null;
  const parts = [];
  for (const stretch of stretches) {
    const part = range.intersectsNode(stretch) ? covered(stretch, range) : null;
    if (!part) continue;
    zone ??= stretch.closest(".zone");
    if (stretch.closest(".zone") === zone) parts.push(part);
  }
  const words = parts.map((part) => part.words).join("");
  if (!words.trim()) return null;
  const blank = words.length - words.trimStart().length;
  return { zone, start: parts[0].start + codePoints(words.slice(0, blank)), words: words.trim() };
}

/** What is written already in a form that is open: other words don't lose it. */
function typed() {
  const form = document.querySelector("#card form:has([name=words])");
  const kept = ["code", "severity", "comment", "replacement", "type", "name", "text"];
  return form ? [...new FormData(form)].filter(([name, value]) => kept.includes(name) && value) : [];
}

/** Open a form ("flag", "quote", "comment") for the selected words, or else for the paragraph in focus. */
function write(what) {
  const chosen = selectedWords();
  const zone = chosen?.zone ?? document.activeElement?.closest(".zone") ?? selectedZone();
  const link = zone?.querySelector("[data-flag]");
  if (!link) return;
  const begun = new URLSearchParams(chosen ? { words: chosen.words, start: chosen.start } : {});
  for (const [name, value] of typed()) begun.set(name, value);
  hide();
  const address = what === "flag" ? link.getAttribute("href") : link.dataset[what];
  htmx.ajax("GET", `${address}?${begun}`, { target: "#card", swap: "outerHTML" });
}

export const flagWords = () => write("flag");
export const quoteWords = () => write("quote");
export const commentWords = () => write("comment");

function hide() {
  if (bar) bar.hidden = true;
}

function offer() {
  if (!selectedWords()) return hide();
  const box = document.getSelection().getRangeAt(0).getBoundingClientRect();
  bar.hidden = false;
  const left = Math.min(Math.max(box.left, 8), innerWidth - bar.offsetWidth - 8);
  const below = box.bottom + 8;
  const top = below + bar.offsetHeight > innerHeight ? box.top - bar.offsetHeight - 8 : below;
  bar.style.left = `${left}px`;
  bar.style.top = `${Math.max(top, 8)}px`;
}

if (bar) {
  // The selection must survive the press on a button.
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  document.getElementById("flag-words").addEventListener("click", flagWords);
  document.getElementById("quote-words").addEventListener("click", quoteWords);
  document.getElementById("comment-words").addEventListener("click", commentWords);
  let timer;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(offer, 150);
  });
  document.addEventListener("scroll", hide, { capture: true, passive: true });
}

// Ctrl+Enter sends what is written about words, or in a thread.
document.addEventListener("keydown", (event) => {
  const form = event.target.closest("#card form");
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  if (!form?.querySelector("[name=text], [name=words]")) return;
  event.preventDefault();
  // Not requestSubmit: htmx knows the button, and what it says, by the click.
  form.querySelector(".actions button:not([type])").click();
});
