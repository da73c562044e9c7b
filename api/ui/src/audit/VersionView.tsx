import { Suspense } from 'react';
import type { LabelSchema, Modality } from '../api/types';
import { Skeletons } from '../design/Notes';
import { exact } from '../design/time';
import { useText } from '../i18n/text';
import { EDITORS } from '../workbench/editor';
import { useWords } from '../workbench/words';
import type { Version } from './story';

export interface ItemMedia {
  modality: Modality;
  mediaPath?: string;
  mediaSha256?: string;
  metadata?: Record<string, unknown>;
  externalId: string;
}

const nothing = () => {};

/** One version of the labels, drawn as its editor draws it, and in words. */
export function VersionView({ version, schema, item }: { version: Version; schema: LabelSchema; item: ItemMedia | undefined }) {
  const { t, lang } = useText();
  const own = item?.modality === 'text' && !item.mediaSha256 ? item.metadata?.text : undefined;
  const text = typeof own === 'string' ? own : undefined;
  const media = item?.mediaSha256 ?? text ?? item?.externalId;
  const words = useWords(schema.classes, version.shapes, media);
  const Editor = item && (item.mediaPath || text !== undefined) ? EDITORS[item.modality] : undefined;
  return (
    <section className="panel version" aria-label={`${t(`story.version.${version.kind}`, { n: version.number })} ${version.who}`}>
      <div className="head">
        <h2>{t(`story.version.${version.kind}`, { n: version.number })}</h2>
        <span className="small quiet">
          {version.who}
          {version.organisation && ` · ${version.organisation}`} · {exact(lang, version.at)}
        </span>
      </div>
      {Editor && (
        <div className="canvas">
          <Suspense fallback={<Skeletons rows={3} />}>
            <Editor media={media!} url={item?.mediaPath ?? ''} text={text} schema={schema} shapes={version.shapes} chosen={undefined} label={undefined} readOnly onChange={nothing} onChoose={nothing} />
          </Suspense>
        </div>
      )}
      {version.shapes.length === 0 ? (
        <p className="quiet">{t('story.shapes.none')}</p>
      ) : (
        <ul className="small words">
          {version.shapes.map((shape) => (
            <li key={shape.id}>
              {words(shape)}{' '}
              {Object.entries(shape.attributes)
                .map(([name, value]) => `${name}: ${String(value)}`)
                .join(', ')}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
