/* Uploading a file as soon as it is chosen, with a progress bar; the page and what is typed on it stay.
   Without this script the file goes with the button beside it, together with what is typed. */
(function () {
  "use strict";

  const OFFLINE = "Sambungan terputus, jadi berkas belum terunggah. Isian lain tidak berubah. Periksa jaringan, lalu pilih berkasnya lagi.";
  const FAILED = "Portal sedang tidak dapat menerima berkas. Isian lain tidak berubah. Coba lagi sebentar lagi.";
  const ENDED = "Sesi Anda berakhir, jadi berkas belum terunggah. Isian lain tidak berubah. Masuk lagi di jendela baru, lalu pilih berkasnya lagi.";
  const TOO_LARGE = { "application/pdf": [2, "Kecilkan PDF, lalu unggah lagi."], "image/jpeg,image/png": [10, "Kecilkan foto, lalu unggah lagi."] };
  const MEGABYTE = 1024 * 1024;

  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const form = document.querySelector("form[data-autosave]");
  if (!form || !window.FormData) return;

  const say = (words) => { document.getElementById("pengumuman").textContent = words; };
  const placeOf = (element) => element.closest("[data-part]");

  /* Parts are replaced by what the server sends under the same name. */
  function swap(html) {
    const answer = new DOMParser().parseFromString(html, "text/html");
    all("[data-part]", answer).forEach((fresh) => {
      all(`[data-part="${fresh.dataset.part}"]`).forEach((place) => {
        place.replaceChildren(...Array.from(fresh.childNodes, (node) => document.importNode(node, true)));
      });
    });
    hideButtons();
  }

  /* The script uploads by itself, so the buttons that send the whole form are not needed. */
  function hideButtons() {
    all("[data-upload-button]").forEach((button) => { button.hidden = true; });
  }

  function refuse(place, words) {
    const line = place.querySelector(".field-error");
    line.querySelector("span").textContent = words;
    line.hidden = false;
    const input = place.querySelector("input[type=file]");
    if (!input) return;
    input.classList.add("is-invalid");
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", line.id);
    say(words);
  }

  function accept(place) {
    const line = place.querySelector(".field-error");
    line.hidden = true;
    const input = place.querySelector("input[type=file]");
    if (input) input.classList.remove("is-invalid");
  }

  function tooLarge(file, input) {
    const [limit, remedy] = TOO_LARGE[input.accept];
    if (file.size <= limit * MEGABYTE) return "";
    const size = String(Math.ceil(file.size / MEGABYTE * 10) / 10).replace(".", ",");
    return `Berkas ditolak: ukuran ${size} MB, batas ${limit} MB. Isian lain tidak berubah. ${remedy}`;
  }

  function send(address, fields, place, done) {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    Object.entries(fields).forEach(([name, value]) => data.set(name, value));
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("X-Autosave", "ya");
    request.addEventListener("load", () => {
      done();
      if (request.status === 200 || request.status === 422) arrived(request, place);
      else refuse(place, request.status === 401 || request.status === 403 ? ENDED : FAILED);
    });
    request.addEventListener("error", () => { done(); refuse(place, OFFLINE); });
    request.upload.addEventListener("progress", (event) => {
      const bar = place.querySelector(".upload__progress progress");
      if (bar && event.lengthComputable) bar.value = Math.round(100 * event.loaded / event.total);
    });
    request.send(data);
  }

  function arrived(request, place) {
    swap(request.responseText);
    const line = place.querySelector(".field-error");
    const field = place.querySelector("input[type=file], a");
    if (field) field.focus();
    say(line && !line.hidden ? line.textContent : "Berkas tersimpan.");
  }

  function upload(input) {
    const file = input.files[0];
    const place = placeOf(input);
    if (!file) return;
    const refusal = tooLarge(file, input);
    if (refusal) {
      input.value = "";
      refuse(place, refusal);
      return;
    }
    accept(place);
    const progress = place.querySelector(".upload__progress");
    progress.hidden = false;
    progress.querySelector("label").textContent = `Mengunggah ${file.name}…`;
    input.disabled = true;
    send(input.dataset.upload, { tempat: input.dataset.place, berkas: file }, place, () => {
      progress.hidden = true;
      input.disabled = false;
      input.value = "";
    });
  }

  function ask(link) {
    const dialog = document.getElementById("hapus-berkas");
    dialog.querySelector("[data-name]").textContent = link.dataset.remove;
    dialog.querySelector("[data-no]").onclick = () => dialog.close();
    dialog.querySelector("[data-yes]").onclick = () => {
      dialog.close();
      send(link.href, {}, placeOf(link), () => {});
    };
    dialog.showModal();
  }

  document.addEventListener("change", (event) => {
    if (event.target.matches("input[data-upload]")) upload(event.target);
  });
  /* Before other scripts see the click and take it for leaving the page. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-remove]");
    if (!link || !window.HTMLDialogElement) return;
    event.preventDefault();
    ask(link);
  }, true);

  hideButtons();
})();
