/* The ranking: "Mengapa" opens the arithmetic of an entry below its row and closes it again. Without this, or with
   a key that opens another tab, the link leads to the same arithmetic on a page of its own. */
(function () {
  "use strict";

  const word = (link) => link.querySelector("span");

  function close(link) {
    const row = document.getElementById(link.dataset.why);
    if (row) row.remove();
    link.setAttribute("aria-expanded", "false");
    link.removeAttribute("aria-controls");
    link.closest("tr").classList.remove("is-open");
    word(link).textContent = "Mengapa";
  }

  function open(link) {
    if (!document.getElementById(link.dataset.why)) return;
    link.setAttribute("aria-expanded", "true");
    link.setAttribute("aria-controls", link.dataset.why);
    link.closest("tr").classList.add("is-open");
    word(link).textContent = "Tutup";
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-why]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.getAttribute("aria-expanded") === "true") {
      close(link);
    } else if (!("loading" in link.dataset)) {
      link.dataset.loading = "";
      window.htmx.ajax("GET", link.href, { source: link, target: link.closest("tr"), swap: "afterend" })
        .catch(() => {})
        .finally(() => { delete link.dataset.loading; open(link); });
    }
  });

  document.addEventListener("keydown", (event) => {
    const row = event.key === "Escape" && event.target.closest("tr");
    if (!row) return;
    const link = row.matches(".why")
      ? document.querySelector(`[data-why="${CSS.escape(row.id)}"]`)
      : row.querySelector('[data-why][aria-expanded="true"]');
    if (!link) return;
    close(link);
    link.focus();
  });

  document.querySelectorAll("[data-why]").forEach((link) => link.setAttribute("aria-expanded", "false"));
})();
