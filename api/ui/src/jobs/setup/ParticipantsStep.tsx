import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { api, body } from '../../api/client';
import type { Participant } from '../../api/types';
import { Button } from '../../design/Button';
import { Empty } from '../../design/Notes';
import { useText } from '../../i18n/text';
import { Field, faultOf } from './Field';
import type { StepProps } from './JobSetupPage';
import { lacks } from './job';
import { replaced, without } from './schema';

/** Which organisations do what. */
export function ParticipantsStep({ job, kept }: StepProps) {
  const { t } = useText();
  const { value, change, saving } = kept;
  const { participants } = value;
  const [adding, setAdding] = useState('');
  const list = useId();
  const known = useQuery({ queryKey: ['organisations'], queryFn: knownOrganisations, staleTime: 60_000 });
  const error = saving.state === 'failed' ? saving.error : undefined;
  const set = (next: Participant[]) => change({ ...value, participants: next });
  const name = adding.trim();
  const taken = participants.some((one) => one.organisation === name);
  const wrong = lacks(value, 1, job.owner, 0).filter((lack) => lack.step === 'participants');
  return (
    <div className="stack">
      <p className="quiet">{t('participants.say', { owner: job.owner })}</p>
      {participants.length === 0 ? (
        <Empty title={t('participants.none')}>{t('participants.none.do')}</Empty>
      ) : (
        <table className="panel">
          <thead>
            <tr>
              <th>{t('participants.organisation')}</th>
              <th>{t('participants.annotates')}</th>
              <th>{t('participants.reviews')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {participants.map((one, at) => {
              const fault = faultOf(error, `participants[${at}]`) ?? faultOf(error, `participants[${at}].organisation`);
              return (
                <tr key={one.organisation}>
                  <td>
                    {one.organisation} {fault && <span className="state red">{fault}</span>}
                  </td>
                  <td>
                    <input type="checkbox" aria-label={`${t('participants.annotates')} ${one.organisation}`} checked={one.annotates} onChange={({ target }) => set(replaced(participants, at, { ...one, annotates: target.checked }))} />
                  </td>
                  <td>
                    <input type="checkbox" aria-label={`${t('participants.reviews')} ${one.organisation}`} checked={one.reviews} onChange={({ target }) => set(replaced(participants, at, { ...one, reviews: target.checked }))} />
                  </td>
                  <td className="number">
                    <Button look="bare" aria-label={t('setup.remove', { name: one.organisation })} onClick={() => set(without(participants, at))}>
                      ×
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <form
        className="row end"
        onSubmit={(event) => {
          event.preventDefault();
          if (!name || taken) return;
          set([...participants, { organisation: name, annotates: !participants.some((one) => one.annotates), reviews: participants.some((one) => one.annotates) }]);
          setAdding('');
        }}
      >
        <Field label={t('participants.add')} fault={taken ? t('participants.twice') : undefined}>
          <input className="input" list={list} autoComplete="off" value={adding} onChange={({ target }) => setAdding(target.value)} />
        </Field>
        <datalist id={list}>
          {known.data?.filter((one) => !participants.some((other) => other.organisation === one)).map((one) => <option key={one} value={one} />)}
        </datalist>
        <Button type="submit" className="lift" disabled={!name || taken}>
          {t('participants.add.do')}
        </Button>
      </form>
      {wrong.length > 0 && participants.length > 0 && (
        <ul className="notice amber stack">
          {wrong.map(({ what }) => (
            <li key={what}>{t(`lack.${what}`)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Those that took part in the organisation's jobs before. */
async function knownOrganisations(): Promise<string[]> {
  const jobs = await body(api.GET('/api/v1/jobs', { params: { query: { limit: 200 } } }));
  return [...new Set(jobs.items.flatMap((job) => job.participants.map((one) => one.organisation)))].sort();
}
