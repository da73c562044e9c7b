import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './chromium.js';
import { handIn, press, queue, shapes, take, until } from './steps.js';
import { inspect, PAGE, visit } from './visit.js';

const TABLES = 'Line data 产线数据';
const CELL = '[role=gridcell]';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const times = (n, key) => Array(n).fill(key);
const listed = (page, name) => page.getByRole('button', { name, exact: true }).waitFor();

test('an annotator labels cells and rows of a table by keyboard alone', async () => {
  await visit(browser, 'east-annotator-1', {}, async (page) => {
    await take(page, 'annotate', CELL, TABLES);
    await press(page, ...times(5, 'ArrowDown'), ...times(2, 'ArrowRight'), 'Enter');
    await listed(page, 'outlier · row 6, temperature');
    await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown', 'Enter');
    assert.equal(await shapes(page).count(), 3, 'a block is labelled at once');
    await press(page, 'Enter');
    assert.equal(await shapes(page).count(), 0, 'and given back at once');
    await press(page, 'Control+z', '2', 'Shift+Enter');
    await listed(page, 'standstill · row 8');
    assert.equal(await shapes(page).count(), 6);
    await press(page, '/');
    await page.keyboard.type('door');
    await press(page, 'Enter', 'Escape', 'Shift+Enter');
    await listed(page, 'standstill · row 10');
    await press(page, 'End', 'Shift+Enter');
    await listed(page, 'standstill · row 5,000');
    await page.locator('[aria-rowindex="5001"]').waitFor();
    await press(page, 'Home');
    await page.locator('[aria-rowindex="2"]').waitFor();
    await inspect(page, 'annotate-table');
    await handIn(page);
  });
});

test('another labels the lines of a log by mouse', async () => {
  await visit(browser, 'east-annotator-2', { language: 'zh-CN', theme: 'dark' }, async (page) => {
    await take(page, 'annotate', CELL, TABLES);
    await page.getByRole('button', { name: '下一项' }).click();
    await page.locator('.log').waitFor();
    const row = (index) => page.locator(`[aria-rowindex="${index + 1}"]`);
    await page.getByRole('button', { name: '整行' }).click();
    await row(8).getByRole('rowheader').click();
    await listed(page, '离群值 · 第 8 行');
    await row(3).getByRole('gridcell').hover();
    await page.mouse.down();
    await row(4).getByRole('gridcell').hover();
    await row(5).getByRole('gridcell').hover();
    await page.mouse.up();
    assert.equal(await shapes(page).count(), 4);
    await page.getByRole('button', { name: '选择' }).click();
    await row(4).getByRole('gridcell').click();
    assert.match(await page.locator('.shapes [aria-pressed=true]').textContent(), /第 4 行/);
    await inspect(page, 'annotate-log');
    await page.mouse.wheel(0, 90_000);
    await until(async () => Number(await page.locator('.line').last().getAttribute('aria-rowindex')) > 2_000, 'far rows come when they are scrolled to');
    assert.ok((await page.locator('.line').count()) < 100, 'only rows in sight are drawn');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('button', { name: '全部提交' }).click();
    await page.waitForURL(`${PAGE}/tasks`);
  });
});

test('a reviewer sees the labels in the table, and accepts them', async () => {
  await visit(browser, 'west-reviewer-1', {}, async (page) => {
    await take(page, 'review', CELL, TABLES);
    // Either of the two packages, which have their labels in different items.
    if ((await page.locator('.chip').count()) === 0) await press(page, 'PageDown');
    await page.locator('.chip').first().waitFor();
    await press(page, 'n');
    await inspect(page, 'review-table');
    await press(page, 'Shift+A');
    await handIn(page);
  });
});

test('what is left of the lot is accepted, its inspector finds a critical defect, and its annotator reads why it came back', async () => {
  await visit(browser, 'west-reviewer-1', {}, async (page) => {
    await take(page, 'review', CELL, TABLES);
    await press(page, 'Shift+A');
    await handIn(page);
  });
  await visit(browser, 'meridian-inspector-1', {}, async (page) => {
    await take(page, 'inspect', CELL, TABLES);
    const count = page.locator('.found-count');
    const items = await page.locator('.strip li').count();
    for (let item = 0; item < items; item++) {
      await press(page, 'c');
      await page.keyboard.type('rows 6 to 9 are the change of shift');
      await press(page, 'Enter', 'PageDown');
    }
    await until(async () => (await count.textContent()).includes(`${items} found`), 'what is found is counted');
    await inspect(page, 'inspect-rejected');
    await press(page, 'Control+Enter');
    await page.getByText('The lot will not be accepted; its packages come back as rework.').waitFor();
    await press(page, 'Enter');
    await page.waitForURL(`${PAGE}/tasks`);
  });
  await visit(browser, 'east-annotator-1', { language: 'zh-CN' }, async (page) => {
    await until(async () => (await queue(page, 'rework', TABLES)).length > 0, 'the lot came back');
    await page.goto(`${PAGE}/tasks?list=queue`);
    await page.getByText(/检验退回/).first().waitFor();
    await inspect(page, 'tasks-returned');
    await take(page, 'rework', CELL, TABLES);
    const thread = page.getByRole('region', { name: '讨论' });
    await thread.getByText('rows 6 to 9 are the change of shift').waitFor();
    await thread.getByText(/检验员/).waitFor();
    await inspect(page, 'rework-inspection');
  });
});
