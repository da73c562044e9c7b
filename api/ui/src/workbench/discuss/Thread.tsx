import { useState } from 'react';
import type { Discussion, Voice } from '../../api/types';
import { Button } from '../../design/Button';
import { State } from '../../design/State';
import { When } from '../../design/time';
import { useText, type Key } from '../../i18n/text';
import { placeOf, saidOf } from '../issue';
import type { Discussing } from './discussions';

interface Props {
  discussion: Discussion;
  /** The shape that it is pinned to, in words. */
  pinned: string | undefined;
  answering: Discussing['answering'];
  onChoose: () => void;
}

/** One issue with its answers: open while it is, folded once it is settled. */
export function Thread({ discussion, pinned, answering, onChoose }: Props) {
  const { t } = useText();
  const [text, setText] = useState('');
  const { id, issue, opening, resolved, remarks } = discussion;
  const said = text.trim();
  const answer = async (settles?: boolean) => {
    await answering.mutateAsync({ once: crypto.randomUUID(), id, ...(said && { text: said }), ...(settles !== undefined && { resolved: settles }) });
    setText('');
  };
  return (
    <details className="thread" open={!resolved} key={String(resolved)}>
      <summary>
        <State tone={resolved ? 'green' : 'amber'}>{t(resolved ? 'discuss.resolved' : 'discuss.unresolved')}</State> <span className="said">{saidOf(t, issue)}</span>
      </summary>
      <div className="stack">
        <div className="row wrap small">
          <Who voice={opening} />
          {pinned && (
            <Button look="bare" onClick={onChoose}>
              {pinned}
            </Button>
          )}
          {issue.position && <span className="quiet">{placeOf(t, issue.position)}</span>}
        </div>
        <ul className="stack" hidden={remarks.length === 0}>
          {remarks.map((remark, i) => (
            <li key={i}>
              <div className="small">
                <Who voice={remark.voice} />
                {remark.resolved != null && <span className="quiet"> · {t(remark.resolved ? 'discuss.didResolve' : 'discuss.didReopen')}</span>}
              </div>
              {remark.text && <p>{remark.text}</p>}
            </li>
          ))}
        </ul>
        <label className="field">
          <span>{t('discuss.answer')}</span>
          <textarea className="input" maxLength={2_000} value={text} onChange={({ target }) => setText(target.value)} />
        </label>
        <div className="row wrap">
          <Button disabled={!said || answering.isPending} onClick={() => answer()}>
            {t('discuss.say')}
          </Button>
          <Button disabled={answering.isPending} onClick={() => answer(!resolved)}>
            {t(resolved ? 'discuss.reopen' : 'discuss.resolve')}
          </Button>
        </div>
      </div>
    </details>
  );
}

function Who({ voice }: { voice: Voice }) {
  const { t } = useText();
  return (
    <span>
      {voice.mine ? t('discuss.you') : voice.name} <span className="quiet">{t(`discuss.as.${voice.as}` as Key)} · </span>
      <span className="quiet">
        <When at={voice.at} />
      </span>
    </span>
  );
}
