import { describe, expect, it } from 'vitest';
import { GAP, moved, placeOn, type Box } from './room';

const box = (x: number, y: number, width = 100, height = 80): Box => ({ x, y, width, height });
const STEP = { width: 100, height: 80 };

describe('a step dropped on a flow', () => {
  const source = box(0, 0);
  const short = [{ x: 100, y: 40 }, { x: 180, y: 40 }];
  const target = box(180, 0);

  it('gets a gap on either side, and what follows moves on', () => {
    expect(placeOn(short, { source, target }, { x: 110, y: 40 }, STEP, [source, target])).toEqual({
      spaces: [{ axis: 'x', from: 100, by: 120 }],
      middle: { x: 100 + GAP + 50, y: 40 },
    });
  });

  it.each([
    ['stays where it was dropped', 300, 300],
    ['keeps its distance from the source', 105, 200],
    ['keeps its distance from the target', 495, 400],
  ])('that is long enough %s', (_, dropped, x) => {
    const far = box(500, 0);
    expect(placeOn([{ x: 100, y: 40 }, { x: 500, y: 40 }], { source, target: far }, { x: dropped, y: 44 }, STEP, [source, far])).toEqual({ spaces: [], middle: { x, y: 40 } });
  });

  it('moves down what it would cover below', () => {
    const below = box(300, 60);
    expect(placeOn([{ x: 100, y: 40 }, { x: 500, y: 40 }], { source, target: box(500, 0) }, { x: 300, y: 40 }, STEP, [source, below])).toEqual({
      spaces: [{ axis: 'y', from: 40, by: 40 }],
      middle: { x: 300, y: 40 },
    });
  });

  it('leaves alone below what moves out of its way', () => expect(placeOn(short, { source, target }, { x: 140, y: 40 }, STEP, [source, target, box(181, 90)])?.spaces).toEqual([{ axis: 'x', from: 100, by: 120 }]));

  it('goes on the part of a bent flow that it was dropped on', () => {
    const bent = [{ x: 100, y: 40 }, { x: 130, y: 40 }, { x: 130, y: 300 }, { x: 160, y: 300 }];
    expect(placeOn(bent, { source, target: box(160, 260) }, { x: 132, y: 170 }, STEP, [])).toEqual({ spaces: [], middle: { x: 130, y: 170 } });
    expect(placeOn(bent, { source, target: box(160, 260) }, { x: 132, y: 60 }, STEP, [])).toEqual({ spaces: [], middle: { x: 130, y: 40 + GAP + 40 } });
  });

  it('is left where it is on a slanted flow', () => expect(placeOn([{ x: 0, y: 0 }, { x: 50, y: 60 }], { source, target }, { x: 20, y: 20 }, STEP, [])).toBeUndefined());
});

describe('a flow beside the room that is made', () => {
  const space = { axis: 'x', from: 100, by: 120 } as const;

  it('keeps its line, longer', () =>
    expect(moved([{ x: 50, y: 0 }, { x: 50, y: 90 }, { x: 300, y: 90 }, { x: 300, y: 40 }], space, { source: false, target: true })).toEqual([{ x: 50, y: 0 }, { x: 50, y: 90 }, { x: 420, y: 90 }, { x: 420, y: 40 }]));
  it('is laid anew where a part would slant', () => expect(moved([{ x: 300, y: 0 }, { x: 300, y: 90 }], space, { source: false, target: true })).toBeUndefined());
});
