import { useState } from 'react';
import type { Issue, QuickReason } from '../api/types';
import { Button } from '../design/Button';
import { useText, type Key } from '../i18n/text';
import type { Pin } from './discuss/discussions';
import { PinChoice } from './discuss/PinChoice';

const REASONS: QuickReason[] = ['missing', 'spurious', 'duplicate', 'wrong-class', 'wrong-attribute', 'wrong-place', 'wrong-extent', 'against-guideline'];

interface Props {
  pin: Pin;
  /** The chosen shape, which an issue is pinned to where no place is. */
  pinned: { id: string; said: string } | undefined;
  /** What the button says. */
  add: string;
  busy?: boolean;
  onAdd: (issue: Issue) => unknown;
  onClose?: () => void;
}

/** An issue in a reason, in words or both. */
export function IssueForm({ pin, pinned, add, busy, onAdd, onClose }: Props) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [text, setText] = useState('');
  const says = reason || text.trim();
  const send = async () => {
    await onAdd({
      ...(reason && { reason: reason as QuickReason }),
      ...(text.trim() && { text: text.trim() }),
      ...(pin.position ? { position: pin.position } : pinned && { shapeId: pinned.id }),
    });
    setReason('');
    setText('');
    pin.clear();
  };
  return (
    <div className="stack">
      <label className="field">
        <span>{t('review.issue.reason')}</span>
        <select id="issue-reason" className="input" value={reason} autoFocus={!!onClose} onChange={({ target }) => setReason(target.value)}>
          <option value="">{t('work.choose')}</option>
          {REASONS.map((one) => (
            <option key={one} value={one}>
              {t(`reason.${one}` as Key)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('review.issue.text')}</span>
        <textarea className="input" maxLength={2_000} value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <PinChoice pin={pin} shape={pinned?.said} />
      <div className="row wrap">
        <Button disabled={!says || busy} onClick={send}>
          {add}
        </Button>
        {onClose && (
          <Button look="bare" onClick={onClose}>
            {t('discuss.cancel')}
          </Button>
        )}
      </div>
    </div>
  );
}
