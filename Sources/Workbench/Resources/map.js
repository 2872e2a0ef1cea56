// Moves the map under the pointer without asking for another page. The links beside it do the same with a
// page each, so the map can be read and moved without this module.
const map = document.querySelector("svg[data-map]");
const moved = map?.querySelector("[data-moved]");
if (moved) {
  const [, , width] = map.getAttribute("viewBox").split(" ").map(Number);
  let x = 0;
  let y = 0;
  let held = null;
  const limit = (value) => Math.min(115, Math.max(-115, value));
  const show = () => moved.setAttribute("transform", `translate(${-x} ${-y})`);
  map.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    held = { id: event.pointerId, fromX: event.clientX, fromY: event.clientY, x, y };
    map.setPointerCapture(event.pointerId);
    map.classList.add("held");
  });
  map.addEventListener("pointermove", (event) => {
    if (!held || held.id !== event.pointerId) return;
    const scale = width / map.getBoundingClientRect().width;
    x = limit(held.x - (event.clientX - held.fromX) * scale);
    y = limit(held.y - (event.clientY - held.fromY) * scale);
    show();
  });
  const release = () => {
    held = null;
    map.classList.remove("held");
  };
  map.addEventListener("pointerup", release);
  map.addEventListener("pointercancel", release);
}
