import type { ReviewItem } from '../api/types';
import { useText, type Key } from '../i18n/text';

type Judged = Pick<ReviewItem, 'candidate' | 'agreement' | 'earlier'>;

/** What is known of an item beside its labels. */
export function Facts({ candidate, agreement, earlier }: Judged) {
  const { t, lang } = useText();
  const share = (value: number) => value.toLocaleString(lang, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <dl className="small">
      <dt className="quiet">{t('review.confidence')}</dt>
      <dd>{share(candidate.confidence)}</dd>
      {agreement && (
        <>
          <dt className="quiet">{t('review.agreement', { measure: t(`measure.${agreement.measure}` as Key) })}</dt>
          <dd>{agreement.value == null ? t('review.agreement.none') : share(agreement.value)}</dd>
        </>
      )}
      {earlier && (
        <>
          <dt className="quiet">{t('review.earlier', { round: earlier.round })}</dt>
          <dd>{t(`review.${earlier.outcome}` as Key)}</dd>
        </>
      )}
    </dl>
  );
}
