import { describe, expect, it } from 'vitest';
import { answersOf } from './answers';

describe('known answers', () => {
  it('are read a line each, empty lines passed over', () => {
    expect(answersOf('{"externalId":"a","shapes":[]}\n\n{"externalId":"b","shapes":[{"id":"1"}]}\n')).toEqual([
      { externalId: 'a', shapes: [] },
      { externalId: 'b', shapes: [{ id: '1' }] },
    ]);
  });

  it.each(['{"externalId":"a","shapes":[]}\nnothing', '{"externalId":"a","shapes":[]}\n{"shapes":[]}', '{"externalId":"a","shapes":[]}\nnull'])('name the line that is none', (text) => {
    expect(() => answersOf(text)).toThrow('2');
  });
});
