import { Linter } from '@camunda/linting';
import type { Language } from '../../i18n/text';
import type { Finding } from '../server';
import { lintSaid } from './translation';

/** A finding in the shape that the modeler's linting draws on elements. */
export interface Report {
  id: string;
  message: string;
  rule: string;
  category: 'error' | 'warn';
  propertiesPanel: { entryIds: string[] };
}

const linter = new Linter({ modeler: 'web', type: 'cloud' });

/** Forms are Camunda's; the header `kind` chooses our page. */
const NOT_OURS = /user-task-(definition|form)/;

/** What Camunda's own rules find, said in the language. */
export async function found(definitions: unknown, lang: Language): Promise<Finding[]> {
  const reports = await linter.lint(definitions);
  return reports.filter(({ rule }) => !NOT_OURS.test(rule)).map(({ id, message, rule, category }) => ({ elementId: id, message: lintSaid(lang, message), rule, severity: category === 'error' || category === 'rule-error' ? 'error' : 'warning' }));
}

export const reportOf = ({ elementId, message, rule, severity }: Finding): Report => ({
  id: elementId ?? '',
  message,
  rule,
  category: severity === 'error' ? 'error' : 'warn',
  propertiesPanel: { entryIds: [] },
});

/** Errors first; of one element what was found twice is told once. */
export function merged(...lists: Finding[][]): Finding[] {
  const seen = new Set<string>();
  return lists
    .flat()
    .filter(({ elementId, message }) => {
      const key = `${elementId ?? ''} ${message}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((one, other) => Number(one.severity !== 'error') - Number(other.severity !== 'error'));
}
