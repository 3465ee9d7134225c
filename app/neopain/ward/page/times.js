// Times as the ward reads them: in the zone that the server's settings name, or in that of this computer.
let timeZone; // undefined: that of this computer

// `name` as Europe/Berlin; "" and a name that this browser does not know leave the zone of this computer.
export function setZone(name) {
  timeZone = undefined;
  if (!name) return;
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: name });
    timeZone = name;
  } catch {
    timeZone = undefined;
  }
}

function words(seconds, options) {
  return new Intl.DateTimeFormat("en-GB", { ...options, timeZone }).format(new Date(1000 * seconds));
}

export function timeOf(seconds) {
  return words(seconds, { hour: "2-digit", minute: "2-digit" });
}

export function clock(seconds) {
  return words(seconds, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
}

export function dayAndTime(seconds) {
  return words(seconds, { day: "2-digit", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit" });
}

// A time of today without its day: at 08:00 "since 22:10" is read as last night, which it has to be.
export function sinceWhen(seconds, nowSeconds) {
  const day = (one) => words(one, { day: "2-digit", month: "short" });
  return nowSeconds - seconds < 12 * 3600 || day(seconds) === day(nowSeconds)
    ? timeOf(seconds) : `${day(seconds)}, ${timeOf(seconds)}`;
}

export function lasting(seconds) {
  const whole = Math.max(Math.floor(seconds), 0);
  const minutes = Math.floor(whole / 60);
  const rest = String(whole % 60).padStart(2, "0");
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}`;
}

// So many minutes in words: 2 h 05 min.
export function hoursAndMinutes(minutes) {
  const hours = Math.floor(minutes / 60);
  return hours ? `${hours} h ${String(minutes % 60).padStart(2, "0")} min` : `${minutes} min`;
}
