import { expect, it } from 'vitest';
import { Activity } from './activity';

it('counts until half a minute after the last sign of life, and only what is in sight', () => {
  const activity = new Activity();
  expect(activity.isActive(0, true)).toBe(false);
  activity.sign(1_000);
  expect(activity.isActive(30_999, true)).toBe(true);
  expect(activity.isActive(30_999, false)).toBe(false);
  expect(activity.isActive(31_000, true)).toBe(false);
  activity.sign(60_000);
  expect(activity.isActive(60_001, true)).toBe(true);
});
