/* The scorecard: the answer that belongs to a criterion scrolls into view beside it, and after Enter or a button
   that leads to a criterion one can type on at once. On a phone the screen stays at the answer. */
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

  const mark = document.querySelector(".criterion.is-current input.mark");
  const column = document.querySelector(".desk__read");
  /* Only once the browser has gone to the fragment of the address, which takes the focus away. */
  window.addEventListener("load", () => setTimeout(() => {
    const isFree = document.activeElement === document.body;
    if (mark && isFree && column.offsetParent && location.search.includes("kriteria=")) mark.focus();
  }));
})();
