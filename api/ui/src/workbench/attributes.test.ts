import { expect, it } from 'vitest';
import type { Attribute, LabelClass } from '../api/types';
import { fault, faults } from './attributes';

const name = { 'zh-CN': '名', en: 'name' };
const attribute = (more: Partial<Attribute>) => ({ id: 'a', name, kind: 'text', required: false, ...more }) as Attribute;

it.each([
  [attribute({ required: true }), undefined, 'missing'],
  [attribute({}), undefined, undefined],
  [attribute({ maxLength: 2 }), '轴承', undefined],
  [attribute({ maxLength: 2 }), '𝄞𝄞𝄞', 'long'],
  [attribute({ kind: 'number', min: 0, max: 1 }), 0, undefined],
  [attribute({ kind: 'number', min: 0 }), -0.1, 'low'],
  [attribute({ kind: 'number', max: 1 }), 1.1, 'high'],
  [attribute({ kind: 'number' }), NaN, 'kind'],
  [attribute({ kind: 'choice', choices: [{ id: 'low', name }] }), 'low', undefined],
  [attribute({ kind: 'choice', choices: [{ id: 'low', name }] }), 'high', 'choice'],
  [attribute({ kind: 'boolean' }), 'true', 'kind'],
])('%o of %s: %s', (given, value, expected) => {
  expect(fault(given, value)).toBe(expected);
});

it('names the shape and the attribute', () => {
  const classes = [{ id: 'crack', name, colour: '#000000', shapes: ['time-point'], attributes: [attribute({ required: true })] }] as LabelClass[];
  const shape = { id: 's1', label: 'crack', attributes: {}, type: 'time-point' };
  expect(faults(classes, [shape])).toMatchObject([{ shape: { id: 's1' }, attribute: { id: 'a' }, fault: 'missing' }]);
});
