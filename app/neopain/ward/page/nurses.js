// Who looks after which bed: an alarm goes to the nurse first, then to the buddy, then to all.
import { ask } from "./ask.js";
import { element } from "./shapes.js";

export class Nurses {
  constructor(room, assigned) {
    this.room = room;
    this.assigned = assigned;
    this.mayAssign = false;
    this.people = [];
    this.beds = [];
  }

  async load() {
    try {
      ({ people: this.people, beds: this.beds } = await ask("/api/nurses"));
      this.draw();
    } catch (error) {
      this.room.replaceChildren(element("p", "error", error.message));
    }
  }

  assignedChanged() {
    if (!this.room.hidden && !this.room.contains(document.activeElement)) this.draw();
  }

  draw() {
    const head = element("tr");
    for (const name of ["Bed", "Nurse", "Buddy"]) head.append(element("th", "", name));
    const table = element("table");
    const problem = element("p", "error");
    table.append(head, ...this.beds.map(({ key, name }) => {
      const [nurse, buddy] = this.assigned()[key] ?? ["", ""];
      const row = element("tr");
      const chosen = [this.choice(nurse), this.choice(buddy)];
      for (const one of chosen) {
        one.addEventListener("change", async () => {
          try {
            await ask("/api/nurses", { bed: key, nurse: chosen[0].value, buddy: chosen[1].value });
            problem.textContent = "";
          } catch (error) {
            problem.textContent = error.message;
          }
        });
      }
      row.append(element("td", "", `Bed ${name}`));
      for (const one of chosen) {
        const cell = element("td", "", this.mayAssign ? "" : one.value || "–");
        if (this.mayAssign) cell.append(one);
        row.append(cell);
      }
      return row;
    }));
    const line = "An alarm goes to the nurse, then to the buddy, then to all. Without a nurse it goes to all at once.";
    const who = this.mayAssign ? "" : " Clinicians and administrators change this.";
    this.room.replaceChildren(element("p", "dim", line + who), problem, table);
  }

  choice(current) {
    const made = element("select");
    const names = [...new Set(["", ...this.people, current])];
    for (const name of names) {
      const option = element("option", "", name || "–");
      option.value = name;
      made.append(option);
    }
    made.value = current;
    return made;
  }
}
