import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './chromium.js';
import { inChinese, press, shapes, take, until } from './steps.js';
import { inspect, PAGE, visit } from './visit.js';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const saved = (page) => page.getByRole('status').getByText(/saved/).waitFor();
test('an annotator labels a package by keyboard alone, through a reload, a lost line and a second window', async () => {
  await visit(browser, 'east-annotator-1', {}, async (page) => {
    await take(page, 'annotate');
    await press(page, 'p', 'Shift+ArrowRight', 'Shift+ArrowRight', 'ArrowRight', 'Enter');
    await page.getByRole('button', { name: 'spalling · point at 2026-01-01T00:21:00Z', exact: true }).waitFor();
    await press(page, '2');
    assert.match(await shapes(page).first().textContent(), /^imbalance/, 'the chosen shape takes the label');
    await press(page, 'Control+z');
    assert.match(await shapes(page).first().textContent(), /^spalling/);
    await press(page, 'Escape', '2', 'r', 'Enter', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter');
    await page.getByRole('button', { name: 'imbalance · 2026-01-01T00:21:00Z to 00:41:00Z', exact: true }).waitFor();
    await press(page, 'Control+z');
    assert.equal(await shapes(page).count(), 1);
    await press(page, 'Control+y', 'Alt+.', '+', '+');
    await page.getByRole('button', { name: 'imbalance · 2026-01-01T00:21:00Z to 00:42:00Z', exact: true }).waitFor();
    await saved(page);
    await inspect(page, 'annotate');

    await page.reload();
    await page.locator('.u-over').first().waitFor();
    assert.equal(await shapes(page).count(), 2, 'the draft survives a reload');

    await page.context().setOffline(true);
    await press(page, 'ArrowDown', 'ArrowDown', 'Delete');
    await page.getByRole('status').getByText(/offline/).waitFor();
    assert.equal(await shapes(page).count(), 1);
    await page.context().setOffline(false);
    await saved(page);

    await page.evaluate(async (task) => {
      const csrf = /COUNTERSIGN_CSRF=([^;]*)/.exec(document.cookie)[1];
      const item = (await (await fetch(`/api/v1/tasks/${task}/items`)).json())[0];
      const answer = await fetch(`/api/v1/tasks/${task}/drafts/${item.itemNo}`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', 'If-Match': `"${item.draftRevision}"`, 'X-CSRF-Token': csrf },
        body: JSON.stringify({ ...item.draft, shapes: [] }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    }, page.url().split('/').pop());
    await press(page, 'p', 'Shift+ArrowRight', 'Enter');
    await page.getByText('This item was changed in another window').waitFor();
    await inspect(page, 'conflict');
    await page.getByRole('button', { name: 'Keep mine' }).press('Enter');
    await saved(page);
    assert.equal(await shapes(page).count(), 2);

    await press(page, 'Control+Enter');
    await page.getByText(/severity is needed/).waitFor();
    for (let shape = 0; shape < 2; shape++) {
      await press(page, 'Escape', 'n');
      const severity = page.getByLabel(/^severity/);
      if (await severity.count()) {
        await severity.focus();
        await page.keyboard.type('high');
      }
    }
    await press(page, 'Escape', 'PageDown');
    await page.getByText('item 2 of 2').waitFor();
    await press(page, '?');
    await page.getByRole('dialog').waitFor();
    assert.ok(await page.locator('kbd', { hasText: /^\+$/ }).count(), 'the key + is shown');
    await inspect(page, 'annotate-keys');
    await press(page, 'Escape', 'Control+Enter');
    await page.getByRole('dialog', { name: 'Submit the whole package?' }).waitFor();
    await inspect(page, 'submit');
    await press(page, 'Enter');
    await page.waitForURL(`${PAGE}/tasks`);
    await page.getByText('Submitted. Thank you.').waitFor();
  });
});

test('an annotator labels a package by mouse, in Chinese and in the dark', async () => {
  await visit(browser, 'east-annotator-2', { language: 'zh-CN', theme: 'dark' }, async (page) => {
    await take(page, 'annotate');
    const canvas = page.locator('.u-over').first();
    const box = await canvas.boundingBox();
    await page.getByRole('button', { name: /不平衡/ }).click();
    await page.getByRole('button', { name: '区间' }).click();
    const drag = async (from, to) => {
      await page.mouse.move(box.x + box.width * from, box.y + 40);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * ((from + to) / 2), box.y + 40);
      await page.mouse.move(box.x + box.width * to, box.y + 40);
      await page.mouse.up();
    };
    await drag(0.2, 0.3);
    await drag(0.5, 0.6);
    assert.equal(await shapes(page).count(), 2);
    await page.getByRole('button', { name: '时间点' }).click();
    await page.mouse.click(box.x + box.width * 0.8, box.y + 40);
    assert.equal(await shapes(page).count(), 3);
    const whole = await canvas.screenshot();
    await page.mouse.move(box.x + box.width * 0.25, box.y + 40);
    for (let i = 0; i < 5; i++) await page.mouse.wheel(0, -100);
    await until(async () => !whole.equals(await canvas.screenshot()), 'the wheel zooms');
    await page.getByRole('button', { name: '完整序列' }).click();
    await page.getByRole('button', { name: /^删除/ }).last().click();
    assert.equal(await shapes(page).count(), 2);
    await page.getByRole('button', { name: '选择' }).click();
    await page.mouse.click(box.x + box.width * 0.55, box.y + 60);
    assert.equal(await shapes(page).locator('[aria-pressed=true]').count(), 1, 'a click chooses the shape under it');
    await inspect(page, 'annotate');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('button', { name: '全部提交' }).click();
    await page.getByText('已提交，谢谢。').waitFor();
    await page.keyboard.press('3');
    await page.getByRole('listitem').first().waitFor();
    await inspect(page, 'tasks-done');
  });
});

test('a reviewer accepts one package and returns the other with a reason, which its annotator then reads', async () => {
  await visit(browser, 'west-reviewer-1', {}, async (page) => {
    await take(page, 'review');
    await press(page, 'Control+Enter');
    await page.getByText('2 items have no verdict yet').waitFor();
    await press(page, 'a');
    await page.getByText('item 2 of 2').waitFor();
    await inspect(page, 'review');
    await press(page, 'a', 'Control+Enter');
    await page.getByText(/Accepted 2, returned 0, disputed 0/).waitFor();
    await press(page, 'Enter');
    await page.waitForURL(`${PAGE}/tasks`);

    await take(page, 'review');
    await inChinese(page);
    await press(page, 'r', 'Shift+P');
    await page.getByText('点击要标定的位置').waitFor();
    await press(page, 'Shift+ArrowRight', 'Enter');
    await page.getByText('针对 600 秒处').waitFor();
    await page.getByLabel('原因').selectOption({ label: '范围错误' });
    await page.getByLabel('说明').fill('太宽');
    await page.getByRole('button', { name: '添加问题' }).click();
    await inspect(page, 'review');
    await page.getByRole('button', { name: '其余全部通过' }).click();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText(/退回 1/).waitFor();
    await page.getByRole('button', { name: '全部提交' }).click();
    await page.waitForURL(`${PAGE}/tasks`);
  });
  await visit(browser, 'east-annotator-2', {}, async (page) => {
    await take(page, 'rework');
    await page.getByText('Wrong extent: 太宽').waitFor();
    const thread = page.getByRole('region', { name: 'Discussion' });
    await thread.getByText(/P-\w{6} reviewer/).waitFor();
    await thread.getByText('600 s', { exact: true }).waitFor();
    assert.ok(!(await page.locator('body').textContent()).includes('west-reviewer'), 'nobody of another company is named');
    await thread.getByLabel('Answer').fill('narrowed on both sides');
    await inspect(page, 'rework-thread');
    await thread.getByRole('button', { name: 'Resolve' }).click();
    await thread.getByText('0 open of 1').waitFor();
    await thread.locator('.state', { hasText: 'resolved' }).waitFor();
    await press(page, 'Shift+I');
    await page.getByLabel('In your words').fill('is the second one noise?');
    await thread.getByRole('button', { name: 'Raise it' }).click();
    await thread.getByText('1 open of 2').waitFor();
    assert.equal(await shapes(page).count(), 2, 'the labels that were returned are there to be corrected');
    await inspect(page, 'rework');
    await press(page, 'Control+Enter');
    await page.getByRole('dialog').waitFor();
    await press(page, 'Enter');
    await page.waitForURL(`${PAGE}/tasks`);
  });
});
