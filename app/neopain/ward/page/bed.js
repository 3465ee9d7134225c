// One bed enlarged: what its tile says, the drawn face, the day's curve, its events, and what may be asked of it.
import { ask } from "./ask.js";
import { Day } from "./day.js";
import { element, emptySvg, setFace, setShape, shapeSvg } from "./shapes.js";
import { dayAndTime } from "./times.js";

const DAY_EVERY_MS = 60000;

export class Bed {
  constructor(room, tiles, changed, ward) {
    this.room = room;
    this.tiles = tiles;
    this.changed = changed;
    this.ward = ward;
    this.key = "";
    this.build();
  }

  build() {
    const title = element("div", "title");
    this.name = element("h2");
    this.patient = element("span", "patient dim");
    const close = element("button", "", "Close");
    close.addEventListener("click", () => this.close());
    title.append(this.name, this.patient, close);
    this.now = element("div", "now");
    this.shape = shapeSvg();
    this.word = element("span", "word");
    this.line = element("span", "line");
    this.p = element("span", "p");
    const words = element("span", "words");
    words.append(this.word, this.line);
    this.now.append(this.shape, words, this.p);
    const actions = element("div", "actions");
    this.acknowledge = element("button", "", "Acknowledge");
    this.pause = element("button", "", "Pause audio");
    this.acknowledge.addEventListener("click", () => this.request("acknowledge"));
    this.pause.addEventListener("click", () => this.request("pause_audio"));
    actions.append(this.acknowledge, this.pause);
    this.why = element("div", "why dim");
    this.answer = element("div", "answer");
    this.answer.setAttribute("role", "status");
    const pictures = element("div", "pictures");
    const face = element("figure");
    this.face = emptySvg("face", "-8 -8 271 271");
    this.face.setAttribute("preserveAspectRatio", "xMidYMid meet");
    this.faceCaption = element("figcaption");
    face.append(this.face, this.faceCaption);
    this.day = new Day();
    pictures.append(face, this.day.figure);
    this.events = element("ul");
    this.foot = element("p", "dim");
    this.sealed = element("details");
    this.sealed.addEventListener("toggle", () => { if (this.sealed.open) this.loadSealed(); });
    this.room.append(title, this.now, actions, this.why, this.answer, pictures, element("h3", "", "Alarm log"), this.events,
      this.sealed, this.foot);
  }

  open(key) {
    this.key = key;
    this.room.hidden = false;
    this.answer.textContent = "";
    this.events.replaceChildren();
    this.day.clear();
    this.sealed.hidden = !this.ward().mayFetch;
    this.sealed.open = false;
    this.sealed.replaceChildren(element("summary", "", "Recorded stays (sealed files)"));
    this.enlarged({ key, face: null });
    this.draw();
    this.load();
    clearInterval(this.timer);
    this.timer = setInterval(() => this.load(), DAY_EVERY_MS);
  }

  close() {
    if (!this.key) return;
    this.key = "";
    this.room.hidden = true;
    clearInterval(this.timer);
    this.changed();
  }

  draw() {
    const one = this.tiles.byKey.get(this.key);
    if (one === undefined) return;
    const { tile, parts } = one;
    this.name.textContent = `Bed ${tile.name}`;
    this.patient.textContent = tile.patient;
    this.now.className = `now ${one.box.className.replace("tile ", "")}`;
    setShape(this.shape, parts.shape.dataset.shape ?? "none");
    this.word.textContent = parts.word.textContent;
    this.line.textContent = [parts.line.textContent.trim(), parts.notes.textContent].filter(Boolean).join("  ·  ");
    this.p.textContent = parts.p.textContent;
    const live = tile.presence === "live" && !one.old;
    this.acknowledge.disabled = !live || tile.phase !== "active";
    this.pause.disabled = !live;
    this.why.textContent = live ? "" : "Nothing can be asked of this bed now: go there.";
  }

  enlarged(frame) {
    if (frame.key !== this.key) return;
    setFace(this.face, frame.face);
    this.faceCaption.textContent = frame.face ? "Drawn from 68 points, no picture" : "No face to draw now";
    const parts = [];
    if (frame.scorable !== null && frame.scorable !== undefined) {
      parts.push(`readable ${Math.round(100 * frame.scorable)}\u202f% of the last 30 s`);
    }
    if (frame.model) parts.push(`model ${frame.model}`);
    if (frame.waiting) parts.push(`${frame.waiting} events not yet stored`);
    this.foot.textContent = parts.join("  ·  ");
  }

  async load() {
    const key = this.key;
    try {
      const found = await ask(`/api/bed/${encodeURIComponent(key)}`);
      if (key !== this.key) return;
      this.day.draw(found);
      this.events.replaceChildren(...found.events.map((event) => {
        const line = element("li");
        line.append(element("time", "", dayAndTime(event.at)), element("span", "", event.text));
        return line;
      }));
      if (!found.events.length) this.events.append(element("li", "dim", "No entries yet."));
    } catch (error) {
      this.answer.textContent = error.message;
    }
  }

  async loadSealed() {
    const key = this.key;
    const list = element("ul");
    try {
      const { files } = await ask(`/api/sealed/${encodeURIComponent(key)}`);
      if (key !== this.key) return;
      list.append(...files.map(({ session, file, size, changed }) => {
        const line = element("li");
        const link = element("a", "", `${session} ${file}`);
        link.href = ["/api/sealed", key, session, ...file.split("/")].map((part, index) => (index ? encodeURIComponent(part) : part)).join("/");
        link.download = "";
        line.append(element("time", "", dayAndTime(changed)), link, element("span", "dim", ` ${(size / 1e6).toFixed(1)} MB`));
        return line;
      }));
      if (!files.length) list.append(element("li", "dim", "The bed has sent none yet."));
    } catch (error) {
      list.append(element("li", "dim", error.message));
    }
    this.sealed.replaceChildren(this.sealed.firstChild, list,
      element("p", "dim", "They open with the bed's own key only. Each download is in the audit log."));
  }

  async request(what) {
    const key = this.key;
    const numbers = this.ward().alarms.filter((alarm) => alarm.bed === key).map((alarm) => alarm.number);
    this.answer.textContent = "Asking the bed …";
    try {
      const found = await ask(`/api/bed/${encodeURIComponent(key)}/ask`, { ask: what, numbers });
      this.answer.textContent = found.accepted ? "The bed accepted it." : `The bed did not accept it: ${found.why}`;
    } catch (error) {
      this.answer.textContent = error.message;
    }
  }
}
