import type { LabelClass, Shape } from '../../api/types';
import { useText } from '../../i18n/text';
import { Swatch } from '../ShapeList';
import { className } from '../words';

interface Props {
  marks: { shape: Shape; version?: { name: string; index: number } }[];
  classes: LabelClass[];
  chosen: string | undefined;
}

/** The labels of a cell or a row, by colour and name; those of versions with their letter and a broken edge. */
export function Chips({ marks, classes, chosen }: Props) {
  const { lang } = useText();
  return marks.map(({ shape, version }) => (
    <span key={shape.id} className={`chip ${version ? `version-${version.index % 2}` : ''} ${shape.id === chosen ? 'chosen' : ''}`}>
      {version && <b>{version.name}</b>}
      <Swatch colour={classes.find((one) => one.id === shape.label)?.colour} />
      {className({ lang, classes }, shape.label)}
    </span>
  ));
}
