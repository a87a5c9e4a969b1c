/* Buttons that copy the text of a field; without this script it is selected by hand. */
(function () {
  "use strict";

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
