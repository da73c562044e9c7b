import { Link, useLocation } from 'wouter';
import { useText } from '../i18n/text';

/** What an organisation's admin looks after. */
export function Tabs() {
  const { t } = useText();
  const [path] = useLocation();
  return (
    <nav className="row" aria-label={t('organisation.title')}>
      <Link className="button bare" href="/organisation/members" aria-current={path.endsWith('/members') ? 'page' : undefined}>
        {t('members.title')}
      </Link>
      <Link className="button bare" href="/organisation/webhooks" aria-current={path.includes('/webhooks') ? 'page' : undefined}>
        {t('webhooks.title')}
      </Link>
    </nav>
  );
}
