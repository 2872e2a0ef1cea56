// Single keys. They never act inside a field, with a modifier, or where the settings turn them off; what a key does
// is what a link or button of the page does.
const inField = (element) =>
  element?.closest?.("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");

// Where the bar is wider than the window, the section one is in comes into sight.
const bar = document.querySelector(".top nav");
const current = bar?.querySelector("[aria-current]");
if (current) bar.scrollLeft = current.offsetLeft - bar.offsetLeft - (bar.clientWidth - current.offsetWidth) / 2;

const margins = () => {
  const proposals = [...document.querySelectorAll("[data-stop]")];
  return proposals.length ? proposals : [...document.querySelectorAll("a.in-margin")];
};

// The next or previous stop of the page: a proposal where there are any in hand, else a statement.
const step = (by) => {
  const stops = margins();
  if (!stops.length) return;
  const current = stops.findIndex((stop) => stop === document.activeElement || stop.ariaCurrent === "true");
  const next = stops[current < 0 ? (by > 0 ? 0 : stops.length - 1) : current + by];
  if (!next) return;
  next.focus();
  next.scrollIntoView({ block: "center" });
  next.click();
};

const press = (selector) => {
  const target = document.querySelector(selector);
  target?.click();
  return Boolean(target);
};

const acts = {
  j: () => step(1),
  k: () => step(-1),
  e: () => press("[data-key=e]") || document.querySelector("[data-key=e-field]")?.select(),
  s: () => press("[data-key=s]"),
  S: () => press("[data-key=S]"),
  a: () => press("[data-key=a]"),
  x: () => press("[data-key=x]"),
  n: () => {
    const target = document.querySelector("[data-key=n]");
    target?.click();
    target?.closest("details[open]")?.querySelector("textarea")?.focus();
  },
  o: () => press("[data-key=o]"),
  u: () => press("#undo-form button"),
  "/": () => document.querySelector(".find input")?.focus(),
  "?": () => {
    const list = document.getElementById("keys");
    if (list) list.togglePopover();
    else location.assign("/keys");
  },
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
  if (document.documentElement.dataset.keys === "off" || inField(event.target)) return;
  // The page's own modules may take a key first: they listen in the capturing phase.
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

export { inField };
