// Loads `about-before.json` and `about-after.json` of the folder that is named into about:memory of
// a Firefox without a window, each and as a difference, and looks at what the page says. It speaks
// Marionette, Firefox's own protocol for tests: messages of JSON, each behind its length.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const folder = path.resolve(process.argv[2]);
const [before, after] = ['before', 'after'].map((name) => path.join(folder, `about-${name}.json`));

const profile = mkdtempSync(path.join(os.tmpdir(), 'about-memory-'));
writeFileSync(path.join(profile, 'user.js'), 'user_pref("marionette.port", 0);\n');
const options = ['--headless', '--no-remote', '--marionette', '--remote-allow-system-access'];
const firefox = spawn(process.env.FIREFOX ?? 'firefox', [...options, '--profile', profile], {
  stdio: 'ignore',
  env: { ...process.env, HOME: profile },
});

/** A connection, once Firefox has told at which port it listens. */
async function connect() {
  const told = path.join(profile, 'MarionetteActivePort');
  for (let tries = 0; tries < 120 && !existsSync(told); tries += 1) await sleep(500);
  return net.connect(Number(readFileSync(told, 'utf8')), '127.0.0.1');
}

const waiting = [];
let received = Buffer.alloc(0);
function receive(bytes) {
  received = Buffer.concat([received, bytes]);
  for (;;) {
    const colon = received.indexOf(':');
    const end = colon + 1 + Number(received.subarray(0, colon));
    if (colon < 0 || received.length < end) return;
    const message = JSON.parse(received.subarray(colon + 1, end));
    received = received.subarray(end);
    // The first one greets; of the others, the third part is an error and the fourth the result.
    if (Array.isArray(message)) waiting.shift()(message);
  }
}

const socket = await connect();
socket.on('data', receive);
let sent = 0;
async function call(command, parameters = {}) {
  const message = Buffer.from(JSON.stringify([0, (sent += 1), command, parameters]));
  socket.write(Buffer.concat([Buffer.from(`${message.length}:`), message]));
  const [, , error, result] = await new Promise((done) => waiting.push(done));
  assert.equal(error, null, `${command}: ${error?.message}`);
  return result?.value;
}

/** What the page says, once it has loaded something. */
async function said() {
  for (let tries = 0; tries < 40; tries += 1) {
    const script = 'return document.getElementById("mainDiv").innerText';
    const text = await call('WebDriver:ExecuteScript', { script, args: [] });
    if (text.includes('Explicit Allocations')) return text;
    await sleep(250);
  }
  return assert.fail('the page has loaded nothing');
}

try {
  await call('WebDriver:NewSession');
  await call('WebDriver:Navigate', { url: `about:memory?file=${before}` });
  const loaded = await said();
  assert.doesNotMatch(loaded, /WARNING|[Ee]rror|[Ii]nvalid/);
  // What the allocator has told is the whole, and the rest is in no report.
  assert.match(loaded, /4\.77 MB \(100\.0%\) -- explicit/);
  assert.match(loaded, /3\.7\d MB \(7\d\.\d+%\) ── heap-unclassified/);
  assert.match(loaded, /1\.04 MB \(21\.7\d%\) -- shop/);

  await call('WebDriver:Navigate', { url: 'about:memory' });
  const script = `
    const [before, after, done] = arguments;
    // The one for differences is asked twice.
    const input = [...document.querySelectorAll('input[type=file]')].at(-1);
    input.click = () => choose(after);
    const choose = (file) => {
      input.mozSetFileNameArray([file]);
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };
    choose(before);
    done();`;
  await call('WebDriver:ExecuteAsyncScript', { script, args: [before, after], sandbox: 'system' });
  const compared = await said();
  // What is new is marked; names are text, whatever is in them.
  assert.match(compared, /-- nasty/);
  assert.match(compared, /<script>alert\(1\)<\/script>.* \[\+\]/);
  assert.doesNotMatch(compared, /-- shop/, 'what is the same is left out');
  console.log('2 passed, 0 failed');
} finally {
  socket.destroy();
  firefox.kill();
  await sleep(500);
  rmSync(profile, { recursive: true, force: true });
}
