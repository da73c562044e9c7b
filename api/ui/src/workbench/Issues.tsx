import { Button } from '../design/Button';
import { useText } from '../i18n/text';
import type { Pin } from './discuss/discussions';
import { IssueForm } from './IssueForm';
import { saidOf } from './issue';
import type { Verdict } from './verdicts';

interface IssuesProps {
  pin: Pin;
  /** The shape that an issue is pinned to, in words; about the item where there is none. */
  pinned: { id: string; said: string } | undefined;
  verdict: Verdict;
  onChange: (next: Verdict) => void;
}

/** What is wrong, pinned to a place, to the chosen shape, or to the item. */
export function Issues({ pin, pinned, verdict, onChange }: IssuesProps) {
  const { t } = useText();
  return (
    <div className="stack">
      <h2>{t('review.issues')}</h2>
      <ul>
        {verdict.issues.map((issue, i) => (
          <li key={i} className="row">
            <span className="grow">{saidOf(t, issue)}</span>
            <Button
              look="bare"
              aria-label={t('review.issue.removeOne', { what: saidOf(t, issue) })}
              onClick={() => onChange({ ...verdict, issues: verdict.issues.filter((_, one) => one !== i) })}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <IssueForm
        pin={pin}
        pinned={pinned}
        add={t('review.issue.add')}
        onAdd={(issue) => onChange({ outcome: verdict.outcome === 'accepted' || !verdict.outcome ? 'returned' : verdict.outcome, issues: [...verdict.issues, issue] })}
      />
    </div>
  );
}
