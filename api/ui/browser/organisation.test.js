import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './chromium.js';
import { inChinese, press } from './steps.js';
import { inspect, PAGE, visit } from './visit.js';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test('an organisation’s admin invites a person, gives a password, changes roles, and disables them', async () => {
  await visit(browser, 'east-org-admin-1', { to: '/organisation/members' }, async (page) => {
    await page.getByRole('cell', { name: 'east-annotator-1', exact: true }).waitFor();
    assert.deepEqual(await page.getByRole('navigation', { name: 'Main' }).getByRole('link').allTextContents(), ['Tasks', 'Jobs', 'Organisation']);
    await inspect(page, 'members');
    await press(page, 'n');
    const invite = page.getByRole('dialog', { name: 'Invite' });
    await invite.getByLabel('First name').fill('伟');
    await invite.getByLabel('Last name').fill('张');
    await invite.getByLabel(/^Mail/).fill('wei.zhang@east.example');
    await invite.getByLabel('Reviewer').check();
    await inspect(page, 'members-invite');
    await invite.getByRole('button', { name: 'Invite' }).click();
    const person = page.getByRole('dialog', { name: '张伟' });
    await person.getByRole('button', { name: 'Give a new password' }).click();
    await person.getByText(/shown this once/).waitFor();
    assert.ok((await person.locator('.secret').textContent()).length >= 12);
    await person.getByLabel(/^Skills/).fill('weld seams, 焊缝');
    await person.getByLabel('Reviewer').uncheck();
    await person.getByRole('button', { name: 'Save' }).click();
    await page.getByText('weld seams, 焊缝').waitFor();
    await press(page, '/');
    await page.keyboard.type('wei.zhang');
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
    await page.getByRole('button', { name: '张伟' }).click();
    await person.getByLabel(/^Why/).fill('left the company');
    await inspect(page, 'member');
    await person.getByRole('button', { name: 'Disable' }).click();
    await person.getByRole('button', { name: 'Let in again' }).waitFor();
    await press(page, 'Escape');
    await page.getByRole('cell', { name: /disabled/ }).waitFor();
    await inChinese(page);
    await page.getByRole('cell', { name: /已停用/ }).waitFor();
    await inspect(page, 'members');
  });
});

test('an admin sets a webhook up, is told its secret once, and sees what became of a delivery', async () => {
  await visit(browser, 'east-org-admin-1', { to: '/organisation/webhooks' }, async (page) => {
    await page.getByText('Nobody is told yet').waitFor();
    await inspect(page, 'webhooks-empty');
    await press(page, 'n');
    const made = page.getByRole('dialog', { name: 'New webhook' });
    await made.getByLabel('Address').fill('http://receiver.invalid/hooks');
    await made.getByRole('button', { name: 'Save' }).click();
    await made.getByText(/must be an address that begins with https/).waitFor();
    await made.getByLabel('Address').fill('https://receiver.invalid/hooks');
    await made.getByLabel('a lot is judged').check();
    await made.getByRole('button', { name: 'Save' }).click();
    assert.match(await page.locator('.secret').textContent(), /^whsec_/);
    await inspect(page, 'webhook-secret');
    await page.getByRole('button', { name: 'To the webhook' }).click();
    await page.waitForURL(/\/organisation\/webhooks\/\d+$/);
    await page.getByText('Nothing was sent yet').waitFor();
    assert.equal(await page.locator('.secret').count(), 0, 'the secret is told once');
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByText('webhook.ping', { exact: true }).waitFor();
    await inspect(page, 'webhook');
    await page.getByLabel('Only those given up').check();
    await page.getByText('None was given up').waitFor();
    await page.getByRole('button', { name: 'Try all given up again' }).click();
    await page.getByText('0 deliveries are tried again').waitFor();
    await page.getByRole('button', { name: 'Turn off' }).click();
    await page.getByRole('button', { name: 'Turn on' }).waitFor();
    await inChinese(page);
    await page.getByText('已关闭').waitFor();
    await inspect(page, 'webhook');
    await page.goto(`${PAGE}/organisation/webhooks`);
    await page.getByRole('link', { name: 'https://receiver.invalid/hooks' }).waitFor();
    await inspect(page, 'webhooks');
    await page.getByRole('link', { name: 'https://receiver.invalid/hooks' }).click();
    await page.getByRole('button', { name: '移除' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
    await page.getByText('尚无 Webhook').waitFor();
  });
});

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
