import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './chromium.js';
import { handIn, press, shapes, take } from './steps.js';
import { inspect, PAGE, visit } from './visit.js';

const TEXTS = 'Service reports 检修报告';
const LINE = '.text-editor .line';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const times = (n, key) => Array(n).fill(key);
const listed = (page, name) => page.getByRole('button', { name, exact: true }).waitFor();

/** Where words of the text are on the screen. */
const place = (page, words) =>
  page.evaluate((wanted) => {
    const pieces = document.createTreeWalker(document.querySelector('.text-editor .body'), NodeFilter.SHOW_TEXT);
    for (let node = pieces.nextNode(); node; node = pieces.nextNode()) {
      const at = node.textContent.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x, y, width, height };
    }
    throw new Error(`no ${wanted} in one piece`);
  }, words);

async function drag(page, words, from, to) {
  const { x, y, width, height } = await place(page, words);
  await page.mouse.move(x + width * from, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * ((from + to) / 2), y + height / 2);
  await page.mouse.move(x + width * to, y + height / 2);
  await page.mouse.up();
}

async function click(page, words) {
  const { x, y, width, height } = await place(page, words);
  await page.mouse.click(x + width / 2, y + height / 2);
}

test('an annotator labels a text by keyboard alone: spans, nested ones, and how they relate', async () => {
  await visit(browser, 'east-annotator-1', {}, async (page) => {
    await take(page, 'annotate', LINE, TEXTS);
    await press(page, '2', 'ArrowDown', 'ArrowDown', ...times(4, 'ArrowRight'), ...times(3, 'Shift+ArrowRight'), 'Enter');
    await listed(page, 'fault · “high-frequency noise”');
    await press(page, 'Escape', '1', ...times(3, 'ArrowRight'), ...times(3, 'Shift+ArrowRight'), 'Enter');
    await listed(page, 'part · “front left bearing”');
    await press(page, 'Escape', 'ArrowLeft', 'Enter');
    await listed(page, 'part · “bearing”');
    await press(page, ',', '>');
    await listed(page, 'part · “eft bearing”');
    await press(page, 'Control+z', 'Control+z');
    await listed(page, 'part · “bearing”');
    await press(page, 'n', 'r');
    await page.getByText(/Choose the span that it relates to/).waitFor();
    await press(page, 'n', 'r');
    await listed(page, 'occurs-at · fault · “high-frequency noise” → part · “front left bearing”');
    await page.locator('.relations path').first().waitFor({ state: 'attached' });
    await inspect(page, 'annotate-text');
    await press(page, 'n', 'Delete');
    assert.equal(await shapes(page).count(), 2, 'with a span goes its relation');
    await press(page, 'Control+z');
    assert.equal(await shapes(page).count(), 4);
    await handIn(page);
  });
});

test('another labels Chinese by mouse, in whole words', async () => {
  await visit(browser, 'east-annotator-2', { language: 'zh-CN', theme: 'dark' }, async (page) => {
    await take(page, 'annotate', LINE, TEXTS);
    await page.getByRole('button', { name: '下一项' }).click();
    await page.getByText('操作员').waitFor();
    await drag(page, '轴承有', 0.2, 0.6);
    await listed(page, '零件 · 文字“轴承”');
    await page.mouse.click(5, 790);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /故障/ }).click();
    await drag(page, '高频噪声', 0.05, 0.95);
    await listed(page, '故障 · 文字“高频噪声”');
    await page.getByRole('button', { name: '建立关系' }).click();
    await click(page, '轴承');
    await listed(page, '发生于 · 关系：故障 · 文字“高频噪声” → 零件 · 文字“轴承”');
    await inspect(page, 'annotate-text');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('button', { name: '全部提交' }).click();
    await page.waitForURL(`${PAGE}/tasks`);
  });
});

test('a reviewer sees spans and relations, and accepts them', async () => {
  await visit(browser, 'west-reviewer-1', {}, async (page) => {
    await take(page, 'review', LINE, TEXTS);
    // Either of the two packages, which have their labels in different items.
    if ((await page.locator('[data-tag]').count()) === 0) await press(page, 'PageDown');
    await page.locator('[data-tag]').first().waitFor();
    assert.ok((await page.locator('.relations path').count()) > 0);
    await press(page, 'n');
    await inspect(page, 'review-text');
    await press(page, 'Shift+A');
    await handIn(page);
  });
});
