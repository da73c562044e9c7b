import assert from 'node:assert/strict';

const PROCESS_MS = 60_000;

/** Asks until it is so. */
export async function until(holds, what) {
  const limit = Date.now() + PROCESS_MS;
  while (!(await holds())) {
    assert.ok(Date.now() < limit, what);
    await new Promise((again) => setTimeout(again, 200));
  }
}

export const queue = (page, kind) => page.evaluate(async (wanted) => (await (await fetch(`/api/v1/tasks/queue?kind=${wanted}`)).json()).items.length, kind);

/** Takes the next task by its key, once the process has come that far, and waits for what it is about. */
export async function take(page, kind, shown = '.u-over') {
  await until(async () => (await queue(page, kind)) > 0, `there is a task to ${kind}`);
  await page.locator('.button.primary').waitFor();
  await page.keyboard.press('n');
  await page.waitForURL(/\/tasks\/\d+$/);
  await page.locator(shown).first().waitFor();
}

export const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
