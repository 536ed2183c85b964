// Short messages after an act. The server says them by the event "newsdesk:toast".
const SHOWN_FOR = 8000;
const box = document.getElementById("toasts");

export function saying(name) {
  return box.dataset[name];
}

export function toast(text, { undo = false, problem = false, login = false, acts = [], stays = false } = {}) {
  const item = document.createElement("div");
  item.className = problem ? "toast toast-error" : "toast";
  const words = document.createElement("span");
  words.textContent = text;
  item.append(words);
  if (undo) item.append(button(saying("undo"), () => undoLast(item)));
  if (login) item.append(loginLink());
  for (const [label, act] of acts) {
    item.append(button(label, () => [item.remove(), act()]));
  }
  item.append(button(saying("close"), () => item.remove()));
  box.querySelectorAll(".toast").forEach((old) => old.remove());
  box.append(item);
  if (!problem && !stays) leaveLater(item);
}

function button(label, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "link";
  element.textContent = label;
  element.addEventListener("click", act);
  return element;
}

function loginLink() {
  const link = document.createElement("a");
  link.href = saying("loginUrl");
  link.target = "_blank";
  link.textContent = saying("login");
  return link;
}

function undoLast(item) {
  item.remove();
  document.getElementById("undo-form")?.requestSubmit();
}

function leaveLater(item) {
  let timer = setTimeout(() => item.remove(), SHOWN_FOR);
  item.addEventListener("pointerenter", () => clearTimeout(timer));
  item.addEventListener("pointerleave", () => {
    timer = setTimeout(() => item.remove(), SHOWN_FOR / 2);
  });
}

document.addEventListener("newsdesk:toast", (event) => toast(event.detail.text, event.detail));
box.querySelectorAll(".toast").forEach(leaveLater);
