/* The clock for the room. Its state is in the address after the #:
   #slot.phase.r<milliseconds left> while it stands, #slot.phase.j<instant at which the time is up> while it runs. */
(function () {
  "use strict";

  const clock = document.getElementById("waktu");
  if (!clock) return;
  const byId = (id) => document.getElementById(id);
  const slots = Array.from(document.querySelectorAll("#slot li"), (item) => ({
    title: item.textContent,
    owner: item.dataset.pemilik,
  }));
  const MINUTE = 60000;
  const WARNING = 2 * MINUTE;
  const phases = [
    { name: "Presentasi", length: Number(clock.dataset.presentasi) * MINUTE },
    { name: "Tanya jawab", length: Number(clock.dataset.tanya) * MINUTE },
  ].filter((phase) => phase.length > 0);
  const steps = slots.length * phases.length;
  const state = read();

  function read() {
    const match = /^#(\d{1,3})\.(\d)\.([rj])(-?\d{1,15})$/.exec(window.location.hash);
    const step = match ? (Number(match[1]) - 1) * phases.length + Number(match[2]) - 1 : -1;
    if (!match || Number(match[2]) > phases.length || step < 0 || step >= steps) return standing(0);
    return { step, isRunning: match[3] === "j", value: Number(match[4]) };
  }

  function standing(step) {
    return { step, isRunning: false, value: phases[step % phases.length].length };
  }

  function left() {
    return state.isRunning ? state.value - Date.now() : state.value;
  }

  function keep() {
    const slot = Math.floor(state.step / phases.length) + 1;
    const phase = (state.step % phases.length) + 1;
    window.history.replaceState(null, "", `#${slot}.${phase}.${state.isRunning ? "j" : "r"}${state.value}`);
  }

  function digits(milliseconds) {
    const isOver = milliseconds < 0;
    const seconds = isOver ? Math.floor(-milliseconds / 1000) : Math.ceil(milliseconds / 1000);
    const text = `${Math.floor(seconds / 60)}.${String(seconds % 60).padStart(2, "0")}`;
    return isOver ? `+${text}` : text;
  }

  function words(remaining) {
    const isFresh = !state.isRunning && remaining === phases[state.step % phases.length].length;
    if (isFresh) return "Belum dimulai";
    if (remaining <= 0) return state.isRunning ? "Waktu habis" : "Dijeda, waktu habis";
    if (!state.isRunning) return "Dijeda";
    return remaining <= WARNING ? "Sisa kurang dari 2 menit" : "Berjalan";
  }

  function put(id, text) {
    if (byId(id).textContent !== text) byId(id).textContent = text;
  }

  function show() {
    const remaining = left();
    const slot = Math.floor(state.step / phases.length);
    put("babak", phases[state.step % phases.length].name);
    put("tampil", slots[slot].title);
    put("pemilik", slots[slot].owner);
    put("angka", digits(remaining));
    put("kata", words(remaining));
    put("ke", `Proposal ${slot + 1} dari ${slots.length}`);
    byId("jalan").firstChild.textContent = state.isRunning ? "Jeda " : "Mulai ";
    byId("mundur").disabled = state.step === 0;
    byId("lanjut").disabled = state.step === steps - 1;
    document.body.classList.toggle("is-over", remaining <= 0);
    document.body.classList.toggle("is-near", remaining > 0 && remaining <= WARNING);
  }

  function change(next) {
    Object.assign(state, next);
    keep();
    show();
  }

  function startOrPause() {
    const remaining = left();
    change(state.isRunning ? { isRunning: false, value: remaining } : { isRunning: true, value: Date.now() + remaining });
  }

  function go(by) {
    const step = state.step + by;
    if (step >= 0 && step < steps) change(standing(step));
  }

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen();
  }

  const actions = {
    jalan: startOrPause,
    lanjut: () => go(1),
    mundur: () => go(-1),
    ulang: () => change(standing(state.step)),
    penuh: fullScreen,
  };
  const keys = { " ": "jalan", ArrowRight: "lanjut", PageDown: "lanjut", ArrowLeft: "mundur", PageUp: "mundur", u: "ulang", f: "penuh" };

  Object.keys(actions).forEach((id) => byId(id).addEventListener("click", (event) => {
    actions[id]();
    if (event.detail) byId(id).blur(); // after the mouse the space bar starts and pauses again
  }));
  document.addEventListener("keydown", (event) => {
    const action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.key === " " && event.target.closest("a, button")) return;
    event.preventDefault();
    actions[action]();
  });
  window.addEventListener("hashchange", () => { Object.assign(state, read()); show(); });
  window.setInterval(show, 200);
  keep();
  show();
})();
