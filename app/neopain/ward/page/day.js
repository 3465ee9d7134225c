// The last day of one bed: its curve with gaps, its alarms at their times, and the same in words.
import { drawn, element, emptySvg, setCurve } from "./shapes.js";
import { hoursAndMinutes, timeOf } from "./times.js";

const QUARTERS = [0, 25, 50, 75, 100];
const HEIGHTS = { high: 10, medium: 7, low: 4 };

export class Day {
  constructor() {
    this.figure = element("figure", "whole-day");
    this.marks = emptySvg("marks", "0 0 100 10");
    this.curve = emptySvg("day", "0 0 100 100");
    this.curve.setAttribute("role", "img");
    this.hours = element("div", "hours");
    this.said = element("figcaption", "said");
    const scale = element("div", "scale");
    scale.append(element("span", "", "100\u202f%"), element("span", "", "0\u202f%"));
    this.figure.append(element("figcaption", "", "Probability of pain, last 24 hours"), element("span", "of-marks dim", "Alarms"),
      this.marks, scale, this.curve, this.hours, this.said);
  }

  clear() {
    for (const part of [this.marks, this.curve, this.hours, this.said]) part.replaceChildren();
    this.curve.removeAttribute("aria-label");
  }

  // `minutes` end with that of `at`; `alarms` are those of the same time, `ended` null while one goes on.
  draw({ at, minutes, limit, alarms }) {
    const last = minutes.length - 1;
    const first = Math.floor(at / 60) - last;
    const place = (seconds) => Math.min(Math.max((100 * (seconds / 60 - first)) / last, 0), 100);
    setCurve(this.curve, minutes, limit);
    this.curve.prepend(drawn("path", { d: "M25,0V100M50,0V100M75,0V100M0,0H100M0,100H100", class: "grid" }));
    this.marks.replaceChildren(...alarms.map((alarm) => {
      const from = place(alarm.began);
      const to = alarm.ended === null ? 100 : place(alarm.ended);
      const height = HEIGHTS[alarm.priority];
      const bar = drawn("rect", { x: from, y: 10 - height, width: Math.max(to - from, 0), height, class: alarm.priority });
      const title = drawn("title", {});
      title.textContent = spanOf(alarm);
      bar.append(title);
      return bar;
    }));
    this.hours.replaceChildren(...QUARTERS.map((share) => element("span", "", timeOf(60 * (first + (share / 100) * last)))));
    const words = [highestOf(minutes, first), alarmsOf(alarms), gapsOf(minutes)].filter(Boolean);
    this.said.textContent = words.join("  ·  ");
    this.curve.setAttribute("aria-label", ["Probability of pain, last 24 hours", ...words].join(". "));
    this.marks.setAttribute("aria-label", alarms.length ? `Alarms: ${alarms.map(spanOf).join("; ")}` : "No alarms");
    this.marks.setAttribute("role", "img");
  }
}

function spanOf({ what, began, ended }) {
  return `${what} ${timeOf(began)} to ${ended === null ? "now" : timeOf(ended)}`;
}

function highestOf(minutes, first) {
  const highest = Math.max(...minutes.filter((value) => value !== null));
  if (!Number.isFinite(highest)) return "";
  return `Highest ${highest}\u202f% at ${timeOf(60 * (first + minutes.indexOf(highest)))}`;
}

function alarmsOf(alarms) {
  return alarms.length === 0 ? "no alarms" : alarms.length === 1 ? "1 alarm" : `${alarms.length} alarms`;
}

function gapsOf(minutes) {
  const missing = minutes.filter((value) => value === null).length;
  return missing ? `no number for ${hoursAndMinutes(missing)}` : "";
}
