import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PATIENCE_MS = 15_000;
const SHOTS = path.resolve(import.meta.dirname, '../../target/screenshots');
export const PAGE = process.env.COUNTERSIGN_PAGE;
const PASSWORD = process.env.COUNTERSIGN_DEMO_PASSWORD ?? 'countersign-demo';

/**
 * Lets a person do something in a browser window of their own. Every error that the page or the content policy raises fails it;
 * where it fails, target/screenshots/failed-*.png shows what was seen.
 */
export async function visit(browser, person, { language = 'en', theme = 'light', to = '/tasks' }, act) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 820 }, locale: language, colorScheme: theme });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && !expected(message) && wrong.push(message.text()));
  try {
    await page.goto(`${PAGE}/sign-in?to=${encodeURIComponent(to)}`);
    await page.locator('input[name=username]').fill(person);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${PAGE}${to}`);
    await act(page);
  } catch (error) {
    await page.screenshot({ path: path.join(SHOTS, `failed-${person}.png`) });
    throw wrong.length ? new Error(`${error.message}\nand the page said: ${wrong.join('\n')}`, { cause: error }) : error;
  } finally {
    await context.close();
  }
  assert.deepEqual(wrong, [], `${person} saw errors`);
}

/** A refused request is written to the console by the browser; what the page makes of it is what counts. */
const expected = (message) => /Failed to load resource/.test(message.text());

/** A picture for people to look at, and the rules of accessibility. */
export async function inspect(page, name) {
  const language = await page.evaluate(() => document.documentElement.lang);
  const theme = await page.evaluate(() => document.documentElement.dataset.theme);
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SHOTS, `${name}.${language}.${theme}.png`) });
  // Past the content security policy, which lets no script in that isn't ours.
  const found = await page.evaluate(`(async () => { ${AXE}; return (await axe.run()).violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target + ' ' + n.failureSummary).join('; ')); })()`);
  assert.deepEqual(found, [], `${name} in ${language}, ${theme}`);
}
