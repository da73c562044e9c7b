import { expect, it } from 'vitest';
import type { ReviewItem } from '../api/types';
import { count, open, submission, type Verdicts } from './verdicts';

const items = [1, 2, 3].map((no) => ({ no })) as ReviewItem[];

it('is whole when every item has a verdict, and every bad one says why', () => {
  const verdicts: Verdicts = { 1: { outcome: 'accepted', issues: [] }, 2: { outcome: 'returned', issues: [] } };
  expect(open(items, verdicts).map((item) => item.no)).toEqual([2, 3]);
  verdicts[2]!.issues = [{ reason: 'missing' }];
  verdicts[3] = { outcome: 'disputed', issues: [{ text: 'two readings' }] };
  expect(open(items, verdicts)).toEqual([]);
  expect(count(verdicts, 'disputed')).toBe(1);
  expect(submission(items, verdicts).verdicts[2]).toEqual({ itemNo: 3, outcome: 'disputed', issues: [{ text: 'two readings' }] });
});
