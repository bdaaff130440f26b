// Loads a heap snapshot in a headless Chromium, by the developer tools that are built into it. A
// second file, if there is one, says what nodes retain: an object of JSON, by names.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import puppeteer from 'puppeteer-core';

import {Expected} from './expected.mjs';

const PIECE = 1 << 20;
const WORKER = 'devtools://devtools/bundled/entrypoints/heap_snapshot_worker/';

const [, , file, named] = process.argv;
const expected = new Expected(file);
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
console.log(await browser.version());
const page = await browser.newPage();
// A page of the tools' own origin, which may import their modules.
await page.goto(`${WORKER}heap_snapshot_worker-entrypoint.js`);
await page.evaluate(async module => {
  const {HeapSnapshot, HeapSnapshotLoader} = await import(module);
  window.loader = new HeapSnapshotLoader.HeapSnapshotLoader({sendEvent() {}});
  window.Secondary = HeapSnapshot.SecondaryInitManager;
}, `${WORKER}heap_snapshot_worker.js`);
for (let at = 0; at < expected.text.length; at += PIECE) {
  await page.evaluate(piece => void loader.write(piece), expected.text.slice(at, at + PIECE));
}
const shown = await page.evaluate(async () => {
  loader.close();
  const channel = new MessageChannel();
  new Secondary(channel.port2);
  const snapshot = await loader.buildSnapshot(channel.port1);
  const node = snapshot.createNode(0);
  const all = [];
  for (let index = 0; index < snapshot.nodes.length; index += snapshot.nodeFieldCount) {
    node.nodeIndex = index;
    all.push({name: node.name(), size: node.selfSize(), retained: node.retainedSize()});
  }
  return all;
});
await browser.close();

const wanted = Object.entries(named ? JSON.parse(readFileSync(named, 'utf8')) : {});
for (const [name, retained] of wanted) {
  const found = shown.filter(node => node.name === name).map(node => node.retained);
  assert.deepEqual(found, [retained], name);
  console.log(`chromium: ${name} retains ${retained}`);
}
expected.compare('chromium', index => shown[index / (expected.nodes.length / expected.count)]);
