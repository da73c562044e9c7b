import type { components } from './schema';

type Schemas = components['schemas'];

export type Task = Schemas['TaskView'];
export type TaskKind = Task['kind'];
export type Item = Schemas['ItemToLabelView'];
export type ReviewItem = Schemas['ReviewItemView'];
export type Release = Schemas['ReleaseView'];
export type ReleaseDetail = Schemas['ReleaseDetail'];
export type Job = Schemas['JobView'];
export type LabelSchema = Schemas['LabelSchema'];
export type LabelClass = Schemas['LabelClass'];
export type Attribute = Schemas['Attribute'];
export type Channel = Schemas['Channel'];
export type Issue = Schemas['Issue'];
export type QuickReason = NonNullable<Issue['reason']>;

export type Me = Schemas['Me'];

interface ShapeHead {
  id: string;
  label: string;
  attributes: Record<string, unknown>;
}

export type TimePoint = ShapeHead & { type: 'time-point'; seconds: number; timestamp: string };
export type TimeRange = ShapeHead & {
  type: 'time-range';
  fromSeconds: number;
  toSeconds: number;
  fromTimestamp: string;
  toTimestamp: string;
};
export type OtherShape = ShapeHead & { type: string };
export type Shape = ShapeHead & { type: string };

export const isTimePoint = (shape: Shape): shape is TimePoint => shape.type === 'time-point';
export const isTimeRange = (shape: Shape): shape is TimeRange => shape.type === 'time-range';
