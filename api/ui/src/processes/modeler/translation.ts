import type { Language } from '../../i18n/text';
import { PANEL } from './zh/panel';
import { TOOLS } from './zh/tools';

const CHINESE: Readonly<Record<string, string>> = { ...TOOLS, ...PANEL };

/** A text of the libraries with its values put in; what has no Chinese stays English. */
export function translate(template: string, values: Record<string, string> = {}, texts: Readonly<Record<string, string>> = CHINESE): string {
  return (texts[template] ?? texts[template.trim()] ?? template).replace(/{([^}]+)}/g, (whole, name: string) => values[name] ?? whole);
}

/** What teaches the modeler a language. */
export const translation = (lang: Language) => (lang === 'zh-CN' ? [{ translate: ['value', (template: string, values?: Record<string, string>) => translate(template, values)] }] : []);
