// The forms of the desk: sent in the background, with the answer put in the place of what it changes.
import { speak } from "/assets/part.js";
import { complain, fields, forget, keep, say } from "/assets/drafts.js";

const arrived = () => document.dispatchEvent(new CustomEvent("temoin:part"));

const put = async (answer) => {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const name of ["apparatus", "desk-words"]) {
    const [here, there] = [document.getElementById(name), page.getElementById(name)];
    if (here && there) here.replaceWith(there);
  }
  // The state the page is of now, so that its own change is not taken for one made elsewhere.
  const head = page.documentElement.dataset.head;
  if (head) document.documentElement.dataset.head = head;
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
    if (answer.status === 401 || answer.status === 403) throw new Error("ended");
    if (answer.status >= 500) throw new Error("gone");
    const focused = document.activeElement?.id;
    await put(answer);
    arrived();
    const flawed = document.querySelector("#register [aria-invalid], #register .bad input, #register .bad select");
    (flawed ?? document.getElementById(focused) ?? document.getElementById("register-title"))?.focus();
    const alert = document.querySelector("#register [role=alert]");
    if (alert) speak(alert.textContent);
  } catch (why) {
    keep(form);
    complain(form, say(why.message === "ended" ? "ended" : "gone"));
  } finally {
    form.removeAttribute("aria-busy");
  }
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
  const form = event.target.closest?.("form[data-register]");
  if (form) consequence(form);
});

// Another form of claim has other fields.
document.addEventListener("change", (event) => {
  if (!event.target.matches?.(".claim select[name$='.form']")) return;
  send(event.target.form, { name: "act", value: "show" });
});
