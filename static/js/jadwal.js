/* Marks the slot that is on by the clock of the server, while the page stays open. */
(function () {
  "use strict";

  const marks = Array.from(document.querySelectorAll("[data-from][data-until]"));
  if (!marks.length) return;

  function mark() {
    const now = Date.now() / 1000;
    marks.forEach((element) => {
      element.hidden = !(Number(element.dataset.from) <= now && now < Number(element.dataset.until));
    });
  }

  mark();
  window.setInterval(mark, 15000);
})();
