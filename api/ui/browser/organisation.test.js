import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './chromium.js';
import { inChinese, press } from './steps.js';
import { inspect, visit } from './visit.js';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test('an auditor asks what one person saw and did', async () => {
  await visit(browser, 'meridian-auditor-1', { to: '/history/access' }, async (page) => {
    await page.getByText('Whose report?').waitFor();
    await page.getByLabel('User name').fill('meridian-owner-1');
    await press(page, 'Enter');
    await page.getByRole('heading', { name: 'Changed' }).waitFor();
    await page.getByRole('region', { name: 'Changed' }).getByText('The newest').click();
    await inspect(page, 'access-report');
    await inChinese(page);
    await page.getByRole('heading', { name: '被拒绝' }).waitFor();
    await inspect(page, 'access-report');
    await page.getByRole('region', { name: '修改' }).getByRole('link', { name: '作业创建' }).click();
    await page.waitForURL(/\/history\?q=who/);
  });
});
