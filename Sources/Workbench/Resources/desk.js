// The reading desk: the passages in hand are marked and stay in sight, and what the page is made of anew is put in
// order. Choosing words, sending forms, keeping drafts and the margin are modules of their own.
import { highlights, paint, rangeAt } from "/assets/places.js";
import { markMargin, settleMargins } from "/assets/margins.js";
import { hideOffer } from "/assets/select.js";
import "/assets/register.js";

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

const arrived = () => {
  hideOffer();
  if (highlights) {
    for (const mark of document.querySelectorAll("mark.in-hand")) mark.classList.remove("in-hand");
    showInHand();
  }
  markMargin();
  settleMargins();
  document.querySelector(".proposal [data-stop][aria-current]")?.focus({ preventScroll: true });
};

document.addEventListener("temoin:part", arrived);
arrived();
