// Whose alarms sound on this page: those of all beds, or those alone that its person was told of. Nothing is hidden.
export class Mine {
  constructor(button, line) {
    [this.button, this.line] = [button, line];
    this.on = false;
  }

  set(on) {
    this.on = on;
    this.button.setAttribute("aria-pressed", String(on));
  }

  calls(alarm, me) {
    return !this.on || alarm.told.includes(me) || alarm.told.includes("*");
  }

  // `assigned` has the nurse and the buddy of each bed by its key; `nameOf` gives the name of a bed, `sounds` whether
  // this page makes a sound at all: where it does not, nothing is said of whose.
  draw(me, assigned, nameOf, sounds) {
    const text = this.on ? "for my beds" : "for all beds";
    if (this.button.textContent !== text) this.button.textContent = text;
    const own = Object.keys(assigned).filter((key) => assigned[key][0] === me).map(nameOf);
    const line = own.length
      ? `Sound for your ${own.length === 1 ? "bed" : "beds"} ${own.join(", ")} only. Another bed sounds here when its alarm goes on to you or to all.`
      : "No bed is yours: an alarm sounds here only when it goes on to you or to all.";
    this.line.hidden = !this.on || !sounds;
    if (this.line.textContent !== line) this.line.textContent = line;
  }
}
