import { useState } from 'react';
import type { LabelSchema } from '../../api/types';
import { Button } from '../../design/Button';
import { local, useText, type Key } from '../../i18n/text';
import { AttributeForm } from '../../workbench/AttributeForm';
import { Swatch } from '../../workbench/ShapeList';
import { ShapeSample } from './ShapeSample';

/** What annotators will see of the schema, to try it out. */
export function SchemaPreview({ schema }: { schema: LabelSchema }) {
  const { t, lang } = useText();
  const [chosen, choose] = useState(0);
  const [attributes, setAttributes] = useState<Record<string, unknown>>({});
  const label = schema.classes[Math.min(chosen, schema.classes.length - 1)];
  return (
    <aside className="preview" aria-label={t('setup.preview')}>
      <div className="panel stack pad">
        <h2>{t('setup.preview')}</h2>
        <ul className="labels">
          {schema.classes.map((one, i) => (
            <li key={i}>
              <Button look="bare" className="left wide" aria-pressed={one === label} onClick={() => choose(i)}>
                {i < 9 && <kbd aria-hidden="true">{i + 1}</kbd>}
                <Swatch colour={one.colour} />
                <span className="cut">{local(lang, one.name)}</span>
              </Button>
            </li>
          ))}
        </ul>
        {label && (
          <>
            <ul className="row wrap samples">
              {label.shapes.map((shape) => (
                <li key={shape}>
                  <ShapeSample type={shape} colour={label.colour} />
                  <span className="small quiet">{t(`shapeType.${shape}` as Key)}</span>
                </li>
              ))}
            </ul>
            {label.attributes.length > 0 && (
              <>
                <h3>{t('setup.attributes')}</h3>
                <AttributeForm label={label} shape={{ id: 'preview', type: label.shapes[0] ?? '', label: label.id, attributes }} onChange={setAttributes} />
              </>
            )}
          </>
        )}
        <h3>{t('setup.guideline')}</h3>
        <p className="guideline">{local(lang, schema.guideline)}</p>
      </div>
    </aside>
  );
}
