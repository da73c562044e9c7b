import { describe, expect, it } from 'vitest';
import { en as shell } from './en';
import { texts as tasks } from './en/tasks';
import { textOf } from './text';
import { texts as zhTasks } from './zh/tasks';

const found = import.meta.glob<Record<string, Record<string, string>>>(['./en.ts', './zh.ts', './en/*.ts', './zh/*.ts'], { eager: true });
const textsOf = (file: string) => Object.values(found[file]!)[0]!;
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)/g)].map((value) => value[1]).sort();
const parts = Object.keys(found).filter((file) => file.startsWith('./en'));

describe('texts', () => {
  it.each(parts)('of %s exist in both languages, with the same values in them', (file) => {
    const en = textsOf(file);
    const zh = textsOf(file.replace('./en', './zh'));
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    for (const key of Object.keys(en)) {
      expect(en[key]!.trim(), key).not.toBe('');
      expect(zh[key]!.trim(), key).not.toBe('');
      expect(placeholders(zh[key]!), key).toEqual(placeholders(en[key]!));
    }
  });

  it('have one part each', () => {
    const keys = parts.flatMap((file) => Object.keys(textsOf(file)));
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('are Chinese in Chinese, but for names and what stands in values', () => {
    const zh = parts.flatMap((file) => Object.entries(textsOf(file.replace('./en', './zh'))));
    const untranslated = zh.filter(([, text]) => !/\p{Script=Han}/u.test(text.replace(/\{[^}]*\}/g, '汉'))).map(([key]) => key);
    expect(untranslated).toEqual(['app.name']);
  });

  it('have Chinese punctuation in Chinese', () => {
    const zh = parts.flatMap((file) => Object.entries(textsOf(file.replace('./en', './zh'))));
    // The form of a search is typed with the colons of its fields.
    const foreign = zh.filter(([key, text]) => key !== 'audit.search.form' && /\p{Script=Han}[:;,!?(]|\p{Script=Han}\.$/u.test(text)).map(([key]) => key);
    expect(foreign).toEqual([]);
  });

  it('take the form that fits a number', () => {
    expect(textOf(tasks, 'en', 'tasks.items', { n: 1 })).toBe('1 item');
    expect(textOf(tasks, 'en', 'tasks.items', { n: 1200 })).toBe('1,200 items');
    expect(textOf(zhTasks, 'zh-CN', 'tasks.items', { n: 3 })).toBe('3 项');
  });

  it('refuse to be shown with a value left out, or before they are loaded', () => {
    expect(() => textOf(tasks, 'en', 'tasks.items')).toThrow('tasks.items needs n');
    expect(() => textOf(shell, 'en', 'tasks.items', { n: 1 })).toThrow('tasks.items is not loaded');
  });
});
