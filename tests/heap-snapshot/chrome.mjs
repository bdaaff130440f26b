// Loads a heap snapshot with the code that Chrome's memory panel runs.

import {MessageChannel} from 'node:worker_threads';
import {SecondaryInitManager} from 'heap_snapshot_worker/HeapSnapshot.ts';
import {HeapSnapshotLoader} from 'heap_snapshot_worker/HeapSnapshotLoader.ts';

import {Expected} from './expected.mjs';

// Chrome has it, Node 20 has not.
Promise.withResolvers ??= () => {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, {resolve, reject}));
  return parts;
};

const expected = new Expected(process.argv[2]);
const {text} = expected;
const loader = new HeapSnapshotLoader({sendEvent() {}});
for (let at = 0; at < text.length; at += 1 << 20) {
  loader.write(text.slice(at, at + (1 << 20)));
}
loader.close();
const channel = new MessageChannel();
new SecondaryInitManager(channel.port2);
const snapshot = await loader.buildSnapshot(channel.port1);

const shown = snapshot.createNode(0);
expected.compare('chrome', index => {
  shown.nodeIndex = index;
  return {name: shown.name(), size: shown.selfSize(), retained: shown.retainedSize()};
});
