/* The stage file: one key forward, one back, one for an empty screen. The slide stands in the address, so that a
   window that was closed by mistake opens where it was. */
(function () {
  "use strict";

  const slides = [...document.querySelectorAll("[data-slide]")];
  const blank = document.querySelector("[data-blank]");
  const counter = document.querySelector("[data-counter]");
  const back = document.querySelector("[data-back]");
  const next = document.querySelector("[data-next]");
  const IDLE = 2500;
  let current = 0;
  let idle;

  function show(index) {
    current = Math.min(Math.max(index, 0), slides.length - 1);
    slides.forEach((slide, position) => { slide.hidden = position !== current; });
    blank.hidden = true;
    counter.textContent = `${current + 1} dari ${slides.length}`;
    back.disabled = current === 0;
    next.disabled = current === slides.length - 1;
    history.replaceState(null, "", `#${current + 1}`);
  }

  /* An empty screen hides what is there; the next key brings back the same slide, so that no name slips out. */
  function step(by) {
    if (!blank.hidden) blank.hidden = true;
    else show(current + by);
  }

  function toggleBlank() { blank.hidden = !blank.hidden; }

  function toggleFull() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(() => {});
  }

  const KEYS = {
    ArrowRight: () => step(1), ArrowDown: () => step(1), PageDown: () => step(1), " ": () => step(1), n: () => step(1),
    ArrowLeft: () => step(-1), ArrowUp: () => step(-1), PageUp: () => step(-1), Backspace: () => step(-1), p: () => step(-1),
    b: toggleBlank, ".": toggleBlank, f: toggleFull, Home: () => show(0), End: () => {},
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isButton = event.target instanceof HTMLButtonElement;
    if (event.key === "Enter" && !isButton) { event.preventDefault(); step(1); return; }
    if (event.key === " " && isButton) return;
    const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || (event.repeat && act !== KEYS.End)) { if (act) event.preventDefault(); return; }
    event.preventDefault();
    act();
  });

  back.addEventListener("click", () => step(-1));
  next.addEventListener("click", () => step(1));
  document.querySelector("[data-dark]").addEventListener("click", toggleBlank);
  document.querySelector("[data-full]").addEventListener("click", toggleFull);

  function wake() {
    document.body.classList.remove("is-idle");
    clearTimeout(idle);
    idle = setTimeout(() => document.body.classList.add("is-idle"), IDLE);
  }
  ["pointermove", "pointerdown", "focusin"].forEach((name) => document.addEventListener(name, wake));

  const asked = Number.parseInt(location.hash.slice(1), 10);
  show(Number.isInteger(asked) ? asked - 1 : 0);
  wake();
})();
