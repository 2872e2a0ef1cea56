// The reading desk: words selected by pointer or keyboard become a passage, the form is sent without leaving the
// text, and what is typed is kept when the server has gone away.
import { speak, replace } from "/assets/part.js";
import { inField } from "/assets/keys.js";

const say = (name) => document.getElementById("desk-words")?.dataset[name] ?? "";

// Places. The server counts Unicode code points from the start of the text; every block says where it starts, and
// what is not text (margin numbers, calls of notes, paragraph numbers) says so.

const blocks = () => [...document.querySelectorAll(".text [data-at], .notes [data-at]")];
const blockOf = (node) => (node?.nodeType === 1 ? node : node?.parentElement)?.closest("[data-at]");

const texts = (block) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.nodeType === 1
      ? node.hasAttribute("data-not-text") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP
      : NodeFilter.FILTER_ACCEPT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
};

const points = (text) => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

// The place of a point of the document, in code points of its block.
const offsetIn = (block, node, offset) => {
  let count = 0;
  const range = document.createRange();
  for (const text of texts(block)) {
    if (text === node) return count + points(text.data.slice(0, offset));
    range.selectNode(text);
    if (range.comparePoint(node, offset) < 0) return count;
    count += points(text.data);
  }
  return count;
};

// The point of the document at a place of a block.
const pointIn = (block, offset) => {
  let rest = offset;
  let last = null;
  for (const text of texts(block)) {
    let units = 0;
    for (const character of text.data) {
      if (rest === 0) return [text, units];
      units += character.length;
      rest -= 1;
    }
    last = [text, units];
  }
  return last;
};

const plain = (block) => texts(block).map((text) => text.data).join("");

const rangeAt = (from, to) => {
  const range = document.createRange();
  for (const block of blocks().filter((one) => one.dataset.excerpt === undefined)) {
    const start = Number(block.dataset.at);
    const end = start + points(plain(block));
    if (from >= start && from < end) range.setStart(...pointIn(block, from - start));
    if (to > start && to <= end) {
      range.setEnd(...pointIn(block, to - start));
      return range;
    }
  }
  return null;
};

// The address token of a range of the document: `120-180`, or `letter-1:5-40` in an excerpt.
const tokenOf = (range) => {
  const first = blockOf(range.startContainer);
  const last = blockOf(range.endContainer) ?? first;
  if (!first || !last || first.dataset.excerpt !== last.dataset.excerpt) return null;
  let from = offsetIn(first, range.startContainer, range.startOffset);
  let to = offsetIn(last, range.endContainer, range.endOffset);
  const [head, tail] = [[...plain(first)], [...plain(last)]];
  while (from < head.length && /\s/.test(head[from])) from += 1;
  while (to > 0 && /\s/.test(tail[to - 1])) to -= 1;
  from += Number(first.dataset.at);
  to += Number(last.dataset.at);
  if (to <= from) return null;
  return (first.dataset.excerpt ? first.dataset.excerpt + ":" : "") + from + "-" + to;
};

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

// Highlights. One for the passages in hand, one for the words being selected; nothing of the document changes.

const highlights = typeof CSS !== "undefined" && "highlights" in CSS;
const paint = (name, ranges) => {
  if (!highlights) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
};

const showInHand = () => {
  const form = document.querySelector("form[data-register]");
  const card = document.querySelector("[data-places]");
  const tokens = form
    ? [...form.querySelectorAll("input[name=at]")].map((field) => field.value)
    : (card?.dataset.places ?? "").split(" ");
  const ranges = tokens
    .map((token) => token.match(/^(\d+)-(\d+)$/))
    .filter(Boolean)
    .map((match) => rangeAt(Number(match[1]), Number(match[2])))
    .filter(Boolean);
  paint("in-hand", ranges);
  inSight(ranges[0]);
};

// The passage in hand stays in sight above the form, which on a narrow screen covers the lower half.
const inSight = (range) => {
  if (!range) return;
  const box = range.getBoundingClientRect();
  const covered = matchMedia("(max-width: 760px)").matches && document.querySelector("#register");
  const bottom = covered ? innerHeight * 0.42 : innerHeight - 60;
  if (box.top < 70 || box.top > bottom - 40) scrollBy({ top: box.top - (covered ? 90 : innerHeight / 3) });
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

// The form: sent in the background, with the answer put in the place of what it changes.

const fields = (form) => new URLSearchParams(
  [...new FormData(form)].filter(([, value]) => typeof value === "string"));

const put = async (answer) => {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const name of ["apparatus", "desk-words"]) {
    const [here, there] = [document.getElementById(name), page.getElementById(name)];
    if (here && there) here.replaceWith(there);
  }
  return page;
};

const send = async (form, button) => {
  if (form.hasAttribute("aria-busy")) return;
  const data = fields(form);
  if (button?.name) data.set(button.name, button.value);
  const act = data.get("act") ?? "save";
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, {
      method: "POST", body: data, credentials: "same-origin", headers: { "x-temoin-form": "desk" },
    });
    if (answer.redirected) {
      forget(form);
      const address = new URL(answer.url);
      const page = await put(answer);
      for (const part of [".sheet", ".rail"]) {
        const there = page.querySelector(part);
        if (there) document.querySelector(part)?.replaceWith(there);
      }
      document.title = page.title;
      history.pushState({}, "", address);
      if (form.dataset.decide !== undefined) {
        arrived();
        speak(document.querySelector(".proposals-count")?.textContent ?? "");
        return;
      }
      speak(say("saved"));
      const target = act === "next"
        ? document.querySelector(".text [data-at]")
        : document.querySelector("a.in-margin[aria-current]");
      if (act === "next") document.getElementById("quote")?.focus({ preventScroll: true });
      else target?.focus({ preventScroll: true });
      arrived();
      return;
    }
    if (answer.status >= 500 || answer.status === 401 || answer.status === 403) throw new Error("gone");
    const focused = document.activeElement?.id;
    await put(answer);
    arrived();
    const flawed = document.querySelector("#register [aria-invalid], #register .bad input, #register .bad select");
    (flawed ?? document.getElementById(focused) ?? document.getElementById("register-title"))?.focus();
    const alert = document.querySelector("#register [role=alert]");
    if (alert) speak(alert.textContent);
  } catch {
    keep(form);
    complain(form, say("gone"));
  } finally {
    form.removeAttribute("aria-busy");
  }
};

const complain = (form, words) => {
  let notice = form.querySelector(".notice.gone");
  if (!notice) {
    notice = document.createElement("p");
    notice.className = "notice bad gone";
    notice.setAttribute("role", "alert");
    form.querySelector(".acts")?.before(notice);
  }
  notice.textContent = words;
};

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-register], form[data-decide]");
  if (!form) return;
  event.preventDefault();
  send(form, event.submitter);
});

// What the form would change is asked again after a pause.

let asking;
const consequence = (form) => {
  clearTimeout(asking);
  asking = setTimeout(async () => {
    const data = fields(form);
    data.set("act", "show");
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: data, credentials: "same-origin", headers: { "x-temoin-part": "consequence" },
      });
      const region = document.getElementById("consequence");
      if (!answer.ok || !region || !form.isConnected) return;
      const part = new DOMParser().parseFromString(await answer.text(), "text/html");
      region.replaceChildren(...part.body.childNodes);
    } catch {
      keep(form);
    }
  }, 500);
};

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-draft]");
  if (!form) return;
  keep(form);
  if (form.dataset.register !== undefined) consequence(form);
});

// Another form of claim has other fields.
document.addEventListener("change", (event) => {
  if (!event.target.matches?.(".claim select[name$='.form']")) return;
  const form = event.target.form;
  send(form, { name: "act", value: "show" });
});

// Drafts: what is typed stays in this browser until it is saved.

const draftKey = (form) => "temoin draft " + form.dataset.draft;
const left = ["token", "head", "act", "part", "at", "edit", "after"];
const typed = (form) => [...fields(form)].filter(([name, value]) => !left.includes(name) && value !== "");

const keep = (form) => {
  try {
    localStorage.setItem(draftKey(form), JSON.stringify(typed(form)));
  } catch {
    // Without storage there are no drafts.
  }
};

const forget = (form) => {
  try {
    localStorage.removeItem(draftKey(form));
  } catch {
    // As above.
  }
};

const fill = (form, values) => {
  for (const [name, value] of values) {
    const found = form.elements[name];
    if (!found) continue;
    const list = found instanceof RadioNodeList ? [...found] : [found];
    for (const field of list) {
      if (field.type === "radio" || field.type === "checkbox") field.checked ||= field.value === value;
      else field.value = value;
    }
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
};

const offerDraft = (form) => {
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(draftKey(form)) ?? "null");
  } catch {
    return;
  }
  if (!Array.isArray(kept) || !kept.length || JSON.stringify(kept) === JSON.stringify(typed(form))) return;
  if (form.querySelector("[role=alert]")) return;
  const notice = document.createElement("p");
  notice.className = "notice draft";
  notice.append(say("kept") + " ");
  const button = (words, act) => {
    const one = document.createElement("button");
    one.type = "button";
    one.className = "link";
    one.textContent = words;
    one.addEventListener("click", () => {
      act();
      notice.remove();
    });
    notice.append(one, " ");
  };
  button(say("restore"), () => fill(form, kept));
  button(say("forget"), () => forget(form));
  form.prepend(notice);
};

// After a part of the page was replaced.

// The margin says which statement is in hand.
const markMargin = () => {
  const slug = document.querySelector("[data-statement-in-hand]")?.dataset.statementInHand;
  for (const number of document.querySelectorAll("a.in-margin")) {
    const isOn = number.dataset.statement === slug;
    number.classList.toggle("on", isOn);
    if (isOn) number.setAttribute("aria-current", "true");
    else number.removeAttribute("aria-current");
  }
};

const arrived = () => {
  hideOffer();
  if (highlights) {
    for (const mark of document.querySelectorAll("mark.in-hand")) mark.classList.remove("in-hand");
    showInHand();
  }
  markMargin();
  document.querySelector(".proposal [data-stop][aria-current]")?.focus({ preventScroll: true });
  for (const form of document.querySelectorAll("form[data-draft]")) offerDraft(form);
};

document.addEventListener("temoin:part", arrived);
arrived();
