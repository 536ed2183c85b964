// Going through the queue by keyboard; Escape leaves the form of a row.
const FIELDS = "input, select, textarea";

function off() {
  return document.body.classList.contains("without-keys");
}

function step(by) {
  const links = [...document.querySelectorAll("#queue .row-title")];
  const now = links.indexOf(document.activeElement?.closest(".row")?.querySelector(".row-title"));
  links[now < 0 && by < 0 ? links.length - 1 : now + by]?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.closest(".row-form")?.querySelector("[data-leave]")?.click();
  if (off() || event.ctrlKey || event.metaKey || event.altKey || event.target.matches(FIELDS)) return;
  const by = { j: 1, k: -1 }[event.key];
  if (by) step(by);
  if (event.key === "a") document.activeElement?.closest(".row")?.querySelector("[id^=handle-]")?.click();
});
