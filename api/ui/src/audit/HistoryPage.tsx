import { useCallback, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { Button } from '../design/Button';
import { useKeys } from '../design/keys';
import { Empty, ProblemNote, Skeletons } from '../design/Notes';
import { useText } from '../i18n/text';
import { useMe } from '../shell/me';
import { EventDetail } from './EventDetail';
import { EventTable } from './EventTable';
import { FacetList } from './FacetList';
import { Histogram } from './Histogram';
import { exportAddress, useFacets, useHistory } from './history';
import { addressOf, askedOf, line, parse, toggled, type Asked } from './question';
import { SavedQuestions } from './SavedQuestions';
import { SearchLine } from './SearchLine';
import { Verification } from './Verification';
import './audit.css';

/** The history: one line to ask, and what answers it as bars, facets, rows and the whole event. */
export default function HistoryPage() {
  const { t } = useText();
  const [, go] = useLocation();
  const roles = useMe().data?.roles ?? [];
  const asked = askedOf(useSearch());
  const ask = (next: Partial<Asked>) => go(addressOf({ ...asked, ...next }));
  const history = useHistory(asked);
  const facets = useFacets(asked);
  const [at, setAt] = useState(0);
  const events = history.data?.pages.flatMap((page) => page.events) ?? [];
  const total = history.data?.pages[0]?.total ?? 0;
  const [open, setOpen] = useState(false);
  const chosen = events[Math.min(at, events.length - 1)];
  const { fetchNextPage, isFetchingNextPage } = history;
  const more = useCallback(() => {
    if (!isFetchingNextPage) fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  useKeys([
    { keys: '/', does: 'audit.key.search', run: () => document.querySelector<HTMLInputElement>('.search-line input')?.focus() },
    { keys: 'escape', does: 'keys.up', run: () => (open ? setOpen(false) : ask({ line: '', from: undefined, to: undefined })) },
  ]);
  return (
    <div className="history">
      <h1 className="hidden">{t('audit.title')}</h1>
      <header className="stack">
        <div className="row wrap">
          <SearchLine key={asked.line} value={asked.line} onAsk={(text) => ask({ line: text })} />
          {(asked.from || asked.to) && (
            <Button onClick={() => ask({ from: undefined, to: undefined })} title={t('audit.time.clear')}>
              {t('audit.time.chosen')} ×
            </Button>
          )}
          <SavedQuestions asked={asked} />
          {roles.includes('auditor') && (
            <Link className="button" href="/history/access">
              {t('access.title')}
            </Link>
          )}
          {roles.includes('auditor') && (
            <details className="menu">
              <summary className="button">{t('audit.export')}</summary>
              <div className="panel stack pad">
                <p className="small quiet">{t('audit.export.say', { n: total })}</p>
                <a className="button" href={exportAddress(asked, 'jsonl')} download>
                  {t('audit.export.jsonl')}
                </a>
                <a className="button" href={exportAddress(asked, 'csv')} download>
                  {t('audit.export.csv')}
                </a>
              </div>
            </details>
          )}
        </div>
        {facets.data && facets.data.timeline.length > 0 && <Histogram steps={facets.data.timeline} step={facets.data.step} onBrush={ask} />}
        <div className="row wrap">
          <span role="status">{history.data && t('audit.found', { n: total })}</span>
          <span className="grow" />
          {roles.some((role) => role === 'auditor' || role === 'process-admin') && <Verification jobId={parse(asked.line).jobId} />}
        </div>
      </header>
      <aside className="facets scroll" aria-label={t('audit.facets')}>
        {facets.error ? (
          <ProblemNote error={facets.error} again={() => facets.refetch()} />
        ) : (
          facets.data && <FacetList fields={facets.data.fields} question={parse(asked.line)} onToggle={(field, value) => ask({ line: line(toggled(parse(asked.line), field, value)) })} />
        )}
      </aside>
      <div className="answer">
        {history.isPending ? (
          <Skeletons rows={12} />
        ) : history.error ? (
          <ProblemNote error={history.error} again={() => history.refetch()} />
        ) : events.length === 0 ? (
          <Empty title={t('audit.none')}>{t('audit.none.do')}</Empty>
        ) : (
          <EventTable
            events={events}
            more={history.hasNextPage}
            onMore={more}
            chosen={Math.min(at, events.length - 1)}
            onChoose={setAt}
            onOpen={(i) => {
              setAt(i);
              setOpen(true);
            }}
          />
        )}
      </div>
      {open && chosen && <EventDetail event={chosen} onClose={() => setOpen(false)} onAsk={(text) => ask({ line: text, from: undefined, to: undefined })} />}
    </div>
  );
}
