import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './chromium.js';
import { inChinese } from './steps.js';
import { inspect, PAGE, visit } from './visit.js';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test('an annotator takes a task by keyboard, sees how long it is reserved, and gives it back', async () => {
  await visit(browser, 'east-annotator-1', {}, async (page) => {
  await page.getByText('You hold no task').waitFor();
  await inspect(page, 'tasks-empty');
  await page.keyboard.press('2');
  await page.getByRole('listitem').first().waitFor();
  assert.equal(page.url(), `${PAGE}/tasks?list=queue`);
  await inspect(page, 'tasks-queue');
  await page.keyboard.press('n');
  await page.waitForURL(/\/tasks\/\d+$/);
  await page.getByText(/reserved for \d+:\d\d/).waitFor();
  const shown = await page.getByText(/reserved for/).textContent();
  await page.waitForFunction((before) => !document.body.textContent.includes(before), shown);
  await page.keyboard.press('Escape');
  await page.getByRole('listitem').first().waitFor();
  await inspect(page, 'tasks-mine');
  await page.keyboard.press('r');
  await page.getByText('Given back to the queue').waitFor();
  await page.getByText('You hold no task').waitFor();
  await page.getByRole('button', { name: 'Take it again' }).click();
  await page.waitForURL(/\/tasks\/\d+$/);
  await page.keyboard.press('Escape');
  await page.getByRole('listitem').first().waitFor();
  await page.keyboard.press('r');
  await page.getByText('You hold no task').waitFor();
  });
});

test('the language is switched in place, and so are the colours', async () => {
  await visit(browser, 'east-annotator-2', { to: '/tasks?list=queue', theme: 'dark' }, async (page) => {
  await page.getByRole('listitem').first().waitFor();
  await inChinese(page);
  await page.getByRole('button', { name: /领取下一个/ }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-CN');
  await inspect(page, 'tasks-queue');
  await page.keyboard.press('3');
  await page.getByText('您还没有完成任务').waitFor();
  await inspect(page, 'tasks-empty');
  await page.getByRole('button', { name: '浅色' }).click();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'light');
  await page.reload();
  await page.getByText('您还没有完成任务').waitFor();
  await inspect(page, 'tasks-empty');
  });
});

test('the palette goes anywhere by keyboard, and ? shows the keys of the page', async () => {
  await visit(browser, 'meridian-owner-1', { to: '/jobs' }, async (page) => {
  await page.getByRole('cell').first().waitFor();
  await inspect(page, 'jobs');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await inspect(page, 'palette');
  await page.keyboard.type('tas');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${PAGE}/tasks`);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys of this page' }).waitFor();
  await inspect(page, 'keys');
  await page.keyboard.press('Escape');
  await inChinese(page);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '本页快捷键' }).waitFor();
  await inspect(page, 'keys');
  await page.keyboard.press('Escape');
  await page.goto(`${PAGE}/jobs`);
  await page.getByRole('cell').first().waitFor();
  await inspect(page, 'jobs');
  await page.goto(`${PAGE}/tasks/999999`);
  await page.getByText('您未持有此任务').waitFor();
  await inspect(page, 'task-unknown');
  const unknown = await page.goto(`${PAGE}/nowhere/at-all`);
  assert.equal(unknown.status(), 404);
  await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
  await inspect(page, 'unknown');
  });
});

test('an auditor is shown no task list', async () => {
  await visit(browser, 'meridian-auditor-1', { to: '/jobs' }, async (page) => {
  await page.getByRole('cell').first().waitFor();
  assert.deepEqual(await page.getByRole('navigation').getByRole('link').allTextContents(), ['Jobs', 'History']);
  });
});
