import { describe, expect, it } from 'vitest';
import { en } from './en';
import { textOf, type Key } from './text';
import { zh } from './zh';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)/g)].map((found) => found[1]).sort();

describe('texts', () => {
  const keys = Object.keys(en) as Key[];

  it('exist in both languages, with the same values in them', () => {
    expect(Object.keys(zh).sort()).toEqual([...keys].sort());
    for (const key of keys) {
      expect(en[key].trim(), key).not.toBe('');
      expect(zh[key].trim(), key).not.toBe('');
      expect(placeholders(zh[key]), key).toEqual(placeholders(en[key]));
    }
  });

  it('are Chinese in Chinese, but for names and what stands in values', () => {
    const untranslated = keys.filter((key) => !/\p{Script=Han}/u.test(zh[key].replace(/\{[^}]*\}/g, '汉')));
    expect(untranslated).toEqual(['app.name']);
  });

  it('take the form that fits a number', () => {
    expect(textOf(en, 'en', 'tasks.items', { n: 1 })).toBe('1 item');
    expect(textOf(en, 'en', 'tasks.items', { n: 1200 })).toBe('1,200 items');
    expect(textOf(zh, 'zh-CN', 'tasks.items', { n: 3 })).toBe('3 项');
  });

  it('refuse to be shown with a value left out', () => {
    expect(() => textOf(en, 'en', 'tasks.items')).toThrow('tasks.items needs n');
  });
});
