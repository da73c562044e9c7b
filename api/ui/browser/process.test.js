import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch } from './chromium.js';
import { inspect, PAGE, visit } from './visit.js';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** A step that is drawn touches no other, and no flow is slanted. */
async function coversNothing(page, step) {
  const covered = await page.evaluate((step) => {
    const box = (one) => one.querySelector('.djs-visual > :first-child').getBoundingClientRect();
    const mine = document.querySelector(`.djs-shape${step}`);
    const { left, right, top, bottom } = box(mine);
    const inside = ({ dataset }) => /Process|WorkPackage$|^work-package$/.test(dataset.elementId);
    return [...document.querySelectorAll('.djs-element.djs-shape')]
      .filter((one) => one !== mine && !inside(one) && !one.dataset.elementId.endsWith('_label'))
      .filter((one) => {
        const other = box(one);
        return other.left < right && other.right > left && other.top < bottom && other.bottom > top;
      })
      .map((one) => one.dataset.elementId);
  }, step);
  assert.deepEqual(covered, []);
  const slanted = await page.evaluate(() =>
    [...document.querySelectorAll('.djs-connection')]
      .filter((one) => {
        const points = one.querySelector('.djs-visual path').getAttribute('d').match(/-?[\d.]+[ ,]-?[\d.]+/g).map((pair) => pair.split(/[ ,]/).map(Number));
        return points.some(([x, y], i) => i > 0 && Math.abs(x - points[i - 1][0]) > 12 && Math.abs(y - points[i - 1][1]) > 12);
      })
      .map((one) => one.dataset.elementId),
  );
  assert.deepEqual(slanted, []);
}

const shape = (page, id) => page.locator(`.djs-shape[data-element-id=${id}]`).first();

test('a process admin sees what runs, where it is, and what an instance knows', async () => {
  await visit(browser, 'meridian-process-admin-1', { to: '/processes' }, async (page) => {
    await page.getByRole('link', { name: 'Work package' }).click();
    await shape(page, 'Annotate').waitFor();
    await page.locator('.badge').first().waitFor();
    await page.getByRole('complementary').getByRole('button', { name: /Annotate package/ }).click();
    await page.getByText('Instances at Annotate package').waitFor();
    await page.waitForURL(/element=Annotate/);
    await inspect(page, 'process');
    await page.locator('section table').first().getByRole('link').first().click();
    await page.getByRole('cell', { name: 'packageId' }).waitFor();
    await shape(page, 'Annotate').waitFor();
    await inspect(page, 'process-instance');
  });
});

test('a second review is drawn by mouse, looked over, tried, kept as a draft and taken along as a file', async () => {
  await visit(browser, 'meridian-process-admin-1', { to: '/processes/work-package' }, async (page) => {
    await shape(page, 'CrossReview').waitFor();
    await page.keyboard.press('e');
    await page.waitForURL(`${PAGE}/processes/work-package/edit`);
    await shape(page, 'CrossReview').click();
    await page.locator('.djs-context-pad [data-action="append.append-task"]').click();
    const drawn = page.locator('.djs-shape[data-element-id^=Activity_]').first();
    await drawn.waitFor();
    await page.locator('.djs-direct-editing-content').fill('Review again');
    await page.locator('.djs-direct-editing-content').press('Enter');
    await page.getByRole('region', { name: 'What was found' }).waitFor();
    await inspect(page, 'process-modeler');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Redo' }).click();
    await page.getByRole('button', { name: 'Simulate' }).click();
    for (const step of ['Start: Package opened', 'Returned by inspection? no', 'Assign work is done', 'Annotate package is done']) await page.getByRole('button', { name: step }).click();
    await page.getByRole('button', { name: 'Measure agreement is done' }).waitFor();
    await inspect(page, 'process-simulation');
    await page.getByRole('button', { name: 'Back to drawing' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export' }).click()]);
    assert.match(await readFile(await file.path(), 'utf8'), /name="Review again"/);
    await page.getByRole('button', { name: 'One level out' }).click();
    await page.getByText('Your draft is kept in this browser.').waitFor();
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'Go on with the draft' }).click();
    await drawn.getByText('Review').waitFor();
  });
});

test('a second review stage is put into the path by mouse, from its template, and deployed with a reason', async () => {
  await visit(browser, 'meridian-process-admin-1', { to: '/processes/work-package/edit' }, async (page) => {
    await shape(page, 'CrossReview').waitFor();
    await page.locator('.djs-palette [data-action="create"]').click();
    await page.locator('.djs-popup input').fill('Cross-review');
    await page.locator('.djs-popup .entry', { hasText: 'Cross-review' }).first().click();
    const flow = await page.locator('.djs-connection[data-element-id=Flow_CrossReview_ReviewAccepted]').boundingBox();
    await page.mouse.move(flow.x + flow.width / 2 + 1, flow.y + flow.height / 2, { steps: 5 });
    await page.mouse.click(flow.x + flow.width / 2, flow.y + flow.height / 2);
    await page.locator('.djs-shape[data-element-id^=Activity_]').first().waitFor();
    await page.keyboard.press('Escape');
    await coversNothing(page, '[data-element-id^=Activity_]');
    await page.getByText('No errors').waitFor();
    await page.getByRole('region', { name: 'What was found' }).getByRole('listitem').first().waitFor();
    await inspect(page, 'process-second-review');
    await page.getByRole('button', { name: /^Deploy/ }).click();
    await page.getByLabel('Why, for the history').fill('A second look at every package');
    await page.getByLabel('Type work-package to go on').fill('work-package');
    await page.getByRole('dialog').getByRole('button', { name: 'Deploy' }).click();
    await page.waitForURL(`${PAGE}/processes/work-package`);
    await page.getByRole('cell', { name: 'A second look at every package' }).waitFor();
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('Added').nth(1).waitFor();
    await inspect(page, 'process-compare');
  });
});

test('the modeler is Chinese in Chinese, and dark in the dark', async () => {
  await visit(browser, 'meridian-process-admin-1', { language: 'zh-CN', theme: 'dark', to: '/processes/work-package/edit' }, async (page) => {
    await shape(page, 'CrossReview').click();
    await page.getByText('任务监听器').waitFor();
    await page.getByTitle('追加任务').waitFor();
    await inspect(page, 'process-modeler');
    await page.goto(`${PAGE}/processes`);
    await page.getByRole('link', { name: '工作包' }).waitFor();
    await inspect(page, 'processes');
  });
});
