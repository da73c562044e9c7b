import assert from 'node:assert/strict';
import { PAGE } from './visit.js';

const PROCESS_MS = 60_000;

/** Asks until it is so. */
export async function until(holds, what) {
  const limit = Date.now() + PROCESS_MS;
  while (!(await holds())) {
    assert.ok(Date.now() < limit, what);
    await new Promise((again) => setTimeout(again, 200));
  }
}

export const SERIES = 'Bearing vibration 轴承振动';

export const queue = (page, kind, job = SERIES) =>
  page.evaluate(
    async ([kind, name]) => {
      const ask = async (path) => (await (await fetch(`/api/v1/${path}`)).json()).items;
      const job = (await ask('jobs?limit=200')).find((one) => one.name === name);
      return job ? ask(`tasks/queue?kind=${kind}&jobId=${job.id}`) : [];
    },
    [kind, job],
  );

/** Takes a task of the kind by its key, once the process has come that far, and waits for what it is about. */
export async function take(page, kind, shown = '.u-over', job = SERIES) {
  let tasks = [];
  await until(async () => (tasks = await queue(page, kind, job)).length > 0, `there is a task to ${kind}`);
  await page.goto(`${PAGE}/tasks?kind=${kind}&job=${tasks[0].jobId}`);
  await page.locator('.button.primary').waitFor();
  await page.keyboard.press('n');
  await page.waitForURL(/\/tasks\/\d+$/);
  await page.locator(shown).first().waitFor();
}

/** Switches to Chinese, and waits until the page is in it. */
export async function inChinese(page) {
  await page.getByRole('button', { name: '中文' }).click();
  await page.waitForFunction(() => document.documentElement.lang === 'zh-CN');
}

export const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** The list of shapes beside the canvas. */
export const shapes = (page) => page.locator('.shapes li');

/** Hands everything in by keyboard. */
export async function handIn(page) {
  await press(page, 'Control+Enter');
  await page.getByRole('dialog').waitFor();
  await press(page, 'Enter');
  await page.waitForURL(`${PAGE}/tasks`);
}
