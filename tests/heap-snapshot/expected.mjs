// What a heap snapshot says by itself: the size of each node, and what it retains by a plain search
// that leaves the node out.

import {readFileSync} from 'node:fs';

const NODE_FIELDS = 7;
const EDGE_FIELDS = 3;
const MOST_SEARCHED = 5000;

export class Expected {
  constructor(file) {
    this.text = readFileSync(file, 'utf8');
    const {nodes, edges} = JSON.parse(this.text);
    this.nodes = nodes;
    this.count = nodes.length / NODE_FIELDS;
    this.targets = [];
    for (let node = 0, edge = 0; node < this.count; node++) {
      const last = edge + nodes[node * NODE_FIELDS + 4];
      this.targets.push([]);
      for (; edge < last; edge++) {
        this.targets[node].push(edges[edge * EDGE_FIELDS + 2] / NODE_FIELDS);
      }
    }
  }

  retained(without) {
    const met = new Uint8Array(this.count);
    const waiting = [0];
    while (waiting.length > 0) {
      const node = waiting.pop();
      if (node !== without && !met[node]) {
        met[node] = 1;
        for (const target of this.targets[node]) {
          waiting.push(target);
        }
      }
    }
    let sum = 0;
    for (let node = 0; node < this.count; node++) {
      sum += met[node] ? 0 : this.nodes[node * NODE_FIELDS + 3];
    }
    return sum;
  }

  // Asks a reader for the name and both sizes of a node, given its index in the file and its id,
  // and ends the process.
  compare(reader, ask) {
    let wrong = 0;
    const step = Math.ceil(this.count / MOST_SEARCHED);
    for (let node = 1; node < this.count; node += step) {
      const index = node * NODE_FIELDS;
      const [size, all] = [this.nodes[index + 3], this.retained(node)];
      const shown = ask(index, this.nodes[index + 2]);
      if (shown.size !== size || shown.retained !== all) {
        wrong++;
        console.error(`${shown.name}: ${shown.size}, ${shown.retained}, not ${size}, ${all}`);
      }
    }
    console.log(`${reader}: ${this.count} nodes, ${wrong} wrong`);
    process.exit(wrong === 0 ? 0 : 1);
  }
}
