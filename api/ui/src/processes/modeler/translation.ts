import type { Language } from '../../i18n/text';
import { HINTS } from './zh/hints';
import { lintInChinese } from './zh/lint';
import { PANEL } from './zh/panel';
import { TOOLS } from './zh/tools';

type Texts = Readonly<Record<string, string>>;

/** The libraries write one name as User task, User Task and user-task. */
const loose = (english: string) => english.trim().toLowerCase().replaceAll('-', ' ');

export const CHINESE: Texts = Object.fromEntries([TOOLS, HINTS, PANEL].flatMap((texts) => Object.entries(texts).map(([english, chinese]) => [loose(english), chinese])));

/** A label before what it is about, as `Creating: {type}`. */
const LABELLED = /^([^{}:]+): \{(\w+)\}$/;

const chinese = (template: string, texts: Texts): string => {
  const known = texts[loose(template)];
  if (known !== undefined) return known;
  const labelled = LABELLED.exec(template);
  return labelled ? `${chinese(labelled[1]!, texts)}：{${labelled[2]}}` : template;
};

/** A text of the libraries with its values put in; what has no Chinese stays English. */
export function translate(template: string, values: Record<string, string> = {}, texts: Texts = CHINESE): string {
  return chinese(template, texts).replace(/{([^}]+)}/g, (whole, name: string) => values[name] ?? whole);
}

/** What teaches the modeler a language. */
export const translation = (lang: Language) => (lang === 'zh-CN' ? [{ translate: ['value', (template: string, values?: Record<string, string>) => translate(template, values)] }] : []);

/** What Camunda's rules found, in the reader's language. */
export const lintSaid = (lang: Language, message: string) => (lang === 'zh-CN' ? lintInChinese(message, translate) : message);
