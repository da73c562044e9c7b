import { useText } from '../i18n/text';

export interface Hint {
  label: string;
  missed: number;
  added: number;
}

/** What went wrong, class by class; nothing of where. */
export function Hints({ hints }: { hints: Hint[] }) {
  const { t } = useText();
  return (
    <ul className="small">
      {hints.map(({ label, missed, added }) => (
        <li key={label}>{[`${label}:`, missed > 0 && t('gold.missed', { n: missed }), added > 0 && t('gold.added', { n: added })].filter(Boolean).join(' ')}</li>
      ))}
    </ul>
  );
}
