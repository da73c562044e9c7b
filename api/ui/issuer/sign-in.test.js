import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from '../browser/chromium.js';
import { PAGE } from '../browser/visit.js';

const PERSON = 'west-signatory-2';
const PASSWORD = process.env.COUNTERSIGN_DEMO_PASSWORD ?? 'countersign-demo';
const ISSUER = process.env.COUNTERSIGN_ISSUER_NAME ?? 'embedded';
const SHOTS = path.resolve(import.meta.dirname, '../../target/screenshots');
const WORDS = {
  en: { refused: /Signing in failed|Invalid (username or )?password/, out: 'You are signed out' },
  'zh-CN': { refused: /登录失败|无效的(用户名或)?密码/, out: '您已退出登录' },
};

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Keycloak says no more of a locked account than of a wrong password. */
if (ISSUER === 'embedded')
  for (const [language, words] of [['en', 'Try again in 1 min.'], ['zh-CN', '请在 1 分钟后重试']]) {
    test(`the ${ISSUER} issuer says in ${language} for how long an account is locked`, async () => {
      const context = await browser.newContext({ viewport: { width: 1360, height: 820 }, locale: language });
      const page = await context.newPage();
      await page.goto(`${PAGE}/sign-in`);
      for (let failures = 0; failures < 5 && !(await page.getByText(words).isVisible()); failures++) {
        await page.locator('input[name=username]').fill('west-reviewer-2');
        await page.locator('input[type=password]').fill('guess');
        await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
      }
      await page.getByText(words).waitFor();
      await page.screenshot({ path: path.join(SHOTS, `${ISSUER}-locked.${language}.png`) });
      await context.close();
    });
  }

/** Keycloak asks for the name first and for the password on a second page. */
async function fill(page, password) {
  const secret = page.locator('input[type=password]');
  const name = page.locator('input[name=username]:not([type=hidden])');
  if (await name.isVisible()) await name.fill(PERSON);
  if (!(await secret.isVisible())) await page.keyboard.press('Enter');
  await secret.fill(password);
  await page.keyboard.press('Enter');
}

const me = (page) => page.evaluate(async () => {
  const answer = await fetch('/api/v1/me');
  return answer.ok ? await answer.json() : answer.status;
});

for (const [language, words] of Object.entries(WORDS)) {
  test(`the ${ISSUER} issuer signs a person in, in ${language}, and out again`, async () => {
    const context = await browser.newContext({ viewport: { width: 1360, height: 820 }, locale: language });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const shot = (name) => page.screenshot({ path: path.join(SHOTS, `${ISSUER}-${name}.${language}.png`) });
    mkdirSync(SHOTS, { recursive: true });
    await page.goto(`${PAGE}/sign-in?to=/signed-out`);
    assert.notEqual(new URL(page.url()).origin, PAGE);
    assert.equal(await page.evaluate(() => document.documentElement.lang), language);
    await shot('sign-in');
    await fill(page, 'guess');
    await page.getByText(words.refused).first().waitFor();
    await shot('refused');
    await fill(page, PASSWORD);
    await page.waitForURL(`${PAGE}/signed-out`);
    const person = await me(page);
    assert.equal(person.username, PERSON);
    assert.equal(person.organisation, 'supplier-west');
    assert.deepEqual(person.roles, ['signatory']);
    assert.equal(person.language, language);

    await page.evaluate(() => {
      const form = document.createElement('form');
      form.method = 'post';
      form.action = '/sign-out';
      const token = form.appendChild(document.createElement('input'));
      token.name = '_csrf';
      token.value = /COUNTERSIGN_CSRF=([^;]*)/.exec(document.cookie)[1];
      document.body.append(form);
      form.submit();
    });
    await page.getByText(words.out).waitFor();
    assert.equal(page.url(), `${PAGE}/signed-out`);
    assert.equal(await me(page), 401);
    await page.goto(`${PAGE}/sign-in`);
    await page.locator('input[name=username]').waitFor();
    assert.notEqual(new URL(page.url()).origin, PAGE, 'the issuer asks again: its own session has ended');
    await context.close();
  });
}
