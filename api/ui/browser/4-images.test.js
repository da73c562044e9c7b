import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './chromium.js';
import { handIn, press, shapes, take, until } from './steps.js';
import { inspect, PAGE, visit } from './visit.js';

const IMAGES = 'Brake discs 制动盘';
const STAGE = '.stage canvas';
const [WIDTH, HEIGHT, MARGIN] = [400, 300, 16];

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const listed = (page, name) => page.getByRole('button', { name, exact: true }).waitFor();
const times = (n, key) => Array(n).fill(key);

test('an annotator labels images by keyboard alone, with every kind of shape', async () => {
  await visit(browser, 'east-annotator-3', {}, async (page) => {
    await take(page, 'annotate', STAGE, IMAGES);
    await press(page, 'b', ...times(3, 'Shift+ArrowLeft'), 'Enter', ...times(6, 'Shift+ArrowRight'), ...times(4, 'Shift+ArrowDown'), 'Enter');
    await listed(page, 'scratch · 60 × 40 px at 170, 150');
    await press(page, 's', 'ArrowRight', 'Shift+ArrowDown', 'Alt+ArrowRight', '.');
    await listed(page, 'scratch · 61 × 40 px at 171, 160, turned 5°');
    await press(page, 'Control+z', 'Control+z', 'Control+z', 'Control+z');
    await listed(page, 'scratch · 60 × 40 px at 170, 150');
    await press(page, 'Escape', '2', 'p', 'Enter', ...times(2, 'Shift+ArrowRight'), 'Enter', ...times(2, 'Shift+ArrowDown'), 'Enter', 'Shift+Enter');
    await listed(page, 'dent · 3 corners from 230, 190');
    await press(page, 's', 'v', 'i');
    await listed(page, 'dent · 4 corners from 230, 190');
    await press(page, 'Delete', 'Escape', '1', 'l', 'Enter', ...times(3, 'Shift+ArrowUp'), 'Enter', 'Shift+Enter');
    await listed(page, 'dent · 3 corners from 230, 190');
    await listed(page, 'scratch · line of 2 points from 250, 210');
    await press(page, 'Escape', 'k', 'Enter', 'Shift+ArrowLeft', 'Enter', 'Backspace', 'Enter', 'Shift+Enter');
    await listed(page, 'scratch · 2 keypoints');
    await press(page, 'Escape', '4', 'k');
    await page.getByText('next: head').waitFor();
    await press(page, 'Enter', ...times(8, 'Shift+ArrowLeft'));
    await page.getByText('next: tip').waitFor();
    await press(page, 'Enter');
    await listed(page, 'bolt · 2 keypoints');
    await inspect(page, 'annotate-keypoints');
    await press(page, 'Control+z', '1');
    await press(page, 'Escape', 'm', ',', 'Enter', ...times(2, 'Shift+ArrowLeft'), 'Enter');
    const painted = Number(/scratch · (\d+) pixels/.exec(await shapes(page).last().textContent())[1]);
    await press(page, 'e', 'Enter', 'Shift+ArrowRight', 'Enter');
    await until(async () => Number(/scratch · (\d+) pixels/.exec(await shapes(page).last().textContent())[1]) < painted, 'the eraser takes pixels away');
    await press(page, 's', 'z', 'Shift+B');
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
    assert.match(await page.locator('canvas').first().evaluate((canvas) => canvas.style.filter), /brightness\(1\.4\)/);
    await press(page, 'Escape', 'Shift+O', 'f');
    await inspect(page, 'annotate-image');
    await press(page, 'PageDown');
    await page.getByText('item 2 of 2').waitFor();
    await page.locator(STAGE).first().waitFor();
    await press(page, 'b', 'Enter', ...times(5, 'Shift+ArrowRight'), ...times(5, 'Shift+ArrowDown'), 'Enter');
    await listed(page, 'scratch · 50 × 50 px at 200, 150');
    await press(page, '3', 'c');
    await listed(page, 'good · whole item');
    await press(page, 'c');
    assert.equal(await shapes(page).count(), 1, 'the class is taken back');
    await handIn(page);
  });
});

test('another labels them by mouse, in Chinese and in the dark', async () => {
  await visit(browser, 'east-annotator-4', { language: 'zh-CN', theme: 'dark' }, async (page) => {
    await take(page, 'annotate', STAGE, IMAGES);
    const frame = await page.locator('.stage').boundingBox();
    const scale = Math.min((frame.width - 2 * MARGIN - 2) / WIDTH, (frame.height - 2 * MARGIN - 2) / HEIGHT);
    const at = (x, y) => [frame.x + frame.width / 2 + (x - WIDTH / 2) * scale, frame.y + frame.height / 2 + (y - HEIGHT / 2) * scale];
    const drag = async (...points) => {
      await page.mouse.move(...at(...points[0]));
      await page.mouse.down();
      for (const point of points.slice(1)) await page.mouse.move(...at(...point), { steps: 3 });
      await page.mouse.up();
    };
    await page.getByRole('button', { name: '矩形框' }).click();
    await drag([170, 150], [230, 190]);
    assert.match(await shapes(page).first().textContent(), /^划痕 · (59|60|61) × (39|40|41) 像素/);
    await page.getByRole('button', { name: /凹坑/ }).click();
    assert.match(await shapes(page).first().textContent(), /^凹坑/, 'the chosen shape takes the label');
    await page.getByRole('button', { name: '撤销' }).click();
    await page.mouse.click(...at(20, 20));
    await page.getByRole('button', { name: '多边形' }).click();
    for (const point of [[280, 60], [340, 60], [340, 100], [280, 100]]) await page.mouse.click(...at(...point));
    await page.mouse.click(...at(280, 60));
    assert.match(await shapes(page).last().textContent(), /^凹坑 · 4 个顶点/, 'a click on the first point closes it');
    await page.getByRole('button', { name: '画笔' }).click();
    await drag([60, 60], [120, 60], [120, 120]);
    assert.match(await shapes(page).last().textContent(), /^凹坑 · \d+,?\d* 个像素/);
    await page.getByRole('button', { name: '橡皮' }).click();
    await drag([60, 60], [120, 60], [120, 120], [120, 130]);
    await drag([55, 55], [125, 55], [125, 125], [115, 125], [115, 65], [55, 65]);
    await until(async () => (await shapes(page).count()) <= 3, 'a mask with nothing left is gone');
    await page.getByRole('button', { name: '选择' }).click();
    await page.mouse.click(...at(200, 170));
    assert.match(await page.locator('.shapes li').filter({ has: page.locator('[aria-pressed=true]') }).textContent(), /^划痕/, 'a click chooses the shape under it');
    await drag([230, 190], [240, 200]);
    assert.match(await shapes(page).first().textContent(), /^划痕 · (69|70|71) × (49|50|51) 像素/, 'a corner is dragged');
    await drag([200, 170], [195, 165]);
    assert.match(await shapes(page).first().textContent(), /位于 16[456], 14[456]/, 'a shape is dragged');
    const whole = await page.locator('.stage').screenshot();
    await page.mouse.move(...at(200, 170));
    for (let i = 0; i < 12; i++) await page.mouse.wheel(0, -100);
    await until(async () => !whole.equals(await page.locator('.stage').screenshot()), 'the wheel zooms');
    await inspect(page, 'annotate-image-pixels');
    await page.getByRole('button', { name: '完整图像' }).click();
    await inspect(page, 'annotate-image');
    await page.getByRole('button', { name: '下一项' }).click();
    await page.getByText('第 2 项').waitFor();
    await page.locator(STAGE).first().waitFor();
    await page.getByRole('button', { name: /凹坑/ }).click();
    await page.getByRole('button', { name: '矩形框' }).click();
    await drag([200, 150], [250, 200]);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('button', { name: '全部提交' }).click();
    await page.waitForURL(`${PAGE}/tasks`);
  });
});

test('an adjudicator settles by keyboard what they differ in, and draws one item anew', async () => {
  await visit(browser, 'meridian-adjudicator-1', {}, async (page) => {
    await take(page, 'adjudicate', STAGE, IMAGES);
    await page.locator('.difference').first().waitFor();
    assert.match(await shapes(page).first().textContent(), /^scratch/, 'what both have is there already');
    assert.ok(!(await page.locator('body').textContent()).includes('east-annotator'), 'nobody is named');
    await press(page, 'Control+Enter');
    await page.getByText(/2 items are not settled yet/).waitFor();
    await inspect(page, 'adjudicate');
    const open = await page.locator('.difference').count();
    await press(page, 'n', '3', '1');
    await page.locator('.difference', { hasText: 'Both' }).waitFor();
    await page.locator('.difference', { hasText: 'Take A' }).first().waitFor();
    await press(page, 'Escape', '2');
    await until(async () => (await page.locator('.difference', { hasText: 'Take B' }).count()) === open, 'one key takes a version throughout');
    await press(page, 'Control+Enter');
    await page.getByText('Say why: each decision needs a reason.').waitFor();
    await press(page, 'Alt+1', 'PageDown');
    await page.getByText('item 2 of 2').waitFor();
    await press(page, 'd');
    await page.getByRole('button', { name: 'Box' }).waitFor();
    await press(page, '2', 'b', 'Enter', ...times(2, 'Shift+ArrowRight'), ...times(2, 'Shift+ArrowDown'), 'Enter');
    await page.getByRole('button', { name: 'dent · 20 × 20 px at 200, 150', exact: true }).waitFor();
    await press(page, 'Escape', 'Escape', 'w');
    await page.keyboard.type('only the pit is one');
    await page.getByText('Drawn by you').waitFor();
    await inspect(page, 'adjudicate-drawn');
    await handIn(page);
  });
});

test('an inspector looks at the sample, counts against Ac and Re, and finds it in order', async () => {
  await visit(browser, 'meridian-inspector-1', { language: 'zh-CN' }, async (page) => {
    await take(page, 'inspect', STAGE, IMAGES);
    const count = page.locator('.found-count');
    assert.match(await count.textContent(), /不合格 0/);
    await press(page, 'n', 'm');
    await page.keyboard.type('框得太宽');
    await press(page, 'Enter');
    await until(async () => /不合格 1/.test(await count.textContent()), 'the count goes with what is found');
    await inspect(page, 'inspect');
    await page.getByRole('button', { name: '删除不合格：框得太宽' }).click();
    await press(page, 'a');
    if (await page.getByText('待检').first().isVisible()) await press(page, 'a');
    await press(page, 'Control+Enter');
    await page.getByText('该批将被接收。').waitFor();
    await inspect(page, 'inspect-submit');
    await press(page, 'Enter');
    await page.waitForURL(`${PAGE}/tasks`);
  });
});

test('a signatory refuses the release, and its owner decides to build it anew', async () => {
  await visit(browser, 'east-signatory-1', { language: 'zh-CN' }, async (page) => {
    await take(page, 'sign', '.facts', IMAGES);
    await page.getByRole('cell', { name: '矩形框' }).first().waitFor();
    await press(page, 'f');
    await page.getByLabel('拒绝原因').fill('第一项的框太宽');
    await page.getByRole('dialog').getByRole('button', { name: '拒绝' }).click();
    await page.waitForURL(`${PAGE}/tasks`);
  });
  await visit(browser, 'meridian-owner-1', {}, async (page) => {
    await take(page, 'decide', '.decide', IMAGES);
    await page.getByText('第一项的框太宽').waitFor();
    await press(page, '1', 'w');
    await page.keyboard.type('the box is corrected');
    await inspect(page, 'decide');
    await press(page, 'Control+Enter');
    await page.getByText('Decided: the release is built anew.').waitFor();
    await page.waitForURL(`${PAGE}/tasks`);
  });
});
