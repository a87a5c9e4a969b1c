/* A shelf in this browser for text that is not saved yet: one copy for each person, entry and section, limited in size
   and age, dropped after a successful save and at logging out (kipp.js). */
window.kippRak = function (name) {
  "use strict";

  const PREFIX = "kipp:tulis:";
  const MOST_CHARACTERS = 300000;
  const OLDEST = 3 * 24 * 3600 * 1000;
  const key = PREFIX + name;
  const tab = Math.random().toString(36).slice(2);

  /* A browser may forbid the shelf, or it may be full: the text is still on the page then. */
  function attempt(action) {
    try {
      return action();
    } catch (error) {
      return null;
    }
  }

  function read(place) {
    const kept = JSON.parse(localStorage.getItem(place));
    return kept && Array.isArray(kept.fields) && Date.now() - kept.at < OLDEST ? kept : null;
  }

  function put(version, fields) {
    const text = JSON.stringify({ at: Date.now(), tab, version, fields });
    if (text.length <= MOST_CHARACTERS) attempt(() => localStorage.setItem(key, text));
  }

  const get = () => attempt(() => read(key));

  /* Another window may keep a text of its own here, which only that window may drop. */
  function drop(ofAnyWindow) {
    const kept = get();
    if (ofAnyWindow || (kept && kept.tab === tab)) attempt(() => localStorage.removeItem(key));
  }

  attempt(() => {
    const places = Object.keys(localStorage).filter((place) => place.startsWith(PREFIX));
    places.filter((place) => !attempt(() => read(place))).forEach((place) => localStorage.removeItem(place));
  });

  return { put, get, drop };
};
