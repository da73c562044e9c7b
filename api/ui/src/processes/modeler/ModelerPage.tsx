import { useState } from 'react';
import { useSearch } from 'wouter';
import { Button } from '../../design/Button';
import { Fetched } from '../../design/Fetched';
import { When } from '../../design/time';
import { useText } from '../../i18n/text';
import { useTemplates, useVersions, useXml } from '../server';
import { dropDraft, keptDraft, type Draft } from './draft';
import { Workshop } from './Workshop';
import '../processes.css';

/** A version of a process to be drawn further; what was drawn here before is offered first. */
export default function ModelerPage({ id }: { id: string }) {
  const asked = new URLSearchParams(useSearch()).get('version');
  const versions = useVersions(id);
  return <Fetched query={versions}>{({ items }) => <Begun id={id} base={Number(asked ?? items[0]!.version)} />}</Fetched>;
}

function Begun({ id, base }: { id: string; base: number }) {
  const { lang } = useText();
  const xml = useXml(id, base);
  const templates = useTemplates(lang);
  const [draft, setDraft] = useState<Draft | undefined>(() => keptDraft(id));
  const [decided, setDecided] = useState(!draft);
  const decide = (keep: boolean) => {
    if (!keep) {
      dropDraft(id);
      setDraft(undefined);
    }
    setDecided(true);
  };
  if (!decided) return <DraftChoice draft={draft!} base={base} onDecide={decide} />;
  return (
    <Fetched query={xml}>
      {(deployed) => (
        <Fetched query={templates}>{(given) => <Workshop id={id} base={draft?.base ?? base} xml={draft?.xml ?? deployed} drafted={draft !== undefined} templates={given as object[]} />}</Fetched>
      )}
    </Fetched>
  );
}

function DraftChoice({ draft, base, onDecide }: { draft: Draft; base: number; onDecide: (keep: boolean) => void }) {
  const { t } = useText();
  return (
    <div className="page">
      <div className="notice amber stack">
        <h1>{t('processes.draft.title')}</h1>
        <p>
          {t('processes.draft.say', { version: draft.base })} <When at={draft.at} />
        </p>
        {draft.base !== base && <p>{t('processes.draft.old', { version: base })}</p>}
        <div className="row">
          <Button look="primary" onClick={() => onDecide(true)}>
            {t('processes.draft.keep')}
          </Button>
          <Button onClick={() => onDecide(false)}>{t('processes.draft.drop', { version: base })}</Button>
        </div>
      </div>
    </div>
  );
}
