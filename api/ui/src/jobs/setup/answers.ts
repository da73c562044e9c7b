import type { Shape } from '../../api/types';

export interface Answer {
  externalId: string;
  shapes: Shape[];
}

/** Known answers, a JSON object a line. @throws Error with the number of the first line that is none */
export function answersOf(text: string): Answer[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const answer = parsed(line);
    if (typeof answer?.externalId !== 'string' || !Array.isArray(answer.shapes)) throw new Error(String(i + 1));
    return [{ externalId: answer.externalId, shapes: answer.shapes }];
  });
}

function parsed(line: string): Partial<Answer> | undefined {
  try {
    return JSON.parse(line) as Partial<Answer>;
  } catch {
    return undefined;
  }
}
