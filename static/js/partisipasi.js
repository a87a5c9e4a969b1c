/* The board of participation: how many are ticked, and copying a text. Both pages work without it. */
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

  document.querySelectorAll("[data-copy]").forEach((button) => {
    const field = document.querySelector(button.dataset.copy);
    const said = button.parentElement.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      try {
        if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
        else if (!document.execCommand("copy")) throw new Error("refused");
        said.textContent = "Teks disalin.";
      } catch {
        said.textContent = "Belum tersalin. Teks sudah ditandai; salin dengan Ctrl+C.";
      }
    });
  });
})();
