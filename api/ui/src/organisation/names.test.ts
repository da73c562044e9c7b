import { expect, test } from 'vitest';
import { fullName } from './names';

test('a name is told in the order of its script', () => {
  expect(fullName({ firstName: '伟', lastName: '张', username: 'w' })).toBe('张伟');
  expect(fullName({ firstName: 'Wei', lastName: 'Zhang', username: 'w' })).toBe('Wei Zhang');
  expect(fullName({ firstName: undefined, lastName: undefined, username: 'w' })).toBe('w');
});
