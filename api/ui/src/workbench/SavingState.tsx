import { State } from '../design/State';
import { say } from '../design/Notes';
import { relative, useNow } from '../design/time';
import { useText } from '../i18n/text';
import type { Saving } from './draft';

/** Whether what is on the page lies with the server. */
export function SavingState({ saving }: { saving: Saving }) {
  const { t, lang } = useText();
  const now = useNow(1_000);
  switch (saving.state) {
    case 'saved':
      return <State tone="green">{t('work.saved', { when: relative(lang, Math.min(saving.at, now), now) })}</State>;
    case 'offline':
      return <State tone="amber">{t('work.offline')}</State>;
    case 'conflict':
      return <State tone="red">{t('work.conflict')}</State>;
    case 'failed':
      return <State tone="red">{say(t, saving.error)}</State>;
    default:
      return <State tone="new">{t(`work.${saving.state}`)}</State>;
  }
}
