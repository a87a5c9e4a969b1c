/* The table of own marks: Enter and the arrows lead to the next row, a button saves by the same way as autosave, and
   what has not reached the portal is said beside the row and sent again when the network or the login is back. */
(function () {
  "use strict";

  const LOST = "Belum tersimpan, sambungan terputus";
  const RETRY = 8000;
  const table = document.querySelector(".marks");
  if (!table) return;
  const edits = new Map();
  const isMark = (element) => element instanceof HTMLInputElement && element.matches("input.mark");
  const rowOf = (element) => element.closest(".marks__entry");
  const autosaveOf = (row) => row && row.querySelector("[data-autosave]");
  const save = (row) => window.htmx && autosaveOf(row) && window.htmx.trigger(autosaveOf(row), "simpan");

  function move(input, step) {
    const column = Array.from(table.querySelectorAll(`input.mark[data-column="${input.dataset.column}"]`));
    const next = column[column.indexOf(input) + step];
    if (!next) return false;
    next.focus();
    next.select();
    return true;
  }

  table.addEventListener("keydown", (event) => {
    if (!isMark(event.target) || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !autosaveOf(rowOf(event.target))) return;
    event.preventDefault();
    if (!move(event.target, step) && event.key === "Enter") save(rowOf(event.target));
  });

  table.addEventListener("input", (event) => {
    const row = isMark(event.target) && rowOf(event.target);
    if (row) edits.set(row, (edits.get(row) || 0) + 1);
  });

  /* A button that chooses or discards goes its own way; plain Simpan must not overtake an autosave under way. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches(".marks__form")) return;
    const row = rowOf(form);
    const isPlain = !event.submitter || !event.submitter.name;
    if (isPlain && window.htmx && autosaveOf(row)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      save(row);
    } else edits.delete(row);
  }, true);

  table.addEventListener("htmx:beforeRequest", (event) => {
    const row = rowOf(event.detail.elt);
    row.kippSent = edits.get(row);
  });

  table.addEventListener("htmx:afterRequest", (event) => {
    const row = rowOf(event.detail.elt);
    if (event.detail.successful) renewed.delete(row);
    if (event.detail.successful && edits.get(row) === row.kippSent) edits.delete(row);
    row.querySelectorAll("input.mark").forEach((input) => {
      const isWrong = Boolean(row.querySelector(`[data-wrong="${input.id}"]`));
      input.classList.toggle("is-invalid", isWrong);
      input.toggleAttribute("aria-invalid", isWrong);
      if (isWrong) input.setAttribute("aria-invalid", "true");
    });
  });

  function tell(row, words, ...more) {
    const state = row.querySelector("[id^=s-]");
    if (!state) return;
    const line = document.createElement("span");
    line.className = "warn";
    line.append(words, ...more);
    state.replaceChildren(line);
  }

  const saveAll = () => Array.from(edits.keys()).forEach(save);

  /* What was sent without a login, or with the token of an earlier one, waits in its row. */
  let hasEnded = false;
  let timer = 0;
  const renewed = new Set(); // rows sent again with a fresh token; a second refusal is meant

  function ended(row) {
    hasEnded = true;
    clearTimeout(timer);
    timer = setTimeout(back, RETRY);
    tell(row, "Belum tersimpan, sesi Anda berakhir. ", window.kipp.loginLink(table.dataset.login));
  }

  async function sendAnew(row) {
    const headers = { "HX-Request": "true" };
    const answer = await fetch(location.href, { headers, redirect: "manual", cache: "no-store" });
    if (answer.status === 401) ended(row);
    else if (window.kipp.renewToken(await answer.text(), ".marks__form")) {
      renewed.add(row);
      save(row);
    }
  }

  table.addEventListener("htmx:sendError", (event) => tell(rowOf(event.detail.elt), LOST));
  table.addEventListener("htmx:responseError", (event) => {
    const row = rowOf(event.detail.elt);
    const status = event.detail.xhr.status;
    if (status !== 401 && (status !== 403 || renewed.has(row))) return;
    event.stopPropagation(); // said beside the row, not above the page as well
    if (status === 401) ended(row);
    else sendAnew(row).catch(() => tell(row, LOST));
  });

  function back() {
    if (!hasEnded || document.hidden) return;
    hasEnded = false;
    saveAll();
  }

  window.addEventListener("online", saveAll);
  window.addEventListener("focus", back);
  document.addEventListener("visibilitychange", back);
  window.addEventListener("beforeunload", (event) => {
    if (edits.size) event.preventDefault();
  });
})();
