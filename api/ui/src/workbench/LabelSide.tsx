import type { LabelSchema, Shape } from '../api/types';
import { useKeys } from '../design/keys';
import { useText } from '../i18n/text';
import { AttributeForm } from './AttributeForm';
import type { Labelling } from './labelling';
import { LabelPanel } from './LabelPanel';
import { ShapeList } from './ShapeList';

interface Props {
  schema: LabelSchema;
  media: string | undefined;
  shapes: Shape[];
  labelling: Labelling;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** Labels, shapes and the chosen shape's attributes, beside a canvas that is drawn on. */
export function LabelSide({ schema, media, shapes, labelling, chosen, onChoose }: Props) {
  const { t } = useText();
  const { label, shape, relabel, whole, remove, describe } = labelling;
  const shapeLabel = schema.classes.find((one) => one.id === shape?.label);
  useKeys([{ keys: 'delete backspace', does: 'work.key.delete', run: () => chosen && remove(chosen) }]);
  return (
    <>
      <LabelPanel classes={schema.classes} chosen={label?.id} onChoose={relabel} onWhole={whole} />
      <h2>{t('work.shapes')}</h2>
      <ShapeList classes={schema.classes} shapes={shapes} media={media} chosen={chosen} onChoose={onChoose} onDelete={remove} />
      {shape && shapeLabel && shapeLabel.attributes.length > 0 && (
        <>
          <h2>{t('work.attributes')}</h2>
          <AttributeForm label={shapeLabel} shape={shape} onChange={describe} />
        </>
      )}
    </>
  );
}
