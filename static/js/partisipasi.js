/* The board of participation: how many are ticked. The page works without it. */
(function () {
  "use strict";

  const form = document.querySelector("[data-choose]");
  const line = form && form.querySelector("[data-chosen]");
  function count() {
    const chosen = form.querySelectorAll("[name=opd]:checked").length;
    line.textContent = `${chosen} dipilih`;
    line.hidden = !chosen;
  }
  if (line) {
    form.addEventListener("change", count);
    window.addEventListener("pageshow", count);
    count();
  }
})();
