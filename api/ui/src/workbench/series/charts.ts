import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Channel, LabelClass, Shape } from '../../api/types';
import type { Layer } from '../editor';
import { nearest, type Series } from './parse';
import { extent } from './shapes';

/** What is drawn over the channels; read anew at each drawing. */
export interface Scene {
  shapes: Shape[];
  layers: Layer[];
  chosen: string | undefined;
  classes: LabelClass[];
  /** Row of the keyboard's cursor. */
  cursor: number;
  /** Moments, in seconds, that issues are pinned to. */
  pins: number[];
  /** The row where a range was begun. */
  begun: number | undefined;
}

export interface Gestures {
  down: (row: number, seconds: number) => void;
  move: (row: number, seconds: number, pressed: boolean) => void;
  up: (row: number, seconds: number) => void;
}

const OVERVIEW = 56;
const LEAST_HEIGHT = 120;
const STRIPE = 14;

/** A plot for each channel, one below the other on the same time, and the whole series in small. */
export class Charts {
  private readonly plots: uPlot[];
  private readonly overview: uPlot;
  private readonly observer: ResizeObserver;
  private window: [number, number];

  constructor(
    private readonly box: HTMLElement,
    private readonly series: Series,
    channels: Channel[],
    private readonly scene: () => Scene,
    gestures: Gestures,
    private readonly onWindow: (window: [number, number]) => void,
  ) {
    this.window = this.whole();
    const ink = getComputedStyle(box).getPropertyValue('--ink-2');
    const line = getComputedStyle(box).getPropertyValue('--line');
    const axis = { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 } };
    this.plots = series.channels.map(({ name, values }) => {
      const unit = channels.find((one) => one.name === name)?.unit;
      const plot = new uPlot(
        {
          ...this.size(),
          legend: { show: false },
          cursor: { drag: { x: false, y: false }, sync: { key: 'series' } },
          scales: { x: { time: false, range: () => this.window } },
          axes: [{ ...axis, values: (_, ticks) => ticks.map((tick) => `${tick} s`) }, { ...axis, size: 64, label: unit ? `${name} (${unit})` : name, labelSize: 20 }],
          series: [{}, { stroke: getComputedStyle(box).getPropertyValue('--accent'), width: 1, points: { show: false } }],
          hooks: { draw: [(drawn) => this.draw(drawn)] },
        },
        [series.seconds, values] as unknown as uPlot.AlignedData,
        box,
      );
      this.listen(plot, gestures);
      return plot;
    });
    this.overview = new uPlot(
      {
        width: box.clientWidth,
        height: OVERVIEW,
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: false } },
        axes: [{ show: false }, { show: false }],
        padding: [4, 8, 4, 64],
        series: [{}, { stroke: ink, width: 1, points: { show: false } }],
        hooks: { draw: [(drawn) => this.drawWindow(drawn)] },
      },
      [series.seconds, series.channels[0]!.values] as unknown as uPlot.AlignedData,
      box,
    );
    this.overview.over.addEventListener('mousedown', (event) => this.centre(this.overview.posToVal(event.offsetX, 'x')));
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(box);
  }

  whole(): [number, number] {
    return [this.series.seconds[0]!, this.series.seconds[this.series.rows - 1]!];
  }

  shown = () => this.window;

  /** At least two samples, at most the whole series. */
  show(from: number, to: number) {
    const [first, last] = this.whole();
    const least = ((last - first) / this.series.rows) * 4;
    const width = Math.min(last - first, Math.max(least, to - from));
    const start = Math.max(first, Math.min(from, last - width));
    this.window = [start, start + width];
    this.redraw();
    this.onWindow(this.window);
  }

  /** Zooms by a factor about a moment that stays where it is. */
  zoom(factor: number, about: number) {
    const [from, to] = this.window;
    this.show(about - (about - from) * factor, about + (to - about) * factor);
  }

  pan(share: number) {
    const [from, to] = this.window;
    this.show(from + (to - from) * share, to + (to - from) * share);
  }

  centre(at: number) {
    const [from, to] = this.window;
    this.show(at - (to - from) / 2, at + (to - from) / 2);
  }

  redraw() {
    const [min, max] = this.window;
    for (const plot of this.plots) plot.setScale('x', { min, max });
    this.overview.redraw(false);
  }

  destroy() {
    this.observer.disconnect();
    for (const plot of [...this.plots, this.overview]) plot.destroy();
  }

  private size() {
    const each = Math.floor((this.box.clientHeight - OVERVIEW) / this.series.channels.length);
    return { width: Math.max(200, this.box.clientWidth), height: Math.max(LEAST_HEIGHT, each) };
  }

  private fit() {
    for (const plot of this.plots) plot.setSize(this.size());
    this.overview.setSize({ width: this.size().width, height: OVERVIEW });
  }

  private listen(plot: uPlot, gestures: Gestures) {
    const at = (event: MouseEvent) => plot.posToVal(event.clientX - plot.over.getBoundingClientRect().left, 'x');
    const row = (event: MouseEvent) => nearest(this.series, at(event));
    plot.over.addEventListener('mousedown', (event) => {
      if (event.button !== 0) return;
      gestures.down(row(event), at(event));
      const move = (moved: MouseEvent) => gestures.move(row(moved), at(moved), true);
      addEventListener('mousemove', move);
      addEventListener(
        'mouseup',
        (up) => {
          removeEventListener('mousemove', move);
          gestures.up(row(up), at(up));
        },
        { once: true },
      );
    });
    plot.over.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        if (event.shiftKey) this.pan(Math.sign(event.deltaY) * 0.1);
        else this.zoom(event.deltaY > 0 ? 1.25 : 0.8, at(event));
      },
      { passive: false },
    );
  }

  private draw(plot: uPlot) {
    const { ctx } = plot;
    const { left, top, width, height } = plot.bbox;
    const { shapes, layers, chosen, classes, pins, cursor, begun } = this.scene();
    const x = (seconds: number) => plot.valToPos(seconds, 'x', true);
    const colour = (shape: Shape) => classes.find((one) => one.id === shape.label)?.colour ?? '#888888';
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, width, height);
    ctx.clip();
    const band = (shape: Shape, y: number, tall: number, fill: number, wide: number) => {
      const found = extent(shape);
      if (!found) return;
      const [a, b] = [x(found[0]), x(found[1])];
      ctx.fillStyle = colour(shape);
      ctx.strokeStyle = colour(shape);
      ctx.lineWidth = wide;
      if (b > a) {
        ctx.globalAlpha = fill;
        ctx.fillRect(a, y, b - a, tall);
        ctx.globalAlpha = 1;
        ctx.strokeRect(a, y, b - a, tall);
      } else {
        ctx.beginPath();
        ctx.moveTo(a, y);
        ctx.lineTo(a, y + tall);
        ctx.stroke();
      }
    };
    for (const shape of shapes) band(shape, top, height, shape.id === chosen ? 0.4 : 0.18, shape.id === chosen ? 4 : 2);
    layers.forEach((layer, i) => layer.shapes.forEach((shape) => band(shape, top + 4 + i * STRIPE, STRIPE - 4, shape.id === chosen ? 1 : 0.6, shape.id === chosen ? 4 : 1)));
    const ink = getComputedStyle(this.box).getPropertyValue('--ink');
    const hair = (row: number, dash: number[]) => {
      ctx.strokeStyle = ink;
      ctx.lineWidth = 1;
      ctx.setLineDash(dash);
      ctx.beginPath();
      ctx.moveTo(x(this.series.seconds[row]!), top);
      ctx.lineTo(x(this.series.seconds[row]!), top + height);
      ctx.stroke();
    };
    for (const seconds of pins) this.pin(ctx, x(seconds), top, height, ink);
    hair(cursor, [6, 4]);
    if (begun !== undefined) hair(begun, []);
    ctx.restore();
  }

  /** A thick line with a flag: an issue, and no shape. */
  private pin(ctx: CanvasRenderingContext2D, at: number, top: number, height: number, ink: string) {
    ctx.setLineDash([]);
    ctx.fillStyle = ink;
    ctx.fillRect(at - 1, top, 2, height);
    ctx.fillRect(at, top, 12, 10);
  }

  private drawWindow(plot: uPlot) {
    const { ctx, bbox } = plot;
    const [a, b] = this.window.map((seconds) => plot.valToPos(seconds, 'x', true)) as [number, number];
    ctx.save();
    ctx.strokeStyle = getComputedStyle(this.box).getPropertyValue('--accent');
    ctx.lineWidth = 2;
    ctx.strokeRect(a, bbox.top, Math.max(2, b - a), bbox.height);
    ctx.restore();
  }
}
