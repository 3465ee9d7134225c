// The page of the ward: signs in, listens to the server, and puts its news into tiles and lists.
import { ask, whenSignedOut } from "./ask.js";
import { Bed } from "./bed.js";
import { History } from "./history.js";
import { Mine } from "./mine.js";
import { Nurses } from "./nurses.js";
import { element } from "./shapes.js";
import { Sound } from "./sound.js";
import { SILENT_S, Tiles } from "./tiles.js";
import { clock, lasting, setZone } from "./times.js";

const byId = (id) => document.getElementById(id);
const sound = new Sound();
const VERSION = 3; // of the frames: see server/news.py
const state = { me: "", mayFetch: false, view: "ward", alarms: [], unseenCount: 0, assigned: {}, notice: "", faults: [], at: 0 };
let number = 0;
let known = {};
let order = [];
let stream = null;
let watching = 0;

const tiles = new Tiles(byId("ward"), (key) => open(key));
const bed = new Bed(byId("bed"), tiles, () => listen(), () => state);
const history = new History(byId("history"));
const mine = new Mine(byId("mine"), byId("mine-only"));
const nurses = new Nurses(byId("nurses"), () => state.assigned);

function open(key) {
  bed.open(key);
  listen();
}

// --- the stream -----------------------------------------------------------------------------------------------------

function listen() {
  stream?.close();
  stream = new EventSource(bed.key ? `/api/stream?bed=${encodeURIComponent(bed.key)}` : "/api/stream");
  stream.addEventListener("all", (event) => {
    const frame = JSON.parse(event.data);
    if (frame.version !== VERSION) reloadOnce();
    known = {};
    tiles.all(frame);
    lists(frame);
  });
  stream.addEventListener("news", (event) => {
    const frame = JSON.parse(event.data);
    if (frame.n !== number + 1) {
      listen(); // a frame is missing: everything again
      return;
    }
    tiles.news(frame);
    lists(frame);
  });
  stream.addEventListener("bed", (event) => bed.enlarged(JSON.parse(event.data)));
  stream.onerror = () => {
    if (stream.readyState === EventSource.CLOSED) again();
  };
}

// The server is of another version than this page.
function reloadOnce() {
  if (sessionStorage.getItem("reloaded")) return;
  sessionStorage.setItem("reloaded", "yes");
  location.reload();
}

async function again() {
  try {
    await ask("/api/me");
    listen();
  } catch {
    setTimeout(() => { if (!byId("top").hidden && stream.readyState === EventSource.CLOSED) again(); }, 2000);
  }
}

function lists(frame) {
  for (const [name, key] of [["unseen_count", "unseenCount"], ["assigned", "assigned"], ["notice", "notice"],
    ["faults", "faults"]]) {
    if (frame[name] !== undefined) state[key] = frame[name];
  }
  number = frame.n;
  state.at = frame.at;
  order = frame.order ?? order;
  for (const [key, fields] of Object.entries(frame.alarms ?? {})) known[key] = { ...known[key], ...fields };
  known = Object.fromEntries(order.map((key) => [key, known[key]]));
  state.alarms = order.map((key) => known[key]);
  if (frame.alarms || frame.order || frame.unseen_count !== undefined || frame.faults) drawAlarms();
  if (frame.assigned) nurses.assignedChanged();
  bed.draw();
  const beat = byId("beat");
  beat.classList.toggle("on");
  tick();
}

// --- alarms ---------------------------------------------------------------------------------------------------------

function drawAlarms() {
  const strip = byId("alarms");
  const count = state.alarms.length > 1 ? [element("span", "count", `${state.alarms.length} alarms`)] : [];
  const chips = state.alarms.map((alarm) => {
    const chip = element("button", `${alarm.priority} ${alarm.phase}`);
    const told = alarm.told.map((name) => (name === "*" ? "all" : name)).join(" → ");
    const lasts = element("span", "lasts");
    lasts.dataset.began = alarm.began;
    chip.append(element("span", "bed", `Bed ${alarm.name}`), element("span", "what", alarm.what), lasts);
    if (alarm.phase === "acknowledged") chip.append(element("span", "told", "Acknowledged"));
    else if (alarm.phase === "latched") chip.append(element("span", "told", "Ended, not acknowledged"));
    else if (told) chip.append(element("span", "told", `told: ${told}`));
    chip.addEventListener("click", () => open(alarm.bed));
    return chip;
  });
  for (const fault of state.faults) chips.push(element("span", "fault", fault));
  if (!chips.length) chips.push(element("span", "none", "No active alarm"));
  strip.querySelector(".chips").replaceChildren(...count, ...chips); // more may be there than the strip has room for
  strip.querySelector(".unseen")?.remove();
  if (state.unseenCount) {
    const unseen = element("button", "unseen", `${state.unseenCount} ended unanswered`);
    unseen.addEventListener("click", () => { show("history"); history.unseen(); });
    strip.append(unseen);
  }
}

// --- what goes on by itself -----------------------------------------------------------------------------------------

function tick() {
  tiles.tick();
  // The enlarged bed leaves the bar, the warning and the alarms of all other beds in sight.
  document.documentElement.style.setProperty("--under", `${byId("alarms").getBoundingClientRect().bottom}px`);
  const silence = (performance.now() - tiles.heard) / 1000;
  const lost = silence >= SILENT_S;
  const banner = byId("banner");
  const text = lost
    ? `No news from the server for ${Math.floor(silence)} s. This page is old. Look at the beds.`
    : state.notice;
  banner.hidden = !text;
  if (banner.textContent !== text) banner.textContent = text;
  byId("clock").textContent = state.at ? clock(state.at + silence) : "";
  for (const lasts of document.querySelectorAll(".lasts")) {
    lasts.textContent = lasting(state.at + silence - Number(lasts.dataset.began));
  }
  mine.draw(state.me, state.assigned, (key) => tiles.byKey.get(key)?.tile.name ?? key, !byId("top").hidden && sound.on);
  const button = byId("sound");
  button.textContent = sound.on ? "Sound on" : "SOUND OFF";
  button.classList.toggle("off", !sound.on);
  const calling = state.alarms.filter((alarm) => alarm.phase === "active" && mine.calls(alarm, state.me)).map((alarm) => alarm.priority);
  const priority = lost || state.notice ? "medium" : ["high", "medium", "low"].find((one) => calling.includes(one)) ?? "";
  sound.keep(priority, performance.now());
  document.title = calling.length ? `(${calling.length}) Neopain ward` : "Neopain ward";
}

// --- views ----------------------------------------------------------------------------------------------------------

function show(view) {
  state.view = view;
  for (const name of ["ward", "history", "nurses"]) byId(name).hidden = name !== view;
  for (const button of document.querySelectorAll("nav button")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === view));
  }
  if (view === "history") history.load();
  if (view === "nurses") nurses.load();
  if (view === "ward") tiles.arrange();
}

// --- signing in and the sound test -----------------------------------------------------------------------------------

function signedIn(me) {
  state.me = me.name;
  setZone(me.zone);
  mine.set(false); // whoever was here before may have limited the sound
  byId("who").textContent = `${me.name} · Sign out`;
  byId("ward-name").textContent = me.ward || "Neopain ward";
  nurses.mayAssign = me.may_assign;
  state.mayFetch = me.may_fetch;
  for (const id of ["top", "alarms"]) byId(id).hidden = false;
  show("ward");
  drawAlarms();
  listen();
  clearInterval(watching);
  watching = setInterval(tick, 250);
}

function signedOut() {
  stream?.close();
  clearInterval(watching);
  bed.close();
  for (const id of ["top", "alarms", "mine-only", "banner", "ward", "history", "nurses", "sound-test"]) byId(id).hidden = true;
  byId("signing-in").hidden = false;
  byId("sign-in").hidden = false;
  byId("pin").value = "";
  byId("name").focus();
}

async function testSound() {
  byId("signing-in").hidden = false;
  byId("sign-in").hidden = true;
  byId("sound-test").hidden = false;
  await sound.wake();
  sound.burst("medium");
}

function soundTested(heard) {
  sound.confirmed = heard;
  byId("signing-in").hidden = true;
  byId("sound-test").hidden = true;
  tick();
}

byId("sign-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  byId("sign-in-error").textContent = "";
  try {
    const me = await ask("/api/sign-in", { name: byId("name").value, pin: byId("pin").value });
    byId("pin").value = "";
    signedIn(me);
    await testSound();
  } catch (error) {
    byId("sign-in-error").textContent = error.message;
  }
});
byId("heard").addEventListener("click", () => soundTested(true));
byId("not-heard").addEventListener("click", () => soundTested(false));
byId("again").addEventListener("click", () => testSound());
byId("sound").addEventListener("click", () => testSound());
byId("who").addEventListener("click", async () => {
  await ask("/api/sign-out", {}).catch(() => {});
  signedOut();
});
byId("mine").addEventListener("click", () => {
  mine.set(!mine.on);
  tick();
});
for (const button of document.querySelectorAll("nav button")) {
  button.addEventListener("click", () => show(button.dataset.view));
}
document.addEventListener("keydown", (event) => { if (event.key === "Escape") bed.close(); });
window.addEventListener("resize", () => tiles.arrange());
whenSignedOut(signedOut);
ask("/api/me").then((me) => { byId("signing-in").hidden = true; signedIn(me); }, () => signedOut());
