// The alarms of all beds, with filters, and those that ended unanswered until somebody has seen them.
import { ask } from "./ask.js";
import { element } from "./shapes.js";
import { dayAndTime, lasting } from "./times.js";

const SPANS = [["8", "8 hours"], ["24", "24 hours"], ["168", "7 days"]];
const WHICH = [["", "All alarms"], ["unanswered", "Ended unanswered"], ["physiological", "About the infant"], ["technical", "Technical"]];

function select(options, label, onChange) {
  const box = element("label", "", label);
  const made = element("select");
  for (const [value, text] of options) {
    const option = element("option", "", text);
    option.value = value;
    made.append(option);
  }
  made.addEventListener("change", onChange);
  box.append(made);
  return [box, made];
}

export class History {
  constructor(room) {
    this.room = room;
    const filters = element("div", "filters");
    const [spanBox, span] = select(SPANS, "Time", () => this.load());
    const [whichBox, which] = select(WHICH, "Alarms", () => this.load());
    const bedBox = element("label", "", "Bed");
    this.bed = element("input");
    this.bed.placeholder = "all";
    this.bed.size = 8;
    this.bed.addEventListener("change", () => this.load());
    bedBox.append(this.bed);
    [this.span, this.which] = [span, which];
    const seen = element("button", "", "Mark unanswered as seen");
    seen.addEventListener("click", async () => {
      await ask("/api/seen", {}).catch((error) => { this.say(error.message); });
      this.load();
    });
    filters.append(spanBox, whichBox, bedBox, seen);
    this.table = element("table");
    this.message = element("p", "dim");
    this.room.append(filters, this.table, this.message);
  }

  say(text) {
    this.message.textContent = text;
  }

  unseen() {
    this.which.value = "unanswered";
    this.load();
  }

  async load() {
    const query = new URLSearchParams({ hours: this.span.value, which: this.which.value, bed: this.bed.value });
    this.say("Reading …");
    try {
      const { alarms } = await ask(`/api/history?${query}`);
      this.draw(alarms);
      this.say(alarms.length ? "" : "No alarms.");
    } catch (error) {
      this.say(error.message);
    }
  }

  draw(alarms) {
    const head = element("tr");
    for (const name of ["Began", "Bed", "Alarm", "Lasted", "Answered", "Told"]) {
      head.append(element("th", name === "Told" ? "wide" : "", name));
    }
    this.table.replaceChildren(head, ...alarms.map((alarm) => {
      const row = element("tr");
      const what = element("td");
      what.append(element("span", `mark ${alarm.priority}`), document.createTextNode(alarm.what));
      const lasted = alarm.ended === null ? "ongoing" : lasting(alarm.ended - alarm.began);
      row.append(element("td", "", dayAndTime(alarm.began)), element("td", "", alarm.name), what, element("td", "", lasted),
        element("td", "", alarm.answered ? "yes" : alarm.ended === null ? "not yet" : "no"),
        element("td", "wide", alarm.told));
      return row;
    }));
  }
}
