/* Autosave of a section of the proposal: two seconds after the last key, and text that survives a lost connection,
   an expired login, a colleague's change and an error of the server. Without this script the buttons do the saving. */
(function () {
  "use strict";

  const form = document.querySelector("form[data-autosave]");
  if (!form || !window.fetch || !window.AbortController) return;

  const DELAY = 2000;
  const RETRIES = [5000, 10000, 20000, 60000];
  const TIMEOUT = 20000;
  const OFFLINE = "Sambungan terputus. Tulisan tetap ada di halaman ini dan dikirim lagi begitu tersambung.";
  const FAILED = "Portal sedang tidak dapat menjawab. Tulisan tetap ada di halaman ini dan dikirim lagi sebentar lagi.";
  const DENIED = "Portal menolak simpanan ini. Tulisan tetap ada di halaman ini: salin dahulu, lalu muat ulang halaman.";
  const ENDED = "Sesi Anda berakhir. Tulisan tetap ada di halaman ini dan tersimpan setelah Anda masuk lagi.";

  const shelf = window.kippRak(form.dataset.autosave);
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const versionField = () => form.elements.version;
  const UNKEPT = ["csrfmiddlewaretoken", "meterai", "version"];

  /* What is typed, and how much of it is saved. */
  let edits = 0;
  let saved = 0;
  let timer = 0;
  let failures = 0;
  let sending = null;
  let isHeld = false;
  let hasEnded = false;
  let isLoggingOut = false;
  let choice = null; // which of two versions was chosen, until the server has heard of it
  let instead = null; // kept fields that do not fit the rows of this page
  const isDirty = () => edits !== saved;

  /* What was typed, without what belongs to the page; a copy of it lies on the shelf until it is saved. */
  function typed() {
    const fields = instead ? Array.from(instead.entries()) : Array.from(new FormData(form).entries());
    return fields.filter(([name, value]) => !UNKEPT.includes(name) && typeof value === "string");
  }

  function shelve() {
    if (!isLoggingOut) shelf.put(versionField().value, typed());
  }

  /* The page: parts are replaced by what the server sends under the same name. */
  function show(name) {
    const content = document.getElementById(name).content;
    all("[data-part=saved]").forEach((place) => place.replaceChildren(content.cloneNode(true)));
  }

  function swap(html) {
    const answer = new DOMParser().parseFromString(html, "text/html");
    all("[data-part]", answer).forEach((fresh) => {
      all(`[data-part="${fresh.dataset.part}"]`).forEach((place) => {
        if (place.contains(document.activeElement)) return;
        place.replaceChildren(...Array.from(fresh.childNodes, (node) => document.importNode(node, true)));
      });
    });
    all("[data-row]", answer).forEach((row) => { document.getElementById(row.dataset.row).value = row.value; });
    markWrong();
  }

  /* The fields that the list of problems names, each with its sentence below it. */
  function markWrong() {
    all("[data-marked]", form).forEach((field) => {
      field.classList.remove("is-invalid");
      field.removeAttribute("aria-invalid");
      if (field.dataset.marked) field.setAttribute("aria-describedby", field.dataset.marked);
      else field.removeAttribute("aria-describedby");
      delete field.dataset.marked;
    });
    all("[data-beside]", form).forEach((note) => note.remove());
    all("[data-wrong]", form).forEach((link) => {
      const field = document.getElementById(link.dataset.wrong);
      if (!field || !field.matches("input, select, textarea") || !field.closest(".field")) return;
      const note = document.createElement("p");
      note.id = `${field.id}_wrong`;
      note.className = "field-error";
      note.dataset.beside = "";
      note.append(link.closest(".alert").querySelector("svg").cloneNode(true), link.dataset.sentence);
      field.closest(".field").append(note);
      field.dataset.marked = field.getAttribute("aria-describedby") || "";
      field.setAttribute("aria-describedby", `${note.id} ${field.dataset.marked}`.trim());
      field.setAttribute("aria-invalid", "true");
      field.classList.add("is-invalid");
    });
  }

  function tell(words, address) {
    const line = document.querySelector("#sambungan > p");
    const place = line.querySelector("span");
    line.hidden = !words;
    place.textContent = words;
    if (address) place.append(" ", window.kipp.loginLink(address));
  }

  /* Sending. */
  function schedule(delay) {
    clearTimeout(timer);
    timer = setTimeout(() => save(), delay);
  }

  function body(extra) {
    const fields = instead || new FormData(form);
    const data = new URLSearchParams(Array.from(fields.entries()).filter(([, value]) => typeof value === "string"));
    ["csrfmiddlewaretoken", "meterai"].forEach((name) => data.set(name, form.elements[name].value));
    Object.entries(extra || {}).forEach(([name, value]) => data.set(name, value));
    return data;
  }

  function send(extra, keepalive) {
    const abort = new AbortController();
    const clock = setTimeout(() => abort.abort(), TIMEOUT);
    const request = {
      method: "POST",
      body: body({ version: versionField().value, ...choice, ...extra }),
      headers: { "X-Autosave": "ya" },
      redirect: "manual",
      keepalive: Boolean(keepalive),
      signal: abort.signal,
    };
    return fetch(form.action, request).finally(() => clearTimeout(clock));
  }

  async function renewToken() {
    const answer = await fetch(form.action, { redirect: "manual" });
    if (answer.ok) window.kipp.renewToken(await answer.text(), "body");
  }

  function save(extra) {
    clearTimeout(timer);
    if (sending) return sending.then((isSaved) => (isSaved && (isDirty() || extra) ? save(extra) : isSaved));
    show("sedang-menyimpan");
    sending = attempt(extra || {}).catch(() => failed(OFFLINE)).then((isSaved) => {
      sending = null;
      if (!isSaved) show("belum-tersimpan");
      else if (isDirty()) schedule(DELAY);
      return isSaved;
    });
    return sending;
  }

  async function attempt(extra) {
    const mark = edits;
    let answer = await send(extra);
    if (answer.status === 403) {
      await renewToken();
      answer = await send(extra);
    }
    if (answer.type === "opaqueredirect" || answer.status === 401) return ended();
    if (answer.status === 403) return denied();
    if (![200, 409, 422].includes(answer.status)) return failed(FAILED);
    tell("");
    failures = 0;
    hasEnded = false;
    isHeld = answer.status === 409;
    swap(await answer.text());
    if (isHeld) {
      choice = null;
      document.querySelector("[data-part=conflict]").scrollIntoView({ block: "nearest" });
    }
    if (answer.status !== 200) return false;
    saved = mark;
    if (choice && choice.pilih === "tersimpan") {
      shelf.drop(true);
      saved = edits;
      location.reload();
      return true;
    }
    choice = null;
    if (!isDirty()) shelf.drop();
    if (instead) location.reload();
    return true;
  }

  function failed(words) {
    tell(words);
    schedule(RETRIES[Math.min(failures, RETRIES.length - 1)]);
    failures += 1;
    return false;
  }

  function ended() {
    hasEnded = true;
    tell(ENDED, form.dataset.login);
    return false;
  }

  function denied() {
    isHeld = true;
    tell(DENIED);
    return false;
  }

  /* Typing. */
  function changed(event) {
    if (event.target.closest("[data-part]")) return;
    edits += 1;
    isLoggingOut = false;
    shelve();
    if (!isHeld && !hasEnded) schedule(DELAY);
  }

  form.addEventListener("input", changed);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter;
    if (isHeld) {
      document.querySelector("[data-part=conflict]").scrollIntoView({ block: "nearest" });
      return;
    }
    const isSaved = await save();
    if (!isSaved || isDirty()) return;
    if (button && button.dataset.next) location.assign(button.dataset.next);
    else if (button && button.name === "tambah") location.reload();
  });

  /* Logging out saves first; what could not be saved leaves this browser with its writer. */
  document.addEventListener("submit", async (event) => {
    const leaving = event.target;
    if (!(leaving.getAttribute("action") || "").endsWith("/keluar/") || event.defaultPrevented) return;
    isLoggingOut = true;
    if (!isDirty() || isHeld || hasEnded) return;
    event.preventDefault();
    await save();
    shelf.drop(true);
    leaving.submit();
  });

  /* The choice between two versions. */
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-choose]");
    if (!button || sending) return;
    choice = { version: button.dataset.version, pilih: button.dataset.choose };
    isHeld = false;
    button.blur();
    save();
  });

  /* Going to another page: what was just typed is saved first. */
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href]");
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain || event.defaultPrevented || link.target || !isDirty() || isHeld || hasEnded) return;
    if (link.getAttribute("href").startsWith("#") || link.origin !== location.origin) return;
    event.preventDefault();
    await save();
    location.assign(link.href);
  });

  window.addEventListener("beforeunload", (event) => {
    if (!isDirty()) return;
    shelve();
    if (isHeld || hasEnded || failures) event.preventDefault();
    else send({}, true).catch(() => {});
  });
  window.addEventListener("online", () => { if (isDirty() && !isHeld) save(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && hasEnded && isDirty()) save(); });
  window.addEventListener("focus", () => { if (hasEnded && isDirty()) save(); });

  /* Text of an earlier visit that was never saved comes back, and is saved unless somebody else wrote meanwhile. */
  function fill(fields) {
    const names = new Set(fields.map(([name]) => name));
    if (Array.from(names).some((name) => !form.elements[name])) return false;
    Array.from(form.elements).forEach((field) => {
      if (!field.name || UNKEPT.includes(field.name) || field.type === "submit") return;
      const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
      else if (values.length) field.value = values[0];
    });
    all("textarea[data-max-words]", form).forEach((field) => field.dispatchEvent(new Event("input", { bubbles: true })));
    return true;
  }

  function restore() {
    const kept = shelf.get();
    if (!kept) return;
    if (JSON.stringify(kept.fields) === JSON.stringify(typed())) {
      shelf.drop(true);
      return;
    }
    if (!fill(kept.fields)) {
      instead = new FormData();
      kept.fields.forEach(([name, value]) => instead.append(name, value));
    }
    versionField().value = kept.version;
    document.getElementById("restored").hidden = false;
    edits += 1;
    shelve();
    save();
  }

  form.removeAttribute("data-guard");
  restore();
})();
