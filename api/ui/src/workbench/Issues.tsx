import { useState } from 'react';
import type { Issue, QuickReason } from '../api/types';
import { Button } from '../design/Button';
import { useText, type Key } from '../i18n/text';
import { saidOf } from './IssueNotes';
import type { Verdict } from './verdicts';

const REASONS: QuickReason[] = ['missing', 'spurious', 'duplicate', 'wrong-class', 'wrong-attribute', 'wrong-place', 'wrong-extent', 'against-guideline'];

interface IssuesProps {
  /** The shape that an issue is pinned to, in words; about the item where there is none. */
  pinned: { id: string; said: string } | undefined;
  verdict: Verdict;
  onChange: (next: Verdict) => void;
}

/** What is wrong, pinned to the chosen shape, or to the item where none is chosen. */
export function Issues({ pinned, verdict, onChange }: IssuesProps) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [text, setText] = useState('');
  const add = () => {
    if (!reason && !text.trim()) return;
    const issue: Issue = { ...(reason && { reason: reason as QuickReason }), ...(text.trim() && { text: text.trim() }), ...(pinned && { shapeId: pinned.id }) };
    onChange({ outcome: verdict.outcome === 'accepted' || !verdict.outcome ? 'returned' : verdict.outcome, issues: [...verdict.issues, issue] });
    setReason('');
    setText('');
  };
  return (
    <div className="stack">
      <h2>{t('review.issues')}</h2>
      <ul>
        {verdict.issues.map((issue, i) => (
          <li key={i} className="row">
            <span className="grow">{saidOf(t, issue)}</span>
            <Button look="bare" aria-label={`${t('review.issue.remove')}: ${saidOf(t, issue)}`} onClick={() => onChange({ ...verdict, issues: verdict.issues.filter((_, one) => one !== i) })}>
              ×
            </Button>
          </li>
        ))}
      </ul>
      <label className="field">
        <span>{t('review.issue.reason')}</span>
        <select id="issue-reason" className="input" value={reason} onChange={({ target }) => setReason(target.value)}>
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
        <textarea className="input" value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <div className="row wrap">
        <Button disabled={!reason && !text.trim()} onClick={add}>
          {t('review.issue.add')}
        </Button>
        <span className="small quiet">{pinned ? t('review.issue.pin', { what: pinned.said }) : t('review.issue.pin.item')}</span>
      </div>
    </div>
  );
}
