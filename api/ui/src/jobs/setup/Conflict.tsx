import { Button } from '../../design/Button';
import { listed, useText, type Key } from '../../i18n/text';
import type { Kept } from './useKeeper';

/** Somebody saved in between: both versions are kept until a person chooses. */
export function Conflict<D extends object>({ kept, what }: { kept: Kept<D>; what: 'job' | 'schema' }) {
  const { t, lang } = useText();
  if (kept.saving.state !== 'conflict') return null;
  const differing = differences(kept.value, kept.saving.theirs);
  return (
    <div className="notice amber stack" role="alert">
      <h2>{t(`setup.conflict.${what}`)}</h2>
      <p>{t('setup.conflict.say', { fields: listed(lang, differing.map((field) => t(`setup.field.${field}` as Key))) })}</p>
      <div className="row">
        <Button onClick={kept.keepMine}>{t('work.conflict.mine')}</Button>
        <Button onClick={kept.takeTheirs}>{t('work.conflict.theirs')}</Button>
      </div>
    </div>
  );
}

/** The fields in which two versions differ. */
export const differences = <D extends object>(mine: D, theirs: D) =>
  (Object.keys(mine) as (keyof D & string)[]).filter((field) => JSON.stringify(mine[field]) !== JSON.stringify(theirs[field]));
