import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch } from './chromium.js';
import { press, shapes, take } from './steps.js';
import { inspect, visit } from './visit.js';

const RIVETS = 'Rivets 铆钉';
const STAGE = '.stage canvas';
const [COLUMNS, ROWS, STEP] = [50, 40, 7];
const SHAPES = COLUMNS * ROWS;
const KEYS = 60;
const WARM = 20;
const AIM_MS = 16;

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Milliseconds that the page's main thread has run, without those that it waited for a processor. */
async function clock() {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const { id } = processInfo.filter(({ type }) => type === 'renderer').reduce((busiest, one) => (one.cpuTime > busiest.cpuTime ? one : busiest));
  return () => Number(readFileSync(`/proc/${id}/task/${id}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}

/** What each of some key presses costs, until what came of it is drawn. Least first. */
async function cost(page, ran, keys) {
  const drawn = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  const found = [];
  // The first presses are compiled as they run.
  for (const key of keys.slice(0, WARM)) await page.keyboard.press(key);
  for (const key of keys) {
    await drawn();
    const before = ran();
    await page.keyboard.press(key);
    await drawn();
    found.push(ran() - before);
  }
  return found.sort((a, b) => a - b);
}

test('a key press costs at most 16 ms with 2,000 boxes', async (t) => {
  await visit(browser, 'east-annotator-2', {}, async (page) => {
    await take(page, 'annotate', STAGE, RIVETS);
    // That the item was seen is a draft, too, and its end clears what lies in the browser.
    await page.getByRole('status').getByText(/saved/).waitFor();
    // As a former page left them, that could not send them any more.
    await page.evaluate(
      ([columns, rows, step]) => {
        const boxes = Array.from({ length: columns * rows }, (_, i) => ({ id: `s${i + 1}`, label: 'sound', attributes: {}, type: 'box', x: (i % columns) * step + 10, y: Math.floor(i / columns) * step + 10, width: 5, height: 5, rotation: 0 }));
        localStorage.setItem(`countersign.draft.${location.pathname.split('/').pop()}.1`, JSON.stringify({ shapes: boxes, activeSeconds: 0, seen: true }));
      },
      [COLUMNS, ROWS, STEP],
    );
    await page.reload();
    await page.locator(STAGE).first().waitFor();
    await page.locator(`.shapes [aria-setsize="${SHAPES}"]`).first().waitFor();
    await page.getByRole('status').getByText(/saved/).waitFor();
    const ran = await clock();
    const times = (key) => Array(KEYS).fill(key);
    assert.ok((await shapes(page).count()) < 100, 'of the list only what is in sight is drawn');
    await press(page, 's', 'n');
    const measured = {
      nudge: await cost(page, ran, times('ArrowRight')),
      walk: await cost(page, ran, times('n')),
      relabel: await cost(page, ran, times().map((_, i) => String(2 - (i % 2)))),
      undo: await cost(page, ran, times('Control+z')),
    };
    await inspect(page, 'annotate-image-2000');
    for (const [what, found] of Object.entries(measured)) {
      const at = (share) => found[Math.ceil(found.length * share) - 1];
      t.diagnostic(`${what}: median ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms of main thread`);
    }
    // Where others fill the machine's caches, single presses cost more than they do here: the median has to hold there, too.
    for (const [what, found] of Object.entries(measured)) assert.ok(found[KEYS / 2] <= AIM_MS, `${what}: ${found.map((ms) => ms.toFixed(1)).join(' ')}`);
  });
});
