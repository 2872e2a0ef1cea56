// Nothing typed is lost: forms ask whether the program is still there before they are sent, and what stands in the
// longer ones stays in this browser until it is saved.
const say = (name) =>
  document.getElementById("desk-words")?.dataset[name] ?? document.getElementById("changed")?.dataset[name] ?? "";

const fields = (form) => new URLSearchParams(
  [...new FormData(form)].filter(([, value]) => typeof value === "string"));

const keyOf = (form) =>
  "temoin draft " + (form.dataset.draft ?? new URL(form.action).pathname + " " + (form.elements.subject?.value ?? ""));
const left = ["token", "head", "act", "part", "at", "edit", "after", "back", "subject", "source"];
const typed = (form) => [...fields(form)].filter(([name, value]) => !left.includes(name) && value !== "");
const isKept = (form) => form?.method === "post" && (form.dataset.draft !== undefined || form.querySelector("textarea"));

const keep = (form) => {
  try {
    localStorage.setItem(keyOf(form), JSON.stringify(typed(form)));
  } catch {
    // Without storage there are no drafts.
  }
};

const forgetKey = (key) => {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
};
const forget = (form) => forgetKey(keyOf(form));

const complain = (form, words) => {
  let notice = form.querySelector(".notice.gone");
  if (!notice) {
    notice = document.createElement("p");
    notice.className = "notice bad gone";
    notice.setAttribute("role", "alert");
    const acts = form.querySelector(".acts");
    if (acts) acts.before(notice);
    else form.append(notice);
  }
  notice.textContent = words;
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
    kept = JSON.parse(localStorage.getItem(keyOf(form)) ?? "null");
  } catch {
    return;
  }
  if (!Array.isArray(kept) || !kept.length || JSON.stringify(kept) === JSON.stringify(typed(form))) return;
  if (form.querySelector("[role=alert], .notice.draft")) return;
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
  const folded = form.closest("details");
  if (folded) folded.open = true;
};

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (isKept(form)) keep(form);
});

// Why nothing can be sent now: the program does not answer, or does not know this browser any more.
const absence = async () => {
  try {
    const answer = await fetch("/assets/mark.svg", { method: "HEAD", cache: "no-store", credentials: "same-origin" });
    return answer.status === 401 ? "ended" : null;
  } catch {
    return "gone";
  }
};

// A form that leaves the page is sent once the program has answered; else the page stays as it is, and says so.
const sure = new WeakSet();
document.addEventListener("submit", async (event) => {
  const form = event.target;
  // What the desk sends in the background looks after itself.
  if (form.method !== "post" || form.matches("[data-register], [data-decide]") || sure.delete(form)) return;
  event.preventDefault();
  const button = event.submitter;
  const why = await absence();
  if (why) {
    if (isKept(form)) keep(form);
    complain(form, say(why));
    return;
  }
  try {
    sessionStorage.setItem("temoin sent", keyOf(form));
  } catch {
    // Without storage there are no drafts.
  }
  sure.add(form);
  form.requestSubmit(button);
});

// What was sent and taken is no draft any more; a page that shows it again with a flaw keeps it.
try {
  const sent = sessionStorage.getItem("temoin sent");
  sessionStorage.removeItem("temoin sent");
  if (sent && !document.querySelector("main [role=alert]")) forgetKey(sent);
} catch {
  // As above.
}

const offerDrafts = () => {
  for (const form of document.querySelectorAll("form")) if (isKept(form)) offerDraft(form);
};
document.addEventListener("temoin:part", offerDrafts);
offerDrafts();

export { complain, fields, forget, keep, say };
