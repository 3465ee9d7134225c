// Shapes and lines of a tile: the shapes of the bedside window, the curve, the drawn face.
const SVG = "http://www.w3.org/2000/svg";

export function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

export function drawn(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

const SHAPES = {
  circle: () => [drawn("circle", { cx: 50, cy: 50, r: 43, class: "stroke" })],
  diamond: () => [drawn("polygon", { points: "50,6 94,50 50,94 6,50", class: "stroke" })],
  triangle: () => [drawn("polygon", { points: "50,8 95,92 5,92", class: "fill" }), letter("!", 82)],
  square: () => [drawn("rect", { x: 7, y: 7, width: 86, height: 86, rx: 8, class: "stroke dashed" }), letter("?", 74)],
  cross: () => [drawn("path", { d: "M14,14 L86,86 M86,14 L14,86", class: "stroke" })],
  none: () => [],
};

function letter(text, y) {
  const made = drawn("text", { x: 50, y, class: text === "!" ? "letter on" : "letter" });
  made.textContent = text;
  return made;
}

export function setShape(svg, name) {
  if (svg.dataset.shape === name) return;
  svg.dataset.shape = name;
  svg.replaceChildren(...SHAPES[name]());
}

export function emptySvg(className, box) {
  return drawn("svg", { class: className, viewBox: box, preserveAspectRatio: "none" });
}

export function shapeSvg() {
  return drawn("svg", { class: "shape", viewBox: "0 0 100 100", "aria-hidden": "true" });
}

// A line with gaps where a value is null; values in percent, the newest at the right.
export function setCurve(svg, values, limit) {
  const width = values.length - 1 || 1;
  let path = "";
  let down = false;
  let alone = false;
  values.forEach((value, index) => {
    if (value === null) {
      if (alone) path += "h0.4";
      down = alone = false;
    } else {
      path += `${down ? "L" : "M"}${((100 * index) / width).toFixed(2)},${100 - value}`;
      alone = !down;
      down = true;
    }
  });
  if (alone) path += "h0.4";
  const parts = [];
  if (limit !== null && limit !== undefined) {
    parts.push(drawn("path", { d: `M0,${100 - limit}H100`, class: "limit" }));
  }
  parts.push(drawn("path", { d: path || "M0,0", class: "line" }));
  svg.replaceChildren(...parts);
}

const LINES = [[0, 17], [17, 22], [22, 27], [27, 31], [31, 36]];
const RINGS = [[36, 42], [42, 48], [48, 60], [60, 68]];

// The face from 68 points in base64, two bytes each; without a face the drawing is empty.
export function setFace(svg, face) {
  if (!face) {
    svg.replaceChildren();
    return;
  }
  const bytes = Uint8Array.from(atob(face), (c) => c.charCodeAt(0));
  const point = (index) => `${bytes[2 * index]},${bytes[2 * index + 1]}`;
  const path = ([first, last], ring) => {
    const points = [];
    for (let index = first; index < last; index += 1) points.push(point(index));
    return drawn(ring ? "polygon" : "polyline", { points: points.join(" "), class: first === 0 ? "jaw" : "feature" });
  };
  svg.replaceChildren(...LINES.map((one) => path(one, false)), ...RINGS.map((one) => path(one, true)));
}
