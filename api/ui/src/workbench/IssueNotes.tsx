import type { Issue } from '../api/types';
import { useText, type Key, type Say } from '../i18n/text';

/** Reason and words of an issue in one line. */
export const saidOf = (t: Say, issue: Issue) => [issue.reason && t(`reason.${issue.reason}` as Key), issue.text].filter(Boolean).join(': ');

/** What others found wrong with an item. */
export function IssueNotes({ title, issues }: { title: string; issues: Issue[] }) {
  const { t } = useText();
  return (
    <div className="notice amber stack">
      <h2>{title}</h2>
      <ul>
        {issues.map((issue, i) => (
          <li key={i}>{saidOf(t, issue)}</li>
        ))}
      </ul>
    </div>
  );
}
