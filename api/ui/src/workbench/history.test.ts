import { expect, it } from 'vitest';
import { begin, change, redo, undo } from './history';

it('takes back and brings back any number of changes', () => {
  let history = begin(0);
  for (let i = 1; i <= 1_000; i++) history = change(history, i);
  for (let i = 0; i < 1_000; i++) history = undo(history);
  expect(history.present).toBe(0);
  expect(undo(history)).toBe(history);
  for (let i = 0; i < 1_000; i++) history = redo(history);
  expect(history.present).toBe(1_000);
  expect(redo(history)).toBe(history);
});

it('forgets what was taken back once something else is done', () => {
  const history = change(undo(change(begin('a'), 'b')), 'c');
  expect(redo(history).present).toBe('c');
  expect(undo(history).present).toBe('a');
});
