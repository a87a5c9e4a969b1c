/* The sum of the weights while they are typed; the server shows the same sum after saving. */
(function () {
  "use strict";

  const output = document.getElementById("jumlah-bobot");
  if (!output) return;
  const form = output.closest("form");

  /* Hundredths, because 0,1 + 0,2 is not 0,3 in the numbers of a browser. */
  function hundredths(text) {
    const match = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text.trim());
    return match ? Number(match[1]) * 100 + Number((match[2] || "0").padEnd(2, "0")) : 0;
  }

  function isRemoved(field) {
    const box = form.elements[field.name.replace(/-weight$/, "-DELETE")];
    return Boolean(box && box.checked);
  }

  function add() {
    const fields = Array.from(form.elements).filter((field) => /-weight$/.test(field.name) && !isRemoved(field));
    const sum = fields.reduce((total, field) => total + hundredths(field.value), 0);
    output.textContent = `${Math.trunc(sum / 100)},${String(sum % 100).padStart(2, "0")}`;
  }

  form.addEventListener("input", add);
  form.addEventListener("change", add);
})();
