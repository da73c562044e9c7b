import type { Attribute, LabelClass, Shape } from '../api/types';

export type Fault = 'missing' | 'kind' | 'low' | 'high' | 'long' | 'choice';

/** What is wrong with a value, by the rules that the server keeps too; undefined where nothing is. */
export function fault(attribute: Attribute, value: unknown): Fault | undefined {
  if (value === undefined || value === null) return attribute.required ? 'missing' : undefined;
  switch (attribute.kind) {
    case 'text':
      if (typeof value !== 'string') return 'kind';
      return attribute.maxLength != null && [...value].length > attribute.maxLength ? 'long' : undefined;
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'kind';
      if (attribute.min != null && value < attribute.min) return 'low';
      return attribute.max != null && value > attribute.max ? 'high' : undefined;
    case 'choice':
      return attribute.choices?.some((choice) => choice.id === value) ? undefined : 'choice';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'kind';
  }
}

/** Every attribute of these shapes that is missing or wrong. */
export const faults = (classes: LabelClass[], shapes: Shape[]) =>
  shapes.flatMap((shape) => {
    const known = classes.find((one) => one.id === shape.label);
    return (known?.attributes ?? []).flatMap((attribute) => {
      const found = fault(attribute, shape.attributes[attribute.id]);
      return found ? [{ shape, attribute, fault: found }] : [];
    });
  });
