import { useSyncExternalStore } from 'react';
import type { en } from './en';

export type Language = 'en' | 'zh-CN';
export type Key = keyof typeof en;
export type Values = Record<string, string | number>;

export type Texts = Record<Key, string>;

/** Only the language that is read is loaded. */
const loads: Record<Language, () => Promise<Texts>> = {
  en: async () => (await import('./en')).en,
  'zh-CN': async () => (await import('./zh')).zh,
};
const loaded: Partial<Record<Language, Texts>> = {};

const KEPT = 'countersign.language';
const listeners = new Set<() => void>();
let current: Language = initial();

function initial(): Language {
  if (typeof localStorage === 'undefined') return 'en';
  const kept = localStorage.getItem(KEPT);
  if (kept === 'en' || kept === 'zh-CN') return kept;
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
}

export const language = () => current;

/** Switches in place, as soon as the texts are here. */
export async function setLanguage(next: Language) {
  loaded[next] ??= await loads[next]();
  current = next;
  localStorage.setItem(KEPT, next);
  document.documentElement.lang = next;
  listeners.forEach((changed) => changed());
}

/** A text with its values: `{name}` takes a value, `{n|item|items}` the form that fits the number n. */
export function textOf(texts: Texts, lang: Language, key: Key, values: Values = {}): string {
  return texts[key].replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, other?: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${key} needs ${name}`);
    if (one === undefined) return typeof value === 'number' ? value.toLocaleString(lang) : value;
    const number = Number(value);
    return `${number.toLocaleString(lang)} ${new Intl.PluralRules(lang).select(number) === 'one' ? one : other}`;
  });
}

function textIn(lang: Language, key: Key, values?: Values): string {
  const texts = loaded[lang];
  if (!texts) throw new Error(`${lang} is not loaded`);
  return textOf(texts, lang, key, values);
}

export const text = (key: Key, values?: Values) => textIn(current, key, values);

/** The present language's texts; whoever uses it is drawn anew when the language changes. */
export function useText() {
  const lang = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => current,
  );
  return { lang, t: (key: Key, values?: Values) => textIn(lang, key, values) };
}

/** A text that the schema carries in both languages. */
export const local = (lang: Language, given: { 'zh-CN': string; en: string }) => given[lang] || given.en;
