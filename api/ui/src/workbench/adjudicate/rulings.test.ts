import { describe, expect, it } from 'vitest';
import type { DisputedItem, LabelClass, Shape } from '../../api/types';
import { begin } from '../history';
import { ALL, decision, differences, isReady, NONE, result, UNRULED, WHOLE } from './rulings';

const box = (id: string, label: string, x: number, attributes = {}): Shape => ({ id, label, attributes, type: 'box', x, y: 0, width: 10, height: 10, rotation: 0 }) as Shape;
const relation = (id: string, source: string, target: string): Shape => ({ id, label: 'of', attributes: {}, type: 'relation', source, target }) as Shape;
const classes = [{ id: 'crack', attributes: [{ id: 'depth' }] }] as LabelClass[];

const item = {
  no: 7,
  candidate: { shapes: [box('shape-1', 'crack', 0, { depth: 1, votes: 2, annotators: 2 })] },
  versions: [
    { name: 'A', annotationId: '70', shapes: [box('s1', 'crack', 0), box('s2', 'crack', 100), box('s3', 'crack', 200), relation('s4', 's1', 's2')] },
    { name: 'B', annotationId: '71', shapes: [box('s1', 'dent', 102), box('s2', 'crack', 1)] },
  ],
  agreed: [{ s1: 'shape-1' }, { s2: 'shape-1' }],
} as unknown as DisputedItem;
const found = differences(item);
const ruled = (...picks: string[]) => ({ ...UNRULED, picks: Object.fromEntries(found.map(({ id }, i) => [id, picks[i]!])), reason: 'clear' });

describe('differences', () => {
  it('leave out what is agreed, and put together what lies in one place', () => {
    expect(found.map(({ shapes }) => Object.fromEntries(Object.entries(shapes).map(([name, own]) => [name, own.map(({ id }) => id)])))).toEqual([
      { A: ['A:s2'], B: ['B:s1'] },
      { A: ['A:s3'] },
      { A: ['A:s4'] },
    ]);
  });

  it('relate what is agreed by the name that it has there', () => {
    expect(found[2]!.shapes['A']![0]).toMatchObject({ source: 'shape-1', target: 'A:s2' });
  });
});

describe('a ruling', () => {
  const ids = (...picks: string[]) => result(item, found, ruled(...picks)).map(({ id }) => id);

  it('adds what was picked to what is agreed', () => {
    expect(ids('A', NONE, NONE)).toEqual(['shape-1', 'A:s2']);
    expect(ids(ALL, 'A', NONE)).toEqual(['shape-1', 'A:s2', 'B:s1', 'A:s3']);
  });

  it('leaves no relation to what is not there', () => {
    expect(ids('B', NONE, 'A')).toEqual(['shape-1', 'B:s1']);
  });

  it('is ready when every difference is settled and says why', () => {
    expect(isReady(found, ruled('A', 'B'))).toBe(false);
    expect(isReady(found, { ...ruled('A', 'B', NONE), reason: ' ' })).toBe(false);
    expect(isReady(found, ruled('A', 'B', NONE))).toBe(true);
  });
});

describe('a decision', () => {
  it('takes a version that was picked throughout', () => {
    expect(decision(item, found, ruled('A', 'A', 'A'), classes)).toEqual({ itemNo: 7, reason: 'clear', choice: 'take', annotationId: '70' });
  });

  it('leaves what is agreed where nothing more was picked', () => {
    expect(decision(item, found, ruled(NONE, NONE, NONE), classes)).toEqual({ itemNo: 7, reason: 'clear', choice: 'consolidate' });
  });

  it('leaves out what only the strategy keeps', () => {
    const kept = { ...item, candidate: { shapes: [...item.candidate.shapes, box('shape-2', 'crack', 100)] } } as DisputedItem;
    expect(decision(kept, found, ruled(NONE, NONE, NONE), classes)).toMatchObject({ choice: 'draw', shapes: [{ id: 'shape-1' }] });
  });

  it('sends what was put together, without what consolidation counted', () => {
    const sent = decision(item, found, ruled('B', 'A', NONE), classes);
    expect(sent).toMatchObject({ choice: 'draw', shapes: [{ id: 'shape-1', attributes: { depth: 1 } }, { id: 'B:s1' }, { id: 'A:s3' }] });
    expect((sent as { shapes: Shape[] }).shapes[0]!.attributes).toEqual({ depth: 1 });
  });

  it('sends what was drawn, whatever was picked', () => {
    expect(decision(item, found, { ...ruled('A', 'A', 'A'), drawn: begin([]) }, classes)).toMatchObject({ choice: 'draw', shapes: [] });
  });

  it('has to be made where the versions do not differ, too', () => {
    const alike = { ...item, versions: [item.versions[0]!], agreed: [{ s1: 'shape-1', s2: 'shape-1', s3: 'shape-1', s4: 'shape-1' }] } as DisputedItem;
    const none = differences(alike);
    expect(none).toEqual([]);
    expect(isReady(none, { ...UNRULED, reason: 'clear' })).toBe(false);
    const whole = (pick: string) => decision(alike, none, { ...UNRULED, picks: { [WHOLE]: pick }, reason: 'clear' }, classes);
    expect(whole('A')).toMatchObject({ choice: 'take', annotationId: '70' });
    expect(whole(ALL)).toMatchObject({ choice: 'consolidate' });
    expect(whole(NONE)).toMatchObject({ choice: 'draw', shapes: [] });
  });
});
