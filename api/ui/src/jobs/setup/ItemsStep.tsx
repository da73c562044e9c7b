import { useQuery } from '@tanstack/react-query';
import { useReducer, useRef, useState } from 'react';
import { api, body } from '../../api/client';
import type { Job, Modality } from '../../api/types';
import { Button } from '../../design/Button';
import { Empty, ProblemNote } from '../../design/Notes';
import { toast } from '../../design/toasts';
import { useText } from '../../i18n/text';
import { filesOf } from './files';
import { Imports } from './imports';
import { KnownAnswers } from './KnownAnswers';
import { MODALITIES } from './schema';
import { TransferRow } from './TransferRow';

interface Props {
  job: Job;
  items: number;
  onImported: () => void;
}

const SHOWN = 20;
const JSON_LINE = '{"externalId": "weld-17", "modality": "image", "uri": "https://…/17.png", "metadata": {"line": "3"}}';
const CSV_HEADER = 'externalId,modality,uri,metadata.line';

/** Items come by lists, in a zip, or as the files themselves. */
export function ItemsStep({ job, items, onImported }: Props) {
  const { t, lang } = useText();
  const [, draw] = useReducer((n: number) => n + 1, 0);
  const [imports] = useState(() => new Imports(job.id, draw, onImported));
  const [over, setOver] = useState(false);
  const [wanted, setWanted] = useState<Modality>();
  const chooser = useRef<HTMLInputElement>(null);
  const first = useQuery({
    queryKey: ['setup-items', job.id],
    queryFn: () => body(api.GET('/api/v1/jobs/{jobId}/items', { params: { path: { jobId: job.id as never }, query: { limit: SHOWN } } })),
  });
  const take = async (files: { file: File; path: string }[]) => {
    if (files.length === 0) return;
    const unknown = await imports.take(files, wanted);
    if (unknown.length > 0) toast('red', (t) => t('setup.items.unknown', { files: unknown.slice(0, 3).join(', '), n: unknown.length }));
  };
  return (
    <div className="stack">
      <div
        className={`drop stack ${over ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={async (event) => {
          event.preventDefault();
          setOver(false);
          await take(await filesOf(event.dataTransfer));
        }}
      >
        <h2>{t('setup.items.drop')}</h2>
        <div className="row wrap centre">
          <Button look="primary" onClick={() => chooser.current?.click()}>
            {t('setup.items.choose')}
          </Button>
          <label className="row">
            <span className="quiet">{t('setup.items.as')}</span>
            <select className="input" value={wanted ?? ''} onChange={({ target }) => setWanted((target.value || undefined) as Modality | undefined)}>
              <option value="">{t('setup.items.as.ending')}</option>
              {MODALITIES.map((modality) => (
                <option key={modality} value={modality}>
                  {t(`modality.${modality}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-hidden="true"
          onChange={async ({ target }) => {
            const files = [...(target.files ?? [])].map((file) => ({ file, path: file.name }));
            target.value = '';
            await take(files);
          }}
        />
        <details>
          <summary>{t('setup.items.forms')}</summary>
          <dl className="forms">
            <dt>{t('setup.items.form.jsonl')}</dt>
            <dd>
              <code>{JSON_LINE}</code>
            </dd>
            <dt>{t('setup.items.form.csv')}</dt>
            <dd>
              <code>{CSV_HEADER}</code>
            </dd>
            <dt>{t('setup.items.form.zip')}</dt>
            <dd>{t('setup.items.form.zip.say')}</dd>
            <dt>{t('setup.items.form.files')}</dt>
            <dd>{t('setup.items.form.files.say')}</dd>
          </dl>
        </details>
      </div>
      {imports.transfers.length > 0 && (
        <ul className="stack" aria-label={t('setup.items.transfers')}>
          {[...imports.transfers].reverse().map((transfer) => (
            <TransferRow key={transfer.id} transfer={transfer} onStop={() => imports.stop(transfer.id)} onDismiss={() => imports.dismiss(transfer.id)} />
          ))}
        </ul>
      )}
      {items > 0 && <KnownAnswers jobId={job.id} />}
      <h2>{t('setup.items.n', { n: items })}</h2>
      {first.error ? (
        <ProblemNote error={first.error} again={() => first.refetch()} />
      ) : items === 0 ? (
        <Empty title={t('setup.items.none')}>{t('setup.items.none.do')}</Empty>
      ) : (
        <table className="panel">
          <thead>
            <tr>
              <th className="number">{t('setup.item.no')}</th>
              <th>{t('setup.item.id')}</th>
              <th>{t('setup.item.kind')}</th>
              <th>{t('setup.item.media')}</th>
              <th>{t('setup.item.metadata')}</th>
            </tr>
          </thead>
          <tbody>
            {first.data?.items.map((item) => (
              <tr key={item.no}>
                <td className="number">{item.no.toLocaleString(lang)}</td>
                <td className="cut">{item.externalId}</td>
                <td>{t(`modality.${item.modality}`)}</td>
                <td className="cut mono quiet">{item.mediaUri ?? item.mediaSha256?.slice(0, 12) ?? t('setup.item.inline')}</td>
                <td className="cut mono quiet">{Object.keys(item.metadata).length > 0 && JSON.stringify(item.metadata)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {items > SHOWN && <p className="quiet small">{t('setup.items.first', { n: SHOWN })}</p>}
    </div>
  );
}
