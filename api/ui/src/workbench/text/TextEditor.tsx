import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { get } from '../../api/client';
import { isA, type Shape } from '../../api/types';
import { Button } from '../../design/Button';
import { useKeys, type Binding } from '../../design/keys';
import { ProblemNote, Skeletons } from '../../design/Notes';
import { useText } from '../../i18n/text';
import { freshId, type EditorProps } from '../editor';
import { className, quote } from '../words';
import { Lines } from './Lines';
import { drawMarks, pointAt, type Marks } from './marks';
import { lines, spansOf, under } from './pieces';
import { Words } from './words';
import './text.css';

/** Spans and relations in a text, by mouse and by keyboard. */
export default function TextEditor(props: EditorProps) {
  const { t } = useText();
  const text = useQuery({
    queryKey: ['text', props.media],
    // A byte order mark is a code point like any other: the server counts it, too.
    queryFn: async () => props.text ?? new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(await (await get(props.url)).arrayBuffer()),
    staleTime: Infinity,
    retry: false,
  });
  if (text.isPending) return <Skeletons rows={6} />;
  if (text.error instanceof TypeError) return <p className="notice red">{t('text.bad')}</p>;
  if (text.error) return <ProblemNote error={text.error} again={() => text.refetch()} />;
  return <Paper key={props.media} {...props} text={text.data} />;
}

const FULL = 8;

function Paper({ text, schema, shapes, layers = [], chosen, label, readOnly, onChange, onChoose }: EditorProps & { text: string }) {
  const { t, lang } = useText();
  const [words] = useState(() => new Words(text));
  const [rows] = useState(() => lines(text));
  const [{ anchor, head }, select] = useState({ anchor: 0, head: 0 });
  const [source, relateFrom] = useState<string>();
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const marks = useRef<Marks>(undefined);
  const shape = shapes.find((one) => one.id === chosen);
  const all = [...shapes, ...layers.flatMap((layer) => layer.shapes)];
  const relating = label?.shapes.includes('relation') ? label : schema.classes.find((one) => one.shapes.includes('relation'));

  useEffect(() => {
    marks.current = {
      words,
      relations: all.filter((one) => isA(one, 'relation')).map((one) => ({ relation: one, name: className({ lang, classes: schema.classes }, one.label), colour: schema.classes.find(({ id }) => id === one.label)?.colour ?? '#888888', chosen: one.id === chosen })),
      spans: spansOf(all),
      selection: readOnly ? undefined : [anchor, head],
      source,
    };
    drawMarks(body.current!, marks.current);
  });
  useEffect(() => {
    const observer = new ResizeObserver(() => marks.current && drawMarks(body.current!, marks.current));
    observer.observe(body.current!);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const span = chosen && body.current!.querySelector(`[data-spans~="${CSS.escape(chosen)}"]`);
    if (span) span.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const add = (from: number, to: number) => {
    if (readOnly || !label?.shapes.includes('text-span') || from >= to) return;
    const same = spansOf(shapes).find((one) => one.from === from && one.to === to && one.label === label.id);
    if (same) return onChoose(same.id);
    const id = freshId(shapes);
    const made = { id, label: label.id, attributes: {}, type: 'text-span', from, to };
    onChange([...shapes, made]);
    onChoose(id);
  };
  const take = () => {
    const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
    const whole = from === to ? words.snapped(from, from + 1) : [from, to];
    if (whole) add(whole[0]!, whole[1]!);
  };
  const relate = (target: string | undefined) => {
    if (readOnly || !relating || !target) return;
    if (source === undefined) return relateFrom(target);
    relateFrom(undefined);
    if (source === target || shapes.some((one) => isA(one, 'relation') && one.source === source && one.target === target && one.label === relating.id)) return;
    const id = freshId(shapes);
    const made = { id, label: relating.id, attributes: {}, type: 'relation', source, target };
    onChange([...shapes, made]);
    onChoose(id);
  };
  const ends = chosen !== undefined && shape && !isA(shape, 'relation') ? chosen : undefined;

  const released = (event: MouseEvent) => {
    const selection = getSelection();
    if (!selection || !selection.anchorNode || !selection.focusNode) return;
    const [a, b] = [pointAt(words, selection.anchorNode, selection.anchorOffset), pointAt(words, selection.focusNode, selection.focusOffset)];
    if (a === undefined || b === undefined) return;
    if (a === b) {
      const found = under(readOnly ? all : shapes, a, chosen);
      select({ anchor: a, head: a });
      if (found && source !== undefined) relate(found.id);
      else onChoose(found?.id);
      return;
    }
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    const whole = event.altKey ? [from, to] : words.snapped(from, to);
    selection.removeAllRanges();
    if (!whole || readOnly) return;
    select({ anchor: whole[0]!, head: whole[1]! });
    add(whole[0]!, whole[1]!);
  };

  const go = (to: number, extend: boolean) => {
    const next = Math.max(0, Math.min(words.length, to));
    select({ anchor: extend ? anchor : next, head: next });
  };
  /** Extended, a selection ends with a word; a mere cursor stands before one. */
  const forward = (extend: boolean) => go(extend ? words.nextEnd(head) : words.next(head), extend);
  const backward = (extend: boolean) => go(words.previous(head), extend);
  const row = () => Math.max(0, rows.findIndex(({ to }) => head <= to));
  const down = (by: 1 | -1, extend: boolean) => {
    const now = row();
    const next = rows[now + by];
    if (next) go(Math.min(next.to, next.from + head - rows[now]!.from), extend);
  };
  const edge = (which: 'from' | 'to', move: (point: number) => number) => {
    if (!shape || !isA(shape, 'text-span') || readOnly) return;
    const next = { ...shape, [which]: Math.max(0, Math.min(words.length, move(shape[which]))) };
    if (next.from < next.to) onChange(shapes.map((one): Shape => (one === shape ? next : one)));
  };
  const moves: Binding[] = (['', 'shift+'] as const).flatMap((prefix): Binding[] => [
    { keys: `${prefix}arrowright`, does: 'text.key.word', run: () => forward(prefix !== '') },
    { keys: `${prefix}arrowleft`, does: 'text.key.word', run: () => backward(prefix !== '') },
    { keys: `${prefix}arrowdown`, does: 'text.key.line', run: () => down(1, prefix !== '') },
    { keys: `${prefix}arrowup`, does: 'text.key.line', run: () => down(-1, prefix !== '') },
    { keys: `alt+${prefix}arrowright`, does: 'text.key.character', run: () => go(head + 1, prefix !== '') },
    { keys: `alt+${prefix}arrowleft`, does: 'text.key.character', run: () => go(head - 1, prefix !== '') },
    { keys: `${prefix}home`, does: 'text.key.ends', run: () => go(rows[row()]!.from, prefix !== '') },
    { keys: `${prefix}end`, does: 'text.key.ends', run: () => go(rows[row()]!.to, prefix !== '') },
  ]);
  useKeys(
    readOnly
      ? []
      : [
          ...moves,
          { keys: 'enter', does: 'text.key.take', run: take },
          { keys: ',', does: 'text.key.from', run: () => edge('from', (at) => words.previous(at)) },
          { keys: '.', does: 'text.key.from', run: () => edge('from', (at) => words.next(at)) },
          { keys: 'alt+,', does: 'text.key.to', run: () => edge('to', (at) => words.previousEnd(at)) },
          { keys: 'alt+.', does: 'text.key.to', run: () => edge('to', (at) => words.nextEnd(at)) },
          { keys: '<', does: 'text.key.fromCharacter', run: () => edge('from', (at) => at - 1) },
          { keys: '>', does: 'text.key.fromCharacter', run: () => edge('from', (at) => at + 1) },
          { keys: 'alt+<', does: 'text.key.toCharacter', run: () => edge('to', (at) => at - 1) },
          { keys: 'alt+>', does: 'text.key.toCharacter', run: () => edge('to', (at) => at + 1) },
          ...(relating ? [{ keys: 'r', does: 'text.relate' as const, run: () => relate(ends) }] : []),
          ...(source !== undefined ? [{ keys: 'escape', does: 'text.relate.not' as const, run: () => relateFrom(undefined) }] : []),
        ],
  );
  useEffect(() => {
    const caret = body.current!.querySelector('.caret');
    if (caret) caret.scrollIntoView({ block: 'nearest' });
  }, [head]);
  const selected = anchor === head ? '' : quote(text, Math.min(anchor, head), Math.max(anchor, head));
  return (
    <div className="text-editor">
      <div className="row wrap">
        {!readOnly && (
          <>
            <Button shortcut="enter" disabled={!label?.shapes.includes('text-span')} onClick={take}>
              {t('text.take')}
            </Button>
            {relating && (
              <Button shortcut="r" aria-pressed={source !== undefined} disabled={!ends} onClick={() => relate(ends)}>
                {t('text.relate')}
              </Button>
            )}
          </>
        )}
        <span className="quiet small cut" aria-live="polite">
          {source !== undefined ? t('text.relate.to') : selected ? t('text.selected', { text: selected }) : readOnly ? '' : t('text.hint')}
        </span>
        <span className="grow" />
        <span className="quiet small">{t('text.length', { n: words.length })}</span>
      </div>
      <div ref={scroller} className="paper scroll" tabIndex={0} role="group" aria-label={t('text.canvas')} onMouseUp={released}>
        <div ref={body} className={`body ${layers.length > 1 || shapes.length > FULL ? 'wide' : ''}`}>
          <Lines words={words} rows={rows} shapes={shapes} layers={layers} classes={schema.classes} chosen={chosen} lang={lang} />
          <svg className="relations" aria-hidden="true" />
          <div className="selection" aria-hidden="true" />
        </div>
      </div>
    </div>
  );
}
