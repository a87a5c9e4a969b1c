/* The scorecard: the answer that belongs to a criterion scrolls into view beside it. */
(function () {
  "use strict";

  function show(answer) {
    const column = document.querySelector(".desk__read");
    if (!answer || !column || !column.offsetParent) return;
    const top = answer.getBoundingClientRect().top - column.getBoundingClientRect().top;
    column.scrollTop += top - 16;
  }

  document.addEventListener("focusin", (event) => {
    const answer = event.target.dataset && event.target.dataset.answer;
    if (answer) show(document.getElementById(answer));
  });
  if (location.search.includes("kriteria=")) show(document.querySelector(".desk__read .answer.is-current"));
})();
