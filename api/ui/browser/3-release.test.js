import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './chromium.js';
import { inChinese, press, queue, SERIES, take, until } from './steps.js';
import { inspect, PAGE, visit } from './visit.js';


let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test('what was corrected is accepted in the second round', async () => {
  await visit(browser, 'west-reviewer-1', {}, async (page) => {
    await take(page, 'review');
    await page.getByText('Earlier verdict (round 1)').waitFor();
    const talk = page.getByRole('region', { name: 'Discussion' });
    await talk.getByText('is the second one noise?').waitFor();
    await talk.getByText('Wrong extent: 太宽').click();
    await talk.getByText('narrowed on both sides').waitFor();
    await talk.locator('.thread', { hasText: 'noise' }).getByLabel('Answer').fill('it is');
    await talk.locator('.thread', { hasText: 'noise' }).getByRole('button', { name: 'Resolve' }).click();
    await talk.getByText('0 open of 2').waitFor();
    await inspect(page, 'review-thread');
    await press(page, 'a', 'a', 'Control+Enter');
    await page.getByRole('dialog').waitFor();
    await press(page, 'Enter');
    await page.waitForURL(`${PAGE}/tasks`);
  });
});

/** Inspection has no page of its own yet: it is done through the person's session. */
test('the lot is found in order', async () => {
  await visit(browser, 'meridian-inspector-1', {}, async (page) => {
    await until(async () => (await queue(page, 'inspect')).length > 0, 'there is a lot to inspect');
    await page.evaluate(async () => {
      const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': /COUNTERSIGN_CSRF=([^;]*)/.exec(document.cookie)[1] };
      const task = await (await fetch('/api/v1/tasks/next', { method: 'POST', headers })).json();
      const sample = await (await fetch(`/api/v1/tasks/${task.id}/inspection`)).json();
      const body = JSON.stringify({ findings: sample.items.map((item) => ({ itemNo: item.no, defects: [] })) });
      const answer = await fetch(`/api/v1/tasks/${task.id}/inspection`, { method: 'POST', headers, body });
      if (!answer.ok) throw new Error(await answer.text());
    });
  });
});

for (const [person, language, kind, word, done] of [
  ['east-signatory-1', 'en', 'sign', 'Sign', 'Signed.'],
  ['west-signatory-1', 'zh-CN', 'sign', '签署', '已签署。'],
  ['meridian-signatory-1', 'en', 'countersign', 'Countersign', 'Countersigned.'],
  ['meridian-signatory-2', 'zh-CN', 'countersign', '会签', '已会签。'],
]) {
  test(`${person} reads the release and ${kind}s it by keyboard`, async () => {
    await visit(browser, person, { language }, async (page) => {
      await take(page, kind, '.facts');
      await inspect(page, kind);
      await press(page, 'Control+Enter');
      const dialog = page.getByRole('dialog', { name: word, exact: true });
      assert.ok(await dialog.getByRole('button', { name: word, exact: true }).isDisabled(), 'nothing is signed by a slip');
      await page.keyboard.type(SERIES);
      await inspect(page, `${kind}-confirm`);
      await press(page, 'Enter');
      await page.getByText(done).waitFor();
      await page.waitForURL(`${PAGE}/tasks`);
    });
  });
}

test('the owner finds the sealed release by its job and downloads it', async () => {
  await visit(browser, 'meridian-owner-1', { to: '/jobs' }, async (page) => {
    await page.getByRole('link', { name: SERIES }).click();
    await page.getByRole('link', { name: 'Release 1' }).waitFor();
    await until(async () => {
      await page.reload();
      await page.getByRole('link', { name: 'Release 1' }).waitFor();
      return (await page.getByRole('cell', { name: /Sealed/ }).count()) > 0;
    }, 'the release is sealed');
    await inspect(page, 'job');
    await page.getByRole('link', { name: 'Release 1' }).click();
    await page.locator('.facts').waitFor();
    assert.equal(await page.getByRole('cell', { name: /countersigned/ }).count(), 2);
    await page.getByRole('cell', { name: 'time point' }).waitFor();
    await inspect(page, 'release');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the bundle' }).click()]);
    assert.match(download.suggestedFilename(), /\.zip$/);
    assert.equal(await download.failure(), null);
    await inChinese(page);
    await inspect(page, 'release');
    await page.goto(`${PAGE}/jobs`);
    await page.getByRole('link', { name: SERIES }).click();
    await page.getByRole('link', { name: '发布 1' }).waitFor();
    await inspect(page, 'job');
  });
});
