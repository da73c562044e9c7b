import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './chromium.js';
import { press } from './steps.js';
import { inspect, PAGE, visit } from './visit.js';

const JOB = 'Pump bearings, June 泵轴承';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const saved = (page) => page.getByRole('status').getByText(/saved (now|\d)/).waitFor();
const next = (page) => page.keyboard.press('Alt+ArrowRight');
const series = (n) => ({ name: `pump-${n}.csv`, mimeType: 'text/csv', buffer: Buffer.from('timestamp,vibration\n' + Array.from({ length: 200 }, (_, row) => `${new Date(Date.UTC(2026, 5, n, 0, row)).toISOString()},${Math.sin(row / 7 + n).toFixed(3)}\n`).join('')) });

test('an owner makes a job from files, step by step, through a mistake, a reload and a change from elsewhere', async () => {
  await visit(browser, 'meridian-owner-1', { to: '/jobs' }, async (page) => {
    await page.getByRole('button', { name: /New job/ }).waitFor();
    await press(page, 'n');
    await page.waitForURL(`${PAGE}/jobs/new`);
    await page.getByLabel('Name', { exact: true }).fill(JOB);
    await inspect(page, 'job-new');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/jobs\/\d+\/setup\?step=labels$/);
    const id = /jobs\/(\d+)/.exec(page.url())[1];

    const english = page.getByLabel('Name in English').first();
    await english.fill('Spalling');
    await page.getByLabel('Name in Chinese').first().fill('剥落');
    assert.equal(await page.getByLabel('Key in the data').first().inputValue(), 'spalling', 'the key follows the name');
    await page.getByRole('button', { name: 'Add an attribute' }).click();
    await page.getByRole('group', { name: 'New attribute' }).getByLabel('Name in English').fill('Severity');
    await page.getByRole('group', { name: 'Severity' }).getByLabel('Name in Chinese').fill('严重度');
    await page.getByRole('group', { name: 'Severity' }).getByLabel('Kind').selectOption('choice');
    await page.getByRole('group', { name: 'Severity' }).getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Add a label' }).click();
    await page.getByLabel('Name in English').first().fill('Imbalance');
    await page.getByLabel('Name in Chinese').first().fill('不平衡');
    await saved(page);
    await page.getByRole('complementary').getByText('Imbalance').waitFor();
    await page.getByRole('button', { name: /Spalling/ }).first().click();
    await inspect(page, 'setup-labels');
    await page.getByLabel('Key in the data').first().fill('Not A Key');
    await page.getByRole('status').getByText(/lower case/).waitFor();
    await page.getByLabel('Key in the data').first().fill('spalling');
    await saved(page);
    await page.reload();
    await page.getByRole('button', { name: /Imbalance/ }).first().waitFor();

    await next(page);
    await page.getByText('No items yet').waitFor();
    const files = page.locator('input[type=file]');
    await files.setInputFiles({ name: 'items.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from('{"externalId":"a","modality":"text","metadata":{"text":"x"}}\n{"externalId":"b","modality":"smell"}\nnot json\n') });
    await page.getByText('Nothing of this list is in the job').waitFor();
    assert.deepEqual(await page.locator('.transfer tbody tr td:nth-child(2)').allTextContents(), ['2', '3'], 'the lines that were refused are named');
    await inspect(page, 'setup-refused');
    await files.setInputFiles([1, 2, 3, 4].map(series));
    await page.getByText('4 items in this job').waitFor();
    await page.getByRole('cell', { name: 'pump-4.csv' }).waitFor();
    await inspect(page, 'setup-items');

    await next(page);
    await page.getByText('Sampling plan of a lot').waitFor();
    await page.getByLabel('Annotators an item').fill('1');
    await page.getByLabel('AQL').selectOption('2.5');
    await page.getByText('The lot of 4 items is inspected whole').or(page.getByText(/Of a lot of 4 items/)).waitFor();
    await saved(page);
    await inspect(page, 'setup-policy');
    await page.evaluate(async (job) => {
      const csrf = /COUNTERSIGN_CSRF=([^;]*)/.exec(document.cookie)[1];
      const answer = await fetch(`/api/v1/jobs/${job}`);
      const { name, schemaId, deadline, participants, policy } = await answer.json();
      const body = JSON.stringify({ name, schemaId, deadline, participants, policy: { ...policy, priority: 70 } });
      const put = await fetch(`/api/v1/jobs/${job}`, { method: 'PUT', headers: { 'Content-Type': 'application/json', 'If-Match': answer.headers.get('ETag'), 'X-CSRF-Token': csrf }, body });
      if (!put.ok) throw new Error(await put.text());
    }, id);
    await page.getByLabel('Rounds before an adjudicator').fill('2');
    await page.getByText('This draft was changed elsewhere').waitFor();
    await page.getByText('They differ in: policy.').waitFor();
    await inspect(page, 'setup-conflict');
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await saved(page);

    await next(page);
    await page.getByText('Nobody takes part yet').waitFor();
    await page.getByRole('textbox', { name: 'Organisation' }).or(page.getByRole('combobox', { name: 'Organisation' })).fill('supplier-east');
    await page.keyboard.press('Enter');
    await page.getByText(/no other one to review it/).waitFor();
    await page.getByRole('textbox', { name: 'Organisation' }).or(page.getByRole('combobox', { name: 'Organisation' })).fill('supplier-west');
    await page.keyboard.press('Enter');
    assert.ok(await page.getByLabel('Reviews supplier-west').isChecked());
    await saved(page);
    await inspect(page, 'setup-participants');

    await next(page);
    await page.getByText('Everything is there').waitFor();
    await inspect(page, 'setup-start');
    await page.getByRole('button', { name: 'Start the job' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start the job' }).click();
    await page.getByText('Started. Packages open in a moment.').waitFor();
    await page.waitForURL(`${PAGE}/jobs/${id}`);
  });
});

test('a draft is found again among the jobs, and set up in Chinese and in the dark', async () => {
  await visit(browser, 'meridian-owner-2', { language: 'zh-CN', theme: 'dark', to: '/jobs' }, async (page) => {
    await page.getByRole('button', { name: /新建作业/ }).click();
    await page.getByLabel('名称', { exact: true }).fill('焊缝缺陷检测 2026');
    await page.getByLabel('初始标签').selectOption('image');
    await inspect(page, 'job-new');
    await page.keyboard.press('Enter');
    await page.waitForURL(/step=labels$/);
    await page.goto(`${PAGE}/jobs`);
    await page.getByRole('link', { name: '焊缝缺陷检测 2026' }).click();
    for (const step of ['basics', 'labels', 'items', 'policy', 'participants', 'start']) {
      await page.waitForURL(/\/setup/);
      await page.locator('.setup .body > *').first().waitFor();
      if (step === 'policy') await page.locator('.curve').waitFor();
      await inspect(page, `setup-${step}`);
      await page.keyboard.press('Alt+ArrowRight');
    }
    assert.ok(await page.getByRole('button', { name: '启动作业' }).isDisabled(), 'what is missing keeps it from starting');
  });
});
