import { expect, test } from 'vitest';
import { edgesFrom, pointsFrom, sayEdges } from './skeleton';

test('points and lines are read as they are typed, in either script', () => {
  const names = pointsFrom('head, left-hand，尾、head, ');
  expect(names).toEqual(['head', 'left-hand', '尾']);
  const edges = edgesFrom('head-left-hand, left-hand - 尾，head-nobody, head-head', names);
  expect(edges).toEqual([
    ['head', 'left-hand'],
    ['left-hand', '尾'],
  ]);
  expect(sayEdges(edges)).toBe('head-left-hand, left-hand-尾');
});
