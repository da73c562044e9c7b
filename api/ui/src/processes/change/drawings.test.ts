import { describe, expect, it } from 'vitest';
import { drawnChanges } from './drawings';

const drawing = (steps: string, shapes: string[], at = 0) =>
  `<d xmlns:z="urn:z"><process id="P">${steps}</process>${shapes.map((id) => `<shape id="${id}_di" bpmnElement="${id}"><Bounds x="${at}"/></shape>`).join('')}</d>`;
const task = (id: string, inside = '') => `<task id="${id}" name="${id}">${inside}</task>`;
const before = drawing(task('A') + task('B', '<ext><z:job type="b"/></ext>'), ['A', 'B']);

describe('two drawings', () => {
  it.each([
    ['the same, moved', drawing(task('A') + task('B', '<ext><z:job type="b"/></ext>'), ['A', 'B'], 40), []],
    ['the same with a new flow to it', drawing(task('A', '<incoming>F</incoming>') + task('B', '<ext><z:job type="b"/></ext>'), ['A', 'B']), []],
    ['one step more', drawing(task('A') + task('B', '<ext><z:job type="b"/></ext>') + task('C'), ['A', 'B', 'C']), [['C', 'added']]],
    ['one step less', drawing(task('A'), ['A']), [['B', 'removed']]],
    ['another job type', drawing(task('A') + task('B', '<ext><z:job type="c"/></ext>'), ['A', 'B']), [['B', 'changed']]],
  ])('%s', (_, after, changes) => expect([...drawnChanges(before, after)]).toEqual(changes));

  it('tells a step inside another apart from it', () => {
    const inside = (name: string) => drawing(`<sub id="S">${task('A').replace('name="A"', `name="${name}"`)}</sub>`, ['S', 'A']);
    expect([...drawnChanges(inside('one'), inside('other'))]).toEqual([['A', 'changed']]);
  });
});
