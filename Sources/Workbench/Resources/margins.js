// The numbers in the margin. The style sheet puts each beside the line where it comes; here those of one line are
// moved next to the text, in their order, and one whose words begin on the next line goes down to them.
const moved = new WeakMap();
// How far down a number stands that finds no room beside the others of its line.
const lower = 13;

// The words a number is for.
const wordsOf = (number) => {
  let next = number.nextElementSibling;
  while (next && next.tagName !== "MARK") next = next.nextElementSibling;
  return next;
};

// Where the style sheet has moved a number to.
const placed = (number) => {
  const style = getComputedStyle(number);
  return { x: parseFloat(style.left) || 0, y: parseFloat(style.top) || 0 };
};

const settle = (block) => {
  const edge = block.getBoundingClientRect().left;
  const room = edge - (block.closest(".sheet")?.getBoundingClientRect().left ?? 0);
  const gap = room < 60 ? 2 : 6;
  const lines = new Map();
  for (const number of block.querySelectorAll("a.in-margin")) {
    const box = number.getBoundingClientRect();
    const { x, y } = moved.get(number) ?? placed(number);
    const words = wordsOf(number)?.getClientRects()[0];
    const middle = words ? words.top + words.height / 2 : box.top - y + box.height / 2;
    const line = [...lines.keys()].find((key) => Math.abs(key - middle) < 8) ?? middle;
    lines.set(line, [...(lines.get(line) ?? []), { number, box, left: box.left - x, top: box.top - y }]);
  }
  for (const [middle, numbers] of lines) {
    const fit = Math.max(1, Math.floor((room - gap) / Math.max(...numbers.map(({ box }) => box.width))));
    for (let first = 0; first < numbers.length; first += fit) {
      let right = edge - gap;
      for (const { number, box, left, top } of numbers.slice(first, first + fit).reverse()) {
        right -= box.width;
        const place = { x: right - left, y: Math.round(middle - box.height / 2 - top) + (first / fit) * lower };
        moved.set(number, place);
        number.style.setProperty("--x", place.x + "px");
        number.style.setProperty("--y", place.y + "px");
      }
    }
  }
};

// Which blocks are laid out: what lies far off is left until it comes near.
const settleMargins = () => {
  const blocks = new Set(
    [...document.querySelectorAll(".text a.in-margin")].map((number) => number.closest("[data-at]")));
  for (const block of blocks) {
    if (block?.checkVisibility?.({ contentVisibilityAuto: true }) !== false) settle(block);
  }
};

// Which statement is in hand.
const markMargin = () => {
  const slug = document.querySelector("[data-statement-in-hand]")?.dataset.statementInHand;
  for (const number of document.querySelectorAll("a.in-margin")) {
    const isOn = number.dataset.statement === slug;
    number.classList.toggle("on", isOn);
    if (isOn) number.setAttribute("aria-current", "true");
    else number.removeAttribute("aria-current");
  }
};

let waiting = 0;
const soon = () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(settleMargins);
};
addEventListener("resize", soon);
document.addEventListener("contentvisibilityautostatechange", soon, true);
document.fonts?.ready.then(soon);

export { markMargin, settleMargins };
