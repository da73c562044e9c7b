import type { Issue, Position } from '../api/types';
import type { Key, Say } from '../i18n/text';

/** Reason and words of an issue in one line. */
export function saidOf(t: Say, issue: Issue): string {
  const reason = issue.reason && t(`reason.${issue.reason}` as Key);
  return reason && issue.text ? t('said.of', { what: reason, of: issue.text }) : (reason ?? issue.text ?? '');
}

/** A place on the canvas in words, in the units of its axes. */
export function placeOf(t: Say, position: Position): string {
  const { x, y, seconds } = position;
  if (x !== undefined && y !== undefined) return t('discuss.at.pixel', { x: Math.round(x), y: Math.round(y) });
  if (seconds !== undefined) return t('discuss.at.seconds', { seconds: Math.round(seconds * 1000) / 1000 });
  return Object.entries(position)
    .map(([axis, value]) => `${axis} ${value}`)
    .join(', ');
}
