// Replaces one part of a page instead of the whole: a link or form with data-part="id" is fetched, the
// element with that id takes the place of the old one, its heading gets the focus and a sentence is
// spoken. Whatever goes wrong falls back to the ordinary navigation.
const speak = (text) => {
  let region = document.getElementById("spoken");
  if (!region) {
    region = document.createElement("div");
    region.id = "spoken";
    region.className = "vh";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.textContent = text;
};

const replace = async (address, id, push) => {
  const old = document.getElementById(id);
  if (!old) throw new Error("no such part");
  const answer = await fetch(address, { headers: { "x-temoin-part": id }, credentials: "same-origin" });
  if (!answer.ok || answer.redirected) throw new Error("not a part");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const name of [id, ...(old.dataset.with ?? "").split(" ").filter(Boolean)]) {
    const here = document.getElementById(name);
    const there = page.getElementById(name);
    if (name === id && !there) throw new Error("no such part in the answer");
    if (here && there) here.replaceWith(there);
  }
  document.title = page.title;
  const head = page.documentElement.dataset.head;
  if (head) document.documentElement.dataset.head = head;
  if (push) history.pushState({ part: id }, "", address);
  const heading = document.getElementById(id).querySelector("h1, h2");
  if (heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: matchMedia("(min-width: 1181px)").matches });
    speak(heading.textContent);
  }
  document.dispatchEvent(new CustomEvent("temoin:part", { detail: id }));
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-part]");
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (!document.getElementById(link.dataset.part)) return;
  event.preventDefault();
  replace(link.href, link.dataset.part, true).catch(() => location.assign(link.href));
});

// A switch that is a link answers to the space bar too, as switches do.
document.addEventListener("keydown", (event) => {
  if (event.key === " " && event.target.matches?.("a[role=switch]")) {
    event.preventDefault();
    event.target.click();
  }
});

addEventListener("popstate", () => location.reload());
document.documentElement.dataset.ready = "yes";
export { replace, speak };
