// Places in a text. The server counts Unicode code points from the start of the text; every block says where it
// starts, and what is not text (margin numbers, calls of notes, paragraph numbers) says so.

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

const plain = (block) => texts(block).map((text) => text.data).join("");

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

// The range of the document between two places of the text, as far as it is shown.
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

// Highlights: nothing of the document changes.
const highlights = typeof CSS !== "undefined" && "highlights" in CSS;
const paint = (name, ranges) => {
  if (!highlights) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
};

export { blocks, blockOf, highlights, paint, plain, pointIn, points, rangeAt, tokenOf };
