import { useState } from 'react';
import { isA, type LabelSchema, type Shape } from '../api/types';
import { freshId } from './editor';

/** Without a shape, and without what relates it: that relates nothing any more. */
export const without = (shapes: Shape[], id: string) => shapes.filter((one) => one.id !== id && !(isA(one, 'relation') && (one.source === id || one.target === id)));

/** What is done to an item's shapes beside the canvas. */
export function useLabelling(schema: LabelSchema, shapes: Shape[], chosen: string | undefined, choose: (id: string | undefined) => void, edit: (shapes: Shape[]) => void) {
  const [labelId, setLabelId] = useState(schema.classes[0]?.id);
  const shape = shapes.find((one) => one.id === chosen);
  const known = (id: string | undefined) => schema.classes.find((one) => one.id === id);
  const remove = (id: string) => {
    edit(without(shapes, id));
    if (chosen === id) choose(undefined);
  };
  return {
    label: known(labelId),
    shape,
    remove,
    /** New shapes carry it, and the chosen one if it may. */
    relabel: (id: string) => {
      setLabelId(id);
      if (shape && shape.label !== id && known(id)?.shapes.includes(shape.type)) {
        edit(shapes.map((one) => (one === shape ? { ...shape, label: id, attributes: {} } : one)));
      }
    },
    /** Says the class of the item as a whole, or takes it back. */
    whole: () => {
      const said = shapes.find((one) => one.type === 'classification' && one.label === labelId);
      if (said) return remove(said.id);
      const id = freshId(shapes);
      edit([...shapes, { id, label: labelId!, attributes: {}, type: 'classification' }]);
      choose(id);
    },
    describe: (attributes: Record<string, unknown>) => edit(shapes.map((one) => (one === shape ? { ...shape, attributes } : one))),
  };
}

export type Labelling = ReturnType<typeof useLabelling>;
