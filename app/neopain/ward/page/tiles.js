// The tiles: one per bed, in the order of the rooms, never moved. The server chooses words, colours and shapes; the
// page itself only adds the time since it last heard from the server, so that nothing old is shown as new.
import { element, emptySvg, setCurve, setShape, shapeSvg } from "./shapes.js";
import { sinceWhen } from "./times.js";

export const GREY_S = 3;
export const SILENT_S = 5;

export class Tiles {
  constructor(room, choose) {
    this.room = room;
    this.choose = choose;
    this.byKey = new Map();
    this.ages = [];
    this.heard = 0;
    this.at = 0;
    new ResizeObserver(() => this.arrange()).observe(room); // the sound test, a warning or the window takes room
  }

  all(frame) {
    this.room.replaceChildren();
    this.byKey.clear();
    this.at = frame.at;
    for (const [key, tile] of frame.beds) this.add(key, tile, frame.curves[key]);
    this.setAges(frame.ages);
    this.arrange();
  }

  add(key, tile, curve) {
    const box = element("button", "tile");
    box.dataset.bed = key;
    const parts = {
      middle: element("span", "middle"), words: element("span", "words"), name: element("span", "name"),
      patient: element("span", "patient"), age: element("span", "age"),
      word: element("span", "word"), p: element("span", "p"), line: element("span", "line"),
      notes: element("span", "notes"), shape: shapeSvg(), curve: emptySvg("curve", "0 0 100 100"),
    };
    const head = element("span", "head");
    head.append(parts.name, parts.patient, parts.age);
    parts.words.append(parts.word, parts.line);
    parts.middle.append(parts.shape, parts.words, parts.p);
    const foot = element("span", "foot");
    foot.append(parts.curve, parts.notes);
    const inside = element("span", "inside");
    inside.append(head, parts.middle, foot);
    box.append(inside);
    box.addEventListener("click", () => this.choose(key));
    this.room.append(box);
    const one = { key, box, parts, tile, curve: curve ?? new Array(60).fill(null) };
    this.byKey.set(key, one);
    this.draw(one);
  }

  news(frame) {
    this.at = frame.at;
    for (const [key, fields] of Object.entries(frame.tiles ?? {})) {
      const one = this.byKey.get(key);
      if (one === undefined) {
        this.add(key, fields);
        this.arrange();
      } else {
        Object.assign(one.tile, fields);
        this.draw(one);
      }
    }
    if (frame.step) {
      [...this.byKey.values()].forEach((one, index) => {
        one.curve.push(frame.step[index] ?? null);
        one.curve.shift();
        setCurve(one.parts.curve, one.curve, one.tile.limit);
      });
    }
    this.setAges(frame.ages);
  }

  setAges(ages) {
    this.ages = ages;
    this.heard = performance.now();
    this.tick();
  }

  // The age of the data of a bed in seconds, with the time since the server was heard; null where there never was any.
  age(index) {
    const tenths = this.ages[index];
    return tenths === undefined || tenths < 0 ? null : tenths / 10 + (performance.now() - this.heard) / 1000;
  }

  tick() {
    [...this.byKey.values()].forEach((one, index) => {
      const age = this.age(index);
      const expected = !["off", "absent"].includes(one.tile.presence);
      const old = expected && age !== null && age >= GREY_S;
      const { age: shown } = one.parts;
      shown.textContent = !expected || age === null ? "" : age < 3600 ? `${Math.floor(age)} s` : "> 1 h";
      if (old !== one.old) {
        one.old = old;
        this.draw(one);
      }
    });
  }

  draw(one) {
    const { tile, parts, box } = one;
    const stalled = one.old && tile.presence === "live";
    const alarm = tile.alarm && tile.phase === "active";
    box.className = `tile tone-${stalled ? "grey" : tile.tone}`;
    if (tile.edge) box.classList.add(`edge-${tile.edge}`, `phase-${tile.phase}`);
    parts.name.textContent = tile.name;
    parts.patient.textContent = tile.patient;
    const word = stalled ? "Waiting for data" : alarm ? tile.alarm : tile.word;
    parts.word.textContent = word;
    parts.word.classList.toggle("long", word.length > 11);
    const told = tile.since === null ? tile.line : `${tile.line} ${sinceWhen(tile.since, this.at)}`;
    const line = stalled ? "" : alarm ? alarmLine(tile, told) : tile.alarm ? `${tile.do} ${tile.alarm}.` : told;
    const p = one.old || tile.p === null ? "" : `${tile.p}\u202f%`;
    parts.p.textContent = p;
    setShape(parts.shape, stalled ? "none" : tile.shape);
    const shown = [word, line, p.length, parts.shape.dataset.shape].join("\n");
    if (shown !== one.shown) {
      one.shown = shown;
      parts.line.replaceChildren(...line.split(/(?<=\.) /).map((sentence) => element("span", "", `${sentence} `)));
      fit(one);
    }
    setCurve(parts.curve, one.curve, tile.limit);
    const names = alarm ? tile.told.map((name) => (name === "*" ? "all" : name)).join(" → ") : "";
    parts.notes.textContent = [...tile.notes, tile.more ? `+${tile.more} more` : "", names && `told: ${names}`]
      .filter(Boolean).join("  ·  ");
    box.setAttribute("aria-label", `Bed ${tile.name}: ${word}. ${parts.p.textContent}`);
  }

  // Columns so that all tiles fill the page, as square as the room allows; a narrow page scrolls instead.
  arrange() {
    const count = this.byKey.size;
    if (!count) return;
    const { clientWidth: width, clientHeight: height } = this.room;
    const least = width < 900 ? 170 : 120;
    let best = 1;
    let bestSide = 0;
    for (let columns = 1; columns <= count; columns += 1) {
      const rows = Math.ceil(count / columns);
      const side = Math.min((0.62 * width) / columns, height / rows); // as large as letters get: see --unit
      if (width / columns >= least && side > bestSide) [best, bestSide] = [columns, side];
    }
    const rows = Math.ceil(count / best);
    this.room.style.setProperty("--columns", best);
    this.room.classList.toggle("scrolls", height / rows < (width < 1100 ? 110 : 84));
    for (const one of this.byKey.values()) fit(one);
  }
}

// A small tile shows the first sentences that it has room for, all of it a little smaller if need be, none cut; the
// enlarged bed shows all of them.
function fit({ parts: { line, middle, words } }) {
  const sentences = [...line.children];
  const isFull = () => words.scrollWidth > words.clientWidth + 1
    || Math.max(middle.scrollHeight, words.scrollHeight) > middle.clientHeight + 1;
  for (let shown = sentences.length; shown >= 0; shown -= 1) {
    sentences.forEach((sentence, index) => { sentence.hidden = index >= shown; });
    for (const shrunk of shown ? [1, 0.9, 0.8, 0.7] : [1, 0.9, 0.8, 0.7, 0.6, 0.5]) {
      middle.style.setProperty("--shrunk", shrunk);
      if (!isFull()) return;
    }
  }
}

function alarmLine(tile, line) {
  if (tile.presence !== "silent") return tile.do;
  return tile.alarm === tile.word ? `${line}. ${tile.do}` : `${tile.word} ${line}. ${tile.do}`;
}
