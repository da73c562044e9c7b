import { Empty } from '../design/Notes';
import { useText } from '../i18n/text';

const here = () => `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`;

/** Where a session has ended under somebody's hands: it asks, instead of leaving the page and what is on it. */
export function SignIn() {
  const { t } = useText();
  return (
    <main>
      <Empty page title={t('signIn.title')}>
        <p>{t('signIn.say')}</p>
        <p>
          <a className="button primary" href={here()}>
            {t('signIn.do')}
          </a>
        </p>
      </Empty>
    </main>
  );
}
