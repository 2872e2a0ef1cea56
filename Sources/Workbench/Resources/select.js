// Choosing words: by pointer, with a small button at the end of the selection, and from the keyboard in select mode.
import { speak, replace } from "/assets/part.js";
import { inField } from "/assets/keys.js";
import { blocks, blockOf, paint, plain, pointIn, points, tokenOf } from "/assets/places.js";
import { say } from "/assets/drafts.js";

// What is done with the words: the form for them is opened beside the text.

const addressOf = (token, extra = "") => {
  const base = say("address");
  return base + (base.includes("?") ? "&" : "?") + "at=" + encodeURIComponent(token) + extra;
};

const open = (address) => {
  hideOffer();
  leave(false);
  replace(address, "apparatus", true)
    .then(() => {
      document.getElementById("register")?.scrollIntoView({ block: "nearest" });
      const first = document.querySelector("#register [name=line]") ??
        document.querySelector("#register [name='claim.1.people'], #register textarea");
      first?.focus({ preventScroll: true });
    })
    .catch(() => location.assign(address));
};

const register = (range) => {
  const token = range && tokenOf(range);
  if (!token) return false;
  // Where a character is shown by its number, places cannot be counted here, and the server looks for the words.
  const shown = range.toString();
  if (shown.includes("⟨U+") || plain(blockOf(range.startContainer)).includes("⟨U+")) {
    const base = say("address");
    location.assign(base + (base.includes("?") ? "&" : "?") + "quote=" + encodeURIComponent(shown));
    return true;
  }
  open(addressOf(token));
  return true;
};

// The button at the end of a selection by pointer. It stands behind the paragraph in the tab order.

let offer = null;
const hideOffer = () => {
  offer?.remove();
  offer = null;
};

const showOffer = () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed || inField(document.activeElement)) return hideOffer();
  const range = selection.getRangeAt(0);
  const block = blockOf(range.endContainer);
  if (!block || !tokenOf(range)) return hideOffer();
  hideOffer();
  offer = document.createElement("button");
  offer.type = "button";
  offer.className = "offer";
  offer.setAttribute("data-not-text", "");
  offer.textContent = say("register");
  const kept = range.cloneRange();
  offer.addEventListener("mousedown", (event) => event.preventDefault());
  offer.addEventListener("click", () => register(kept));
  const sheet = document.querySelector(".sheet");
  const rects = range.getClientRects();
  const end = rects[rects.length - 1] ?? range.getBoundingClientRect();
  const frame = sheet.getBoundingClientRect();
  // In the margin, on the line where the selection ends, so that no word is covered; below it where there is no margin.
  const margin = block.getBoundingClientRect().right - frame.left + 8;
  const hasMargin = frame.width - margin > 100;
  const x = hasMargin ? margin : Math.max(0, Math.min(end.right - frame.left, frame.width - 110));
  offer.style.setProperty("--x", x + "px");
  offer.style.setProperty("--y", (hasMargin ? end.top - frame.top - 4 : end.bottom - frame.top + 4) + "px");
  block.after(offer);
};

let settling;
document.addEventListener("selectionchange", () => {
  clearTimeout(settling);
  settling = setTimeout(() => { if (!mode) showOffer(); }, 200);
});

// Select mode: sentences, then words, then characters, with the arrows.

let mode = null;
const units = ["sentence", "word", "grapheme"];
const names = { sentence: "sentence", word: "word", grapheme: "character" };

const segments = (block, granularity) => {
  const text = plain(block);
  const language = block.closest("[lang]")?.lang || "en";
  const found = [];
  for (const part of new Intl.Segmenter(language, { granularity }).segment(text)) {
    if (granularity === "word" && !part.isWordLike) continue;
    if (!part.segment.trim()) continue;
    const from = points(text.slice(0, part.index));
    found.push([from, from + points(part.segment.trimEnd())]);
  }
  return found;
};

const modeRange = () => {
  const range = document.createRange();
  range.setStart(...pointIn(mode.block, mode.from));
  range.setEnd(...pointIn(mode.last, mode.to));
  return range;
};

const showMode = () => {
  const range = modeRange();
  paint("selecting", [range]);
  const element = mode.last;
  const box = range.getBoundingClientRect();
  if (box.top < 60 || box.bottom > innerHeight - 60) element.scrollIntoView({ block: "center" });
  speak(say(names[mode.unit]) + ": " + range.toString().replace(/\s+/g, " ").trim());
  document.documentElement.dataset.selecting = mode.unit;
};

const enter = () => {
  const all = blocks();
  if (!all.length) return;
  const seen = all.find((block) => block.getBoundingClientRect().bottom > 80) ?? all[0];
  const [first] = segments(seen, "sentence");
  if (!first) return;
  mode = { block: seen, last: seen, from: first[0], to: first[1], unit: "sentence" };
  showMode();
};

const leave = (aloud = true) => {
  if (!mode) return;
  mode = null;
  paint("selecting", []);
  delete document.documentElement.dataset.selecting;
  if (aloud) speak(say("left"));
};

const move = (by, extends_) => {
  const all = blocks();
  let block = mode.last;
  let list = segments(block, mode.unit);
  const edge = extends_ ? mode.to : by > 0 ? mode.to : mode.from;
  let next = by > 0
    ? list.find(([from, to]) => (extends_ ? to > edge : from >= edge))
    : extends_
      ? list.findLast(([, to]) => to < edge && to > (block === mode.block ? mode.from : 0))
      : list.findLast(([, to]) => to <= edge);
  while (!next && !(extends_ && by < 0)) {
    block = all[all.indexOf(block) + by];
    if (!block) return;
    list = segments(block, mode.unit);
    next = by > 0 ? list[0] : list[list.length - 1];
  }
  if (!next) return;
  mode = extends_
    ? { ...mode, last: block, to: next[1] }
    : { ...mode, block, last: block, from: next[0], to: next[1] };
  showMode();
};

const narrow = (unit) => {
  const [first] = segments(mode.block, unit).filter(([from]) => from >= mode.from);
  if (!first) return;
  mode = { ...mode, unit, last: mode.block, from: first[0], to: first[1] };
  showMode();
};

const modeKeys = (event) => {
  switch (event.key) {
    case "ArrowRight": case "ArrowDown": move(1, event.shiftKey); break;
    case "ArrowLeft": case "ArrowUp": move(-1, event.shiftKey); break;
    case "w": case "W": narrow("word"); break;
    case "c": case "C": narrow("grapheme"); break;
    case "v": case "V": narrow(units[(units.indexOf(mode.unit) + 1) % units.length]); break;
    case "n": case "N": {
      const token = tokenOf(modeRange());
      if (token) open(addressOf(token, "&note=1"));
      break;
    }
    case "Enter": case "r": case "R": register(modeRange()); break;
    case "Escape": leave(); break;
    default: return false;
  }
  return true;
};

document.addEventListener("keydown", (event) => {
  if (event.metaKey || event.ctrlKey || event.altKey || inField(event.target)) return;
  if (mode && modeKeys(event)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  if (event.key === "Escape" && offer) return hideOffer();
  if (document.documentElement.dataset.keys === "off") return;
  if (event.key === "v") {
    event.preventDefault();
    enter();
  } else if (event.key === "r") {
    const selection = getSelection();
    if (selection.rangeCount && !selection.isCollapsed && register(selection.getRangeAt(0))) event.preventDefault();
  }
}, true);

export { hideOffer };
