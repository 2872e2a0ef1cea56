// The when field: what is typed is read in Swift, and shown below the field after a short pause.
const pause = 150;
let timer;

const ask = async (field) => {
  const region = document.getElementById(field.id + "-reading");
  if (!region) return;
  const form = field.form;
  const value = (name) => (name && form?.elements[name]?.value) || "";
  const query = new URLSearchParams({ q: field.value });
  if (field.dataset.when !== "q") query.set("field", field.dataset.when);
  const calendar = value(field.dataset.calendar);
  if (calendar) query.set("calendar", calendar);
  if (value(field.dataset.event)) query.set("event", value(field.dataset.event));
  if (value(field.dataset.person)) query.set("person", value(field.dataset.person));
  const typed = field.value;
  try {
    const answer = await fetch("/when?" + query, {
      headers: { "x-temoin-part": "when" }, credentials: "same-origin",
    });
    if (!answer.ok || field.value !== typed) return;
    const part = new DOMParser().parseFromString(await answer.text(), "text/html");
    region.replaceChildren(...part.body.childNodes);
    field.removeAttribute("aria-invalid");
  } catch {
    // The server reads it when the form is sent.
  }
};

const later = (field) => {
  clearTimeout(timer);
  timer = setTimeout(() => ask(field), pause);
};

document.addEventListener("input", (event) => {
  const field = event.target.closest?.("input[data-when]");
  if (field) later(field);
});

document.addEventListener("change", (event) => {
  const select = event.target.closest?.(".when-line select");
  const field = select?.closest(".when-line").querySelector("input[data-when]");
  if (field) ask(field);
});

// A neighbouring reading is put into the field; without this, its button sends the form and the server does.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-set]");
  const control = button?.closest(".control");
  const field = control?.querySelector("input[data-when]");
  if (!field) return;
  event.preventDefault();
  field.value = button.dataset.set;
  const calendar = field.form?.elements[field.dataset.calendar];
  if (calendar && button.dataset.calendar) calendar.value = button.dataset.calendar;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});
