/* Autosave of the scorecard. Marks and notes stay on the page until the portal has answered for them, whatever the line
   does meanwhile, and are kept nowhere else in the browser. Without this script the buttons do the saving. */
(function () {
  "use strict";

  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.documentElement.hidden = true; // brought back by the browser, perhaps after logging out
    location.reload();
  });

  const form = document.querySelector("form[data-marks]");
  if (!form || !window.fetch || !window.AbortController) return;

  const DELAY = 900;
  const TIMEOUT = 15000;
  const PATIENCE = 800;
  const RETRIES = [2000, 4000, 8000, 15000, 30000];
  const MOST_KEPT_ALIVE = 60000; // a browser sends no more than 64 KiB while it leaves a page
  const AGAIN = "dikirim lagi begitu sambungan kembali";
  const WORDS = {
    lost: ["Sambungan terputus.", `tetap tersimpan di halaman ini dan ${AGAIN}.`],
    failed: ["Portal sedang tidak dapat menjawab.", "tetap tersimpan di halaman ini dan dikirim lagi sebentar lagi."],
    ended: ["Sesi Anda berakhir.", "tetap tersimpan di halaman ini dan dikirim setelah Anda masuk lagi."],
    denied: ["Portal menolak simpanan ini.", "salin dahulu dari halaman ini, lalu muat ulang."],
  };
  const FINISH = " Lembar dinyatakan selesai setelah semuanya terkirim.";

  const address = form.getAttribute("action"); // form.action is the button of that name
  const part = (id) => document.getElementById(id);
  const fields = () => Array.from(form.elements).filter((field) => "save" in field.dataset);
  const read = () => new Map(fields().map((field) => [field.name, field.value]));

  let known = read(); // the entries that the portal has answered for
  let wrong = new Set(fields().filter((field) => field.matches(".is-invalid")).map((field) => field.name));
  let unanswered = null; // what was sent last: nobody knows yet whether it arrived
  let trouble = null;
  let failures = 0;
  let timer = 0;
  let sending = null;
  let pressed = null; // the button that waits until everything is sent
  let isHeld = false; // the portal said no for good
  let isLeaving = false;

  function unsent() {
    const now = read();
    const differs = (values, name) => values.get(name) !== known.get(name);
    return Array.from(now.keys()).filter((name) => differs(now, name) || (unanswered && differs(unanswered.values, name)));
  }

  const isDirty = () => unsent().length > 0 || unanswered !== null;

  /* The one place that says how things stand; a screen reader hears it only when the words change. */
  function tell() {
    const place = part("belum-terkirim");
    part("tersimpan").hidden = Boolean(trouble);
    place.hidden = !trouble;
    if (!trouble) return;
    const [what, next] = WORDS[trouble];
    const count = unsent().length;
    const words = count ? `${what} ${count} perubahan belum terkirim; ${next}` : `${what} Yang terakhir dikirim sudah tersimpan.`;
    const text = words + (pressed && pressed.value === "finish" ? FINISH : "");
    const line = place.querySelector("span");
    if (line.dataset.words === text) return;
    line.dataset.words = line.textContent = text;
    if (trouble === "ended") line.append(" ", window.kipp.loginLink(form.dataset.login));
  }

  /* Parts of the page are replaced by those of the answer; what stays the same is left alone. */
  function swap(html) {
    const answer = new DOMParser().parseFromString(html, "text/html");
    answer.querySelectorAll("[hx-swap-oob]").forEach((fresh) => {
      const [, target] = fresh.getAttribute("hx-swap-oob").split(":");
      const place = target ? document.querySelector(target) : part(fresh.id);
      fresh.removeAttribute("hx-swap-oob");
      if (!place || (target ? place.innerHTML === fresh.innerHTML : place.isEqualNode(fresh))) return;
      const hadFocus = place.contains(document.activeElement);
      if (target) place.replaceChildren(...Array.from(fresh.childNodes, (node) => document.importNode(node, true)));
      else place.replaceWith(document.importNode(fresh, true));
      const next = hadFocus && target && place.querySelector("button, a[href], input");
      if (next) next.focus();
    });
  }

  /* The entries that the portal could not read carry their message and are not saved. */
  function markWrong() {
    wrong = new Set();
    fields().forEach((field) => {
      const kind = field.matches(".mark") ? ".mark-error" : ".field-error:not(.mark-error)";
      const isWrong = field.closest(".criterion").querySelector(kind) !== null;
      field.classList.toggle("is-invalid", isWrong);
      if (isWrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
      if (isWrong) wrong.add(field.name);
    });
  }

  /* Sending: one at a time and in order. What got no answer is sent again unchanged, with the version it was typed on:
     the portal takes the same entries twice without harm, so the judge never meets an entry of the own hand. */
  async function ask(method, data) {
    const abort = new AbortController();
    const clock = setTimeout(() => abort.abort(), TIMEOUT);
    if (data) data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    const body = data && data.toString();
    const type = body && { "Content-Type": "application/x-www-form-urlencoded" };
    const keepalive = Boolean(body && body.length < MOST_KEPT_ALIVE);
    const headers = { "HX-Request": "true", ...type };
    const options = { method, body, headers, redirect: "manual", cache: "no-store", keepalive, signal: abort.signal };
    try {
      const answer = await fetch(address, options);
      return { status: answer.status, text: await answer.text() };
    } finally {
      clearTimeout(clock);
    }
  }

  /* A page fetched anew tells whether the portal can be reached, and brings the token of a login in another window. */
  async function reach() {
    try {
      const answer = await ask("GET");
      return window.kipp.renewToken(answer.text, "#lembar") ? settled() : refusedWith(answer.status);
    } catch (error) {
      return failed("lost");
    }
  }

  async function attempt() {
    unanswered = unanswered || { values: read(), data: new URLSearchParams(new FormData(form)) };
    try {
      let answer = await ask("POST", unanswered.data);
      if (answer.status === 403) {
        if (!(await reach())) return false;
        answer = await ask("POST", unanswered.data);
      }
      const isAnswer = [200, 409, 422].includes(answer.status) && answer.text.includes("hx-swap-oob");
      return isAnswer ? taken(answer) : refusedWith(answer.status);
    } catch (error) {
      return failed("lost");
    }
  }

  function taken(answer) {
    const isSaved = answer.status !== 409;
    if (isSaved) known = unanswered.values;
    unanswered = null;
    swap(answer.text);
    if (isSaved) markWrong();
    else part("bentrok").scrollIntoView({ block: "nearest" });
    return settled() && isSaved;
  }

  function settled() {
    trouble = null;
    failures = 0;
    tell();
    return true;
  }

  function refusedWith(status) {
    if (status === 429 || status >= 500) return failed("failed");
    if (status === 401) return failed("ended");
    isHeld = true;
    trouble = "denied";
    tell();
    return false;
  }

  function failed(what) {
    trouble = what;
    schedule(RETRIES[Math.min(failures, RETRIES.length - 1)]);
    failures += 1;
    tell();
    return false;
  }

  function schedule(delay) {
    clearTimeout(timer);
    timer = setTimeout(again, delay);
  }

  /* True once the portal has answered for what stood on the page when this was called. */
  function save() {
    clearTimeout(timer);
    if (sending) return sending;
    const hadTrouble = Boolean(trouble);
    const wait = setTimeout(() => { part("mengirim").hidden = Boolean(trouble); }, PATIENCE);
    sending = attempt().then((isSaved) => {
      sending = null;
      clearTimeout(wait);
      part("mengirim").hidden = true;
      if (isSaved && isDirty()) schedule(hadTrouble ? 0 : DELAY);
      return isSaved;
    });
    return sending;
  }

  async function flush() {
    while (isDirty() && !isHeld) if (!(await save())) return false;
    return !isHeld;
  }

  function again() {
    if (pressed) press();
    else if (isDirty() && !isHeld) save();
    else if (trouble && trouble !== "denied") reach();
  }

  /* Typing. */
  form.addEventListener("input", (event) => {
    if (!("save" in event.target.dataset)) return;
    tell();
    if (!isHeld && !failures) schedule(DELAY);
  });
  form.addEventListener("change", (event) => {
    if ("save" in event.target.dataset && !isHeld && !failures && isDirty()) save();
  });

  /* A button waits until everything is sent: pressed on a dead line, it would end on a page of the browser. */
  const isFree = (button) => Boolean(button) && ["discard", "reopen"].includes(button.value);

  async function press() {
    const isChoice = pressed.name === "resolved"; // takes all that was typed along
    const isSent = isChoice || !isDirty() ? await reach() : await flush();
    if (!isSent && (!trouble || isHeld)) pressed = null;
    const button = pressed;
    tell();
    if (!isSent || !button) return;
    pressed = null;
    isLeaving = true;
    /* The answer may have replaced the button by one that looks the same, or leads further. */
    const isSame = ({ type, name, value }) => type === "submit" && name === button.name && value === button.value;
    const same = button.isConnected ? button : Array.from(form.elements).find(isSame);
    if (same) form.requestSubmit(same);
    else isLeaving = false;
  }

  async function logOut(leaving) {
    await flush();
    leaving.submit();
  }

  document.addEventListener("submit", (event) => {
    const isLogout = (event.target.getAttribute("action") || "").endsWith("/keluar/");
    if (isLogout && isDirty() && !isHeld) {
      event.preventDefault();
      logOut(event.target);
    }
    if (event.target !== form || isLeaving) return;
    isLeaving = isFree(event.submitter) || !(isDirty() || trouble || !navigator.onLine);
    if (isLeaving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed = event.submitter;
    tell();
    press();
  }, true);

  /* Leaving: what was just typed is sent first; with something unsent the browser asks. */
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href]");
    if (link && "discard" in link.dataset) isLeaving = true;
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain || isLeaving || event.defaultPrevented || link.target || !isDirty() || isHeld) return;
    if (link.getAttribute("href").startsWith("#") || link.origin !== location.origin) return;
    event.preventDefault();
    await flush();
    location.assign(link.href);
  });
  window.addEventListener("beforeunload", (event) => {
    if (isLeaving || !(isDirty() || wrong.size)) return;
    if (isDirty() && !isHeld) save();
    event.preventDefault();
  });
  window.addEventListener("offline", () => { if (!trouble) failed("lost"); });
  window.addEventListener("online", again);
  window.addEventListener("focus", () => { if (trouble === "ended") again(); });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden ? isDirty() && !isHeld : trouble === "ended") again();
  });

  form.removeAttribute("data-guard"); // kipp.js need not ask as well
})();
