// Uses the pages as a person would: `shop.html`, `nasty.html`, `million.html`, `empty.html` and
// `huge.html` in the folder that is named. Pictures of them go to the same folder.
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const folder = path.resolve(process.argv[2]);
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

/** The page of a file, which may not complain, ask, or fetch anything. */
async function open(name) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 800 });
  const file = pathToFileURL(path.join(folder, `${name}.html`)).href;
  page.on('pageerror', (error) => assert.fail(error.message));
  page.on('console', (complaint) => assert.fail(complaint.text()));
  page.on('dialog', (dialog) => assert.fail(`a name was run as a script: ${dialog.message()}`));
  // What stands for another way to see is a filter of the browser's own.
  const fetched = (url) => url !== file && !url.startsWith('data:image/svg+xml,<svg');
  page.on('request', (request) => assert.ok(!fetched(request.url()), request.url()));
  await page.goto(file);
  await settled(page);
  return page;
}

/** Until what was asked for is drawn. */
const settled = (page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

/** What is drawn, by what is said of it: a narrow field has no text. */
const fields = (page) =>
  page.$$eval('[role=treeitem]', (all) =>
    all.map((it) => {
      const found = it.classList.contains('found');
      return { text: it.ariaLabel.split(',')[0], width: it.clientWidth, found };
    }),
  );
const text = (page, id) => page.$eval(id, (it) => it.textContent);
const active = (page) => page.evaluate(() => document.activeElement.ariaLabel);
const click = async (page, name) => {
  const at = await page.evaluateHandle(
    (name) => {
      const all = [...document.querySelectorAll('[role=treeitem]')];
      return all.find((it) => it.ariaLabel.startsWith(name));
    },
    name,
  );
  await at.click();
};
const picture = (page, name) => page.screenshot({ path: path.join(folder, `${name}.png`) });

{
  const page = await open('shop');
  const chart = await page.$eval('#chart', (it) => it.clientWidth);
  const before = await fields(page);
  assert.equal(before[0].text, 'Shop');
  assert.ok(Math.abs(before[0].width - chart) <= 2);
  await picture(page, 'shop-light');

  // By click: in, to a sibling's child, and out by the bar above.
  await click(page, 'stock');
  let stock = (await fields(page)).find((it) => it.text.startsWith('stock'));
  assert.ok(Math.abs(stock.width - chart) <= 2, 'a click makes the field as wide as the chart');
  assert.match(await text(page, '#details'), /placestock/);
  await click(page, 'Shop');
  assert.deepEqual(await fields(page), before);

  // By keyboard.
  await page.focus('[role=treeitem][tabindex="0"]');
  await page.keyboard.press('ArrowDown');
  assert.match(await active(page), /^stock/);
  await page.keyboard.press('ArrowDown');
  assert.match(await active(page), /^\[value\]/);
  await page.keyboard.press('Enter');
  assert.ok((await fields(page)).some((it) => it.text.startsWith('label') && it.width > chart / 3));
  await page.keyboard.press('ArrowDown');
  assert.match(await active(page), /^label/);
  await page.keyboard.press('ArrowRight');
  assert.match(await active(page), /^price/);
  await page.keyboard.press('ArrowUp');
  assert.match(await active(page), /^\[value\]/);
  await picture(page, 'shop-zoomed');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  assert.deepEqual((await fields(page)).map((it) => it.text), before.map((it) => it.text));
  // A field too small to be seen is still reached.
  for (let step = 0; step < 9; step += 1) {
    await page.keyboard.press(step === 0 ? 'ArrowDown' : 'ArrowRight');
  }
  assert.doesNotMatch(await active(page), /^stock/);

  // By search.
  await page.keyboard.press('Home');
  await page.keyboard.press('/');
  await page.keyboard.type('STRING');
  await settled(page);
  assert.match(await text(page, '#found'), /^3 places, 1\.0 MiB, [\d.]+ %$/);
  const found = (await fields(page)).filter((it) => it.found);
  assert.ok(found.every((it) => /String|small/.test(it.text)));
  const rows = () =>
    page.$$eval('#types tr', (all) => all.map((row) => row.firstChild.textContent));
  assert.ok((await rows()).every((type) => type.includes('String')));
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await picture(page, 'shop-dark');
  for (const kind of ['deuteranopia', 'achromatopsia']) {
    await page.emulateVisionDeficiency(kind);
    await picture(page, `shop-${kind}`);
  }
  await page.keyboard.press('Escape');
  assert.equal(await text(page, '#found'), '');

  // By the table: sorted by name and back, and a type found among the fields.
  await page.click('[data-by=type]');
  const names = await rows();
  assert.deepEqual(names, [...names].sort((a, b) => (a < b ? -1 : 1)));
  await page.click('[data-by=type]');
  assert.deepEqual(await rows(), names.reverse());
  await page.click('#types button');
  assert.match(await text(page, '#found'), /place/);
  await page.setViewport({ width: 400, height: 800 });
  await settled(page);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 400);
  await picture(page, 'shop-narrow');
}
{
  const page = await open('nasty');
  await click(page, '</script>');
  assert.match(await text(page, '#details'), /<\/script><script>alert\(1\)<\/script>/);
  assert.equal(await page.evaluate(() => document.scripts.length), 2);
  await picture(page, 'nasty');
}
{
  const page = await open('million');
  const places = await fields(page);
  assert.ok(places.length < 1500, `${places.length} places at once`);
  assert.match(await text(page, '#whole'), /996,001 small lines are folded/);
  await picture(page, 'million');
  // A thousand shelves of the same width: groups of them, then single ones, then items.
  assert.ok(places.length > 20);
  await page.focus('[role=treeitem][tabindex="0"]');
  await page.keyboard.press('ArrowDown');
  assert.match(await active(page), /small ones/);
  await page.keyboard.press('ArrowRight');
  assert.match(await active(page), /small ones/);
  // Another width makes other groups; the keyboard stays in the chart.
  for (const width of [900, 700, 1200]) {
    await page.setViewport({ width, height: 800 });
    await settled(page);
    assert.match((await active(page)) ?? 'nothing', /small ones/, `${width} pixels wide`);
    assert.equal((await page.$$('[role=treeitem][tabindex="0"]')).length, 1);
  }
  await page.keyboard.press('Enter');
  const shelves = (await fields(page)).filter((it) => it.text === 'shelf: Shelf');
  assert.ok(shelves.filter((it) => it.width > 20).length > 10);
  await picture(page, 'million-zoomed');
  await page.keyboard.press('Home');
  await page.keyboard.press('/');
  await page.keyboard.type('item');
  await page.keyboard.press('Enter');
  await settled(page);
  assert.ok((await fields(page)).some((it) => it.text.startsWith('item') && it.found));
  assert.match(await text(page, '#found'), /^3,999 places, .*; folded lines are not searched$/);
  await picture(page, 'million-searched');
}
{
  const page = await open('empty');
  const chart = await page.$eval('#chart', (it) => it.clientWidth);
  const [whole] = await fields(page);
  assert.ok(Math.abs(whole.width - chart) <= 2, 'what has no bytes is drawn all the same');
}
{
  const page = await open('huge');
  assert.match(await text(page, '#whole'), /\(16\.0 EiB\)$/);
  await page.setViewport({ width: 400, height: 800 });
  await settled(page);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 400);
  await picture(page, 'huge-narrow');
}
await browser.close();
console.log(`5 passed, 0 failed; look at the pictures in ${folder}`);
