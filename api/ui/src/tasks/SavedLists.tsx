import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, body } from '../api/client';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { KeepFields } from '../design/KeepFields';
import { ProblemNote, say } from '../design/Notes';
import { toast } from '../design/toasts';
import { useText } from '../i18n/text';

const KEY = ['task-filters'];

/** Lists that are kept under a name: one's own, and those that colleagues share. @param query of the list that is shown */
export function SavedLists({ query }: { query: string }) {
  const { t } = useText();
  const client = useQueryClient();
  const [saving, save] = useState(false);
  const saved = useQuery({ queryKey: KEY, queryFn: () => body(api.GET('/api/v1/tasks/filters')) });
  const removing = useMutation({
    mutationFn: (id: string) => body(api.DELETE('/api/v1/tasks/filters/{id}', { params: { path: { id: id as never } } })),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
    onError: (error) => toast('red', (t) => say(t, error)),
  });
  return (
    <section aria-label={t('tasks.saved')} className="saved">
      <div className="row">
        <h2 className="grow">{t('tasks.saved')}</h2>
        <Button look="bare" onClick={() => save(true)} title={t('tasks.saved.save')} aria-label={t('tasks.saved.save')}>
          +
        </Button>
      </div>
      {saved.data?.length === 0 && <p className="small quiet">{t('tasks.saved.none')}</p>}
      <ul>
        {saved.data?.map((one) => (
          <li key={one.id} className="row">
            <Link href={one.address ? `/tasks?${one.address}` : '/tasks'} className="button bare grow" aria-current={one.address === query ? 'page' : undefined} title={one.own ? undefined : t('tasks.saved.by', { name: one.keptBy })}>
              <span className="cut">{one.name}</span>
              {one.shared && <span className="small quiet">{t('tasks.saved.shared')}</span>}
            </Link>
            {one.own && (
              <Button look="bare" aria-label={t('tasks.saved.remove', { name: one.name })} onClick={() => removing.mutate(one.id)}>
                ×
              </Button>
            )}
          </li>
        ))}
      </ul>
      {saving && <SaveDialog query={query} onClose={() => save(false)} />}
    </section>
  );
}

function SaveDialog({ query, onClose }: { query: string; onClose: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const saving = useMutation({
    mutationFn: () => body(api.POST('/api/v1/tasks/filters', { body: { name: name.trim(), address: query, shared } })),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: KEY });
      onClose();
    },
  });
  return (
    <Dialog title={t('tasks.saved.save')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) saving.mutate();
        }}
      >
        <KeepFields name={name} shared={shared} labels={{ name: t('tasks.saved.name'), share: t('tasks.saved.share') }} onName={setName} onShared={setShared} />
        {saving.error && <ProblemNote error={saving.error} />}
        <div className="row">
          <Button type="submit" look="primary" disabled={!name.trim() || saving.isPending}>
            {t('tasks.saved.do')}
          </Button>
          <Button onClick={onClose}>{t('tasks.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
