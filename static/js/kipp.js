/* Small helps on top of pages that work without them: countdown, word counter, guard against sending
   twice, dialogs, unsaved text, printing, the account menu, and word of a lost connection. */
(function () {
  "use strict";

  const LOST = "Sambungan terputus. Tulisan tetap ada di layar ini. Periksa jaringan, lalu coba lagi.";
  const FAILED = "Portal sedang tidak dapat menjawab. Tulisan tetap ada di layar ini. Coba lagi sebentar lagi.";
  const DENIED = "Tindakan ini ditolak, mungkin karena sesi Anda berakhir. Tulisan tetap ada di layar ini: " +
    "salin dahulu, lalu muat ulang halaman.";
  const UNSENT = "Isian belum dapat diterima. Tulisan tetap ada di layar ini. Periksa isian, lalu coba lagi.";

  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const HTMX_FORM = "[hx-post], [hx-put], [hx-patch]";

  /* Countdown by the server's clock: its time in the answer plus what has passed since.
     The words are those of kipp/shared/wording.py. */
  const arrivals = new WeakMap();

  function remaining(seconds) {
    if (seconds <= 0) return "sudah lewat";
    const days = Math.floor(seconds / 86400);
    const hours = Math.floor((seconds % 86400) / 3600);
    const minutes = Math.floor((seconds % 3600) / 60);
    if (days) return `${days} hari ${hours} jam lagi`;
    if (hours) return `${hours} jam ${minutes} menit lagi`;
    return `${minutes} menit ${seconds % 60} detik lagi`;
  }

  function countDown() {
    all("[data-deadline]").forEach((element) => {
      if (!arrivals.has(element)) arrivals.set(element, Date.now());
      const now = Date.parse(element.dataset.now) + Date.now() - arrivals.get(element);
      const seconds = Math.trunc((Date.parse(element.dataset.deadline) - now) / 1000);
      const words = remaining(seconds);
      if (element.textContent !== words) element.textContent = words;
      const line = element.closest(".deadline");
      if (line) line.classList.toggle("deadline--near", seconds < 3 * 86400);
    });
  }

  /* Words are counted as kipp/shared/text.py does: without what it drops, between white space of Python. */
  const UNWANTED = /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]/gu;
  const SPACE = /[\t-\r\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
  const countWords = (text) => text.replace(UNWANTED, "").split(SPACE).filter(Boolean).length;
  const whole = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ".");

  /* The eye sees every key; a screen reader hears the count at most every three seconds. */
  let spokenAt = 0;
  let speaking = 0;
  function announce(words) {
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      spokenAt = Date.now();
      document.getElementById("pengumuman").textContent = words;
    }, Math.max(1000, 3000 - (Date.now() - spokenAt)));
  }

  function countWordsOf(field) {
    const counter = field.dataset.counter && document.querySelector(field.dataset.counter);
    if (!counter) return;
    const limit = Number(field.dataset.maxWords);
    const over = countWords(field.value) - limit;
    const words = `${whole(limit + over)} dari ${whole(limit)} kata` + (over > 0 ? `, lebih ${whole(over)}` : "");
    counter.classList.toggle("counter--over", over > 0);
    counter.textContent = words;
    announce(words);
  }

  /* Forms: no second sending while the first is under way, no leaving with unsent text. */
  const labels = new WeakMap();
  const submitsOf = (form) => Array.from(form.elements).filter((element) => element.type === "submit");

  function hold(form, submitter) {
    form.dataset.sending = "";
    submitsOf(form).forEach((button) => { button.disabled = true; });
    if (!submitter || submitter.tagName !== "BUTTON") return;
    const label = document.createDocumentFragment();
    label.append(...submitter.childNodes);
    labels.set(submitter, label);
    submitter.textContent = form.dataset.once || "Menyimpan…";
  }

  function release(form) {
    delete form.dataset.sending;
    submitsOf(form).forEach((button) => {
      button.disabled = false;
      if (!labels.has(button)) return;
      button.textContent = "";
      button.append(labels.get(button));
      labels.delete(button);
    });
  }

  /* Texts that tulis.js keeps in this browser until they are saved; nobody finds them after logging out. */
  function clearTexts() {
    try {
      Object.keys(localStorage).filter((name) => name.startsWith("kipp:")).forEach((name) => localStorage.removeItem(name));
    } catch (error) { /* nothing was kept then */ }
  }

  const edits = new Map();
  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea[data-max-words]")) countWordsOf(event.target);
    const form = event.target.closest("form[data-guard]");
    if (form) edits.set(form, (edits.get(form) || 0) + 1);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const submitter = event.submitter;
    if (form.matches(HTMX_FORM) || form.getAttribute("method") === "dialog") return;
    if (submitter && submitter.getAttribute("formmethod") === "dialog") return;
    if ("sending" in form.dataset) {
      event.preventDefault();
      return;
    }
    edits.delete(form);
    if (/\/keluar\/$/.test(form.getAttribute("action"))) clearTexts();
    /* After this turn, so that the name of the pressed button is still sent. */
    if ("once" in form.dataset) setTimeout(() => event.defaultPrevented || hold(form, submitter));
  });

  window.addEventListener("pageshow", () => all("form[data-sending]").forEach(release));

  window.addEventListener("beforeunload", (event) => {
    if (Array.from(edits.keys()).some((form) => form.isConnected)) event.preventDefault();
  });

  /* Clicks: dialogs, printing, and whatever lies outside an open account menu. */
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    const dialog = opener && document.querySelector(opener.dataset.dialog);
    if (dialog && dialog.showModal) {
      event.preventDefault();
      dialog.showModal();
    }
    if (event.target.closest("[data-print]")) window.print();
    all("details.account[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    all("details.account[open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  /* htmx: an answer that never came, or that says no, is told in words; text stays where it is. */
  function tell(words) {
    const line = document.querySelector("#sambungan > p");
    if (!line) return;
    if (words) line.querySelector("span").textContent = words;
    line.hidden = !words;
  }

  /* After a login in another window the tokens of this page are no longer good; a page fetched anew brings the one that
     is, in its part `within`. Returns whether that part was there, which also tells that the login is. */
  function renewToken(html, within) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const fresh = page.querySelector(`${within} input[name=csrfmiddlewaretoken]`);
    if (fresh) all("input[name=csrfmiddlewaretoken]").forEach((field) => { field.value = fresh.value; });
    return Boolean(fresh);
  }

  function loginLink(address) {
    const link = document.createElement("a");
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = "Masuk lagi (jendela baru)";
    return link;
  }

  window.kipp = { renewToken, loginLink };

  const formOf = (event) => event.detail.elt.closest("form");

  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = formOf(event);
    if (!form) return;
    form.kippSent = edits.get(form);
    const trigger = event.detail.requestConfig.triggeringEvent;
    if ("once" in form.dataset && event.detail.elt === form) hold(form, trigger && trigger.submitter);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = formOf(event);
    if (form && "sending" in form.dataset) release(form);
    if (!event.detail.successful) return;
    tell("");
    if (form && edits.get(form) === form.kippSent) edits.delete(form);
  });
  document.addEventListener("htmx:sendError", () => tell(LOST));
  document.addEventListener("htmx:timeout", () => tell(LOST));
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    tell(status === 401 || status === 403 ? DENIED : status >= 500 ? FAILED : UNSENT);
  });

  /* On a phone the menu is wider than the screen: the page that is open stands in the middle of it. */
  const here = document.querySelector(".site-nav [aria-current]");
  const menu = here && here.closest(".site-nav");
  if (menu) menu.scrollLeft += here.getBoundingClientRect().left - (menu.clientWidth - here.offsetWidth) / 2;

  const summary = document.querySelector("[data-focus]");
  if (summary && !summary.closest(".specimen")) summary.focus();
  document.addEventListener("htmx:load", countDown);
  countDown();
  setInterval(countDown, 1000);
})();
