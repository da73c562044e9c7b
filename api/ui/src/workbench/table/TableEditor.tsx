import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { get } from '../../api/client';
import { isA, type Shape } from '../../api/types';
import { useKeys, type Binding } from '../../design/keys';
import { ProblemNote, Skeletons } from '../../design/Notes';
import { useText } from '../../i18n/text';
import type { EditorProps } from '../editor';
import { Tools } from '../Tools';
import { Chips } from './Chips';
import { block, byPlace, canDraw, labelled, place, type Tool } from './marks';
import { LINE, read, type Table } from './table';
import './table.css';

/** Labels on the rows and cells of a table, or on the lines of a log. */
export default function TableEditor(props: EditorProps) {
  const table = useQuery({
    queryKey: ['table', props.media],
    queryFn: async () => read(await (await get(props.url)).text()),
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
  if (table.isPending) return <Skeletons rows={6} />;
  if (table.error) return <ProblemNote error={table.error} again={() => table.refetch()} />;
  return <Grid key={props.media} {...props} table={table.data} />;
}

const ROW = 30;
const NUMBER = 72;
const NUMBER_AND_LABEL = 168;
const LEAST = 150;
const PAGE = 15;
const TOOLS = [
  { id: 'select', shortcut: 's' },
  { id: 'cell', shortcut: 'e' },
  { id: 'row', shortcut: 'r' },
] as const;

function Grid({ table, schema, shapes, layers = [], chosen, label, readOnly, onChange, onChoose }: EditorProps & { table: Table }) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const pressed = useRef(false);
  const [tool, setTool] = useState<Tool>('select');
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState(at);
  const [sought, seek] = useState('');
  const { columns } = table;
  const isLog = columns.length === 1 && columns[0] === LINE;
  const rows = useVirtualizer({ count: table.rows, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 8, scrollPaddingStart: ROW });
  const own = useMemo(() => byPlace(shapes), [shapes]);
  const versions = layers.map((layer) => ({ name: layer.name, marks: byPlace(layer.shapes) }));
  const marks = (row: number, column?: string) => [
    ...(own.get(place(row, column)) ?? []).map((shape) => ({ shape })),
    ...versions.flatMap(({ name, marks }, index) => (marks.get(place(row, column)) ?? []).map((shape) => ({ shape, version: { name, index } }))),
  ];
  const taken = block(anchor, at);
  const tall = taken.toRow - taken.fromRow + 1;

  const move = (row: number, column: number, extend = false) => {
    const next = { row: Math.max(0, Math.min(table.rows - 1, row)), column: Math.max(0, Math.min(columns.length - 1, column)) };
    setAt(next);
    if (!extend) setAnchor(next);
    rows.scrollToIndex(next.row);
  };
  const { scrollToIndex } = rows;
  useEffect(() => {
    const found = [...shapes, ...layers.flatMap((layer) => layer.shapes)].find((one) => one.id === chosen);
    if (found && (isA(found, 'table-cell') || isA(found, 'table-row'))) scrollToIndex(found.row);
    // Only when another shape is chosen.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [chosen]);
  const put = (what: 'cell' | 'row', where = taken) => {
    if (readOnly || !label || !canDraw(label, what)) return;
    const next = labelled(shapes, what, where, columns, label.id);
    onChange(next.shapes);
    onChoose(next.last);
  };
  const choose = (row: number, column: string) => {
    const here = [...marks(row, column), ...marks(row)].map(({ shape }) => shape.id);
    onChoose(here[(here.indexOf(chosen ?? '') + 1) % Math.max(1, here.length)]);
  };
  const act = () => (tool === 'select' || readOnly ? choose(at.row, columns[at.column]!) : put(tool));
  const find = (text: string) => {
    const wanted = text.toLowerCase();
    if (!wanted) return;
    for (let i = 1; i <= table.rows; i++) {
      const row = (at.row + i) % table.rows;
      const column = table.row(row).findIndex((value) => value.toLowerCase().includes(wanted));
      if (column >= 0) return move(row, column);
    }
  };
  const release = () => {
    if (!pressed.current) return;
    pressed.current = false;
    act();
  };
  const ways: Binding[] = (['', 'shift+'] as const).flatMap((prefix): Binding[] => [
    { keys: `${prefix}arrowdown`, does: 'table.key.move', run: () => move(at.row + 1, at.column, prefix !== '') },
    { keys: `${prefix}arrowup`, does: 'table.key.move', run: () => move(at.row - 1, at.column, prefix !== '') },
    { keys: `${prefix}arrowright`, does: 'table.key.move', run: () => move(at.row, at.column + 1, prefix !== '') },
    { keys: `${prefix}arrowleft`, does: 'table.key.move', run: () => move(at.row, at.column - 1, prefix !== '') },
    { keys: `alt+${prefix}arrowdown`, does: 'table.key.page', run: () => move(at.row + PAGE, at.column, prefix !== '') },
    { keys: `alt+${prefix}arrowup`, does: 'table.key.page', run: () => move(at.row - PAGE, at.column, prefix !== '') },
  ]);
  useKeys([
    { keys: '/', does: 'table.find', run: () => search.current?.focus() },
    { keys: 'f', does: 'table.key.next', run: () => find(sought) },
    ...(readOnly
      ? []
      : [
          ...ways,
          { keys: 'home', does: 'table.key.ends' as const, run: () => move(0, at.column) },
          { keys: 'end', does: 'table.key.ends' as const, run: () => move(table.rows - 1, at.column) },
          { keys: 'enter', does: 'table.key.enter' as const, run: () => (tool === 'select' ? put(isLog || !canDraw(label, 'cell') ? 'row' : 'cell') : put(tool)) },
          { keys: 'shift+enter', does: 'table.key.row' as const, run: () => put('row') },
          ...TOOLS.map(({ id, shortcut }): Binding => ({ keys: shortcut, does: `table.tool.${id}`, run: () => setTool(id) })),
        ]),
  ]);
  const number = schema.classes.some((one) => one.shapes.includes('table-row')) ? NUMBER_AND_LABEL : NUMBER;
  const grid = { gridTemplateColumns: `${number}px repeat(${columns.length}, minmax(${LEAST}px, 1fr))`, minWidth: number + columns.length * LEAST };
  const is = (shape: Shape) => shape.id === chosen;
  return (
    <div className="table-editor">
      <div className="row wrap">
        {!readOnly && (
          <Tools name={t('series.tools')} tools={TOOLS.map(({ id, shortcut }) => ({ id, shortcut, text: t(`table.tool.${id}`), can: canDraw(label, id) }))} chosen={tool} onChoose={setTool} />
        )}
        <input
          ref={search}
          className="input"
          type="search"
          aria-label={t('table.find')}
          placeholder={`${t('table.find')}  /`}
          value={sought}
          onChange={({ target }) => seek(target.value)}
          onKeyDown={(event) => event.key === 'Enter' && find(sought)}
        />
        <span className="quiet small" aria-live="polite">
          {!readOnly && (tall > 1 ? t('table.taken', { rows: tall, columns: taken.toColumn - taken.fromColumn + 1 }) : isLog ? t('shape.row', { row: at.row + 1 }) : t('shape.cell', { row: at.row + 1, column: columns[at.column]! }))}
        </span>
        <span className="grow" />
        <span className="quiet small">{t('table.size', { n: table.rows, columns: columns.length })}</span>
      </div>
      <div
        ref={box}
        className={`grid scroll ${isLog ? 'log' : ''}`}
        role="grid"
        tabIndex={0}
        aria-label={t('table.canvas')}
        aria-rowcount={table.rows + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={readOnly ? undefined : `cell-${at.row}-${at.column}`}
        onMouseUp={release}
        onMouseLeave={release}
      >
        <div className="titles" role="row" aria-rowindex={1} style={grid}>
          <span role="columnheader">{t('table.number')}</span>
          {columns.map((name) => (
            <span key={name} role="columnheader" className="cut" title={name}>
              {isLog ? t('table.line') : name}
            </span>
          ))}
        </div>
        <div className="tall" role="rowgroup" style={{ height: rows.getTotalSize(), minWidth: grid.minWidth }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const values = table.row(index);
            const whole = marks(index);
            return (
              <div key={index} role="row" aria-rowindex={index + 2} className={`line ${whole.some(({ shape }) => is(shape)) ? 'chosen' : ''}`} style={{ ...grid, transform: `translateY(${start}px)` }}>
                <span
                  role="rowheader"
                  onMouseDown={() => {
                    move(index, 0);
                    if (tool === 'row') put('row', block({ row: index, column: 0 }, { row: index, column: 0 }));
                    else if (whole.length) onChoose(whole[0]!.shape.id);
                  }}
                >
                  <span className="quiet">{index + 1}</span>
                  <Chips marks={whole} classes={schema.classes} chosen={chosen} />
                </span>
                {columns.map((column, i) => {
                  const here = marks(index, column);
                  const inside = !readOnly && index >= taken.fromRow && index <= taken.toRow && i >= taken.fromColumn && i <= taken.toColumn;
                  return (
                    <span
                      key={column}
                      id={`cell-${index}-${i}`}
                      role="gridcell"
                      className={[inside && 'taken', index === at.row && i === at.column && !readOnly && 'cursor', here.some(({ shape }) => is(shape)) && 'chosen'].filter(Boolean).join(' ')}
                      title={values[i]}
                      onMouseDown={(event) => {
                        pressed.current = true;
                        move(index, i, event.shiftKey);
                      }}
                      onMouseEnter={() => pressed.current && setAt({ row: index, column: i })}
                    >
                      <span className="cut">{values[i]}</span>
                      <Chips marks={here} classes={schema.classes} chosen={chosen} />
                    </span>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
