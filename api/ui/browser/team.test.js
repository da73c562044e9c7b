import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './chromium.js';
import { press, until } from './steps.js';
import { inspect, PAGE, visit } from './visit.js';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const rows = (page) => page.locator('.tasks .task');
const JOB = /^Pump bearings/;
/** The job that owner.test.js has started, as somebody of a participant sees it. */
const jobId = (page) => page.evaluate(async () => (await (await fetch('/api/v1/jobs')).json()).items.find((job) => job.name.startsWith('Pump bearings')).id);
const rowOfJob = (page) => page.getByRole('row').filter({ has: page.getByRole('cell', { name: JOB }) });

test('an organisation admin gives a task in hand to another person, who sees it come', async () => {
  await visit(browser, 'east-annotator-3', {}, async (other) => {
    await other.getByText('You hold no task').waitFor();
    await other.locator('.list-page aside').getByText(/live$/).waitFor();
    await visit(browser, 'east-annotator-1', {}, async (page) => {
      await page.goto(`${PAGE}/tasks?list=queue&job=${await jobId(page)}`);
      await until(async () => (await rows(page).count()) > 0, 'there is a task to annotate');
      await page.keyboard.press('n');
      await page.waitForURL(/\/tasks\/\d+$/);
    });
    await visit(browser, 'east-org-admin-1', {}, async (page) => {
      await rowOfJob(page).getByRole('cell', { name: '王伟' }).waitFor();
      await rowOfJob(page).getByRole('checkbox').check();
      await inspect(page, 'team');
      await page.getByRole('button', { name: 'Give to somebody' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(/^To/).selectOption({ label: 'Daniel Tan (annotator)' });
      await dialog.getByLabel(/^Why/).fill('Wang Wei is at the fair.');
      await inspect(page, 'team-reassign');
      await dialog.getByRole('button', { name: 'Give to somebody' }).click();
      await page.getByText(/1 task given on/).waitFor();
      await rowOfJob(page).getByRole('cell', { name: 'Daniel Tan' }).waitFor();
    });
    await rows(other).first().waitFor();
    await inspect(other, 'tasks-mine');
  });
});

test('a job owner gives it back to the queue, in Chinese and in the dark', async () => {
  await visit(browser, 'meridian-owner-1', { language: 'zh-CN', theme: 'dark', to: '/tasks?list=team' }, async (page) => {
    await rowOfJob(page).getByRole('cell', { name: '其人员' }).waitFor();
    await rowOfJob(page).getByRole('checkbox').check();
    await inspect(page, 'team');
    await page.getByRole('button', { name: '退回队列' }).click();
    await page.getByLabel(/^原因/).fill('先处理其他作业');
    await inspect(page, 'team-release');
    await page.getByRole('dialog').getByRole('button', { name: '退回队列' }).click();
    await page.getByText(/已退回 1 个任务/).waitFor();
    await until(async () => (await rowOfJob(page).count()) === 0, 'it is in nobody’s hands');
  });
});

test('a list is kept under a name and shared with colleagues', async () => {
  await visit(browser, 'east-annotator-3', { to: '/tasks?list=queue' }, async (page) => {
    await page.getByLabel('Due').selectOption('week');
    await page.getByRole('button', { name: 'Returned' }).click();
    await page.waitForURL(/kind=rework&due=week/);
    await page.getByRole('button', { name: 'Save this list' }).click();
    await page.keyboard.type('To mend this week');
    await page.getByLabel(/^Everybody/).check();
    await inspect(page, 'tasks-save');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'To mend this week shared' }).waitFor();
    await inspect(page, 'tasks-saved');
  });
  await visit(browser, 'east-annotator-4', { language: 'zh-CN' }, async (page) => {
    await page.getByRole('link', { name: /To mend this week/ }).click();
    await page.waitForURL(`${PAGE}/tasks?list=queue&kind=rework&due=week`);
    await inspect(page, 'tasks-saved');
  });
});

test('a hundred thousand tasks are scrolled through with a screenful of rows', async () => {
  await visit(browser, 'east-annotator-4', {}, async (page) => {
    const task = (i) => ({ id: String(i + 1), kind: 'annotate', state: 'open', jobId: '1', jobName: `Job ${i}`, packageId: String(i), items: 20, priority: 50, dueAt: '2099-01-01T00:00:00Z', createdAt: '2026-01-01T00:00:00Z' });
    await page.route('**/api/v1/tasks/queue*', (route) => route.fulfill({ json: { items: Array.from({ length: 100_000 }, (_, i) => task(i)) } }));
    await page.getByText('You hold no task').waitFor();
    await press(page, '2');
    await rows(page).first().waitFor();
    assert.ok((await rows(page).count()) < 60);
    await page.locator('.tasks').evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await page.getByText('Job 99999', { exact: true }).waitFor();
    assert.ok((await rows(page).count()) < 60);
    await inspect(page, 'tasks-many');
  });
});
