// Loads a heap snapshot with the code that Chrome's memory panel runs, and compares the size and the
// retained size of each node with a plain search that leaves the node out.
//
//   cargo run --example who_keeps_what -- --heap-snapshot packages.heapsnapshot
//   tests/heap-snapshot/check packages.heapsnapshot

import {readFileSync} from 'node:fs';
import {MessageChannel} from 'node:worker_threads';
import {SecondaryInitManager} from 'heap_snapshot_worker/HeapSnapshot.ts';
import {HeapSnapshotLoader} from 'heap_snapshot_worker/HeapSnapshotLoader.ts';

const NODE_FIELDS = 7;
const EDGE_FIELDS = 3;
const MOST_SEARCHED = 5000;

// Chrome has it, Node 20 has not.
Promise.withResolvers ??= () => {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, {resolve, reject}));
  return parts;
};

const text = readFileSync(process.argv[2], 'utf8');
const loader = new HeapSnapshotLoader({sendEvent() {}});
for (let at = 0; at < text.length; at += 1 << 20) {
  loader.write(text.slice(at, at + (1 << 20)));
}
loader.close();
const channel = new MessageChannel();
new SecondaryInitManager(channel.port2);
const snapshot = await loader.buildSnapshot(channel.port1);

const {nodes, edges} = JSON.parse(text);
const count = nodes.length / NODE_FIELDS;
const targets = [];
for (let node = 0, edge = 0; node < count; node++) {
  const last = edge + nodes[node * NODE_FIELDS + 4];
  targets.push([]);
  for (; edge < last; edge++) {
    targets[node].push(edges[edge * EDGE_FIELDS + 2] / NODE_FIELDS);
  }
}

function retained(without) {
  const met = new Uint8Array(count);
  const waiting = [0];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node !== without && !met[node]) {
      met[node] = 1;
      waiting.push(...targets[node]);
    }
  }
  let sum = 0;
  for (let node = 0; node < count; node++) {
    sum += met[node] ? 0 : nodes[node * NODE_FIELDS + 3];
  }
  return sum;
}

let wrong = 0;
const step = Math.ceil(count / MOST_SEARCHED);
const shown = snapshot.createNode(0);
for (let node = 1; node < count; node += step) {
  shown.nodeIndex = node * NODE_FIELDS;
  const [size, all] = [nodes[node * NODE_FIELDS + 3], retained(node)];
  if (shown.selfSize() !== size || shown.retainedSize() !== all) {
    wrong++;
    console.error(`${shown.name()}: ${shown.selfSize()}, ${shown.retainedSize()}, not ${size}, ${all}`);
  }
}
console.log(`${count} nodes, ${snapshot.totalSize} bytes, ${wrong} wrong`);
process.exit(wrong === 0 ? 0 : 1);
