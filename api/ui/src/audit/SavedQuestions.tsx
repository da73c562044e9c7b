import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, body } from '../api/client';
import { Button } from '../design/Button';
import { KeepFields } from '../design/KeepFields';
import { say } from '../design/Notes';
import { toast } from '../design/toasts';
import { useText } from '../i18n/text';
import { filterOf } from './history';
import { addressOf, line, type Asked, type Question } from './question';

const KEY = ['history-queries'];

/** Questions that are kept under a name: one's own, and those that colleagues share. */
export function SavedQuestions({ asked }: { asked: Asked }) {
  const { t } = useText();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const saved = useQuery({ queryKey: KEY, queryFn: () => body(api.GET('/api/v1/history/queries')) });
  const after = () => client.invalidateQueries({ queryKey: KEY });
  const saving = useMutation({
    mutationFn: () => {
      const { jobId, ...rest } = filterOf(asked);
      return body(api.PUT('/api/v1/history/queries/{name}', { params: { path: { name: name.trim() } }, body: { question: { ...rest, jobId: jobId ? Number(jobId) : undefined }, shared } }));
    },
    onSuccess: () => {
      setName('');
      return after();
    },
    onError: (error) => toast('red', (t) => say(t, error)),
  });
  const removing = useMutation({
    mutationFn: (gone: string) => body(api.DELETE('/api/v1/history/queries/{name}', { params: { path: { name: gone } } })),
    onSettled: after,
    onError: (error) => toast('red', (t) => say(t, error)),
  });
  return (
    <details className="menu">
      <summary className="button">{t('audit.saved')}</summary>
      <div className="panel stack pad">
        {saved.data?.length === 0 && <p className="small quiet">{t('audit.saved.none')}</p>}
        <ul>
          {saved.data?.map((one) => {
            const { from, to, jobId, ...rest } = one.question;
            const question: Question = { ...rest, jobId: jobId === undefined || jobId === null ? undefined : String(jobId) };
            return (
              <li key={`${one.owner}/${one.name}`} className="row">
                <Link href={addressOf({ line: line(question), from, to })} className="button bare grow">
                  <span className="cut">{one.name}</span>
                  {one.shared && <span className="small quiet">{t('audit.saved.shared')}</span>}
                </Link>
                {one.own && (
                  <Button look="bare" aria-label={t('audit.saved.remove', { name: one.name })} onClick={() => removing.mutate(one.name)}>
                    ×
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim()) saving.mutate();
          }}
        >
          <KeepFields name={name} shared={shared} labels={{ name: t('audit.saved.name'), share: t('audit.saved.share') }} onName={setName} onShared={setShared} />
          <Button type="submit" disabled={!name.trim() || saving.isPending}>
            {t('audit.saved.save')}
          </Button>
        </form>
      </div>
    </details>
  );
}
