import { expect, it } from 'vitest';
import { shown } from './Button';

it.each([
  ['mod+k', 'Ctrl K'],
  ['+', '+'],
  ['mod++', 'Ctrl +'],
  ['shift+arrowleft', 'Shift ←'],
  ['?', '?'],
])('shows the keys %s as people read them', (keys, read) => expect(shown(keys)).toBe(read));
