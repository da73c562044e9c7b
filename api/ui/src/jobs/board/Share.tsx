import type { Scorecard } from '../../api/types';
import { useText } from '../../i18n/text';

/** A share with its interval; a dash where there is nothing to take it of. */
export function Share({ of: { share, low, high, hits, of } }: { of: Scorecard['gold'] }) {
  const { t, lang } = useText();
  const percent = (one: number) => one.toLocaleString(lang, { style: 'percent', maximumFractionDigits: 0 });
  return share == null ? '–' : <span title={t('gold.of', { hits, of })}>{t('gold.share', { share: percent(share), low: percent(low!), high: percent(high!) })}</span>;
}
