/** What is asked of the history, as the API has it. */
export interface Question {
  jobId?: string;
  organisation?: string;
  actor?: string;
  action?: string;
  subjectType?: string;
  subjectId?: string;
  elementId?: string;
  refused?: boolean;
  text?: string;
}

/** The words of the search line, in both languages; the first of each is the one that is written. */
const WORDS: Record<string, Exclude<keyof Question, 'text'>> = {
  who: 'actor',
  谁: 'actor',
  org: 'organisation',
  组织: 'organisation',
  what: 'action',
  动作: 'action',
  thing: 'subjectType',
  对象: 'subjectType',
  id: 'subjectId',
  编号: 'subjectId',
  job: 'jobId',
  作业: 'jobId',
  step: 'elementId',
  步骤: 'elementId',
  refused: 'refused',
  拒绝: 'refused',
};
const WORD_OF = Object.fromEntries(Object.entries(WORDS).reverse().filter(([word]) => /^[a-z]+$/.test(word)).map(([word, field]) => [field, word]));
const YES = ['yes', 'true', '是'];

export type Field = Exclude<keyof Question, 'text'>;

/** `who:east-owner what:task.claimed wheel` is a question of two fields and a word. A value with blanks stands in quotes. */
export function parse(line: string): Question {
  const question: Question = {};
  const words: string[] = [];
  for (const [, word, quoted, plain, rest] of line.matchAll(/(?:([\p{L}]+)[::](?:"([^"]*)"|(\S+)))|(\S+)/gu)) {
    const field = word && WORDS[word];
    const value = quoted ?? plain;
    if (!field || value === undefined) words.push(rest ?? `${word}:${value}`);
    else if (field === 'refused') question.refused = YES.includes(value.toLowerCase());
    else if (field !== 'jobId' || /^\d+$/.test(value)) question[field] = value;
  }
  if (words.length > 0) question.text = words.join(' ');
  return question;
}

export function line(question: Question): string {
  const parts = Object.entries(question)
    .filter(([field, value]) => field !== 'text' && value !== undefined && value !== null)
    .map(([field, value]) => {
      const text = value === true ? 'yes' : value === false ? 'no' : String(value);
      return `${WORD_OF[field]}:${/\s/.test(text) ? `"${text}"` : text}`;
    });
  return [...parts, ...(question.text ? [question.text] : [])].join(' ');
}

/** A facet's value is asked for, or no longer where it was. */
export const toggled = (question: Question, field: Field, value: string): Question => ({ ...question, [field]: String(question[field] ?? '') === value ? undefined : value });

export interface Asked {
  line: string;
  from?: string;
  to?: string;
}

const isMoment = (text: string | null) => text !== null && !Number.isNaN(Date.parse(text));

export function askedOf(search: string): Asked {
  const given = new URLSearchParams(search);
  const moment = (name: string) => (isMoment(given.get(name)) ? given.get(name)! : undefined);
  return { line: given.get('q') ?? '', from: moment('from'), to: moment('to') };
}

export function addressOf({ line: text, from, to }: Asked): string {
  const query = new URLSearchParams();
  if (text) query.set('q', text);
  if (from) query.set('from', from);
  if (to) query.set('to', to);
  return query.size ? `/history?${query}` : '/history';
}
