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
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.xhr.status === 409) document.getElementById("bentrok").scrollIntoView({ block: "nearest" });
  });

  /* A button pressed while autosave is under way waits for its answer. Sent at once, the sheet would carry an old
     version, and the judge would be asked to choose between two entries of the same hand. */
  const autosave = document.getElementById("simpan-otomatis");
  let pressed = null;

  function press(form, button) {
    /* The answer may have replaced the button by one that looks the same, or leads further. */
    const isSame = ({ type, name, value }) => type === "submit" && name === button.name && value === button.value;
    const same = button.isConnected ? button : Array.from(form.elements).find(isSame);
    if (same) form.requestSubmit(same);
  }

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "lembar" || !autosave || !autosave.classList.contains("htmx-request")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed = event.submitter;
  }, true);
  if (autosave) autosave.addEventListener("htmx:afterRequest", (event) => {
    const button = pressed;
    pressed = null;
    const isAnswered = event.detail.successful || event.detail.xhr.status === 422;
    /* htmx gives the new version to its field a moment later. */
    if (button && isAnswered) setTimeout(() => press(document.getElementById("lembar"), button), 50);
  });

  const mark = document.querySelector(".criterion.is-current input.mark");
  const column = document.querySelector(".desk__read");
  /* Only once the browser has gone to the fragment of the address, which takes the focus away. */
  window.addEventListener("load", () => setTimeout(() => {
    const isFree = document.activeElement === document.body;
    if (mark && isFree && column.offsetParent && location.search.includes("kriteria=")) mark.focus();
  }));
})();
