// Listens to what goes on: that the archive has changed elsewhere, how long work gets on, and that the program
// no longer answers. One page of a browser keeps the line open and passes on what it hears to the others.
const lines = new BroadcastChannel("temoin-events");
const box = document.getElementById("changed");
const own = document.documentElement.dataset.head;

const show = (name, isShown) => {
  const line = box?.querySelector(`[data-when=${name}]`);
  if (!line) return;
  line.hidden = !isShown;
  box.hidden = [...box.children].every((child) => child.hidden);
};

const follow = (job) => {
  const list = document.querySelector(`[data-job="${job.id}"]`);
  if (!list) return;
  if (job.address) return location.replace(job.address);
  if (job.words) return location.reload();
  let isPast = true;
  for (const item of list.children) {
    const isNow = item.dataset.stage === job.stage;
    if (isNow) isPast = false;
    item.className = isNow ? "stage now" : isPast ? "stage past" : "stage";
    if (isNow) item.setAttribute("aria-current", "step");
    else item.removeAttribute("aria-current");
  }
};

// The state of the archive as it was last told; a page that has taken part in the change is of it too.
let latest = null;
const compare = () => {
  if (latest && own) show("changed", latest !== document.documentElement.dataset.head);
};
document.addEventListener("temoin:part", compare);

const hear = ({ kind, data }) => {
  if (kind === "head") {
    latest = data.head;
    compare();
  }
  if (kind === "replaced") show("replaced", !document.querySelector(".standing"));
  if (kind === "job") follow(data);
  if (kind === "line") show("lost", !data.isOpen);
};
lines.onmessage = (event) => hear(event.data);
const tell = (kind, data) => {
  hear({ kind, data });
  lines.postMessage({ kind, data });
};

const listen = () =>
  new Promise(() => {
    let failures = 0;
    const open = () => {
      const source = new EventSource("/events");
      source.addEventListener("open", () => {
        failures = 0;
        tell("line", { isOpen: true });
      });
      source.addEventListener("head", (event) => tell("head", JSON.parse(event.data)));
      source.addEventListener("replaced", () => tell("replaced", {}));
      source.addEventListener("job", (event) => tell("job", JSON.parse(event.data)));
      // The program says when it goes away of itself; a line that breaks is tried again, more and more seldom.
      source.addEventListener("end", () => {
        source.close();
        tell("line", { isOpen: false });
        setTimeout(open, 5000);
      });
      source.addEventListener("error", () => {
        source.close();
        failures += 1;
        if (failures > 1) tell("line", { isOpen: false });
        setTimeout(open, Math.min(30000, 1000 * 2 ** failures));
      });
    };
    open();
  });

// Whoever holds the lock keeps the line; when that page goes, the next one takes it up.
// A page that is left gives up its wait for the lock, which is no failure.
if (navigator.locks) navigator.locks.request("temoin-events", listen).catch(() => {});
else listen();

// A file that is too large is said before it is sent, and nothing typed is lost.
document.addEventListener("change", (event) => {
  const field = event.target;
  if (!field.matches?.("input[type=file][data-limit]")) return;
  const isTooLarge = [...field.files].some((file) => file.size > Number(field.dataset.limit));
  field.setCustomValidity(isTooLarge ? field.dataset.tooLarge : "");
  if (isTooLarge) field.reportValidity();
});
