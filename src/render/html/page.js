"use strict";
// Shows the report in the element `data`: an icicle of fields, and a table of types beside it.
// Names come from anywhere: they become text, never markup.

const byId = (id) => document.getElementById(id);
const chart = byId("chart");
const data = JSON.parse(byId("data").textContent);
const FIELD = 0, OWN = 1, MORE = 2; // What a node stands for.
const ROW = 24; // The height of a row, in pixels.
const NARROWEST = 3; // What is narrower has no place of its own, in pixels.
const NARROWEST_NAME = 20; // What is narrower has no room for a name, in pixels.
const WIDE_GROUP = 12; // Where a group of narrow ones ends, in pixels.
const MOST_TYPES = 200;

const nodes = data.nodes.map((line) => {
  const [parent, kind, name, type, path, deep, own, count, elements, notes] = line;
  return {
    parent, kind, name: data.texts[name], type: data.texts[type], path: data.texts[path], deep, own,
    count, elements, notes: data.texts[notes], children: [], drawn: [], start: 0, found: false,
  };
});
nodes.forEach((node, number) => {
  node.number = number;
  node.parent = number > 0 ? nodes[node.parent] : null;
  if (!node.parent) return;
  const before = node.parent.children.at(-1);
  node.start = before ? before.start + before.deep : node.parent.start;
  node.parent.children.push(node);
});
const root = nodes[0];

let shown = root; // What takes the whole width.
let current = root; // What the keyboard is at.
let items = []; // What is drawn.
let order = { by: "own", down: true };

function bytes(number) {
  const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
  let unit = 0;
  while (number >= 1024 && unit < units.length - 1) { number /= 1024; unit += 1; }
  return `${unit === 0 ? number : number.toFixed(1)} ${units[unit]}`;
}
const exactly = (number) => number.toLocaleString("en");
function share(part, whole = root.deep) {
  const percent = whole ? (part / whole) * 100 : 0;
  return part > 0 && percent < 0.05 ? "<0.1 %" : `${percent.toFixed(1)} %`;
}
const title = ({ name, type }) => (name && type ? `${name}: ${type}` : name || type);

function element(tag, text, parent) {
  const made = document.createElement(tag);
  made.textContent = text;
  parent.append(made);
  return made;
}

/** One of seven colours, the same for the same type. */
function colour(text) {
  let hash = 0;
  for (const c of text) hash = (hash * 31 + c.codePointAt(0)) >>> 0;
  return `var(--c${hash % 7})`;
}

/** What is drawn of a node's children: those wide enough, and the others in groups. */
function inside(node, pixels) {
  const drawn = [];
  for (const child of node.children) {
    const last = drawn.at(-1);
    if (child.deep * pixels >= NARROWEST) {
      drawn.push(child);
    } else if (last?.isGroup && last.deep * pixels < WIDE_GROUP) {
      last.children.push(child);
      last.deep += child.deep;
      last.name = `${last.children.length} small ones`;
    } else if (child.deep > 0) {
      const [parent, children, start] = [node, [child], child.start];
      drawn.push({
        kind: MORE, isGroup: true, name: "1 small one", type: "", path: "", notes: "", parent,
        children, start, deep: child.deep, found: false, drawn: [],
      });
    }
  }
  for (const item of drawn) if (item.isGroup) item.found = item.children.some(hasFound);
  return drawn;
}

const hasFound = (node) => node.found || node.children.some(hasFound);
const isSame = (a, b) => a === b || (a.isGroup && b.isGroup && a.children[0] === b.children[0]);

function draw() {
  const had = chart.contains(document.activeElement);
  const width = chart.clientWidth;
  const pixels = width / (shown.deep || 1);
  for (const item of items) item.drawn = [];
  items = [];
  chart.replaceChildren();

  const above = [];
  for (let node = shown.parent; node; node = node.parent) above.unshift(node);
  above.forEach((node, depth) => place(node, { left: 0, width, depth }).classList.add("above"));
  const waiting = [[shown, above.length]];
  let lowest = 0;
  while (waiting.length > 0) {
    const [node, depth] = waiting.pop();
    // Also a value of no bytes.
    const wide = node === shown ? width : Math.max(node.deep * pixels, NARROWEST);
    const left = Math.min((node.start - shown.start) * pixels, width - wide);
    place(node, { left, width: wide, depth });
    lowest = Math.max(lowest, depth);
    if (node.isGroup && node !== shown) continue;
    node.drawn = inside(node, pixels);
    for (const child of node.drawn) waiting.push([child, depth + 1]);
  }
  chart.style.height = `${(lowest + 1) * ROW}px`;
  byId("out").disabled = shown === root;
  current = drawnFor(current);
  elementOf(current).tabIndex = 0;
  if (had) focus();
  describe(current);
}

function place(node, { left, width, depth }) {
  const made = element("div", width < NARROWEST_NAME ? "" : title(node), chart);
  Object.assign(made.style, { left: `${left}px`, width: `${width}px`, top: `${depth * ROW}px` });
  made.dataset.item = items.push(node) - 1;
  made.title = `${title(node)}\n${bytes(node.deep)}, ${share(node.deep)}`;
  made.setAttribute("role", "treeitem");
  made.setAttribute("aria-level", depth + 1);
  made.setAttribute("aria-label", `${title(node)}, ${bytes(node.deep)}, ${share(node.deep)}`);
  if (isSame(node, current)) current = node;
  made.tabIndex = -1;
  if (node.found) made.classList.add("found");
  if (node.kind === FIELD) made.style.background = colour(node.type);
  if (node.kind === OWN) made.classList.add("own");
  if (node.kind === MORE) made.classList.add("more");
  return made;
}

/** What is drawn for a node: itself, the group that it is in, or what is around it. */
function drawnFor(node) {
  if (items.includes(node)) return node;
  // Other widths make other groups.
  const first = node.isGroup ? node.children[0] : node;
  if (items.includes(first)) return first;
  const group = items.find((item) => item.isGroup && item.children.includes(first));
  return group ?? (node.parent ? drawnFor(node.parent) : shown);
}

const elementOf = (item) => chart.querySelector(`[data-item="${items.indexOf(item)}"]`);
const focus = () => elementOf(current).focus({ preventScroll: true });

function describe(node) {
  const details = byId("details");
  details.replaceChildren();
  const line = (name, text) => {
    if (text === "" || text === null) return;
    element("dt", name, details);
    element("dd", text, details);
  };
  const way = [];
  for (let at = node; at.parent; at = at.parent) way.unshift(at.name);
  line("place", way.join(".") || "the root");
  line("type", node.path);
  const ofParent = node.parent ? `, ${share(node.deep, node.parent.deep)} of its parent` : "";
  const ofAll = `${share(node.deep)} of all`;
  line("bytes", `${exactly(node.deep)} (${bytes(node.deep)}), ${ofAll}${ofParent}`);
  line("notes", node.notes);
  if (node.kind !== FIELD) return;
  line("own", `${exactly(node.own)} (${bytes(node.own)})`);
  const values = exactly(node.count);
  const elements = node.elements === null ? "" : `${exactly(node.elements)} elements in `;
  line("values", elements + values);
}

function zoom(node) {
  // What has nothing inside is shown beside its neighbours.
  shown = node.children.length > 0 || !node.parent ? node : node.parent;
  current = node;
  draw();
  focus();
}

/** Goes to a node. If it is not to be seen, zooms to its parent and on, until it is. */
function go(node) {
  if (!node) return;
  current = node;
  if (!items.includes(node)) shown = node.parent ?? root;
  draw();
  let group;
  while ((group = shown.drawn.find((item) => item.isGroup && item.children.includes(node)))) {
    shown = group;
    current = node;
    draw();
  }
  focus();
}

function beside(node, step) {
  const around = items.find((item) => item.drawn.includes(node));
  return around?.drawn[around.drawn.indexOf(node) + step];
}

function down() {
  if (current.drawn.length > 0) go(current.drawn[0]);
  else if (current.children.length > 0) zoom(current);
}

const itemAt = (event) => items[event.target.closest("[data-item]")?.dataset.item];
chart.addEventListener("click", (event) => {
  const item = itemAt(event);
  if (item) zoom(item);
});
// Not `mouseover`, which a fresh drawing below a mouse at rest sets off as well.
chart.addEventListener("mousemove", (event) => describe(itemAt(event) ?? current));
chart.addEventListener("mouseleave", () => describe(current));
chart.addEventListener("focusin", (event) => {
  current = itemAt(event) ?? current;
  describe(current);
});
chart.addEventListener("keydown", (event) => {
  const to = {
    ArrowUp: () => go(current.parent),
    ArrowDown: down,
    ArrowLeft: () => go(beside(current, -1)),
    ArrowRight: () => go(beside(current, 1)),
    Home: () => zoom(root),
    Enter: () => zoom(current),
    " ": () => zoom(current),
    Escape: () => zoom(shown.parent ?? root),
  }[event.key];
  if (!to || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  to();
});
byId("out").addEventListener("click", () => zoom(shown.parent ?? root));

function search(text) {
  const query = text.trim().toLowerCase();
  const holds = (node) => title(node).toLowerCase().includes(query);
  let count = 0, sum = 0;
  // Parents come before their children: what lies in a place found is not added again.
  for (const node of nodes) {
    node.found = query !== "" && holds(node);
    node.within = node.parent !== null && (node.parent.found || node.parent.within);
    if (node.found) count += 1;
    if (node.found && !node.within) sum += node.deep;
  }
  const places = `${exactly(count)} ${count === 1 ? "place" : "places"}`;
  const left = data.folded > 0 ? "; folded lines are not searched" : "";
  byId("found").textContent = query ? `${places}, ${bytes(sum)}, ${share(sum)}${left}` : "";
  chart.classList.toggle("searched", query !== "");
  draw();
  table(query);
}

byId("search").addEventListener("input", (event) => search(event.target.value));
byId("search").addEventListener("keydown", (event) => {
  if (event.key === "Escape") { event.target.value = ""; search(""); }
  if (event.key !== "Enter") return;
  const found = nodes.filter((node) => node.found);
  go(found.find((node) => node.number > current.number) ?? found[0]);
  event.preventDefault();
  event.target.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target === byId("search")) return;
  event.preventDefault();
  byId("search").select();
});

const types = data.types.map(([type, path, own, deep, count, notes]) => ({
  type: data.texts[type], path: data.texts[path], own, share: own, deep, count,
  notes: data.texts[notes],
}));

function table(query) {
  const compare = (a, b) => {
    const less = order.by === "type" ? (a.type < b.type ? -1 : 1) : a[order.by] - b[order.by];
    return order.down ? -less : less;
  };
  const rows = types.filter((row) => row.type.toLowerCase().includes(query)).sort(compare);
  byId("types").replaceChildren();
  for (const row of rows.slice(0, MOST_TYPES)) {
    const line = element("tr", "", byId("types"));
    const button = element("button", row.type, element("td", "", line));
    button.type = "button";
    button.title = row.notes ? `${row.path}\n${row.notes}` : row.path;
    for (const text of [bytes(row.own), share(row.own), bytes(row.deep), exactly(row.count)]) {
      element("td", text, line);
    }
  }
  const hidden = rows.length - MOST_TYPES;
  byId("more").textContent = hidden > 0 ? `… ${hidden} more` : "";
  for (const head of document.querySelectorAll("[data-by]")) {
    const sorted = order.down ? "descending" : "ascending";
    head.closest("th").setAttribute("aria-sort", head.dataset.by === order.by ? sorted : "none");
  }
}

byId("types").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  byId("search").value = button.textContent;
  search(button.textContent);
});
document.querySelector("thead").addEventListener("click", (event) => {
  const by = event.target.closest("[data-by]")?.dataset.by;
  if (!by) return;
  order = { by, down: order.by === by ? !order.down : by !== "type" };
  table(byId("search").value.trim().toLowerCase());
});

const folded = data.folded > 0 ? `; ${exactly(data.folded)} small lines are folded` : "";
byId("whole").textContent = `${exactly(root.deep)} bytes (${bytes(root.deep)})${folded}`;
byId("gaps").textContent = data.gaps;
byId("gaps").hidden = data.gaps === "";
new ResizeObserver(draw).observe(chart.parentElement);
search("");
