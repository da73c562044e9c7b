import { useState } from 'react';
import type { LabelClass } from '../../api/types';
import { useText } from '../../i18n/text';
import { Field } from './Field';
import { edgesFrom, pointsFrom, sayEdges } from './skeleton';

interface Props {
  value: LabelClass;
  fault: (field: string) => string | undefined;
  onChange: (next: LabelClass) => void;
}

/** Which keypoints a label has, and the lines between them. With none named, any number of points is set, and numbered. */
export function SkeletonEditor({ value, fault, onChange }: Props) {
  const { t } = useText();
  const [points, setPoints] = useState(value.skeleton?.points.join(', ') ?? '');
  const [edges, setEdges] = useState(sayEdges(value.skeleton?.edges ?? []));
  const tell = (typedPoints: string, typedEdges: string) => {
    const names = pointsFrom(typedPoints);
    onChange({ ...value, skeleton: names.length ? { points: names, edges: edgesFrom(typedEdges, names) } : undefined });
  };
  return (
    <div className="stack">
      <Field label={t('setup.keypoints')} say={t('setup.keypoints.say')} fault={fault('skeleton.points')}>
        <input
          className="input wide"
          value={points}
          onChange={({ target }) => {
            setPoints(target.value);
            tell(target.value, edges);
          }}
        />
      </Field>
      <Field label={t('setup.skeleton')} say={t('setup.skeleton.say', { n: value.skeleton?.edges?.length ?? 0 })} fault={fault('skeleton.edges')}>
        <input
          className="input wide"
          value={edges}
          onChange={({ target }) => {
            setEdges(target.value);
            tell(points, target.value);
          }}
        />
      </Field>
    </div>
  );
}
