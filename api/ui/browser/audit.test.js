import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch } from './chromium.js';
import { press, until } from './steps.js';
import { inspect, PAGE, visit } from './visit.js';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const rows = (page) => page.locator('.event:not(.head)');

test('an auditor asks the history, narrows it down, reads an event whole, verifies the trail and takes a copy', async () => {
  await visit(browser, 'meridian-auditor-1', { to: '/history' }, async (page) => {
    await rows(page).first().waitFor();
    await page.locator('.histogram .bar').first().waitFor();
    await inspect(page, 'history');
    const all = await page.getByRole('status').first().textContent();
    await page.getByRole('button', { name: /^supplier-east/ }).click();
    await page.waitForURL(/q=org/);
    await page.waitForFunction((before) => document.querySelector('.history [role=status]').textContent !== before, all);
    assert.equal(await page.getByRole('searchbox').inputValue(), 'org:supplier-east');
    await press(page, '/');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('what:annotation.submitted');
    await page.keyboard.press('Enter');
    await page.waitForURL(/annotation\.submitted/);
    await page.locator('.event .action', { hasText: 'Labels submitted' }).first().waitFor();
    await page.locator('.events').focus();
    await press(page, 'Enter');
    await page.getByRole('complementary', { name: 'Event' }).waitFor();
    await page.getByText('Hash of the event before').waitFor();
    await inspect(page, 'history-event');
    await press(page, 'Escape');
    assert.equal(await page.getByRole('complementary', { name: 'Event' }).count(), 0);

    const bars = await page.locator('.histogram').boundingBox();
    await page.mouse.move(bars.x + 2, bars.y + 20);
    await page.mouse.down();
    await page.mouse.move(bars.x + bars.width - 2, bars.y + 20, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/from=/);
    await page.getByRole('button', { name: /a stretch of time/ }).waitFor();

    await page.getByRole('button', { name: 'Verify all' }).click();
    await page.getByRole('dialog').getByText(/^✔?Intact: /).waitFor();
    await inspect(page, 'history-verified');
    await press(page, 'Escape');
    await page.getByText('Export', { exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'JSON lines' }).click()]);
    assert.equal(download.suggestedFilename(), 'history.zip');
    assert.ok(statSync(await download.path()).size > 500);
  });
});

test('the story of an item is told as of any moment, its versions side by side', async () => {
  await visit(browser, 'meridian-auditor-1', { language: 'zh-CN', theme: 'dark', to: '/history?q=what%3Aannotation.submitted' }, async (page) => {
    await rows(page).last().click();
    await inspect(page, 'history-event');
    await page.locator('.detail dd a').click();
    await page.waitForURL(/\/jobs\/\d+\/items\/\d+$/);
    await page.locator('.version canvas').first().waitFor();
    await inspect(page, 'story');
    const versions = await page.locator('.version').count();
    assert.ok(versions >= 1);
    await page.getByRole('slider').focus();
    await press(page, 'Home');
    await page.getByText('当时尚无标签').waitFor();
    await press(page, 'End');
    await until(async () => (await page.locator('.version').count()) === versions, 'all versions are back');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Verdicts').waitFor();
    await inspect(page, 'story');
    await page.goto(`${PAGE}/history`);
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await inspect(page, 'history');
  });
});

test('an owner sees how the work on a job goes', async () => {
  for (const [language, theme] of [['en', 'light'], ['zh-CN', 'dark']]) {
    await visit(browser, 'meridian-owner-1', { language, theme, to: '/jobs' }, async (page) => {
      await page.getByRole('link', { name: 'Bearing vibration 轴承振动' }).click();
      await page.locator('.bars').waitFor();
      await page.locator('.board table').nth(1).waitFor();
      await inspect(page, 'job-board');
      await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
      await inspect(page, 'job-board-end');
    });
  }
});
