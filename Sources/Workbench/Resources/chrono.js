// The chronology by keys and in place: a zoom replaces the chart alone and keeps the focus where it was;
// J and K walk through the rows. Every one of these is a link, so all of it works without this module too.
import { replace, speak } from "./part.js";

const inField = (target) => target.closest?.("input, select, textarea, [contenteditable]") !== null;
const links = () => [...document.querySelectorAll("#chart .row > a")];

const zoom = async (link) => {
  const name = link.dataset.zoom;
  const step = link.classList.contains("step-scale");
  try {
    await replace(link.href, "chart", true);
    const same = document.querySelector(`#chart [data-zoom="${CSS.escape(name)}"]`)
      ?? (step ? null : document.querySelector("#chart .scales [aria-current]"));
    same?.focus({ preventScroll: true });
    speak(document.querySelector("#chart .strip .vh")?.textContent ?? "");
  } catch {
    location.assign(link.href);
  }
};

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("#chart a[data-zoom]");
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  zoom(link);
});

const walk = (step) => {
  const all = links();
  if (all.length === 0) return;
  const here = all.indexOf(document.activeElement);
  const chosen = all.findIndex((link) => link.getAttribute("aria-current") === "true");
  const from = here >= 0 ? here : chosen >= 0 ? chosen : step > 0 ? -1 : all.length;
  all[Math.min(all.length - 1, Math.max(0, from + step))].focus();
};

const keys = { "+": "closer", "=": "closer", "-": "wider", "0": "whole", "[": "earlier", "]": "later" };

document.addEventListener("keydown", (event) => {
  if (event.metaKey || event.ctrlKey || event.altKey || inField(event.target)) return;
  if (document.documentElement.dataset.keys === "off") return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    walk(event.key === "j" ? 1 : -1);
    return;
  }
  const name = keys[event.key];
  const link = name ? document.querySelector(`#chart a[data-zoom="${name}"]`) : null;
  if (link) {
    event.preventDefault();
    zoom(link);
  }
});
