// The alarm sound of the page. A browser makes none before somebody has touched the page: the test at sign-in does.
const PULSE_S = 0.18;
const BURSTS = { high: [0, 0.3, 0.6, 1.1, 1.4], medium: [0, 0.36, 0.72], low: [0, 0.36] };
const EVERY_MS = { high: 4000, medium: 7500, low: 22000 };
const PITCHES = [440, 554, 659, 880];

export class Sound {
  constructor() {
    this.context = null;
    this.confirmed = false;
    this.last = 0;
    this.lastPriority = "";
  }

  get on() {
    return this.confirmed && this.context !== null && this.context.state === "running";
  }

  // Only from a touch or a key: otherwise the browser refuses.
  async wake() {
    this.context ??= new AudioContext();
    await this.context.resume();
  }

  burst(priority) {
    if (this.context === null || this.context.state !== "running") return;
    for (const start of BURSTS[priority]) {
      const at = this.context.currentTime + 0.05 + start;
      const gain = this.context.createGain();
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(0.22, at + 0.03);
      gain.gain.setValueAtTime(0.22, at + PULSE_S - 0.04);
      gain.gain.linearRampToValueAtTime(0, at + PULSE_S);
      gain.connect(this.context.destination);
      for (const pitch of PITCHES) {
        const tone = this.context.createOscillator();
        tone.frequency.value = pitch;
        tone.connect(gain);
        tone.start(at);
        tone.stop(at + PULSE_S);
      }
    }
  }

  // Called again and again with the most urgent priority that waits for this person, or "".
  keep(priority, nowMs) {
    if (!priority) {
      this.lastPriority = "";
      return;
    }
    if (priority !== this.lastPriority || nowMs - this.last >= EVERY_MS[priority]) {
      this.last = nowMs;
      this.lastPriority = priority;
      if (this.on) this.burst(priority);
    }
  }
}
