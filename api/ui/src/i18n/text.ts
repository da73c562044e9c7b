import { useSyncExternalStore } from 'react';
import type { en } from './en';
import type { texts as actions } from './en/actions';
import type { texts as audit } from './en/audit';
import type { texts as gold } from './en/gold';
import type { texts as jobs } from './en/jobs';
import type { texts as kinds } from './en/kinds';
import type { texts as organisation } from './en/organisation';
import type { texts as processes } from './en/processes';
import type { texts as release } from './en/release';
import type { texts as tasks } from './en/tasks';
import type { texts as work } from './en/work';

export type Language = 'en' | 'zh-CN';
export type Part = keyof typeof loads.en;
export type Key = keyof typeof en | keyof typeof actions | keyof typeof audit | keyof typeof gold | keyof typeof jobs | keyof typeof kinds | keyof typeof organisation | keyof typeof processes | keyof typeof release | keyof typeof tasks | keyof typeof work;
/** A text by its key, in the language that is read. */
export type Say = (key: Key, values?: Values) => string;
export type Values = Record<string, string | number>;
export type Texts = Partial<Record<Key, string>>;

/** Only the language that is read is loaded, and of it the parts of the views that were opened. */
const loads = {
  en: {
    shell: async (): Promise<Texts> => (await import('./en')).en,
    actions: async (): Promise<Texts> => (await import('./en/actions')).texts,
    audit: async (): Promise<Texts> => (await import('./en/audit')).texts,
    gold: async (): Promise<Texts> => (await import('./en/gold')).texts,
    jobs: async (): Promise<Texts> => (await import('./en/jobs')).texts,
    kinds: async (): Promise<Texts> => (await import('./en/kinds')).texts,
    organisation: async (): Promise<Texts> => (await import('./en/organisation')).texts,
    processes: async (): Promise<Texts> => (await import('./en/processes')).texts,
    release: async (): Promise<Texts> => (await import('./en/release')).texts,
    tasks: async (): Promise<Texts> => (await import('./en/tasks')).texts,
    work: async (): Promise<Texts> => (await import('./en/work')).texts,
  },
  'zh-CN': {
    shell: async (): Promise<Texts> => (await import('./zh')).zh,
    actions: async (): Promise<Texts> => (await import('./zh/actions')).texts,
    audit: async (): Promise<Texts> => (await import('./zh/audit')).texts,
    gold: async (): Promise<Texts> => (await import('./zh/gold')).texts,
    jobs: async (): Promise<Texts> => (await import('./zh/jobs')).texts,
    kinds: async (): Promise<Texts> => (await import('./zh/kinds')).texts,
    organisation: async (): Promise<Texts> => (await import('./zh/organisation')).texts,
    processes: async (): Promise<Texts> => (await import('./zh/processes')).texts,
    release: async (): Promise<Texts> => (await import('./zh/release')).texts,
    tasks: async (): Promise<Texts> => (await import('./zh/tasks')).texts,
    work: async (): Promise<Texts> => (await import('./zh/work')).texts,
  },
};
const texts: Record<Language, Texts> = { en: {}, 'zh-CN': {} };
const loaded: Record<Language, Set<Part>> = { en: new Set(), 'zh-CN': new Set() };
const needed = new Set<Part>(['shell']);

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

/** Loads what is needed and not there yet; views that are opened meanwhile need more. */
async function complete(lang: Language) {
  for (let missing = left(lang); missing.length > 0; missing = left(lang)) {
    await Promise.all(
      missing.map(async (part) => {
        Object.assign(texts[lang], await loads[lang][part]());
        loaded[lang].add(part);
      }),
    );
  }
}

const left = (lang: Language) => [...needed].filter((part) => !loaded[lang].has(part));

/** Makes the texts of these parts ready in whatever language is read, now and after a switch. */
export async function needTexts(...parts: Part[]) {
  parts.forEach((part) => needed.add(part));
  while (left(current).length > 0) await complete(current);
}

/** Switches in place, as soon as the texts are here. */
export async function setLanguage(next: Language) {
  await complete(next);
  current = next;
  localStorage.setItem(KEPT, next);
  document.documentElement.lang = next;
  listeners.forEach((changed) => changed());
}

/** Made once a language: what Intl makes is dear, and a list says hundreds of numbers at a time. */
export function perLanguage<T>(make: (lang: Language) => T): (lang: Language) => T {
  const made: Partial<Record<Language, T>> = {};
  return (lang) => (made[lang] ??= make(lang));
}

const numbers = perLanguage((lang) => new Intl.NumberFormat(lang));
const plurals = perLanguage((lang) => new Intl.PluralRules(lang));

/** A text with its values: `{name}` takes a value, `{n|item|items}` the form that fits the number n. */
export function textOf(texts: Texts, lang: Language, key: Key, values: Values = {}): string {
  const text = texts[key];
  if (text === undefined) throw new Error(`${key} is not loaded: name its part where the view is loaded`);
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, other?: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${key} needs ${name}`);
    if (one === undefined) return typeof value === 'number' ? numbers(lang).format(value) : value;
    const number = Number(value);
    return `${numbers(lang).format(number)} ${plurals(lang).select(number) === 'one' ? one : other}`;
  });
}

const textIn = (lang: Language, key: Key, values?: Values) => textOf(texts[lang], lang, key, values);

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

/** Several things in a sentence: a, b and c. */
export const listed = (lang: Language, things: string[]) => new Intl.ListFormat(lang).format(things);
