import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { csrfToken } from '../api/client';
import type { Me } from '../api/types';
import { Button } from '../design/Button';
import { useKeys } from '../design/keys';
import { useTheme } from '../design/theme';
import { toast, Toasts } from '../design/toasts';
import { setLanguage, useText } from '../i18n/text';
import { Failure } from './Failure';
import { placesFor } from './navigation';
import './shell.css';

const Palette = lazy(() => import('./Palette').then(({ Palette }) => ({ default: Palette })));
const KeySheet = lazy(() => import('./KeySheet').then(({ KeySheet }) => ({ default: KeySheet })));

/** A form, not a request: the browser itself must follow to the issuer, where the session ends too. */
function signOut() {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/sign-out';
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = '_csrf';
  field.value = csrfToken();
  form.append(field);
  document.body.append(form);
  form.submit();
}

/** What stays at the edge of every view. */
export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const { t, lang } = useText();
  const [path] = useLocation();
  const [theme, setTheme] = useTheme();
  const [open, setOpen] = useState<'palette' | 'keys'>();
  const switchLanguage = () => setLanguage(lang === 'en' ? 'zh-CN' : 'en').catch(() => toast('amber', (t) => t('problem.offline')));
  const switchTheme = () => setTheme(theme === 'light' ? 'dark' : 'light');
  const otherTheme = t(theme === 'light' ? 'nav.theme.dark' : 'nav.theme.light');
  useKeys([
    { keys: 'mod+k', does: 'keys.palette', run: () => setOpen('palette'), inFields: true },
    { keys: '?', does: 'keys.help', run: () => setOpen('keys') },
  ]);
  return (
    <div className="shell">
      <a className="skip button" href="#content">
        {t('app.skip')}
      </a>
      <header className="top">
        <span className="brand">
          <img src="/favicon.svg" width="20" height="20" alt="" />
          {t('app.name')}
        </span>
        <nav aria-label={t('nav.main')}>
          {placesFor(me.roles).map((place) => (
            <Link key={place.path} href={place.path} className="button bare" aria-current={path.startsWith(place.path) ? 'page' : undefined}>
              {t(place.name)}
            </Link>
          ))}
        </nav>
        <Button onClick={() => setOpen('palette')} aria-keyshortcuts="Control+K">
          {t('nav.search')} <kbd aria-hidden="true">Ctrl K</kbd>
        </Button>
        <Button look="bare" onClick={() => setOpen('keys')} aria-label={t('nav.keys')} shortcut="?">
          ?
        </Button>
        <Button look="bare" onClick={switchLanguage} title={t('nav.language')} lang={lang === 'en' ? 'zh-CN' : 'en'}>
          {lang === 'en' ? '中文' : 'English'}
        </Button>
        <Button look="bare" onClick={switchTheme} aria-label={otherTheme} title={otherTheme}>
          {theme === 'light' ? '☾' : '☀'}
        </Button>
        <span className="cut" title={t('nav.person', { name: me.name, organisation: me.organisation })}>
          {me.name}
        </span>
        <Button look="bare" onClick={signOut}>
          {t('nav.signOut')}
        </Button>
      </header>
      <main id="content" tabIndex={-1}>
        <Failure view={path}>{children}</Failure>
      </main>
      <Suspense>
        {open === 'palette' && (
          <Palette
            roles={me.roles}
            actions={[
              { kind: 'palette.action', name: t('nav.language'), run: switchLanguage },
              { kind: 'palette.action', name: otherTheme, run: switchTheme },
              { kind: 'palette.action', name: t('nav.signOut'), run: signOut },
            ]}
            onClose={() => setOpen(undefined)}
          />
        )}
        {open === 'keys' && <KeySheet onClose={() => setOpen(undefined)} />}
      </Suspense>
      <Toasts />
    </div>
  );
}
