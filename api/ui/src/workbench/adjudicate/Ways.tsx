import { Button } from '../../design/Button';
import { useText } from '../../i18n/text';
import { ALL, NONE, type Pick } from './rulings';

interface Props {
  names: string[];
  /** Whether the versions differ at all. */
  differ: boolean;
  picked: Pick | undefined;
  drawn: boolean;
  onPick: (what: Pick) => void;
  onDraw: () => void;
}

/** The key of the nth version; the one behind the last takes them all. */
export const keyOfVersion = (index: number) => String(index + 1);

/** The ways to settle a difference, each by its key. */
export function Ways({ names, differ, picked, drawn, onPick, onDraw }: Props) {
  const { t } = useText();
  const ways = [
    ...names.map((name, i) => ({ what: name, shortcut: keyOfVersion(i), text: t('adjudicate.take', { name }) })),
    { what: ALL, shortcut: keyOfVersion(names.length), text: t(differ ? (names.length === 2 ? 'adjudicate.both' : 'adjudicate.all') : 'adjudicate.stands') },
    { what: NONE, shortcut: '0', text: t('adjudicate.neither') },
  ];
  return (
    <>
      {ways.map(({ what, shortcut, text }) => (
        <Button key={what} shortcut={shortcut} aria-pressed={picked === what && !drawn} onClick={() => onPick(what)}>
          {text} <kbd aria-hidden="true">{shortcut}</kbd>
        </Button>
      ))}
      <Button shortcut="d" aria-pressed={drawn} onClick={onDraw}>
        {t('adjudicate.draw')} <kbd aria-hidden="true">{'D'}</kbd>
      </Button>
    </>
  );
}
