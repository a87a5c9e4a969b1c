/* Marks the slot that is on by the clock of the server, while the page stays open; a wrong clock here does no harm. */
(function () {
  "use strict";

  const marks = Array.from(document.querySelectorAll("[data-from][data-until]"));
  if (!marks.length) return;

  const ahead = Date.now() / 1000 - Number(marks[0].dataset.now); // of this device, before the server

  function mark() {
    const now = Date.now() / 1000 - ahead;
    marks.forEach((element) => {
      element.hidden = !(Number(element.dataset.from) <= now && now < Number(element.dataset.until));
    });
  }

  mark();
  window.setInterval(mark, 15000);
})();
