import { useEffect, useRef, useState } from 'react';
import type { Shape } from '../../api/types';
import { Button } from '../../design/Button';
import { State, type Tone } from '../../design/State';
import { useText } from '../../i18n/text';
import { CLASSES, type Defect } from './findings';

const TONES: Record<Defect['class'], Tone> = { critical: 'red', major: 'amber', minor: 'new' };

interface Props {
  shapes: Shape[];
  say: (shape: Shape) => string;
  /** A new defect is about it, or about the item where there is none. */
  pinned: Shape | undefined;
  defects: Defect[];
  /** The class of the defect that is being written. */
  writing: Defect['class'] | undefined;
  onWrite: (next: Defect['class'] | undefined) => void;
  onChange: (defects: Defect[]) => void;
}

/** What is wrong with an item, and one more. */
export function Defects({ shapes, say, pinned, defects, writing, onWrite, onChange }: Props) {
  const { t } = useText();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (writing) field.current?.focus();
  }, [writing]);
  const about = (id: string | undefined) => {
    const shape = shapes.find((one) => one.id === id);
    return shape ? ` · ${say(shape)}` : '';
  };
  return (
    <div className="stack">
      <h2>{t('inspect.found')}</h2>
      {defects.length === 0 && <p className="quiet small">{t('inspect.found.none')}</p>}
      <ul>
        {defects.map((defect, i) => (
          <li key={i} className="row">
            <span className="grow">
              <State tone={TONES[defect.class]}>{t(`inspect.class.${defect.class}`)}</State> {defect.text}
              <span className="quiet small">{about(defect.shapeId)}</span>
            </span>
            <Button look="bare" aria-label={t('said.of', { what: t('inspect.remove'), of: defect.text })} onClick={() => onChange(defects.filter((_, one) => one !== i))}>
              ×
            </Button>
          </li>
        ))}
      </ul>
      {writing && (
        <form
          className="stack panel defect"
          onSubmit={(event) => {
            event.preventDefault();
            if (!text.trim()) return;
            onChange([...defects, { class: writing, text: text.trim(), ...(pinned && { shapeId: pinned.id }) }]);
            setText('');
            onWrite(undefined);
          }}
        >
          <label className="field">
            <span>{t('inspect.class')}</span>
            <select className="input" value={writing} onChange={({ target }) => onWrite(target.value as Defect['class'])}>
              {CLASSES.map((one) => (
                <option key={one} value={one}>
                  {t(`inspect.class.${one}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{t('inspect.text')}</span>
            <input ref={field} className="input" maxLength={2_000} value={text} onChange={({ target }) => setText(target.value)} />
          </label>
          <span className="small quiet">{pinned ? t('review.issue.pin', { what: say(pinned) }) : t('review.issue.pin.item')}</span>
          <div className="row">
            <Button type="submit" disabled={!text.trim()}>
              {t('inspect.add')} <kbd aria-hidden="true">{'Enter'}</kbd>
            </Button>
            <Button look="bare" onClick={() => onWrite(undefined)}>
              {t('work.cancel')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
